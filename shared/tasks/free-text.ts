import { asciiDigits } from '../grounding/prove.ts'

/** Text on one line, without what could pose as a slot, a fence or markup (GBNF). */
export const lineGrammar = 'root ::= first rest*\nfirst ::= [^ \\t\\n\\r{}<>]\nrest ::= [^\\t\\n\\r{}<>]\n'

/** A list of a few short phrases, parted by commas (GBNF). */
export const phrasesGrammar =
  'root ::= phrase (", " phrase)? (", " phrase)? (", " phrase)? (", " phrase)? (", " phrase)? (", " phrase)? (", " phrase)?\nphrase ::= first rest*\nfirst ::= [^ ,;\\t\\n\\r{}<>]\nrest ::= [^,;\\t\\n\\r{}<>]\n'

/** Why free text is refused, where nothing of it can be kept. */
export const inventedNumbers = 'what it wrote is empty, or states numbers that the input does not have'

interface Written {
  readonly text: string
  readonly repaired: boolean
}

/**
 * A line the model wrote, made fit to be used: cut at a word, and without sentences that state a number its sources do not
 * have (a model that writes listings must not make up measures). Null when nothing is left.
 */
export function readLine(answer: string, sources: readonly string[], charsMax: number): Written | null {
  const cleaned = answer.replace(/\s+/g, ' ').trim()
  const known = numbersOf(sources.join(' '))
  const sentences = cleaned.split(/(?<=[.!?])\s+/)
  const kept = sentences.filter((sentence) => [...numbersOf(sentence)].every((number) => known.has(number)))
  const text = clip(kept.join(' '), charsMax)
  return /[\p{L}\p{N}]/u.test(text) ? { text, repaired: text !== cleaned } : null
}

/** The same without taking sentences apart: a title with a number of its own is no title of this product. */
export function readTitle(answer: string, sources: readonly string[], charsMax: number): Written | null {
  const cleaned = answer.replace(/\s+/g, ' ').trim()
  const known = numbersOf(sources.join(' '))
  const words = cleaned.split(' ').filter((word) => [...numbersOf(word)].every((number) => known.has(number)))
  const text = clip(words.join(' '), charsMax)
  return /[\p{L}\p{N}]/u.test(text) ? { text, repaired: text !== cleaned } : null
}

const numbersOf = (text: string): Set<string> => new Set(asciiDigits(text).match(/\d+(?:[.,]\d+)*/g) ?? [])

function clip(text: string, charsMax: number): string {
  if (text.length <= charsMax) return text
  return text
    .slice(0, charsMax)
    .replace(/\s+\S*$/u, '')
    .trim()
}
