import type { Product } from '../../../shared/product.ts'
import type { FeedRow } from '../feeds/feed-row.ts'
import { type ImportProblem, type ImportReport, problemsListed } from './import.ts'

const previewProducts = 5

/** Counts an import's rows into its report: what is wrong once for all rows that have it, so that a missing column is one line. */
export class RowReport {
  readonly #problems = new Map<string, ImportProblem>()
  readonly #notes = new Map<string, ImportProblem>()
  readonly #skipped: Record<string, number> = {}
  readonly #preview: Product[] = []
  #read = 0
  #broken = 0

  get read(): number {
    return this.#read
  }

  take({ product }: FeedRow): void {
    this.#read++
    if (product && this.#preview.length < previewProducts) this.#preview.push(product)
  }

  skip({ skipped = '' }: FeedRow): void {
    this.#skipped[skipped] = (this.#skipped[skipped] ?? 0) + 1
  }

  refuse(row: FeedRow, problems = row.problems): void {
    this.#broken++
    for (const { field, reason } of problems) count(this.#problems, row, field, reason)
  }

  note(row: FeedRow): void {
    for (const { field, reason } of row.notes ?? []) count(this.#notes, row, field, reason)
  }

  done(): Pick<ImportReport, 'read' | 'broken' | 'problems' | 'notes' | 'skipped' | 'preview'> {
    return {
      read: this.#read,
      broken: this.#broken,
      problems: [...this.#problems.values()],
      notes: [...this.#notes.values()],
      skipped: this.#skipped,
      preview: this.#preview,
    }
  }
}

function count(into: Map<string, ImportProblem>, { at, id }: FeedRow, field: string | null, reason: string): void {
  const key = `${field}\n${reason}`
  const known = into.get(key)
  if (known) into.set(key, { ...known, rows: known.rows + 1 })
  else if (into.size < problemsListed) into.set(key, { at, id, field, reason, rows: 1 })
}
