import { decodeHTML } from 'entities'
import { withoutHidden } from '../visible-text.ts'

// Private characters stand for slots and proven addresses while a sentence is judged; a model's own are dropped.
export const markFirst = 0xe000
const markLast = 0xf8ff
export const isMark = (code: number): boolean => code >= markFirst && code <= markLast

const isPlain = /^[\x20-\x25\x27-\x3b\x3d\x3f-\x5a\x5d-\x5f\x61-\x7a|\ue000-\uf8ff]*$/

/**
 * A model's words as they may be shown: entities and escapes read, hidden and private characters gone, no tags, images, code
 * marks or braces. Markdown that stays: bold, lists, tables, line breaks, and links whose address `isKnown`.
 */
export function showable(text: string, isKnown: (address: string) => string | null): string {
  if (isPlain.test(text) && !text.includes('](') && !text.includes('://') && !/^\s*[#>]/.test(text)) return text
  const read = withoutHidden(text.includes('&') ? decodeHTML(text) : text)
    .replace(/\\u([\da-f]{4})|\\x([\da-f]{2})/gi, (_, long?: string, short?: string) =>
      String.fromCharCode(Number.parseInt(long ?? short ?? '', 16)),
    )
    .replace(/\\[nrt]/g, ' ')
    .replace(/\\(?=[^\p{L}\p{N}\s])/gu, '')
  // What was written as an escape may be a tag or an entity now.
  return (
    withoutHidden(decodeHTML(read))
      .replace(/<[a-z/!?][^<>]*>?/gi, '')
      .replace(/</g, '‹')
      .replace(/!\[[^[\]\n]{0,200}\]\([^()\n]{0,600}\)?/g, '')
      .replace(/\[([^[\]\n]{0,200})\]\(([^()\s]{0,600})(?:\s[^()\n]{0,100})?\)/g, (_, label: string, address: string) => {
        const known = isKnown(address)
        return known === null ? label : `[${label}](${known})`
      })
      .replace(/(?<![\p{L}\p{N}(])https?:\/\/[^\s<>()[\]"'|]{1,600}/giu, (address) => {
        const bare = address.replace(/(?<![.,;:!?*])[.,;:!?*]+$/, '')
        const known = isKnown(bare)
        return known === null ? address : `${known}${address.slice(bare.length)}`
      })
      .replace(/^(\s*)(?:#{1,6}|>+)\s+/, '$1')
      // "1.price}} of": the closing half of a slot goes with the name in front of it.
      .replace(/[\w.?]{0,60}\s?\}\}+/g, '')
      .replace(/[\u{f0000}-\u{10ffff}]/gu, '')
      .replace(/[{}`]|~~|[^\P{Cc}\n\t]/gu, '')
  )
}

const lookAlikes: Readonly<Record<string, string>> = Object.fromEntries(
  [...'аеорсухіјѕһԁԛԝвкмнтАЕОРСУХІЈЅВКМНТαορυνικτχγ'].map((letter, at) => [
    letter,
    [...'aeopcyxijshdqwbkmhtAEOPCYXIJSBKMHTaopuvikтxy'][at] ?? letter,
  ]),
)
const foreign = /[\p{Script=Cyrillic}\p{Script=Greek}]/u
// What needs no folding: most text of our languages' shops.
const ascii = /^[\x20-\x7e\n€£\ue000-\uf8ff]*$/

/** A shown text as it is judged: letters without accents and look-alikes, digits as ASCII, marks within words gone. */
export function readable(shown: string): string {
  let text = shown
  if (!ascii.test(text)) {
    text = text
      .replace(/[❶-❾➀-➈➊-➒]/g, (sign) => String((((sign.codePointAt(0) ?? 0) - 0x2776) % 10) + 1))
      .replace(/🔟/gu, '10')
      .replace(/[²³]/g, (sign) => (sign === '²' ? '2' : '3'))
      .normalize('NFKD')
      .replace(/\p{M}/gu, '')
      .replace(/ß/g, 'ss')
      .replace(/[œæ]/g, (letters) => (letters === 'œ' ? 'oe' : 'ae'))
      .replace(/[’‘`´′]/g, "'")
      .replace(/[‐‑‒–—−]/g, '-')
      .replace(/[^\S\n]/g, ' ')
    if (/\p{Nd}/u.test(text.replace(/[0-9]/g, ''))) text = asciiDigits(text)
    if (foreign.test(text) && /[a-z]/i.test(text))
      text = text.replace(/[\p{Script=Cyrillic}\p{Script=Greek}]/gu, (letter) => lookAlikes[letter] ?? letter)
  }
  if (/[*_~]/.test(text)) text = text.replace(/[*~]|(?<![\p{L}\p{N}])_+|_+(?![\p{L}\p{N}])/gu, '')
  return apart.test(text) ? joined(text) : text
}

// Folded letters are plain ones, but for other scripts.
const apart = /(?:^|[^a-z0-9])[a-z0-9][ .\-_][a-z0-9][ .\-_][a-z0-9](?![a-z0-9])/i
/** "f r e e", "1 2 9": letters or digits that stand alone are one word. */
const joined = (text: string): string =>
  text.replace(
    /(?<![\p{L}\p{N}'])(?:\p{L}[ .\-_]){3,}\p{L}(?![\p{L}\p{N}'])|(?<![\p{L}\p{N}.,])(?:\d ){2,}\d(?![\p{L}\p{N}])/gu,
    (letters) => letters.replace(/[ .\-_]/g, ''),
  )

/** Digits of any script as ASCII: a price in Arabic or full-width digits is a price. */
const asciiDigits = (text: string): string =>
  text
    .normalize('NFKC')
    .replace(/٫/g, '.')
    .replace(/٬/g, ',')
    .replace(/\p{Nd}/gu, (digit) => {
      if (digit >= '0' && digit <= '9') return digit
      // Each script's digits stand together from zero to nine, so the value is how far the row goes back.
      let value = 0
      for (let code = digit.codePointAt(0) ?? 0; value < 9 && /\p{Nd}/u.test(String.fromCodePoint(code - 1)); code--) value++
      return String(value)
    })
