import * as z from 'zod/mini'
import { Product, ProductId } from '../../../shared/product.ts'
import { faultsOf } from '../../../shared/refusal.ts'
import { brokenRow, type FeedRow, toFeedRow } from './feed-row.ts'
import { fromGoogle } from './from-google.ts'
import { fromJsonLd } from './from-json-ld.ts'
import { ShopifyRows } from './from-shopify.ts'
import { fromUcp } from './from-ucp.ts'
import { type JsonItem, readJsonItems, readJsonLines } from './json-items.ts'
import { readTable, type TableRow } from './table.ts'
import { readXmlItems, type XmlItem } from './xml-items.ts'

export const feedFormats = [
  'google-tsv',
  'google-csv',
  'google-xml',
  'acp',
  'ucp',
  'shopify-csv',
  'json-ld',
  'json',
  'jsonl',
] as const
export type FeedFormat = (typeof feedFormats)[number]

export interface FeedInput {
  readonly format: FeedFormat
  /** The file's text, in any pieces. */
  readonly chunks: AsyncIterable<string>
  /** For formats that name none (Shopify's). */
  readonly currency: string
  /** Milliseconds since 1970: what is on sale. */
  readonly now: number
  /** Rows of our own formats change products that are there: only `id` is needed. */
  readonly isPatch: boolean
}

/** A feed's rows one after another, each a checked variant or the reasons why it is none; never all of them in memory. */
export async function* readFeed(input: FeedInput): AsyncGenerator<FeedRow> {
  for await (const read of sourceOf(input)) {
    if ('problems' in read) yield read
    else yield* rowsOf(input, read)
  }
}

type Source = AsyncIterable<FeedRow | TableRow | XmlItem | JsonItem>

function sourceOf({ format, chunks }: FeedInput): Source {
  switch (format) {
    case 'google-tsv':
      return readTable(chunks, '\t', googleColumn)
    case 'google-csv':
      return readTable(chunks, ',', googleColumn)
    case 'shopify-csv':
      return readTable(chunks, ',', (name) => name)
    case 'google-xml':
      return readXmlItems(chunks)
    case 'acp':
    case 'jsonl':
      return readJsonLines(chunks)
    default:
      return readJsonItems(chunks)
  }
}

/** `g:image link` and `Image Link` are `image_link`. */
const googleColumn = (name: string): string =>
  name
    .replace(/^g:/i, '')
    .replace(/\s*\(.*\)$/, '')
    .trim()
    .toLowerCase()
    .replace(/[\s-]+/g, '_')

const shopifyOf = new WeakMap<FeedInput, ShopifyRows>()

function rowsOf(input: FeedInput, read: TableRow | XmlItem | JsonItem): FeedRow[] {
  const { at } = read
  if ('values' in read) return [toFeedRow(at, fromGoogle(read.values, input.now))]
  if ('cells' in read) {
    if (input.format !== 'shopify-csv') return [toFeedRow(at, fromGoogle(read.cells, input.now))]
    const shopify = shopifyOf.get(input) ?? new ShopifyRows(input.currency)
    shopifyOf.set(input, shopify)
    const mapped = shopify.map(read.cells)
    return mapped ? [toFeedRow(at, mapped)] : []
  }
  if (input.format === 'acp' || input.format === 'ucp') return fromUcp(read.item).map((mapped) => toFeedRow(at, mapped))
  if (input.format === 'json-ld') return fromJsonLd(read.item).map((mapped) => toFeedRow(at, mapped))
  return [ownRow(at, read.item, input.isPatch)]
}

const ProductPatch = z.extend(z.partial(Product), { id: ProductId, attributes: z.optional(Product.shape.attributes) })
const Removal = z.strictObject({ id: ProductId, deleted: z.literal(true) })

/** A row of our own: a product, `{id, deleted: true}`, or in a patch what is to change. */
function ownRow(at: number, item: unknown, isPatch: boolean): FeedRow {
  const removal = Removal.safeParse(item)
  if (removal.success) return { at, id: removal.data.id, product: null, isRemoved: true, problems: [] }
  const parsed = (isPatch ? ProductPatch : Product).safeParse(item)
  const id = typeof item === 'object' && item !== null && 'id' in item && typeof item.id === 'string' ? item.id : null
  if (!parsed.success) return brokenRow(at, faultsOf(parsed.error), id)
  return { at, id: parsed.data.id, product: parsed.data as Product, isRemoved: false, problems: [] }
}
