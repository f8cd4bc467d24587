import type { Proof } from './prove.ts'
import type { Records } from './records.ts'
import type { Topic } from './topics.ts'

/** What a sentence states that no record does. */
export interface Fault {
  /** What the record's own sentence in its place is to speak of. */
  readonly topics: readonly Topic[]
  /** The product that it can only be of, where the sentence says of which it is nowhere. */
  readonly about?: readonly number[]
}

/** What the shopper's question speaks of. */
export interface QuestionRead {
  /** Senses of its words. */
  readonly bits: number
  readonly hasFigure: boolean
}

/** What the judge knows beside the sentence. */
export interface Surroundings {
  readonly records: Records
  /** The products that the sentences before it, or the question, speak of. */
  readonly before: readonly number[]
  /** What a heading or a column's head says, in front of the sentence. */
  readonly heading: string
  /** Senses that the sentence before it leaves open ("The price?"). */
  readonly open: number
  /** Read when something turns on it. */
  readonly question: () => QuestionRead
}

/** What became of a sentence: its fault, or the record behind each thing that it states. */
export interface Verdict {
  readonly fault: Fault | null
  readonly proofs: readonly { readonly at: number; readonly proof: Proof }[]
  /** The products that each token may be of. */
  readonly aboutAt: (at: number) => readonly number[]
  readonly bits: number
}
