import { visibleText } from '../../../shared/visible-text.ts'
import { delimiterOf } from './delimiter-of.ts'
import type { FeedFormat } from './read-feed.ts'

/** Which format a file's beginning is of; null when it is none that we read. */
export function recogniseFormat(head: string): FeedFormat | null {
  const text = head.replace(/^[\ufeff\s]+/, '')
  if (text.startsWith('<')) return /<(item|entry)[\s>]|<rss|<feed|<channel/i.test(text) ? 'google-xml' : null
  if (text.startsWith('{') || text.startsWith('[')) return jsonFormatOf(text)
  return tableFormatOf(text)
}

function jsonFormatOf(text: string): FeedFormat {
  if (/"@(context|graph|type|id)"\s*:/.test(text)) return 'json-ld'
  const isLines = isJsonLines(text)
  const isNested = /"variants"\s*:/.test(text)
  // One object with a list of them is a document on one line.
  if (isLines && !/^\{[^\n\r]*"(?:products|items)"\s*:\s*\[[^\n\r]*\s*$/.test(text))
    return isNested || /"item_id"\s*:/.test(text) ? 'acp' : 'jsonl'
  return isNested ? 'ucp' : 'json'
}

/** A JSON value a line. */
export function isJsonLines(head: string): boolean {
  const [first = '', second = ''] = head.replace(/^[\ufeff\s]+/, '').split(/\r\n|\n|\r/, 2)
  return first.startsWith('{') && isJson(first) && (second.trim() === '' || second.trimStart().startsWith('{'))
}

function isJson(line: string): boolean {
  try {
    JSON.parse(line)
    return true
  } catch {
    return false
  }
}

function tableFormatOf(text: string): FeedFormat | null {
  // Templates begin with remarks.
  const [first = '', second = ''] = text.split(/\r\n|\n|\r/, 20).filter((line) => !/^["\s]*(?:#|$)/.test(line))
  const header = /^"?sep=/i.test(first) ? second : first
  const columns = new Set(
    header.split(delimiterOf(header) ?? ',').map((name) =>
      visibleText(name)
        .replace(/^"|"$/g, '')
        .trim()
        .toLowerCase()
        .replace(/^g:/, '')
        .replace(/[\s-]+/g, '_'),
    ),
  )
  if (columns.has('handle') || columns.has('url_handle')) return 'shopify-csv'
  if (columns.has('regular_price') || (columns.has('sku') && columns.has('in_stock?'))) return 'woocommerce-csv'
  if (columns.has('title') && (columns.has('id') || columns.has('item_id')))
    return header.includes('\t') ? 'google-tsv' : 'google-csv'
  return null
}
