import { Product, ProductId } from '../../../shared/product.ts'
import { faultsOf } from '../../../shared/refusal.ts'
import * as z from '../../../shared/zod.ts'
import { brokenEnd, brokenRow, type FeedForm, type FeedRow, type Mapped, toFeedRow } from './feed-row.ts'
import { flatRow, fromGoogle } from './from-google.ts'
import { fromJsonLd } from './from-json-ld.ts'
import { isShopifyField, ShopifyRows, shopifyColumns } from './from-shopify.ts'
import { fromUcp } from './from-ucp.ts'
import { isWooField, WooRows, wooColumns } from './from-woocommerce.ts'
import { headOf } from './head-of.ts'
import { type JsonItem, readJsonItems, readJsonLines } from './json-items.ts'
import { JsonLdGraph } from './json-ld-graph.ts'
import { isJsonLines, recogniseFormat } from './recognise-format.ts'
import { readTable, type TableRow } from './table.ts'
import { readXmlItems } from './xml-items.ts'

export const feedFormats = [
  'google-tsv',
  'google-csv',
  'google-xml',
  'acp',
  'ucp',
  'shopify-csv',
  'woocommerce-csv',
  'json-ld',
  'json',
  'jsonl',
] as const
export type FeedFormat = (typeof feedFormats)[number]

interface FeedInput extends FeedForm {
  readonly format: FeedFormat
  /** The file's text, in any pieces. */
  readonly chunks: AsyncIterable<string>
  /** Milliseconds since 1970: what is on sale. */
  readonly now: number
  /** Rows of our own formats change products that are there: only `id` is needed. */
  readonly isPatch: boolean
}

const headChars = 20_000

/** The format a file's beginning shows, and its text from the beginning on; null where it is none that we read. */
export async function recogniseFeed(
  chunks: AsyncIterable<string>,
): Promise<{ readonly format: FeedFormat | null; readonly chunks: AsyncIterable<string> }> {
  const begun = await headOf(chunks, headChars)
  return { format: recogniseFormat(begun.head), chunks: begun.chunks }
}

const idAndTitle = [
  { label: 'id', names: ['id', 'item_id'] },
  { label: 'title', names: ['title'] },
]
const handleAndTitle = [
  { label: 'Handle', names: ['handle'] },
  { label: 'Title', names: ['title'] },
]

/** A feed's rows one after another, each a checked variant or the reasons why it is none; never all of them in memory. */
export async function* readFeed(input: FeedInput): AsyncGenerator<FeedRow> {
  const { format, chunks, now } = input
  switch (format) {
    case 'google-tsv':
    case 'google-csv':
      return yield* mapped(readTable(chunks, googleColumn, idAndTitle), ({ cells }: TableRow) => [fromGoogle(cells, input, now)])
    case 'shopify-csv': {
      const shopify = new ShopifyRows(input)
      return yield* mapped(readTable(chunks, shopifyColumns.nameOf, handleAndTitle, isShopifyField), ({ cells }: TableRow) =>
        some(shopify.map(cells)),
      )
    }
    case 'woocommerce-csv': {
      const shop = new WooRows(input, now)
      // An export has the names of its shop's language; ours are the English ones, and nothing is in the catalogue without a price.
      const required = [
        { label: 'Name', names: ['title'] },
        { label: 'Regular price', names: ['regularPrice'] },
      ]
      return yield* mapped(readTable(chunks, wooColumns.nameOf, required, isWooField), ({ cells }: TableRow) =>
        some(shop.map(cells)),
      )
    }
    case 'google-xml':
      return yield* mapped(readXmlItems(chunks), ({ values }) => [fromGoogle(values, input, now)])
    case 'json-ld':
      return yield* jsonLdRows(input)
    case 'acp':
      return yield* mapped(readJsonLines(chunks), ({ item }: JsonItem) => protocolRows(item, input))
    case 'ucp':
      return yield* mapped(readJsonItems(chunks), ({ item }: JsonItem) => protocolRows(item, input))
    default:
      for await (const read of format === 'jsonl' ? readJsonLines(chunks) : readJsonItems(chunks))
        yield 'problems' in read ? read : ownRow(read.at, read.item, input.isPatch)
  }
}

const some = (row: Mapped | null): Mapped[] => (row ? [row] : [])

async function* mapped<T extends { readonly at: number }>(
  source: AsyncIterable<T | FeedRow>,
  map: (read: T) => readonly Mapped[],
): AsyncGenerator<FeedRow> {
  for await (const read of source) {
    if ('problems' in read) yield read
    else for (const each of map(read)) yield toFeedRow(read.at, each)
  }
}

const flatFields = ['item_id', 'link', 'price', 'availability']

/** A nested product of UCP or ACP, or OpenAI's flat one, which has an item's columns and no variants. */
function protocolRows(item: unknown, input: FeedInput): readonly Mapped[] {
  const isFlat = typeof item === 'object' && item !== null && !('variants' in item) && flatFields.some((field) => field in item)
  return isFlat ? [fromGoogle(flatRow(item as Record<string, unknown>), input, input.now)] : fromUcp(item, input)
}

const graphNodesMax = 50_000

/** Nodes may name each other across the document, so it is read to its end first; it is bounded. */
async function* jsonLdRows(input: FeedInput): AsyncGenerator<FeedRow> {
  const items: unknown[] = []
  const faults: FeedRow[] = []
  const { head, chunks } = await headOf(input.chunks, headChars)
  for await (const read of isJsonLines(head) ? readJsonLines(chunks) : readJsonItems(chunks)) {
    if ('problems' in read) faults.push(read)
    else if (items.push(read.item) > graphNodesMax)
      return yield brokenEnd(read.at, `the document has more than ${graphNodesMax} nodes: split it.`)
  }
  const graph = new JsonLdGraph(items, input.locale)
  let at = 0
  for (const node of graph.roots) {
    at++
    for (const each of fromJsonLd(node, graph, input, input.now)) yield toFeedRow(at, each)
  }
  yield* faults
}

/** `g:image link` and `Image Link` are `image_link`; `price (EUR)` is `price_in_eur`. */
const googleColumn = (name: string): string =>
  name
    .replace(/^g:/i, '')
    .replace(/(?<=price)\s*[([]([A-Z]{3})[)\]]$/i, '_in_$1')
    .replace(/(?<!\s)\s*\([^()]*\)$/, '')
    .trim()
    .toLowerCase()
    .replace(/[\s-]+/g, '_')

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
