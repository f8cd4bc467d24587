import { decodeHTML } from 'entities'
import { SaxesParser } from 'saxes'
import { brokenEnd, brokenRow, type FeedRow } from './feed-row.ts'

interface XmlItem {
  readonly at: number
  readonly values: Readonly<Record<string, readonly string[]>>
}

const itemCharsMax = 500_000
const depthMax = 20
const opening = /<(item|entry)(?=[\s>])[^>]*>/g

/**
 * Items of an RSS 2.0 or Atom product feed, counted from 1. Each is cut out of the stream and read by itself, so that one
 * which is not well formed costs none but itself; an item within another means that the first was never closed.
 */
export async function* readXmlItems(chunks: AsyncIterable<string>): AsyncGenerator<XmlItem | FeedRow> {
  let text = ''
  let at = 0
  const fault = (reason: string): FeedRow => brokenRow(++at, [{ field: null, reason }])
  // An end that is not in the text is looked for again only when there is more of it.
  const missing = new Set<string>()
  for await (const chunk of chunks) {
    // What is commented out is not there; a comment that goes on waits for its end.
    text = withoutComments(text + chunk)
    missing.clear()
    // Counted from the end, which stays while items are cut off; there is one at most that has not ended.
    const opened = text.indexOf('<!--')
    const commentFromEnd = opened < 0 ? -1 : text.length - opened
    for (;;) {
      opening.lastIndex = 0
      const start = opening.exec(text)
      const comment = commentFromEnd < 0 ? -1 : text.length - commentFromEnd
      if (!start || (comment >= 0 && comment < start.index)) {
        // The beginning of a tag may be the end of the piece.
        text = text.slice(comment >= 0 ? comment : Math.max(0, text.lastIndexOf('<')))
        if (text.length > itemCharsMax) text = ''
        break
      }
      const closing = `</${start[1]}>`
      const end = missing.has(closing) ? -1 : text.indexOf(closing, opening.lastIndex)
      if (end < 0) missing.add(closing)
      const next = opening.exec(text)
      if (next && (end < 0 || next.index < end)) {
        yield fault('is not closed before the next begins.')
        text = text.slice(next.index)
      } else if (end >= 0) {
        const close = end + closing.length
        const item = text.slice(start.index, close)
        text = text.slice(close)
        yield item.length > itemCharsMax ? fault('is too large for a product.') : readItem(++at, item)
      } else if (text.length - start.index > itemCharsMax) {
        yield fault('is too large for a product.')
        text = ''
      } else {
        text = text.slice(start.index)
        break
      }
    }
  }
  opening.lastIndex = 0
  if (opening.test(text)) yield brokenEnd(at + 1, 'is not closed before the end of the file.')
  else if (at === 0) yield brokenEnd(1, 'the file has no <item> and no <entry>.')
}

const hiding = /<!--|<!\[CDATA\[/g

/** In one pass: within character data, `<!--` is text. */
function withoutComments(text: string): string {
  let kept = ''
  let from = 0
  hiding.lastIndex = 0
  for (let found = hiding.exec(text); found; found = hiding.exec(text)) {
    const isComment = found[0] === '<!--'
    const end = text.indexOf(isComment ? '-->' : ']]>', found.index)
    if (end < 0) break
    if (isComment) {
      kept += text.slice(from, found.index)
      from = end + 3
    }
    hiding.lastIndex = end + 3
  }
  return from === 0 ? text : kept + text.slice(from)
}

class Fault extends Error {}

/** What XML does not allow and feeds have: entities that HTML names, an `&` that begins none (in addresses), control characters. */
const lenient = (text: string): string =>
  text
    .replace(surrogates, (_, high: string, low: string) => String.fromCharCode(Number(high), Number(low)))
    .replace(controls, '')
    .replace(namedEntity, (name) => decodeHTML(name))
    .replace(bareAmpersand, '&amp;')

// An emoji as two references, which some systems write, is one sign.
const surrogates = /&#(55[3-9]\d\d|56[0-2]\d\d|563[01]\d);&#(56[3-9]\d\d|57[0-2]\d\d|573[0-3]\d|5734[0-3]);/g
const controls = /&#(?:x0*(?:[0-8bce-f]|1[0-9a-f])|0*(?:[0-8]|1[124-9]|2\d|3[01]));|[^\P{Cc}\t\n\r\u007f-\u009f]/giu
const bareAmpersand = /&(?!(?:amp|lt|gt|quot|apos|#\d{1,7}|#x[0-9a-f]{1,6});)/gi
// What HTML names and XML does not; XML's own five are left to the parser.
const namedEntity = /&(?!(?:amp|lt|gt|quot|apos);)[a-zA-Z][a-zA-Z0-9]{1,30};/g

function readItem(at: number, text: string): XmlItem | FeedRow {
  const values: Record<string, string[]> = {}
  const put = (name: string, value: string): void => {
    values[name] = [...(values[name] ?? []), value]
  }
  const path: string[] = []
  let own = ''
  let currency: unknown
  const parser = new SaxesParser({ position: false })
  parser.on('opentag', ({ name, attributes }) => {
    path.push(nameOf(name))
    if (path.length > depthMax) throw new Fault('elements within elements')
    own = ''
    if (path.length === 2) currency = attributes.currency
    // Atom says a link by attribute.
    if (path.length === 2 && path[1] === 'link' && attributes.href) put('link', String(attributes.href))
  })
  parser.on('closetag', () => {
    const name = path.pop() ?? ''
    const value = own.trim()
    own = ''
    if (path.length === 1 && value)
      put(name, typeof currency === 'string' && /^[\d.,]+$/.test(value) ? `${value} ${currency}` : value)
    else if (path.length === 2 && name === 'content' && value) put(path[1] ?? '', value)
    // The three parts of a detail, put together as tables write them: `section:name:value`.
    else if (path.length === 2 && path[1] === 'product_detail') details.set(name, value)
    else if (path.length === 1 && name === 'product_detail') {
      put(name, ['section_name', 'attribute_name', 'attribute_value'].map((part) => details.get(part) ?? '').join(':'))
      details.clear()
    }
  })
  const details = new Map<string, string>()
  const onText = (more: string): void => {
    own += more
  }
  parser.on('text', onText)
  parser.on('cdata', onText)
  parser.on('error', ({ message }) => {
    throw new Fault(message.slice(0, 120))
  })
  try {
    parser.write(lenient(text)).close()
    return { at, values }
  } catch (error) {
    // The first fault ends it: a text of nothing but faults has one every character.
    if (!(error instanceof Fault)) throw error
    return brokenRow(at, [{ field: null, reason: `is not well-formed XML: ${error.message}` }], values.id?.[0] ?? null)
  }
}

/** `g:price` → `price`. */
const nameOf = (name: string): string => name.slice(name.indexOf(':') + 1).toLowerCase()
