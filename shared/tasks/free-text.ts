import { showable } from '../grounding/readable.ts'
import { type Origin, writtenFrom } from '../grounding/written-from.ts'

/** Text on one line, without what could pose as a slot, a fence or markup (GBNF). */
export const lineGrammar = 'root ::= first rest*\nfirst ::= [^ \\t\\n\\r{}<>]\nrest ::= [^\\t\\n\\r{}<>]\n'

/** A list of a few short phrases, parted by commas (GBNF). */
export const phrasesGrammar =
  'root ::= phrase (", " phrase)? (", " phrase)? (", " phrase)? (", " phrase)? (", " phrase)? (", " phrase)? (", " phrase)?\nphrase ::= first rest*\nfirst ::= [^ ,;\\t\\n\\r{}<>]\nrest ::= [^,;\\t\\n\\r{}<>]\n'

/** Why free text is refused, where nothing of it can be kept. */
export const inventedNumbers = 'what it wrote is empty, or states numbers, terms or addresses that the input does not have'

export interface Written {
  readonly text: string
  readonly repaired: boolean
}

interface LineOptions {
  readonly sources: readonly string[]
  readonly charsMax: number
  readonly origin?: Origin
  /** Into which it is translated. */
  readonly language?: string
  /** What it is called of which is written. */
  readonly name?: string
}

// Private characters stand for slots elsewhere; nobody reads them.
const onOneLine = (answer: string): string =>
  answer
    .replace(/\p{Co}/gu, '')
    .replace(/\s+/g, ' ')
    .trim()

/**
 * A line the model wrote, made fit to be used: cut at a word, and without sentences that state what its sources do not (a model
 * that writes listings must not make up measures, terms or addresses). Null when nothing is left.
 */
export function readLine(answer: string, { sources, charsMax, origin = 'listing', language, name }: LineOptions): Written | null {
  const cleaned = onOneLine(answer)
  const isFit = writtenFrom(sources, origin, { language, name })
  const kept = cleaned
    .split(/(?<=[.!?])\s+/)
    .filter((sentence) => isFit(sentence))
    .map(plain)
  const text = clip(kept.join(' '), charsMax)
  return /[\p{L}\p{N}]/u.test(text) ? { text, repaired: text !== cleaned } : null
}

/** The same without taking sentences apart: a title with a number of its own is no title of this product. */
export function readTitle(answer: string, { sources, charsMax, origin = 'listing', language }: LineOptions): Written | null {
  const cleaned = onOneLine(answer)
  const isFit = writtenFrom(sources, origin, { language })
  // Word by word its figures, then as a whole its claims.
  const words = plain(cleaned).split(' ').filter(isFit)
  const text = clip(words.join(' '), charsMax)
  return /[\p{L}\p{N}]/u.test(text) && isFit(text, 1) && !isSentence.test(text) ? { text, repaired: text !== cleaned } : null
}

// A title states nothing of its parts: "handle is laser-cut".
const isSentence =
  /(?<!\p{L})(?:has|have|is|are|comes|hat|haben|ist|sind|kommt|est|sont|tiene|tienen|contains|contient|enthalt|enthält|weighs|wiegt|a (?:un|une|des))(?!\p{L})/iu

/** Whether a quote of a source may be shown: no address, no code, no terms. */
export const isFitQuote = (quote: string): boolean => writtenFrom([quote], 'reviews')(quote)

const plain = (text: string): string => showable(text, () => null)

function clip(text: string, charsMax: number): string {
  if (text.length <= charsMax) return text
  return text
    .slice(0, charsMax)
    .replace(/\s+\S*$/u, '')
    .trim()
}
