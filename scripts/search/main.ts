import { writeFileSync } from 'node:fs'
import { basename } from 'node:path'
import { parseArgs } from 'node:util'
import { readIndexFile, writeIndexFile } from '../../workers/catalogue/query/index-file.ts'
import { rankIndex } from '../../workers/catalogue/query/search-index.ts'
import { bm25, stemmedWords } from './baseline.ts'
import { dense, fused } from './dense.ts'
import { judgeRequest, kindRows, readRequests } from './evaluate-requests.ts'
import { evaluateSet, readProducts, readQueries, type SetRow } from './evaluate-sets.ts'
import { openDatabase } from './open-database.ts'
import { aliasesIn, dictionary, openSampleShop, openShop, type Shop, words } from './open-shop.ts'
import { setPicture } from './picture.ts'

const usage = `npm run search -- evaluate [--catalogue FILE --queries FILE [--database] [--transformer FILE.gguf] [--picture FILE.svg]] [--requests FILE [--shop FILE] [--failures]] [--out FILE.json]

  --catalogue, --queries  products as our own JSON a line, and {query, grades: {id: gain}} a line: NDCG@10 with its 95 % interval
                          (bootstrap over queries), recall, MRR, empty queries, milliseconds of this machine's clock
  --database              the same catalogue in D1 (Miniflare) as another row; times include Miniflare's proxy
  --transformer           a sentence transformer (all-MiniLM-L6-v2 by gpu-backend/evaluate/minilm-to-gguf.py) as two more rows: alone, and
                          with BM25 by reciprocal ranks
  --requests              natural requests over the sample shop (or --shop: English products as our own JSON a line), once with products in view named, once by the conversation alone`

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    catalogue: { type: 'string' },
    queries: { type: 'string' },
    requests: { type: 'string' },
    shop: { type: 'string' },
    database: { type: 'boolean', default: false },
    failures: { type: 'boolean', default: false },
    transformer: { type: 'string' },
    picture: { type: 'string' },
    out: { type: 'string' },
    help: { type: 'boolean', default: false },
  },
})
const hasSet = values.catalogue !== undefined && values.queries !== undefined
if (values.help || positionals[0] !== 'evaluate' || (!hasSet && values.requests === undefined)) {
  console.log(usage)
  process.exit(values.help ? 0 : 2)
}

const decimals = 3
const rounded = (rows: readonly object[]): object[] =>
  rows.map((row) =>
    Object.fromEntries(
      Object.entries(row).map(([key, value]) => [key, typeof value === 'number' ? Number(value.toFixed(decimals)) : value]),
    ),
  )
const report: Record<string, unknown> = {}

if (values.catalogue !== undefined && values.queries !== undefined) {
  const rows = await setRows(values.catalogue, values.queries)
  report.sets = rows
  console.table(rounded(rows))
  if (values.picture) writeFileSync(values.picture, setPicture(basename(values.catalogue), rows))
}
if (values.requests !== undefined) await evaluateRequests(values.requests)
if (values.out) writeFileSync(values.out, JSON.stringify(report, null, 1))

async function setRows(catalogue: string, queriesFile: string): Promise<SetRow[]> {
  const products = readProducts(catalogue)
  const queries = readQueries(queriesFile)
  const index = readIndexFile(writeIndexFile(products, { locale: 'en', words, aliasesOf: aliasesIn('en') }).buffer)
  const bundle = (query: string, limit: number) => rankIndex(index, query, limit, words, dictionary).map(({ id }) => id)
  const rows = [
    await evaluateSet('BM25', bm25(products), queries),
    await evaluateSet('BM25, Snowball', bm25(products, stemmedWords), queries),
    await evaluateSet('ours, words alone', (query, limit) => rankIndex(index, query, limit, null).map(({ id }) => id), queries),
    await evaluateSet('ours, bundle', bundle, queries),
  ]
  if (values.transformer) {
    const byMeaning = await dense(products, values.transformer)
    rows.push(await evaluateSet('dense', byMeaning, queries))
    rows.push(await evaluateSet('BM25, Snowball + dense', fused(bm25(products, stemmedWords), byMeaning), queries))
  }
  if (!values.database) return rows
  const database = await openDatabase(products)
  const row = await evaluateSet('ours, D1', database.rank, queries)
  await database.close()
  return [...rows, row]
}

async function evaluateRequests(file: string): Promise<void> {
  const shops: Record<string, Shop> = values.shop
    ? { en: openShop(readProducts(values.shop), 'en') }
    : Object.fromEntries(['en', 'de'].map((locale) => [locale, openSampleShop(locale)]))
  const requests = readRequests(file)
  for (const [name, isViewNamed] of [
    ['products in view named', true],
    ['conversation alone', false],
  ] as const) {
    const judged = await Promise.all(
      requests.map((request) => judgeRequest(request, shops[request.locale] ?? (shops.en as Shop), isViewNamed)),
    )
    report[name] = kindRows(judged)
    console.log(name)
    console.table(rounded(kindRows(judged)))
    if (!values.failures) continue
    for (const { request, ids, match } of judged.filter(({ isRight }) => !isRight))
      console.log(
        `${request.kind}: ${request.query} | right: ${request.first.join(' ')} | ${match ?? 'in view'}: ${ids.join(' ')}`,
      )
  }
}
