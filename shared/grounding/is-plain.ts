import { idleWords } from './lexicon/idle-words.ts'
import type { Reading } from './reading.ts'
import { keysNamed, type Records } from './records.ts'
import { inFrame } from './topics.ts'

// "Costs under €20" is another price than €20.
const changesFigures = new Set(
  'only even more most less enough back up down off over under around near next after before through against each several many another different because since until via go goes going take taking worth etwa circa rund ab ohne gegen unter hinter neben art sorte plus moins environ sans sous vers sin sobre hasta desde cada'.split(
    ' ',
  ),
)

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
          (idleWords.has(text) && !changesFigures.has(text)) ||
          records.hasWord(text) ||
          (withQuestion && records.isInQuestion(text)))),
  )
}
