import { JSONParser } from '@streamparser/json'
import { isDeeper, jsonDepthMax } from '../../../shared/json-depth.ts'
import { brokenEnd, brokenRow, type FeedRow } from './feed-row.ts'
import { linesOf } from './lines.ts'

export interface JsonItem {
  readonly at: number
  readonly item: unknown
}

const listsInside = ['products', 'items', '@graph', 'itemListElement'] as const

/**
 * Items of a JSON document as they arrive: of an array, or of the list within an object (`products`, `items`, `@graph`,
 * `itemListElement`); an object without one is an item itself. After a fault nothing in the rest can be read, so a
 * document that breaks off is reported once and ends there.
 */
export async function* readJsonItems(chunks: AsyncIterable<string>): AsyncGenerator<JsonItem | FeedRow> {
  let found: (JsonItem | FeedRow)[] = []
  let at = 0
  let parser: JSONParser | null = null
  let failed = false
  const depth = new JsonDepth()
  const begin = (isArray: boolean): JSONParser => {
    const paths = isArray ? ['$.*'] : [...listsInside.map((name) => `$.${name}.*`), '$']
    const made = new JSONParser({ paths, keepStack: false })
    made.onValue = ({ value, stack }) => {
      if (isArray || stack.length > 1) found.push({ at: ++at, item: value })
      else if (at === 0 && !hasList(value)) found.push({ at: ++at, item: value })
    }
    made.onError = () => {
      if (!failed) found.push(brokenEnd(at + 1, 'the document is not valid JSON from here on: nothing after it was read.'))
      failed = true
    }
    return made
  }
  for await (const chunk of chunks) {
    const text = parser ? chunk : chunk.replace(/^[\ufeff\s]+/, '')
    if (!text || failed) continue
    parser ??= begin(text.startsWith('['))
    if (depth.isExceededBy(text)) {
      failed = true
      yield* found
      return yield brokenEnd(at + 1, 'the document has too many levels: nothing after it was read.')
    }
    parser.write(text)
    yield* found
    found = []
  }
  if (!parser) return yield brokenEnd(1, 'the file is empty.')
  if (!failed && !parser.isEnded) {
    failed = true
    yield brokenEnd(at + 1, 'the document breaks off before its end.')
  }
  yield* found
}

/** Levels of a document that arrives in pieces: the parser keeps what it is within, for as many as there are. */
class JsonDepth {
  #depth = 0
  #inText = false
  #escaped = false

  isExceededBy(piece: string): boolean {
    for (let at = 0; at < piece.length; at++) {
      const code = piece.charCodeAt(at)
      if (this.#escaped) this.#escaped = false
      else if (this.#inText) {
        if (code === backslash) this.#escaped = true
        else if (code === quote) this.#inText = false
      } else if (code === quote) this.#inText = true
      else if (code === openList || code === openObject) {
        if (++this.#depth > jsonDepthMax) return true
      } else if (code === closeList || code === closeObject) this.#depth--
    }
    return false
  }
}
const [quote, backslash, openList, closeList, openObject, closeObject] = [34, 92, 91, 93, 123, 125]

const hasList = (value: unknown): boolean =>
  typeof value === 'object' &&
  value !== null &&
  listsInside.some((name) => Array.isArray((value as Record<string, unknown>)[name]))

/** One JSON value a line, as ACP's `products.jsonl`. */
export async function* readJsonLines(chunks: AsyncIterable<string>): AsyncGenerator<JsonItem | FeedRow> {
  for await (const { at, text } of linesOf(chunks)) {
    if (!text.trim()) continue
    try {
      const item: unknown = JSON.parse(text)
      if (isDeeper(item)) throw new RangeError('too many levels')
      yield { at, item }
    } catch {
      yield brokenRow(at, [{ field: null, reason: 'is not valid JSON.' }])
    }
  }
}
