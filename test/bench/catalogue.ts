import { readFileSync } from 'node:fs'
import { build } from 'esbuild'
import { convertV4MiniflareOptions, Miniflare } from 'miniflare'
import { readRetail } from '../../gpu-backend/evaluate/grounding/retail-catalogue.ts'
import { openDatabase } from '../../scripts/search/open-database.ts'
import { aliasesIn } from '../../scripts/search/open-shop.ts'
import { readWordTable } from '../../shared/faq/word-table.ts'
import type { Product } from '../../shared/product.ts'
import { quantile } from '../../shared/quantile.ts'
import { readFeed } from '../../workers/catalogue/feeds/read-feed.ts'
import { writeIndexFile } from '../../workers/catalogue/query/index-file.ts'

const variants = 100_000
const data = '../shared/data'
const products: Product[] = []
const words = readWordTable(new Uint8Array(readFileSync('shared/faq/words-v1.bin')).buffer)

const worker = `
import { readIndexFile } from './workers/catalogue/query/index-file.ts'
import { searchIndex } from './workers/catalogue/query/search-index.ts'
import { readWordTable } from './shared/faq/word-table.ts'
import { readDictionary } from './workers/catalogue/query/dictionary.ts'
import goods from './workers/catalogue/query/shop-words-v1.bin'
import table from './shared/faq/words-v1.bin'
const dictionary = readDictionary(new Uint8Array(goods).buffer)
const words = readWordTable(new Uint8Array(table).buffer)
let bytes, file
export default { async fetch(request) {
  const url = new URL(request.url)
  if (request.method === 'POST') { bytes = await request.arrayBuffer(); file = readIndexFile(bytes); return new Response('ok') }
  const times = Number(url.searchParams.get('times')), query = url.searchParams.get('q') ?? ''
  let found = 0
  if (url.pathname === '/load') for (let at = 0; at < times; at++) found += readIndexFile(bytes).columns.ids.length
  if (url.pathname === '/search') for (let at = 0; at < times; at++) found += searchIndex(file, { query, filters: {}, limit: 10 }, words, dictionary).hits.length
  if (url.pathname === '/bare') for (let at = 0; at < times; at++) found += file.columns.ids.filter((id) => id.includes(query)).length
  return new Response(String(found))
} }`

/**
 * `npm run bench catalogue`: a catalogue's search and index in workerd, against `Array.filter` over titles as the bare
 * baseline; and how much memory reading a feed of 100,000 variants takes. A Worker's clock stands still while it computes,
 * so each query runs many times in one request, timed from outside, less an empty request.
 */
export async function benchCatalogue(): Promise<void> {
  const found = readRetail()
  if (!found) {
    console.log(`Skipped: there is no ${data} with products and queries to measure on.`)
    return
  }
  products.push(...found)
  const queries = readFileSync(`${data}/wands/query.csv`, 'utf8')
    .split('\n')
    .slice(1)
    .flatMap((line) => line.split('\t')[1] ?? [])
  const tenThousand = Array.from({ length: 10_000 }, (_, at) => {
    const product = products[at % products.length] as Product
    return { ...product, id: `${product.id}-${at}`, title: `${product.title} ${at}` }
  })

  const miniflare = new Miniflare(
    convertV4MiniflareOptions({
      modules: [{ type: 'ESModule', path: 'index.js', contents: await bundled(worker) }],
      compatibilityDate: '2026-11-03',
    }),
  )
  const origin = (await miniflare.ready).origin

  const timed = (path: string): Promise<number> => timedAt(origin, path)

  const times = 10
  const rows: object[] = []
  for (const [name, set] of [
    ['2,465 products', products],
    ['10,000 variants', tenThousand],
  ] as const) {
    const bytes = writeIndexFile(set, { locale: 'en', words, aliasesOf: aliasesIn('en') })
    await fetch(origin, { method: 'POST', body: bytes })
    const empty = await leastOf(30, () => timed('/none'))
    const perQuery: number[] = []
    const bare: number[] = []
    for (const query of queries) {
      const queryString = `q=${encodeURIComponent(query)}&times=${times}`
      perQuery.push(Math.max(0, (await leastOf(3, () => timed(`/search?${queryString}`))) - empty) / times)
      bare.push(Math.max(0, (await timed(`/bare?${queryString}`)) - empty) / times)
    }
    const loads = await series(10, async () => ((await leastOf(3, () => timed('/load?times=4'))) - empty) / 4)
    rows.push({
      catalogue: name,
      'index MB': (bytes.length / 1e6).toFixed(2),
      'load p50 ms': quantile(loads, 0.5).toFixed(1),
      'search p50 ms': quantile(perQuery, 0.5).toFixed(2),
      'search p95 ms': quantile(perQuery, 0.95).toFixed(2),
      'bare scan p50 ms': quantile(bare, 0.5).toFixed(2),
    })
  }
  await miniflare.dispose()
  console.log(`\nSearch in workerd, ${queries.length} queries of WANDS, each ${times} times, the least of three runs:`)
  console.table(rows)

  console.table([await databaseRow(tenThousand, queries)])

  console.log(`Reading a Google feed of ${variants} variants (table, then XML) and checking every row:`)
  console.table([await readingOf('google-tsv', tableFeed()), await readingOf('google-xml', xmlFeed())])
}

const bundled = async (contents: string): Promise<string> => {
  const built = await build({
    stdin: { contents, resolveDir: process.cwd(), loader: 'ts' },
    bundle: true,
    format: 'esm',
    target: 'es2022',
    loader: { '.bin': 'binary' },
    external: ['node:*'],
    write: false,
  })
  return built.outputFiles[0]?.text ?? ''
}

async function timedAt(origin: string, path: string): Promise<number> {
  const startedAt = performance.now()
  await (await fetch(`${origin}${path}`)).text()
  return performance.now() - startedAt
}

const databaseWorker = `
import { createCatalogueDatabase } from './workers/catalogue/adapters/catalogue-database.ts'
import { readDictionary } from './workers/catalogue/query/dictionary.ts'
import goods from './workers/catalogue/query/shop-words-v1.bin'
import { readWordTable } from './shared/faq/word-table.ts'
import table from './shared/faq/words-v1.bin'
const dictionary = readDictionary(new Uint8Array(goods).buffer)
const words = readWordTable(new Uint8Array(table).buffer)
export default { async fetch(request, env) {
  const url = new URL(request.url)
  const catalogue = createCatalogueDatabase(env.DB, { words: () => words, dictionary: () => dictionary })
  const version = { locale: 'en', version: '1', count: 10_000 }
  let found = 0
  if (url.pathname === '/search') for (let at = 0; at < Number(url.searchParams.get('times')); at++)
    found += (await catalogue.search('evaluation', version, { query: url.searchParams.get('q') ?? '', filters: {}, limit: 10 })).products.length
  return new Response(String(found))
} }`

/** The same search in D1 (Miniflare's SQLite in workerd), its round trips included. */
async function databaseRow(set: readonly Product[], queries: readonly string[]): Promise<object> {
  const times = 3
  const database = await openDatabase(set, await bundled(databaseWorker))
  const empty = await leastOf(30, () => timedAt(database.origin, '/none'))
  await timedAt(database.origin, '/search?q=warm&times=20')
  const perQuery: number[] = []
  for (const query of queries.filter((_, at) => at % 4 === 0))
    perQuery.push(
      Math.max(
        0,
        (await leastOf(3, () => timedAt(database.origin, `/search?q=${encodeURIComponent(query)}&times=${times}`))) - empty,
      ) / times,
    )
  await database.close()
  return {
    catalogue: '10,000 variants in D1',
    'search p50 ms': quantile(perQuery, 0.5).toFixed(2),
    'search p95 ms': quantile(perQuery, 0.95).toFixed(2),
  }
}

/** What the work takes; the rest is what else the machine does. */
const leastOf = async (count: number, run: () => Promise<number>): Promise<number> => Math.min(...(await series(count, run)))

async function series(count: number, run: () => Promise<number>): Promise<number[]> {
  const found: number[] = []
  for (let at = 0; at < count; at++) found.push(await run())
  return found
}

function rowOf(at: number): { title: string; description: string; price: string } {
  const product = products[at % products.length] as Product
  return {
    title: `${product.title} ${at}`,
    description: product.description ?? '',
    price: `${((at % 50_000) / 100 + 1).toFixed(2)} USD`,
  }
}

async function* tableFeed(): AsyncGenerator<string> {
  yield 'id\ttitle\tdescription\tprice\tavailability\n'
  for (let at = 0; at < variants; at++) {
    const { title, description, price } = rowOf(at)
    // One row in ten thousand is broken: it must be reported, and cost no other.
    yield at % 10_000 === 5
      ? `v${at}\t"${title}\n`
      : `v${at}\t${title}\t${description.replace(/[\t\n"]/g, ' ')}\t${price}\tin_stock\n`
  }
}

async function* xmlFeed(): AsyncGenerator<string> {
  yield '<?xml version="1.0"?><rss version="2.0" xmlns:g="http://base.google.com/ns/1.0"><channel>'
  for (let at = 0; at < variants; at++) {
    const { title, description, price } = rowOf(at)
    const text = at % 10_000 === 5 ? description.replace(/$/, ' <b>') : description.replace(/[<&]/g, ' ')
    yield `<item><g:id>v${at}</g:id><g:title><![CDATA[${title}]]></g:title><g:description>${text}</g:description><g:price>${price}</g:price><g:availability>in_stock</g:availability></item>`
  }
  yield '</channel></rss>'
}

/** Memory above the base, right after collecting garbage, where `node --expose-gc` lets us. */
async function readingOf(format: 'google-tsv' | 'google-xml', chunks: AsyncIterable<string>): Promise<object> {
  const collect = (globalThis as { gc?: () => void }).gc
  collect?.()
  const base = process.memoryUsage().heapUsed
  let [peak, good, broken] = [0, 0, 0]
  const startedAt = performance.now()
  for await (const row of readFeed({ format, chunks, currency: 'USD', locale: 'en', now: Date.now(), isPatch: false })) {
    if (row.product) good++
    else broken++
    if ((good + broken) % 5_000) continue
    collect?.()
    peak = Math.max(peak, process.memoryUsage().heapUsed - base)
  }
  const seconds = (performance.now() - startedAt) / 1000
  return {
    format,
    good,
    broken,
    'rows/s': Math.round((good + broken) / seconds),
    [`heap above base MB${collect ? '' : ' (no gc)'}`]: (peak / 1e6).toFixed(1),
  }
}
