import { writeFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { readIndexFile, writeIndexFile } from '../../workers/catalogue/query/index-file.ts'
import { rankIndex } from '../../workers/catalogue/query/search-index.ts'
import { bm25, stemmedWords } from './baseline.ts'
import { judgeRequest, kindRows, readRequests } from './evaluate-requests.ts'
import { evaluateSet, readProducts, readQueries } from './evaluate-sets.ts'
import { openDatabase } from './open-database.ts'
import { aliasesOf, openSampleShop, type Shop, words } from './open-shop.ts'

const { values } = parseArgs({
  allowPositionals: true,
  options: {
    catalogue: { type: 'string' },
    queries: { type: 'string' },
    requests: { type: 'string' },
    out: { type: 'string' },
    database: { type: 'boolean', default: false },
    failures: { type: 'boolean', default: false },
  },
})

const rounded = (rows: readonly object[]): object[] =>
  rows.map((row) =>
    Object.fromEntries(
      Object.entries(row).map(([key, value]) => [key, typeof value === 'number' ? Number(value.toFixed(3)) : value]),
    ),
  )
const report: Record<string, unknown> = {}

if (values.catalogue && values.queries) {
  const products = readProducts(values.catalogue)
  const queries = readQueries(values.queries)
  const index = readIndexFile(writeIndexFile(products, { locale: 'en', words, aliasesOf }).buffer)
  const rows = [
    await evaluateSet('BM25', bm25(products), queries),
    await evaluateSet('BM25, Snowball', bm25(products, stemmedWords), queries),
    await evaluateSet('ours, bundle', (query, limit) => rankIndex(index, query, limit, words).map(({ id }) => id), queries),
  ]
  if (values.database) {
    const database = await openDatabase(products)
    rows.push(await evaluateSet('ours, D1', database.rank, queries))
    await database.close()
  }
  report.sets = rows
  console.table(rounded(rows))
}

if (values.requests) {
  const shops = Object.fromEntries(['en', 'de'].map((locale) => [locale, openSampleShop(locale)]))
  const requests = readRequests(values.requests)
  for (const [name, isTold] of [
    ['products in view named', true],
    ['conversation alone', false],
  ] as const) {
    const judged = await Promise.all(
      requests.map((request) => judgeRequest(request, shops[request.locale] ?? (shops.en as Shop), isTold)),
    )
    report[name] = kindRows(judged)
    console.log(name)
    console.table(rounded(kindRows(judged)))
    if (values.failures)
      for (const { request, ids, match } of judged.filter(({ isRight }) => !isRight))
        console.log(request.kind, '|', request.query, '|', request.first.slice(0, 3).join(' '), '|', match, ids.join(' '))
  }
}
if (values.out) writeFileSync(values.out, JSON.stringify(report, null, 1))
