import { join } from 'node:path'
import { asyncBufferFromFile, parquetMetadataAsync, parquetReadObjects } from 'hyparquet'
import * as z from 'zod'
import { complement, isSubstitute, relevance, relevanceOptions, substitute } from '../../../shared/tasks/wordings/choice.ts'
import { judgesExactly, queryFor } from '../../../shared/tasks/wordings/generation.ts'
import { complements, rankForQuery, relevantItems, substitutes } from '../../../shared/tasks/wordings/selection.ts'
import type { Sample } from '../eshop/sample.ts'
import type { Random } from '../grounded/random.ts'
import type { Source } from './source.ts'

const Example = z.object({
  query: z.string(),
  product_id: z.string(),
  product_locale: z.string(),
  esci_label: z.enum(['E', 'S', 'C', 'I']),
})
const Title = z.object({ product_id: z.string(), product_title: z.string().nullish(), product_locale: z.string() })

const weights = { E: 1, S: 0.1, C: 0.01, I: 0 } as const
type Label = keyof typeof weights
interface Judged {
  readonly title: string
  readonly label: Label
}

// One query in so many is used: the published file has 2.6 million judgements, and only some thousand samples are wanted.
const queriesMax = 20_000
const rowsPerRead = 50_000

/** Amazon-ESCI (shopping queries): judgements of query and product, and the products' titles, as two parquet files. */
export const amazonEsci: Source = {
  name: 'amazon-esci',
  expects: 'a folder with shopping_queries_dataset_examples.parquet and shopping_queries_dataset_products.parquet',
  from: 'https://github.com/amazon-science/esci-data',
  licence: 'Apache-2.0',
  kind: 'rows',
  async *read(path, random) {
    const judgements = new Map<string, { id: string; label: Label; locale: string }[]>()
    for await (const row of parquetRows(join(path, 'shopping_queries_dataset_examples.parquet'), Example)) {
      const key = `${row.product_locale} ${row.query}`
      if (!judgements.has(key) && judgements.size >= queriesMax) continue
      const list = judgements.get(key) ?? []
      judgements.set(key, list)
      list.push({ id: row.product_id, label: row.esci_label, locale: row.product_locale })
    }
    const required = new Set([...judgements.values()].flat().map(({ id, locale }) => `${locale} ${id}`))
    const titles = new Map<string, string>()
    for await (const row of parquetRows(join(path, 'shopping_queries_dataset_products.parquet'), Title)) {
      const key = `${row.product_locale} ${row.product_id}`
      if (row.product_title && required.has(key)) titles.set(key, row.product_title)
    }
    for (const [key, list] of judgements) {
      const locale = list[0]?.locale ?? 'us'
      const judged = list.flatMap(({ id, label }) => {
        const title = titles.get(`${locale} ${id}`)
        return title ? [{ title, label }] : []
      })
      yield* samplesOf(key.slice(locale.length + 1), locale, judged, random)
    }
  },
}

async function* parquetRows<T>(path: string, schema: z.ZodType<T>): AsyncGenerator<T> {
  const file = await asyncBufferFromFile(path)
  const metadata = await parquetMetadataAsync(file)
  const total = Number(metadata.num_rows)
  for (let rowStart = 0; rowStart < total; rowStart += rowsPerRead) {
    const rows = await parquetReadObjects({ file, metadata, rowStart, rowEnd: Math.min(total, rowStart + rowsPerRead) })
    for (const [index, row] of rows.entries()) {
      const parsed = schema.safeParse(row)
      if (!parsed.success) throw new Error(`${path}: row ${rowStart + index}: ${z.prettifyError(parsed.error)}`)
      yield parsed.data
    }
  }
}

const languages: Readonly<Record<string, string>> = { us: 'en', es: 'es', jp: 'ja' }

/** What one judged query gives: each form that its labels allow. */
function* samplesOf(query: string, locale: string, judged: readonly Judged[], random: Random): Generator<Sample> {
  const language = languages[locale] ?? 'en'
  const of = (label: Label) => random.shuffle(judged.filter((product) => product.label === label).map(({ title }) => title))
  const [exact, substituted, complementing, irrelevant] = [of('E'), of('S'), of('C'), of('I')]
  const common = { skill: 'user-behavior', language, source: 'amazon-esci' } as const
  const choice = (task_name: string, prompts: readonly string[], gold: number): Sample => ({
    ...common,
    input_field: random.pick(prompts),
    output_field: gold,
    task_name,
    task_type: 'multiple-choice',
    metric: 'accuracy',
  })
  const text = (task_name: string, prompts: readonly string[], gold: string): Sample => ({
    ...common,
    input_field: random.pick(prompts),
    output_field: gold,
    task_name,
    task_type: 'generation',
    metric: 'rougel',
  })
  const retrieve = (
    task_name: string,
    ask: (options: readonly string[]) => readonly string[],
    right: readonly string[],
    wrong: readonly string[],
  ): Sample => {
    const options = random.shuffle([...right.slice(0, 3), ...wrong.slice(0, 12)])
    return {
      ...common,
      input_field: random.pick(ask(options)),
      output_field: options.flatMap((title, index) => (right.includes(title) ? [index + 1] : [])),
      task_name,
      task_type: 'retrieval',
      metric: 'hit rate@3',
    }
  }

  if (judged.length >= 5) {
    const listed = random.sample(judged, 5)
    if (listed.some(({ label }) => label !== 'I'))
      yield {
        ...common,
        input_field: random.pick(
          rankForQuery(
            query,
            listed.map(({ title }) => title),
          ),
        ),
        output_field: listed.map(({ label }) => weights[label]),
        task_name: language === 'en' ? 'query-product-rank' : 'query-product-rank-multilingual',
        task_type: 'ranking',
        metric: 'ndcg',
      }
  }
  for (const { title, label } of random.sample(judged, 1)) {
    const options = random.shuffle(relevanceOptions)
    const right = relevanceOptions['ESCI'.indexOf(label)] ?? relevanceOptions[3]
    yield choice('multiclass-product-classification', relevance(query, title, options), options.indexOf(right))
    yield choice('product-substitute-identification', isSubstitute(query, title), label === 'S' ? 1 : 0)
    yield text('exact-match-judgement', judgesExactly(query, title), label === 'E' ? 'yes' : 'no')
  }
  const [first, second] = exact
  if (first) yield text('query-generation', queryFor(first), query)
  const others = [...irrelevant, ...complementing, ...substituted]
  if (exact.length >= 3 && others.length >= 3)
    yield retrieve('relevant-item-retrieval', (options) => relevantItems(query, options), exact, others)
  if (first && complementing.length && irrelevant.length >= 3) {
    const options = random.shuffle([complementing[0] ?? '', ...irrelevant.slice(0, 3)])
    yield choice('complements-selection', complement(first, options), options.indexOf(complementing[0] ?? ''))
    yield retrieve('complements-retrieval', (listed) => complements(first, listed), complementing, irrelevant)
  }
  if (first && (substituted.length || second) && irrelevant.length >= 3) {
    const right = substituted[0] ?? second ?? ''
    const options = random.shuffle([right, ...irrelevant.slice(0, 3)])
    yield choice('substitutes-selection', substitute(first, options), options.indexOf(right))
    yield retrieve(
      'substitutes-retrieval',
      (listed) => substitutes(first, listed),
      [...substituted, ...exact.slice(1)],
      irrelevant,
    )
  }
}
