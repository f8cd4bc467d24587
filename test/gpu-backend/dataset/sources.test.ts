import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { parquetWriteBuffer } from 'hyparquet-writer'
import { describe, expect, it } from 'vitest'
import { mendEcGuide } from '../../../gpu-backend/dataset/clean/mend-ec-guide.ts'
import { validGold } from '../../../gpu-backend/dataset/clean/valid-gold.ts'
import type { Sample } from '../../../gpu-backend/dataset/eshop/sample.ts'
import { Random } from '../../../gpu-backend/dataset/grounded/random.ts'
import { sources } from '../../../gpu-backend/dataset/sources/index.ts'

const lines = (...rows: object[]): string => rows.map((row) => JSON.stringify(row)).join('\n')

/** Tiny files of our own in each source's published format. */
const fixtures: Record<string, (folder: string) => void> = {
  'amazon-esci'(folder) {
    const labels = 'EEESCIIII'
    const examples = [...labels].map((label, index) => ({
      query: 'red mug',
      product_id: `B${index}`,
      product_locale: 'us',
      esci_label: label,
    }))
    const column = <T>(name: string, data: T[]) => ({ name, data, type: 'STRING' as const })
    const write = (file: string, rows: readonly Record<string, string>[]) =>
      writeFileSync(
        join(folder, file),
        Buffer.from(
          parquetWriteBuffer({
            columnData: Object.keys(rows[0] ?? {}).map((name) =>
              column(
                name,
                rows.map((row) => row[name] ?? ''),
              ),
            ),
          }),
        ),
      )
    write('shopping_queries_dataset_examples.parquet', examples)
    write(
      'shopping_queries_dataset_products.parquet',
      examples.map(({ product_id }) => ({ product_id, product_title: `Thing ${product_id}`, product_locale: 'us' })),
    )
  },
  'amazon-m2'(folder) {
    const ids = Array.from({ length: 20 }, (_, index) => `B${String(index).padStart(2, '0')}`)
    writeFileSync(
      join(folder, 'products_train.csv'),
      ['id,locale,title,price', ...ids.map((id) => `${id},DE,"Becher, ${id}",9.99`)].join('\n'),
    )
    const sessions = ids.slice(0, 17).map((_, index) => `"['${ids[index]}' '${ids[index + 1]}']",${ids[index + 2]},DE`)
    writeFileSync(join(folder, 'sessions_train.csv'), ['prev_items,next_item,locale', ...sessions].join('\n'))
  },
  'amazon-categories'(folder) {
    const categories = ['Mugs', 'Tents', 'Shoes', 'Lamps']
    writeFileSync(
      join(folder, 'amazon_categories.csv'),
      ['id,category_name', ...categories.map((name, id) => `${id},${name}`)].join('\n'),
    )
    writeFileSync(
      join(folder, 'amazon_products.csv'),
      ['asin,title,category_id', ...categories.map((name, id) => `A${id},"A fine ${name}, ""new""",${id}`)].join('\n'),
    )
  },
  'amazon-reviews-2023'(folder) {
    const text = 'I have used it every day for a month and it still works well.'
    writeFileSync(
      join(folder, 'All_Beauty.jsonl.gz'),
      gzipSync(lines({ rating: 5, title: 'Love it', text }, { rating: 1, title: 'Bad', text: 'no' })),
    )
  },
  'oa-mine-ae-110k'(folder) {
    mkdirSync(join(folder, 'oa-mine'))
    const row = {
      input: 'Acme Mug, Red',
      category: 'Mugs',
      target_scores: { Brand: { Acme: 1 }, Color: { Red: 1 }, Size: { 'n/a': 1 } },
    }
    writeFileSync(join(folder, 'oa-mine', 'train.jsonl'), lines(row))
  },
  ecinstruct(folder) {
    const common = { split: 'train', setting: 'IND_Diverse_Instruction', instruction: 'Do it.', few_shot_example: null }
    writeFileSync(
      join(folder, 'train.jsonl'),
      lines(
        { ...common, task: 'Sentiment_Analysis', input: 'Great mug.', options: '["A: positive", "B: negative"]', output: 'A' },
        { ...common, task: 'Sequential_Recommendation', input: 'mug', options: ['A: tea', 'B: tent'], output: 'B' },
        { ...common, task: 'Product_Matching', input: 'a, b', options: null, output: 'yes' },
        { ...common, task: 'Answer_Generation', input: { question: 'Why?' }, options: null, output: 'Because.' },
        { ...common, split: 'test', task: 'Sentiment_Analysis', input: 'x', options: null, output: 'A' },
      ),
    )
  },
  'ec-guide'(folder) {
    writeFileSync(
      join(folder, 'mcq_sap.jsonl'),
      lines({
        input_field: 'Which?\n0. red\n1. blue\nAnswer: ',
        output_field: '1',
        task_type: 'multiple-choice',
        metric: 'accuracy',
      }),
    )
    writeFileSync(
      join(folder, 'mcq_qprj.jsonl'),
      lines({ input_field: 'Same? yes or no', output_field: 'no', task_type: 'multiple-choice', metric: 'bool' }),
    )
  },
  intentionqa(folder) {
    const row = {
      item_a_name: 'Mug',
      item_b_name: 'Tea',
      gold_ind: 'B',
      options: { A: 'for camping', B: 'for drinking tea', C: 'for sport' },
    }
    writeFileSync(join(folder, 'task1.jsonl'), lines(row))
    writeFileSync(join(folder, 'task2.jsonl'), lines({ ...row, distractors_product: ['x'] }))
  },
  eshopinstruct(folder) {
    writeFileSync(join(folder, 'part.jsonl'), lines({ input_field: 'Which?\n0. red\n1. blue\nAnswer: ', output_field: 0 }))
  },
}

async function read(name: string, path: string): Promise<Sample[]> {
  const source = sources.find((candidate) => candidate.name === name)
  if (!source) throw new Error(`no source ${name}`)
  const samples: Sample[] = []
  for await (const sample of source.read(path, new Random(1))) samples.push(sample)
  return samples
}

describe('readers of public data sets', () => {
  it.each(sources.map(({ name }) => name))('%s: its published format becomes valid samples', async (name) => {
    const folder = mkdtempSync(join(tmpdir(), 'llasa-source-'))
    fixtures[name]?.(folder)
    const samples = await read(name, folder)
    expect(samples.length).toBeGreaterThan(0)
    for (const sample of samples) {
      const mended = mendEcGuide.apply(sample)
      expect(mended && validGold.apply(mended), JSON.stringify(sample)).not.toBeNull()
    }
  })

  it('ESCI: gold ranks and picks follow the labels', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'llasa-source-'))
    fixtures['amazon-esci']?.(folder)
    const samples = await read('amazon-esci', folder)
    const retrieval = samples.find(({ task_name }) => task_name === 'relevant-item-retrieval')
    const picks = (retrieval?.output_field ?? []) as number[]
    expect(picks).toHaveLength(3)
    for (const number of picks) expect(retrieval?.input_field).toMatch(new RegExp(`${number}\\. Thing B[012]\\b`))
  })

  it('M2: sessions of German shoppers are German samples', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'llasa-source-'))
    fixtures['amazon-m2']?.(folder)
    const samples = await read('amazon-m2', folder)
    expect(new Set(samples.map(({ language }) => language))).toEqual(new Set(['de']))
    expect(new Set(samples.map(({ task_name }) => task_name)).size).toBe(4)
  })

  it('name the file, line and field of a row that does not fit', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'llasa-source-'))
    writeFileSync(
      join(folder, 'mcq_sap.jsonl'),
      `${lines({ input_field: 'x', output_field: 1, task_type: 'guess', metric: 'accuracy' })}`,
    )
    await expect(read('ec-guide', folder)).rejects.toThrow(/mcq_sap\.jsonl:1[\s\S]*task_type/)
  })
})
