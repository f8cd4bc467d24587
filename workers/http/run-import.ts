import { type CatalogueImport, type ImportMode, type ImportProblem, problemsListed } from '../../shared/catalogue/import.ts'
import { AppError } from '../../shared/errors.ts'
import { type AppContext, callerOf, servicesOf } from '../context.ts'
import { type FeedFormat, readFeed } from '../core/feeds/read-feed.ts'
import type { StagedRow } from '../services.ts'

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

// Half of what one bound value of D1 may have.
const batchCharsMax = 1_000_000
const batchRowsMax = 1_000
export const rowsMax = 500_000

/**
 * Reads a feed into the import's staging, batch by batch, so that memory does not grow with the file, and compares it with
 * what is there. Nothing of the catalogue has changed when this returns.
 */
export async function runImport(c: AppContext, input: ImportInput): Promise<ImportRun> {
  const { catalogueDesk } = servicesOf(c)
  const { tenant, keyId } = callerOf(c)
  const begun = await catalogueDesk.begin(tenant, keyId, input)
  const problems: ImportProblem[] = []
  const seen = new Set<string>()
  let [read, broken, isTruncated] = [0, 0, false]
  let batch: StagedRow[] = []
  let batchChars = 0
  const fault = (at: number, id: string | null, field: string | null, reason: string): void => {
    if (problems.length < problemsListed) problems.push({ at, id, field, reason })
  }
  const flush = async (): Promise<void> => {
    if (batch.length) await catalogueDesk.stage(begun, batch)
    batch = []
    batchChars = 0
  }

  for await (const row of readFeed({ ...input, now: Date.now(), isPatch: input.mode === 'patch' })) {
    if (row.problems.length || row.id === null) {
      broken++
      isTruncated ||= row.isEnd === true
      for (const { field, reason } of row.problems) fault(row.at, row.id, field, reason)
      continue
    }
    if (seen.has(row.id)) {
      broken++
      fault(row.at, row.id, 'id', 'is in this file already: the first row counts.')
      continue
    }
    if (++read > rowsMax) throw new AppError('request_too_large', `An import has at most ${rowsMax} variants.`)
    seen.add(row.id)
    batch.push({ id: row.id, product: row.product })
    batchChars += row.product ? sizeOf(row.product) : 0
    if (batch.length >= batchRowsMax || batchChars >= batchCharsMax) await flush()
  }
  await flush()
  const report = { ...begun.report, read, broken, problems }
  return { made: await catalogueDesk.close(tenant, { ...begun, report }, 'staged'), isTruncated }
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
