import { Product } from '../../../shared/product.ts'
import { faultsOf } from '../../../shared/refusal.ts'

export interface FieldProblem {
  readonly field: string | null
  readonly reason: string
}

/** What a feed does not say itself. */
export interface FeedForm {
  /** Of amounts without one; null where nobody named it. */
  readonly currency: string | null
  /** Which signs part thousands. */
  readonly locale: string
  /** Where the shop is, for files whose products have no address of their own. */
  readonly shopUrl?: string | null
}

/** One row of a feed: a variant, or why there is none. `at` counts as `unit` says: lines of a table, items of a document. */
export interface FeedRow {
  readonly at: number
  readonly id: string | null
  readonly product: Product | null
  /** In a delta: the variant is to go. */
  readonly isRemoved: boolean
  readonly problems: readonly FieldProblem[]
  /** What was left out of the variant, which is right all the same. */
  readonly notes?: readonly FieldProblem[]
  /** Left out on purpose, with the reason: a draft, a product that is not published. */
  readonly skipped?: string
  /** The file broke off here: what should follow was not read. */
  readonly isEnd?: boolean
}

export interface Mapped {
  readonly value: Record<string, unknown>
  readonly problems: readonly FieldProblem[]
  readonly notes?: readonly FieldProblem[]
  readonly skipped?: string
}

export const brokenRow = (at: number, problems: readonly FieldProblem[], id: string | null = null): FeedRow => ({
  at,
  id,
  product: null,
  isRemoved: false,
  problems,
})

/** The file broke off, or is none of its kind: what should follow was not read. */
export const brokenEnd = (at: number, reason: string, field: string | null = null): FeedRow => ({
  ...brokenRow(at, [{ field, reason }]),
  isEnd: true,
})

/** The one check every format's rows go through. */
export function toFeedRow(at: number, { value, problems, notes, skipped }: Mapped): FeedRow {
  const id = typeof value.id === 'string' ? value.id.slice(0, 128) : null
  // What the shop does not show goes from the catalogue too, where an earlier import put it.
  if (skipped !== undefined) return { ...brokenRow(at, [], id), isRemoved: true, skipped }
  if (problems.length) return brokenRow(at, problems, id)
  const parsed = Product.safeParse(value)
  if (!parsed.success) return brokenRow(at, faultsOf(parsed.error), id)
  return { at, id: parsed.data.id, product: parsed.data, isRemoved: false, problems: [], ...(notes?.length && { notes }) }
}
