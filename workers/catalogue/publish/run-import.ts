import { AppError } from '../../../shared/errors.ts'
import type { ImportRequest, ImportRun, ImportService, StagedRow } from '../contract.ts'
import { type FeedFormat, feedFormats, readFeed, recogniseFeed } from '../feeds/read-feed.ts'
import { markOf } from '../feeds/safe-id.ts'
import { RowReport } from './report-rows.ts'

interface ImportInput extends ImportRequest {
  readonly chunks: AsyncIterable<string>
  /** Milliseconds since 1970. */
  readonly now: number
  /** Lets others have a turn: reading a file is work without a pause. */
  readonly rest: () => Promise<void>
}

// What waits to be stored is what an import holds in memory, and each batch is one of the 1,000 statements that a request has:
// 500,000 rows, or the 100 MB of a request, stay below.
const batchCharsMax = 500_000
const batchRowsMax = 1_000
const rowsMax = 500_000
// Right, broken and skipped together: whatever they are, they are read.
const rowsReadMax = 1_000_000
const rowsPerTurn = 200

const withoutCurrency: ReadonlySet<FeedFormat> = new Set(['shopify-csv', 'woocommerce-csv'])
const repeated = { field: 'id', reason: 'is in this file already: the first row counts.' }

/**
 * Reads a feed into the import's staging, batch by batch, so that memory does not grow with the file, and compares it with
 * what is there. Nothing of the catalogue has changed when this returns.
 */
export async function runImport(importService: ImportService, input: ImportInput): Promise<ImportRun> {
  const { tenant, by, locale, mode, now } = input
  const { format, chunks } = await formatOf(input)
  const settings = await importService.settings(tenant, locale)
  const currency = input.currency ?? settings.currency
  const shopUrl = input.shopUrl ?? settings.shopUrl
  if (currency === null && withoutCurrency.has(format))
    throw new AppError(
      'invalid_value',
      `A ${format} file names no currency: say which its prices are in ('currency'), here or in the shop's settings.`,
      {
        param: 'currency',
      },
    )
  const begun = await importService.begin(tenant, by, { locale, mode, format })
  const report = new RowReport()
  const seen = new Set<number>()
  let isTruncated = false
  let batch: StagedRow[] = []
  let batchChars = 0
  let rowsRead = 0
  const flush = async (): Promise<void> => {
    if (batch.length) await importService.stage(begun, batch)
    batch = []
    batchChars = 0
  }

  for await (const row of readFeed({ format, chunks, currency, locale, shopUrl, now, isPatch: mode === 'patch' })) {
    report.note(row)
    if (rowsRead % rowsPerTurn === 0) await input.rest()
    if (++rowsRead > rowsReadMax) throw new AppError('request_too_large', `A file has at most ${rowsReadMax} rows.`)
    isTruncated ||= row.isEnd === true
    if (row.problems.length) report.refuse(row)
    if (row.problems.length || row.id === null) continue
    const mark = markOf(row.id)
    if (row.skipped !== undefined) {
      report.skip(row)
      // In place of an earlier import's product; a replacement drops it anyway, a patch changes only what it names.
      if (mode !== 'upsert' || seen.has(mark)) continue
    } else if (seen.has(mark)) {
      report.refuse(row, [repeated])
      continue
    } else report.take(row)
    if (report.read > rowsMax) throw new AppError('request_too_large', `An import has at most ${rowsMax} variants.`)
    seen.add(mark)
    batch.push({ id: row.id, product: row.product })
    batchChars += row.product ? sizeOf(row.product) : 0
    if (batch.length >= batchRowsMax || batchChars >= batchCharsMax) await flush()
  }
  await flush()
  const made = { ...begun, report: { ...begun.report, ...report.done() } }
  return { made: await importService.close(tenant, made, 'staged'), isTruncated }
}

async function formatOf(input: ImportInput): Promise<{ readonly format: FeedFormat; readonly chunks: AsyncIterable<string> }> {
  if (input.format !== null) return { format: input.format, chunks: input.chunks }
  const { format, chunks } = await recogniseFeed(input.chunks)
  if (format) return { format, chunks }
  throw new AppError(
    'invalid_value',
    `The file's beginning shows none of the formats that are read (${feedFormats.join(', ')}): name one ('format').`,
    { param: 'format' },
  )
}

/** About as long as its JSON: texts weigh, the rest is some hundred characters. */
const sizeOf = ({
  description = '',
  title,
  attributes,
}: {
  description?: string | undefined
  title?: string
  attributes?: Record<string, string>
}): number =>
  400 +
  description.length +
  (title?.length ?? 0) +
  Object.values(attributes ?? {}).reduce((sum, value) => sum + value.length + 30, 0)
