import { bitOf, bitsOf, sensesAt } from './lexicon/word-senses.ts'
import { readable } from './readable.ts'
import { keysNamed, type Records } from './records.ts'
import { isSuffix, type Token, tokensOf } from './tokens.ts'

/** A slot of a sentence with its value, or an address that records have. */
export interface Filled {
  readonly slot: string
  readonly key: string
  /** The product it speaks of; null for the shop's own and for what speaks of several. */
  readonly index: number | null
  readonly value: string
  readonly isKnown: boolean
}

/** One token with what it means here. */
export interface ReadToken extends Token {
  bits: number
  /** Of a numeral. */
  readonly value: number | null
  /** Stands for something a record says: a name, a value, a slot, a policy's sentence. */
  isProven: boolean
  /** The product that it names. */
  name: number | null
  /** The key of the value that it is part of. */
  key: string | null
}

const stating = ~bitsOf('frame', 'harmless', 'shop', 'limit')

/** A sentence taken apart. */
export interface Reading {
  readonly text: string
  readonly lower: string
  readonly tokens: readonly ReadToken[]
  /** Products named in it, in order. */
  readonly named: readonly number[]
  /** Keys of policies that it quotes. */
  readonly policies: readonly string[]
  /** Whether it has a figure or a word that may state something. */
  readonly states: boolean
  /** What it speaks of beside what is proven. */
  readonly bits: number
}

const determiners = new Set(
  'the this that these those our your every each a an and or der die das den dem des ein eine einen einem le la les l un une ce cette el los las una este esta und oder et ou y o than als que zum vom du'.split(
    ' ',
  ),
)

const frenchArticles = new Set(['le', 'du', 'un', 'ce', 'au'])

/** A sentence as it is judged: its tokens with senses, names, slots and quoted policies. */
export function readSentence(shown: string, slots: readonly Filled[], records: Records): Reading {
  const text = readable(shown)
  const lower = text.toLowerCase()
  const tokens: ReadToken[] = tokensOf(text).map((token) => ({
    ...token,
    bits: 0,
    value: null,
    isProven: token.kind === 'slot',
    name: token.kind === 'slot' && slots[token.slot]?.key === 'title' ? (slots[token.slot]?.index ?? null) : null,
    key: token.kind === 'slot' ? (slots[token.slot]?.key ?? null) : null,
  }))
  const words = tokens.map(({ kind, text: word }) => (kind === 'slot' ? '\u0000' : word))
  nameProducts(tokens, words, records)
  giveSenses(tokens, words, lower)
  const states = tokens.some(({ kind, bits, isProven }) => !isProven && (kind === 'number' || (bits & stating) !== 0))
  const policies = states ? quotePolicies(lower, tokens, records) : []
  const named = [...new Set(tokens.flatMap(({ name }) => name ?? []))]
  return { text, lower, tokens, named, policies, states, bits: 0 }
}

/** Complete sentences of a policy are the shop's own word. */
function quotePolicies(lower: string, tokens: readonly ReadToken[], records: Records): string[] {
  if (lower.length < 8) return []
  const found: string[] = []
  for (const { key, text } of records.policies) {
    const at = text.length < 8 ? -1 : lower.indexOf(text)
    if (at < 0 || /[\p{L}\p{N}]/u.test(lower[at + text.length] ?? ' ') || /[\p{L}\p{N}]/u.test(lower[at - 1] ?? ' ')) continue
    found.push(key)
    for (const token of tokens) if (token.start >= at && token.end <= at + text.length) token.isProven = true
  }
  return [...new Set(found)]
}

function nameProducts(tokens: readonly ReadToken[], words: readonly string[], records: Records): void {
  for (let at = 0; at < tokens.length; at++) {
    const token = tokens[at] as ReadToken
    if (token.kind !== 'word' && token.kind !== 'number') continue
    const title = records.titleAt(words, at)
    if (!title) continue
    const [index] = title.indexes
    const isUnique = title.indexes.length === 1
    const isAlone = title.length === 1
    // "The rum" is no "thé".
    if (isAlone && determiners.has(token.text) && !frenchArticles.has(words[at - 1] ?? '')) continue
    if (isAlone && (token.kind === 'number' || (token.text.length < 3 && !/\d/.test(token.text)))) continue
    // A single word of a title is its name behind an article or written like one.
    if (isAlone && !(at === 0 || determiners.has(words[at - 1] as string) || token.written !== token.text)) continue
    for (let each = at; each < at + title.length; each++) {
      const part = tokens[each] as ReadToken
      part.isProven = true
      if (isUnique && index !== undefined) part.name = index
    }
    at += title.length - 1
  }
}

function giveSenses(tokens: ReadToken[], words: readonly string[], lower: string): void {
  for (let at = 0; at < tokens.length; at++) {
    const token = tokens[at] as ReadToken
    if (token.kind !== 'word' || isSuffix(lower, token)) continue
    const found = sensesAt(words, at)
    if (!found) continue
    for (let each = at; each < at + found.words; each++) {
      const part = tokens[each] as ReadToken
      part.bits |= found.meaning.bits
    }
    if (found.meaning.bits & bitOf.number) tokens[at] = { ...token, value: found.meaning.value }
    at += found.words - 1
  }
}

/** Marks what a sentence quotes of the records of the products it is about. */
export function quoteValues(reading: Reading, indexes: readonly number[], records: Records): void {
  const { tokens } = reading
  const isNegated = tokens.some(({ bits, isProven }) => !isProven && (bits & bitOf.not) !== 0)
  const labels = new Set(tokens.flatMap((token) => (token.kind === 'word' && !token.isProven ? keysNamed(token.text) : [])))
  for (const index of indexes)
    for (const { key, words, hasFigure, isAffirmed } of records.valuesOf(index)) {
      if (isAffirmed && isNegated) continue
      // "A weight of 45 l" quotes no weight.
      if (hasFigure && labels.size > 0 && !isLabelled(labels, key)) continue
      if (words.length === 1 && hasFigure && /^\d+$/.test(words[0] as string) && !labels.has(key)) continue
      for (let at = 0; at + words.length <= tokens.length; at++) {
        if (tokens[at]?.text !== words[0] || tokens[at]?.isProven) continue
        if (!words.every((word, offset) => tokens[at + offset]?.text === word)) continue
        for (let each = at; each < at + words.length; each++) {
          const token = tokens[each] as ReadToken
          token.isProven = true
          token.key = key
        }
      }
    }
}

const alike: readonly (readonly string[])[] = [
  ['rating', 'reviews'],
  ['stock', 'availability'],
  ['price', 'list_price'],
  ['color', 'colour', 'colors'],
  ['material', 'materials', 'lining', 'blade', 'sole'],
  ['size', 'dimensions', 'length', 'height', 'width', 'diameter', 'screen_size'],
]
const isLabelled = (labels: ReadonlySet<string>, key: string): boolean =>
  labels.has(key) ||
  alike.some((keys) => keys.includes(key) && keys.some((other) => labels.has(other))) ||
  ![...labels].some(isMeasured)
const isMeasured = (key: string): boolean => measured.has(key)
const measured = new Set([
  'weight',
  'capacity',
  'battery_life',
  'price',
  'rating',
  'power',
  'warranty',
  'length',
  'height',
  'width',
  'dimensions',
  'brightness',
  'noise_level',
  'max_load',
  'storage',
  'memory',
  'charging_time',
  'pieces',
])
