import { decodeText } from '../../workers/catalogue/feeds/decode-text.ts'
import type { FeedRow } from '../../workers/catalogue/feeds/feed-row.ts'
import { type FeedFormat, readFeed, recogniseFeed } from '../../workers/catalogue/feeds/read-feed.ts'

export const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text)

export async function* inPieces(bytes: Uint8Array, length: number) {
  for (let at = 0; at < bytes.length; at += length) yield bytes.subarray(at, at + length)
}

interface Reading {
  readonly locale?: string
  readonly currency?: string | null
  readonly format?: FeedFormat
  readonly length?: number
  readonly now?: string
}

/** A file as an import reads it: encoding and format from its content. */
export async function readShopFile(
  file: Uint8Array | string,
  { locale = 'en', currency = 'EUR', format: named, length = 4_096, now = '2026-11-25' }: Reading = {},
) {
  const bytes = typeof file === 'string' ? utf8(file) : file
  const { format: recognised, chunks } = await recogniseFeed(decodeText(inPieces(bytes, length), locale))
  const format = named ?? recognised
  if (!format) throw new Error('no format recognised')
  const rows: FeedRow[] = []
  for await (const row of readFeed({ format, chunks, currency, locale, now: Date.parse(now), isPatch: false })) rows.push(row)
  return { format, rows, products: rows.flatMap(({ product }) => (product ? [product] : [])) }
}
