import type { Facts } from '../grounding/facts.ts'
import type { KindOf } from '../kinds/read-kind.ts'
import type { Language } from '../weighing/language.ts'

export interface ComposeInput {
  /** The shopper's last message. */
  readonly question: string
  readonly facts: Facts
  readonly language: Language
  /** The message before it; empty where there is none. */
  readonly previous: string
  /** The texts of the assistant's answers so far, oldest first. */
  readonly answers: readonly string[]
  /** How many of the products, from the first, a search found; null when nothing was looked for. */
  readonly found: number | null
  /** Whether the search says that this is what was meant, or only the closest; without, the titles tell. */
  readonly match?: 'found' | 'near' | 'none' | null
  /** Tells what a message is; without, only the rules do. */
  readonly kindOf?: KindOf
}

/** An answer in the edge's own words, its figures as slots. */
export interface Composed {
  readonly text: string
  /** Whether the question was recognised for sure; else a larger model would do better. */
  readonly isCertain: boolean
  /** What it was taken for, as it is recorded. */
  readonly kind: string
}
