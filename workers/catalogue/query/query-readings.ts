import { type Written, withLetters, writtenWords } from './search-words.ts'
import { exactReadings, guessedReadings, type Reading } from './spelling.ts'
import type { TextIndex } from './text-index.ts'

/** A word of a question: what the catalogue has for it, and how much of the question it is. */
export interface QueryWord {
  readonly word: string
  readonly readings: readonly Reading[]
  /** Its rarity, by how much it matters where it stands. */
  readonly weight: number
  readonly isKnown: boolean
}

/** What stands after these words tells where or what for, not what: "a tent for a trip to the Alps". */
const asides = new Set(
  'for to in on at from by during that which who because when while like of my our his her your für fur zum zur im auf bei von vom wegen weil der die das pour dans chez sur qui para en por que'.split(
    ' ',
  ),
)
const asideShare = 0.25
/** Heads of names that say little without what stands before them: a protein powder is no laundry powder. */
const genericHeads = new Set(
  'powder cream oil bag box set machine board holder cover case stand bottle paper brush cloth spray kit rack pad card maker cleaner drink butter milk sauce food bar stick tape filter'.split(
    ' ',
  ),
)
const headShare = 0.4
/** Nobody knows how much a word matters that no product has: less than the rarest one that a product has. */
const unknownShare = 0.5

/** Inverse document frequency, as BM25 has it. */
export function rarityOf({ starts }: TextIndex, term: number, count: number): number {
  const documents = (starts[term + 1] ?? 0) - (starts[term] ?? 0)
  return Math.log(1 + (count - documents + 0.5) / (documents + 0.5))
}

/** Each word of a question as terms of the catalogue; two that are one word there ("back pack") are joined. */
export function readQuery(
  text: TextIndex,
  query: string,
  terms: readonly Written[],
  language: string,
  count: number,
): QueryWord[] {
  const main = mainWords(query, terms, language)
  const found: QueryWord[] = []
  for (let at = 0; at < terms.length; at++) {
    const written = terms[at] as Written
    const next = terms[at + 1]
    const exact = exactReadings(text, written, language)
    const joined = next ? exactReadings(text, { word: written.word + next.word, parts: [] }, language) : []
    const isJoined = joined.length > 0 && exact.length === 0
    const readings = isJoined ? joined : [...(exact.length ? exact : guessedReadings(text, written.word, language)), ...joined]
    const share = main.has(written.word) ? 1 : asideShare
    const rarity = readings.length
      ? Math.max(...readings.map(({ term }) => rarityOf(text, term, count)))
      : unknownShare * Math.log(1 + count)
    const before = found.at(-1)
    const isAlone =
      before?.isKnown === false && genericHeads.has(written.word) && query.includes(`${terms[at - 1]?.word} ${written.word}`)
    found.push({
      word: isJoined ? written.word + (next?.word ?? '') : written.word,
      readings,
      weight: rarity * share * (isAlone ? headShare : 1),
      isKnown: readings.length > 0,
    })
    if (isJoined) at++
  }
  return found
}

/** The words before the first aside that leaves something before it; all of them where the question begins with one. */
function mainWords(query: string, terms: readonly Written[], language: string): ReadonlySet<string> {
  const kept = new Set(terms.map(({ word }) => word))
  const main = new Set<string>()
  for (const { word } of withLetters(writtenWords(query), language)) {
    if (main.size > 0 && asides.has(word)) break
    if (kept.has(word)) main.add(word)
  }
  return main
}
