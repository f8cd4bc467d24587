import { englishLemma, stemmer } from './lemmas.ts'
import type { WordTable } from './word-table.ts'

/** A language's words for what shops speak of. Topics are the same in all languages, and English has their weights. */
export interface Concepts {
  /** Lemmas of a phrase, parted by spaces → concept. */
  readonly phrases: ReadonlyMap<string, number>
  readonly weights: readonly number[]
  /** Single English words of each concept, for its place among word vectors. */
  readonly words: readonly (readonly string[])[]
  readonly phraseWordsMax: number
  /** How near two concepts are that go together. */
  readonly near: ReadonlyMap<number, number>
  /** What one does: two questions that want to do different things are different, whatever else they share. */
  readonly acts: ReadonlySet<number>
}

export interface Language {
  readonly concepts: Concepts
  /** A word's lemmas: several of a compound. */
  readonly lemmasOf: (word: string) => readonly string[]
  /** Lemmas of a phrase → the English words that stand for it among word vectors; none of English itself. */
  readonly glosses: ReadonlyMap<string, string>
}

const conceptsMax = 1_000
export const pairKey = (a: number, b: number): number => Math.min(a, b) * conceptsMax + Math.max(a, b)

// One reading for each word table, which are immutable and few.
const readings = new WeakMap<WordTable, Map<string, Language | null>>()

/** The words of a language; null for one without any. */
export function languageWords(table: WordTable, language: string): Language | null {
  const known = readings.get(table) ?? new Map<string, Language | null>()
  readings.set(table, known)
  const found = known.get(language)
  if (found !== undefined) return found
  const read = readLanguage(table, language)
  known.set(language, read)
  return read
}

function readLanguage(table: WordTable, language: string): Language | null {
  const texts = sectionsOf(table.topics)
  const lines = texts.get(language)
  const english = texts.get('en')
  if (!lines || !english) return null
  const topics = readTopics(english)
  if (language === 'en')
    return {
      concepts: { ...topics, ...readPhrases(lines, topics, englishLemmas).read },
      lemmasOf: englishLemmas,
      glosses: new Map(),
    }
  const lemmasOf = stemmer(stemsIn(lines), language)
  const { read, glosses } = readPhrases(lines, topics, lemmasOf)
  return { concepts: { ...topics, ...read }, lemmasOf, glosses }
}

const englishLemmas = (word: string): readonly string[] => [englishLemma(word)]

function sectionsOf(topics: ArrayBuffer | null): Map<string, string[]> {
  const sections = new Map<string, string[]>()
  let current: string[] = []
  for (const line of topics ? new TextDecoder().decode(new Uint8Array(topics)).split('\n') : [])
    if (line.startsWith('== ')) {
      current = []
      sections.set(line.slice(3), current)
    } else current.push(line)
  return sections
}

/** A line's head and its phrases; null where it states how near two topics are. */
function partsOf(line: string): { head: string; phrases: string[] } | null {
  const at = line.indexOf(': ')
  return at < 0 ? null : { head: line.slice(0, at), phrases: line.slice(at + 2).split(', ') }
}

const actsHead = 'acts ! '

interface Topics extends Pick<Concepts, 'weights' | 'words' | 'near' | 'acts'> {
  readonly names: ReadonlyMap<string, number>
}

function readTopics(lines: readonly string[]): Topics {
  const names = new Map<string, number>()
  const weights: number[] = []
  const words: string[][] = []
  const near = new Map<number, number>()
  const acts = new Set<number>()
  for (const line of lines) {
    if (line.startsWith(actsHead)) {
      for (const name of line.slice(actsHead.length).split(' ')) acts.add(names.get(name) ?? -1)
      continue
    }
    const parts = partsOf(line)
    if (!parts) {
      const [a = '', b = '', likeness] = line.split(/ ~ | /)
      near.set(pairKey(names.get(a) ?? 0, names.get(b) ?? 0), Number(likeness))
      continue
    }
    const [name = '', weight] = parts.head.split(' ')
    let concept = names.get(name)
    if (concept === undefined) {
      concept = weights.push(Number(weight ?? 1)) - 1
      names.set(name, concept)
      words.push([])
    }
    for (const phrase of parts.phrases) if (/^\p{L}+$/u.test(phrase)) words[concept]?.push(phrase)
  }
  return { names, weights, words, near, acts }
}

/** Stems are written with a star: `versand*` begins "Versandkosten" too. */
const stemsIn = (lines: readonly string[]): string[] =>
  lines.flatMap((line) =>
    (partsOf(line)?.phrases ?? []).flatMap((phrase) => phrase.split(' ').filter((word) => word.endsWith('*'))),
  )

function readPhrases(lines: readonly string[], { names, words }: Topics, lemmasOf: Language['lemmasOf']) {
  const phrases = new Map<string, number>()
  const glosses = new Map<string, string>()
  let phraseWordsMax = 1
  for (const line of lines) {
    const parts = partsOf(line)
    if (!parts) continue
    const gloss = parts.head.startsWith('= ') ? parts.head.slice(2) : null
    const concept = gloss === null ? names.get(parts.head.split(' ')[0] ?? '') : undefined
    for (const phrase of parts.phrases) {
      const lemmas = phrase.split(/[\s-]+/).flatMap((word) => (word.endsWith('*') ? [word.slice(0, -1)] : lemmasOf(word)))
      phraseWordsMax = Math.max(phraseWordsMax, lemmas.length)
      const key = lemmas.join(' ')
      if (concept !== undefined && !phrases.has(key)) phrases.set(key, concept)
      if (!glosses.has(key)) glosses.set(key, gloss ?? (concept === undefined ? '' : (words[concept]?.[0] ?? '')))
    }
  }
  return { read: { phrases, phraseWordsMax }, glosses }
}
