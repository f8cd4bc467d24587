import { isMark, markFirst } from './readable.ts'

/** A word, figure, sign or slot of a sentence, as it is judged. */
export interface Token {
  readonly kind: 'word' | 'number' | 'slot' | 'sign'
  /** Folded; of a slot its mark. */
  readonly text: string
  /** As written, in upper and lower case. */
  readonly written: string
  readonly start: number
  readonly end: number
  /** Of a slot: which of the sentence's. */
  readonly slot: number
}

const pattern =
  /[\ue000-\uf8ff]|\p{N}{1,3}(?: \p{N}{3})+(?![\p{N}\p{L}])(?:[.,]\p{N}+)?|\p{N}+(?:[.,'’]\p{N}+)*(?!\p{L})|[\p{L}\p{N}]+|[$€£¥₹₽₩฿₺₴¢%‰@]/gu

/** Words, numbers, signs and slots of a text, with where each stands. */
export function tokensOf(text: string): Token[] {
  if (isAscii.test(text)) return asciiTokens(text)
  const tokens: Token[] = []
  for (const match of text.matchAll(pattern)) {
    const written = match[0]
    const code = written.charCodeAt(0)
    const start = match.index
    const end = start + written.length
    if (isMark(code)) tokens.push({ kind: 'slot', text: written, written, start, end, slot: code - markFirst })
    else if (/^\p{N}/u.test(written) && !/\p{L}/u.test(written))
      tokens.push({ kind: 'number', text: written, written, start, end, slot: -1 })
    else if (/^[\p{L}\p{N}]/u.test(written))
      tokens.push({ kind: 'word', text: written.toLowerCase(), written, start, end, slot: -1 })
    else tokens.push({ kind: 'sign', text: written, written, start, end, slot: -1 })
  }
  return tokens
}

const isAscii = /^[\t\n\x20-\x7e€£\ue000-\uf8ff]*$/

/** The same for plain text, by the codes of its characters: most text is plain, and a stream has to be fast. */
function asciiTokens(text: string): Token[] {
  const tokens: Token[] = []
  for (let at = 0; at < text.length; ) {
    const code = text.charCodeAt(at)
    const start = at++
    if (isMark(code)) {
      const written = text[start] as string
      tokens.push({ kind: 'slot', text: written, written, start, end: at, slot: code - markFirst })
    } else if (code === 0x24 || code === 0x25 || code === 0x40 || code === 0xa3 || code === 0x20ac) {
      const written = text[start] as string
      tokens.push({ kind: 'sign', text: written, written, start, end: at, slot: -1 })
    } else if (isLetter(code) || isDigit(code)) {
      let hasLetter = isLetter(code)
      for (let next = text.charCodeAt(at); isLetter(next) || isDigit(next); next = text.charCodeAt(++at))
        hasLetter ||= isLetter(next)
      if (!hasLetter) at = numberEnd(text, start, at)
      const written = text.slice(start, at)
      tokens.push({
        kind: hasLetter ? 'word' : 'number',
        text: hasLetter ? written.toLowerCase() : written,
        written,
        start,
        end: at,
        slot: -1,
      })
    }
  }
  return tokens
}

const isLetter = (code: number): boolean => (code >= 0x61 && code <= 0x7a) || (code >= 0x41 && code <= 0x5a)
const isDigit = (code: number): boolean => code >= 0x30 && code <= 0x39
const rest = /(?: \d{3})+(?![\dA-Za-z])(?:[.,]\d+)?|(?:[.,']\d+)*/y

/** Where a number ends that begins with these digits: its groups and decimals with it, unless letters follow them. */
function numberEnd(text: string, start: number, end: number): number {
  rest.lastIndex = end
  const match = rest.exec(text)?.[0] ?? ''
  if (match === '' || (match.startsWith(' ') && end - start > 3)) return end
  return isLetter(text.charCodeAt(end + match.length)) ? end : end + match.length
}

/** Only the words and figures, for looking up what records say. */
export const wordsIn = (text: string): string[] => tokensOf(text).map(({ text: word }) => word)

/** "Plastic-free": the second half of a word of its own. */
export const isSuffix = (text: string, { text: word, start }: Token): boolean =>
  word === 'free' && /[\p{L}]-$/u.test(text.slice(start - 2, start))

/** A sum of money is no number of days. */
export const withSign = (number: string, text: string, start: number, end: number): string =>
  /[$€£¥]\s?$/.test(text.slice(Math.max(0, start - 2), start)) ||
  /^\s?(?:[$€£¥]|(?:eur|usd|gbp|chf|euros?|dollars?|pounds?)(?!\p{L}))/iu.test(text.slice(end, end + 9))
    ? `$${number}`
    : number
