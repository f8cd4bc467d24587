import { Product } from '../../../shared/product.ts'
import { faultsOf } from '../../../shared/refusal.ts'

export interface FieldProblem {
  readonly field: string | null
  readonly reason: string
}

/** One row of a feed: a variant, or why there is none. `at` counts as `unit` says: lines of a table, items of a document. */
export interface FeedRow {
  readonly at: number
  readonly id: string | null
  readonly product: Product | null
  /** In a delta: the variant is to go. */
  readonly isRemoved: boolean
  readonly problems: readonly FieldProblem[]
  /** The file broke off here: what should follow was not read. */
  readonly isEnd?: boolean
}

export interface Mapped {
  readonly value: Record<string, unknown>
  readonly problems: readonly FieldProblem[]
}

export const brokenRow = (at: number, problems: readonly FieldProblem[], id: string | null = null): FeedRow => ({
  at,
  id,
  product: null,
  isRemoved: false,
  problems,
})

/** The file broke off, or is none of its kind: what should follow was not read. */
export const brokenEnd = (at: number, reason: string): FeedRow => ({ ...brokenRow(at, [{ field: null, reason }]), isEnd: true })

/** The one check every format's rows go through. */
export function toFeedRow(at: number, { value, problems }: Mapped): FeedRow {
  const id = typeof value.id === 'string' ? value.id.slice(0, 128) : null
  if (problems.length) return brokenRow(at, problems, id)
  const parsed = Product.safeParse(value)
  if (!parsed.success) return brokenRow(at, faultsOf(parsed.error), id)
  return { at, id: parsed.data.id, product: parsed.data, isRemoved: false, problems: [] }
}
