import { wordPieces } from '../../../shared/faq/word-piece.ts'
import type { WordTable } from '../../../shared/faq/word-table.ts'
import type { Product } from '../../../shared/product.ts'
import type { Dictionary } from './dictionary.ts'
import { vectorOf } from './meaning.ts'
import { writtenWords } from './search-words.ts'

/** Another word for what a product is, and how much less it is worth than its own. */
export interface Alias {
  readonly word: string
  readonly share: number
  /** What it is for, not what it is. */
  readonly isUse?: boolean
}
export type AliasesOf = (product: Product) => readonly Alias[]

/** What publishing and searching know of words. */
export interface WordKnowledge {
  readonly words: () => WordTable
  /** English words for things. */
  readonly english: () => AliasesOf
  /** What goods and their traits are called in four languages. */
  readonly dictionary: () => Dictionary
}

interface Entry {
  readonly synonyms: readonly string[]
  /** Wider words: a backpack is a bag. */
  readonly kinds: readonly string[]
}

const synonymShare = 0.6
const kindShare = 0.35
/** A common word that means nothing like the product is another sense: a coffee grinder is no sandwich. */
const likenessMin = 0.2

/** A table of `word TAB synonyms TAB kinds` (`scripts/search/build-synonyms.ts`), read when something is published. */
export function readSynonyms(bytes: ArrayBuffer): (word: string) => Entry | null {
  const lines = new Map<string, string>()
  for (const line of new TextDecoder().decode(new Uint8Array(bytes)).split('\n')) {
    const cut = line.indexOf('\t')
    if (cut > 0) lines.set(line.slice(0, cut), line.slice(cut + 1))
  }
  return (word) => {
    const [synonyms = '', kinds = ''] = lines.get(word)?.split('\t') ?? []
    const list = (text: string): string[] => text.split(' ').filter(Boolean)
    return synonyms || kinds ? { synonyms: list(synonyms), kinds: list(kinds) } : null
  }
}

/** What a title's words and pairs of words are called elsewhere. */
export function aliasesFrom(find: (word: string) => Entry | null, words: WordTable): AliasesOf {
  return ({ title, category = '' }) => {
    const own = writtenWords(title).map(({ word }) => word)
    const pairs = own.slice(1).map((word, at) => `${own[at] ?? ''} ${word}`)
    const found = new Map<string, number>()
    for (const word of [...pairs, ...own]) {
      const entry = singulars(word).map(find).find(Boolean)
      for (const each of entry?.synonyms ?? []) if (!found.has(each)) found.set(each, synonymShare)
      for (const each of entry?.kinds ?? []) if (!found.has(each)) found.set(each, kindShare)
    }
    if (found.size === 0) return []
    const meaning = vectorOf(words, `${title} ${category}`)
    return [...found]
      .map(([word, share]) => ({ word, share }))
      .filter(({ word }) => !own.includes(word) && isLike(words, word, meaning))
  }
}

const singulars = (word: string): string[] => [
  word,
  word.replace(/ies$/, 'y'),
  word.replace(/(?:([sxz]|[cs]h)e)s$/, '$1'),
  word.replace(/s$/, ''),
]

/** A rare word is one of many pieces, whose sum tells little: it has few senses, so it is believed. */
function isLike(words: WordTable, word: string, meaning: Float32Array): boolean {
  if (wordPieces(words, word).length > 1) return true
  return vectorOf(words, word).reduce((sum, value, at) => sum + value * (meaning[at] ?? 0), 0) >= likenessMin
}
