import type { Product } from '../../../shared/product.ts'

/** What the edge would list for a turn: products found first, then those that stay in view. */
export interface Retrieved {
  readonly products: readonly Product[]
  /** How many of the products, from the first, a search found; null where nothing was looked for. */
  readonly found: number | null
  /** Whether what was found is what was meant, or only the closest. */
  readonly match?: 'found' | 'near' | 'none' | null
}

/** One shop's search as the edge does it: the shopper's messages so far, and the products shown with the last answer. */
type Retrieve = (messages: readonly Message[], view: readonly Product[]) => Retrieved | Promise<Retrieved>

export interface Message {
  readonly role: 'user' | 'assistant'
  readonly content: string
}

/** The search of a shop's products; the edge's own comes from outside, because this folder never sees the Worker. */
export type OpenSearch = (products: readonly Product[]) => Retrieve
