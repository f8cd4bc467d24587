import { wordPieces } from '../../faq/word-piece.ts'
import type { WordTable } from '../../faq/word-table.ts'
import { likelySpans } from '../entity-spans.ts'
import { coverage, likeness, meaningOf } from './meaning.ts'

/** Types of entities that are found alike, each with weights and words of its own. */
export const entityKinds = {
  brand: /^(?:brand|brand name|manufacturer|maker|label|publisher)$/,
  type: /^(?:type|product type|clothing type|category)$/,
  name: /^(?:name|model|model name|series|title|game|os)$/,
  colour: /colou?r/,
  material: /material|fabric|metal/,
  code: /(?:model|part|serial|item).{0,60}(?:number|no)$/,
  measure:
    /dimension|mass|weight|capacity|volume|length|width|height|depth|diameter|resolution|wattage|power|voltage|size|quantity|count|pack|number of|storage|year/,
  who: /gender|department|audience|^age|age group|target/,
  theme: /theme|motive|pattern|print|style|design|occasion|season/,
  other: /(?:)/,
} as const
export type EntityKind = keyof typeof entityKinds

export const entityKindOf = (type: string): EntityKind =>
  (Object.keys(entityKinds) as EntityKind[]).find((kind) => entityKinds[kind].test(type.toLowerCase())) ?? 'other'

/** How much a word speaks for being part of such an entity: the logarithm of how often it was, over how often not. */
type WordOdds = (word: string) => number

interface Candidate {
  readonly text: string
  readonly start: number
  readonly end: number
}

const sourceWordsMax = 60
const spanWordsMax = 5

/** Every run of the source's words that could be an entity, and what speaks for each. */
export function spanFeatures(
  words: WordTable,
  entityType: string,
  source: string,
  odds: WordOdds,
): { readonly texts: readonly string[]; readonly features: number[][] } {
  const all = source.replace(/\s+/g, ' ').trim().split(' ').slice(0, sourceWordsMax)
  const candidates = runsOf(all)
  const type = meaningOf(words, entityType)
  const whole = meaningOf(words, source)
  const likely = (likelySpans(entityType, source) ?? []).map((text) => text.toLowerCase())
  const oddsOf = (text: string | undefined): number[] => wordsOf(text ?? '').map(odds)
  const features = candidates.map(({ text, start, end }) => {
    const own = meaningOf(words, text)
    const inside = wordsOf(text)
    const each = inside.map(odds)
    const count = end - start
    const lower = text.toLowerCase()
    const [before = '', last = '', next = ''] = [all[start - 1], all[end - 1], all[end]]
    return [
      likeness(type.vector, own.vector),
      coverage(type, own),
      flag(likely.includes(lower)),
      flag(likely[0] === lower),
      flag(count === 1),
      flag(count === 2),
      flag(count === 3),
      flag(start === 0),
      start / all.length,
      flag(end === all.length),
      inside.length ? inside.filter((word) => /\d/.test(word)).length / inside.length : 0,
      flag(/^\p{Lu}/u.test(text)),
      flag(text === text.toUpperCase() && /\p{L}/u.test(text)),
      each.length ? each.reduce((sum, value) => sum + value, 0) / each.length : 0,
      each.length ? Math.min(...each) : 0,
      each.length ? Math.max(...each) : 0,
      Math.max(...oddsOf(before), -9) === -9 ? 0 : Math.max(...oddsOf(before)),
      Math.max(...oddsOf(next), -9) === -9 ? 0 : Math.max(...oddsOf(next)),
      flag(/[,;:)\-–|]$/.test(before)),
      flag(/[,;:)\-–|]$/.test(last) || /^[(\-–|]/.test(next)),
      flag(link.test(next)),
      flag(link.test(before)),
      likeness(own.vector, whole.vector),
      wordPieces(words, text).length / count,
      flag(inside.some((word) => link.test(word) || /^(?:and|the|new|dan)$/.test(word))),
    ]
  })
  return { texts: candidates.map(({ text }) => text), features }
}

const link = /^(?:for|with|by|in|of|to|untuk)$/i
const flag = (value: boolean): number => (value ? 1 : 0)
export const wordsOf = (text: string): readonly string[] => text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []

function runsOf(all: readonly string[]): Candidate[] {
  const runs = new Map<string, Candidate>()
  for (let start = 0; start < all.length; start++)
    for (let end = start + 1; end <= Math.min(all.length, start + spanWordsMax); end++) {
      const text = trimmed(all.slice(start, end).join(' '))
      const key = text.toLowerCase()
      if (text && !runs.has(key)) runs.set(key, { text, start, end })
    }
  return [...runs.values()]
}

/** Without the punctuation around it; `5.5 oz.`, `42"` and `(black)` end in theirs. */
function trimmed(run: string): string {
  const text = run.replace(/^[^\p{L}\p{N}#+]+/u, '').replace(/[^\p{L}\p{N}"'+%.)]+$/u, '')
  if (text.endsWith(')') && !text.includes('(')) return text.slice(0, -1)
  return text.endsWith('.') && !/\b(?:oz|in|ft|lb|fl|pcs|ct)\.$/i.test(text) ? text.slice(0, -1) : text
}
