import { englishConcepts } from './language/english-concepts.ts'

/** A language's words for what shops speak of. */
export interface Concepts {
  /** Lemmas of a phrase, parted by spaces → concept. */
  readonly phrases: ReadonlyMap<string, number>
  readonly weights: readonly number[]
  /** Single words of each concept, for its place among word vectors. */
  readonly words: readonly (readonly string[])[]
  readonly phraseWordsMax: number
  /** How near two concepts are that go together. */
  readonly near: ReadonlyMap<number, number>
}

const conceptsMax = 1_000
export const pairKey = (a: number, b: number): number => Math.min(a, b) * conceptsMax + Math.max(a, b)

function readConcepts(text: string, lemmaOf: (word: string) => string): Concepts {
  const phrases = new Map<string, number>()
  const weights: number[] = []
  const names: string[] = []
  const near = new Map<number, number>()
  const words: string[][] = []
  let phraseWordsMax = 1
  for (const line of text.trim().split('\n')) {
    if (line.includes(' ~ ')) {
      const [a = '', b = '', likeness] = line.split(/ ~ | /)
      near.set(pairKey(names.indexOf(a), names.indexOf(b)), Number(likeness))
      continue
    }
    const [head = '', list = ''] = line.split(': ')
    const concept = weights.push(Number(head.split(' ')[1])) - 1
    words.push([])
    names.push(head.split(' ')[0] ?? '')
    for (const phrase of list.split(', ')) {
      const lemmas = phrase.split(/[\s-]+/).map(lemmaOf)
      phraseWordsMax = Math.max(phraseWordsMax, lemmas.length)
      if (!phrases.has(lemmas.join(' '))) phrases.set(lemmas.join(' '), concept)
      if (lemmas.length === 1 && !phrase.includes('-')) words[concept]?.push(phrase)
    }
  }
  return { phrases, weights, words, phraseWordsMax, near }
}

const doubled = /([bdfgklmnprt])\1$/

/** A word without its English ending; the same for "ship", "shipping" and "shipped", no real word always. */
function englishLemma(word: string): string {
  let stem = word.replace(/['’]s?$/, '')
  if (stem.length > 4 && stem.endsWith('ies')) stem = `${stem.slice(0, -3)}y`
  else if (stem.length > 4 && /(?:ss|x|ch|sh)es$/.test(stem)) stem = stem.slice(0, -2)
  else if (stem.length > 3 && /[^s]s$/.test(stem)) stem = stem.slice(0, -1)
  if (stem.length > 5 && stem.endsWith('ing')) stem = stem.slice(0, -3).replace(doubled, '$1')
  else if (stem.length > 4 && stem.endsWith('ied')) stem = `${stem.slice(0, -3)}y`
  else if (stem.length > 4 && stem.endsWith('ed')) stem = stem.slice(0, -2).replace(doubled, '$1')
  return stem.length > 3 && stem.endsWith('e') ? stem.slice(0, -1) : stem
}

const english = readConcepts(englishConcepts, englishLemma)

export const conceptsFor = (language: string): { concepts: Concepts; lemmaOf: (word: string) => string } | null =>
  language === 'en' ? { concepts: english, lemmaOf: englishLemma } : null
