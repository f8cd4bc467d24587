import { AppError } from '../../../shared/errors.ts'
import type { RequestContext } from '../../http/contract.ts'
import type { StagedRow } from '../contract.ts'
import { type FeedFormat, readFeed } from '../feeds/read-feed.ts'
import { type CatalogueImport, type ImportMode, type ImportProblem, problemsListed } from './import.ts'

export interface ImportInput {
  readonly format: FeedFormat
  readonly locale: string
  readonly mode: ImportMode
  readonly currency: string
  readonly chunks: AsyncIterable<string>
}

export interface ImportRun {
  readonly made: CatalogueImport
  /** The file ended before its end: what it lacks is not known to be gone. */
  readonly isTruncated: boolean
}

// Small, because what waits to be stored is what an import holds in memory.
const batchCharsMax = 250_000
const batchRowsMax = 250
export const rowsMax = 500_000

/**
 * Reads a feed into the import's staging, batch by batch, so that memory does not grow with the file, and compares it with
 * what is there. Nothing of the catalogue has changed when this returns.
 */
export async function runImport(context: RequestContext, input: ImportInput): Promise<ImportRun> {
  const { importService } = context.services
  const { tenant, keyId } = context.caller
  const begun = await importService.begin(tenant, keyId, input)
  const problems: ImportProblem[] = []
  const seen = new Set<number>()
  let [read, broken, isTruncated] = [0, 0, false]
  let batch: StagedRow[] = []
  let batchChars = 0
  const fault = (at: number, id: string | null, field: string | null, reason: string): void => {
    if (problems.length < problemsListed) problems.push({ at, id, field, reason })
  }
  const flush = async (): Promise<void> => {
    if (batch.length) await importService.stage(begun, batch)
    batch = []
    batchChars = 0
  }

  for await (const row of readFeed({ ...input, now: context.now(), isPatch: input.mode === 'patch' })) {
    if (row.problems.length || row.id === null) {
      broken++
      isTruncated ||= row.isEnd === true
      for (const { field, reason } of row.problems) fault(row.at, row.id, field, reason)
      continue
    }
    const mark = markOf(row.id)
    if (seen.has(mark)) {
      broken++
      fault(row.at, row.id, 'id', 'is in this file already: the first row counts.')
      continue
    }
    if (++read > rowsMax) throw new AppError('request_too_large', `An import has at most ${rowsMax} variants.`)
    seen.add(mark)
    batch.push({ id: row.id, product: row.product })
    batchChars += row.product ? sizeOf(row.product) : 0
    if (batch.length >= batchRowsMax || batchChars >= batchCharsMax) await flush()
  }
  await flush()
  const report = { ...begun.report, read, broken, problems }
  return { made: await importService.close(tenant, { ...begun, report }, 'staged'), isTruncated }
}

/**
 * A number of 53 bits for an id (cyrb53, public domain by bryc). A hundred thousand ids as numbers are a few megabytes; as
 * strings cut out of a file's lines they would keep the lines in memory. Two ids share one in two million such files.
 */
function markOf(id: string): number {
  let [high, low] = [0xdeadbeef, 0x41c6ce57]
  for (let at = 0; at < id.length; at++) {
    const code = id.charCodeAt(at)
    high = Math.imul(high ^ code, 2654435761)
    low = Math.imul(low ^ code, 1597334677)
  }
  high = Math.imul(high ^ (high >>> 16), 2246822507) ^ Math.imul(low ^ (low >>> 13), 3266489909)
  low = Math.imul(low ^ (low >>> 16), 2246822507) ^ Math.imul(high ^ (high >>> 13), 3266489909)
  return 4294967296 * (2097151 & low) + (high >>> 0)
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
