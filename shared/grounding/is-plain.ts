import type { Reading } from './reading.ts'
import { keysNamed, type Records } from './records.ts'
import { inFrame } from './topics.ts'

interface PlainOptions {
  /** Whether the shopper's own words count as known. */
  readonly withQuestion?: boolean
}

/** Whether a sentence beside what is proven has only words that state nothing. */
export function isPlain(
  { tokens }: Reading,
  records: Records,
  more: number,
  { withQuestion = false }: PlainOptions = {},
): boolean {
  const known = inFrame | more
  return tokens.every(
    ({ kind, isProven, bits, text }) =>
      isProven ||
      kind !== 'word' ||
      (bits & known) !== 0 ||
      (bits === 0 &&
        (text.length === 1 ||
          keysNamed(text).length > 0 ||
          records.hasWord(text) ||
          (withQuestion && records.isInQuestion(text)))),
  )
}
