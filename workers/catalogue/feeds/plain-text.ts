import { decodeHTML } from 'entities'
import { visibleText } from '../../../shared/visible-text.ts'
import { unmangled } from './mangled.ts'

/**
 * A feed's text as one line: tags, comments and scripts gone, entities read, hidden characters out. It is data of others:
 * fenced again wherever a model reads it (`cleanValue`).
 */
export function plainText(text: string): string {
  return visibleText(unmangled(decoded(text, ' ')))
}

/** Markup that a shop's system escaped once more is read once more. */
function decoded(text: string, breakBy: string): string {
  const bare = text.includes('<') ? withoutTags(text, breakBy) : text
  if (!bare.includes('&')) return bare
  const read = decodeHTML(bare)
  if (!escapedTag.test(bare)) return read
  const again = withoutTags(read, breakBy)
  return again.includes('&') ? decodeHTML(again) : again
}
const escapedTag = /&lt;\/?(?:p|br|ul|ol|li|div|span|b|i|em|strong|h[1-6]|table|t[rdh]|a|img)\b/i

/** The lines that a body shows: a paragraph, a list's entry or a table's row each. */
export function plainLines(text: string): string[] {
  const broken = text.includes('<') ? withoutTags(text.replace(/<\/t[hd]\s*>\s*<td/gi, ': <td'), '\n') : text
  const lines = escapedTag.test(broken) ? decoded(broken, '\n') : broken
  return lines
    .split('\n')
    .map((line) => visibleText(line.includes('&') ? decodeHTML(line) : line))
    .filter(Boolean)
}

const blocks = new Set(
  'address article aside blockquote br dd div dl dt figure footer h1 h2 h3 h4 h5 h6 header hr li main ol p pre section table tbody tfoot thead tr ul'.split(
    ' ',
  ),
)
const raw = new Set(['script', 'style'])

/**
 * One pass over the text, whatever it holds: a `<` that begins no tag stays, a tag that is never closed ends the search for
 * others. `breakBy` stands where a block begins or ends, a space where another tag stood.
 */
function withoutTags(text: string, breakBy: string): string {
  let kept = ''
  let from = 0
  let small: string | null = null
  for (let open = text.indexOf('<'); open >= 0; open = text.indexOf('<', Math.max(open + 1, from))) {
    if (!/[a-z/!?]/i.test(text[open + 1] ?? '')) continue
    const isComment = text.startsWith('<!--', open)
    const end = isComment ? text.indexOf('-->', open) : tagEnd(text, open)
    if (end < 0) {
      if (isComment) return kept + text.slice(from, open)
      break
    }
    kept += text.slice(from, open)
    from = end + (isComment ? 3 : 1)
    const name = isComment ? '' : nameOf(text.slice(open + 1, Math.min(end, open + 20)))
    if (raw.has(name)) {
      // Once: a text of nothing but scripts would be copied for each of them.
      small ??= text.toLowerCase()
      const close = small.indexOf(`</${name}`, from)
      if (close < 0) return kept
      from = close
    }
    kept += blocks.has(name) ? breakBy : ' '
  }
  return kept + text.slice(from)
}

const wholeTag = /<(?:[^<>"']|"[^"<]*"|'[^'<]*')*>/y

/** Where a tag ends: a `>` within the quotes of an attribute ends none. */
function tagEnd(text: string, open: number): number {
  wholeTag.lastIndex = open
  return wholeTag.test(text) ? wholeTag.lastIndex - 1 : text.indexOf('>', open)
}

const nameOf = (tag: string): string => /^\/?([a-z][a-z0-9]*)/i.exec(tag)?.[1]?.toLowerCase() ?? ''
