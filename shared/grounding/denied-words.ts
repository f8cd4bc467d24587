import { bitOf } from './lexicon/word-senses.ts'
import type { ReadToken } from './reading.ts'
import { tellsNothing } from './record-words.ts'
import { stemOf } from './stems.ts'

/** What a source denies, and what it does nothing but deny, by what the forms of words share. */
export interface DeniedWords {
  readonly denied: ReadonlySet<string>
  readonly deniedOnly: ReadonlySet<string>
}

const deniedWordsMax = 3
/** Words behind a "not", and those in front of ": no". */
export function deniedIn(tokens: readonly ReadToken[], text: string): DeniedWords {
  const at = new Set<number>()
  tokens.forEach(({ bits, start }, from) => {
    if (!(bits & bitOf.not)) return
    const isValue = /:\s*$/.test(text.slice(Math.max(0, start - 3), start))
    for (let by = 1; by <= deniedWordsMax; by++) {
      const other = isValue ? from - by : from + by
      const between = text.slice(tokens[Math.min(from, other)]?.end, tokens[Math.max(from, other)]?.start)
      if (!tokens[other] || /[.;!?\n]/.test(between)) break
      at.add(other)
    }
  })
  const stemAt = (token: ReadToken): string[] => (token.kind === 'word' && !tellsNothing(token) ? [stemOf(token.text)] : [])
  const denied = new Set([...at].flatMap((index) => stemAt(tokens[index] as ReadToken)))
  const stated = new Set(tokens.flatMap((token, index) => (at.has(index) ? [] : stemAt(token))))
  return { denied, deniedOnly: new Set([...denied].filter((stem) => !stated.has(stem))) }
}

/** Whether a sentence has what its source denies, or denies what it does not. */
export function turnsRound(tokens: readonly ReadToken[], { denied, deniedOnly }: DeniedWords): boolean {
  const isDenied = tokens.some(({ bits }) => (bits & bitOf.not) !== 0)
  const has = (stems: ReadonlySet<string>): boolean => tokens.some(({ kind, text }) => kind === 'word' && stems.has(stemOf(text)))
  return isDenied ? !has(denied) : has(deniedOnly)
}
