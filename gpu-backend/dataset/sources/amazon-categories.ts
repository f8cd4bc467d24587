import { join } from 'node:path'
import * as z from 'zod'
import { categoryOf, productOfCategory } from '../../../shared/tasks/wordings/choice.ts'
import { categoryFor, productsMatchingCategory } from '../../../shared/tasks/wordings/generation.ts'
import { csvRows } from './csv-rows.ts'
import type { Source } from './source.ts'

const Category = z.object({ id: z.string(), category_name: z.string() })
const Product = z.object({ title: z.string().min(1), category_id: z.string() })
const titlesPerCategoryMax = 100

/** Amazon products by category: a table of categories and a table of products that name theirs. */
export const amazonCategories: Source = {
  name: 'amazon-categories',
  expects: 'a folder with amazon_categories.csv (id, category_name) and amazon_products.csv (title, category_id, …)',
  from: 'https://www.kaggle.com/datasets/asaniczka/amazon-products-dataset-2023-1-4m-products',
  licence: 'ODC-By 1.0',
  kind: 'rows',
  async *read(path, random) {
    const names = new Map<string, string>()
    for await (const { id, category_name } of csvRows(join(path, 'amazon_categories.csv'), Category)) names.set(id, category_name)
    const titles = new Map<string, string[]>()
    for await (const { title, category_id } of csvRows(join(path, 'amazon_products.csv'), Product)) {
      const list = titles.get(category_id) ?? []
      titles.set(category_id, list)
      if (list.length < titlesPerCategoryMax) list.push(title)
    }
    const known = [...titles.keys()].filter((id) => names.has(id))
    if (known.length < 4)
      throw new Error(`${path}: at least four categories with products are needed, ${known.length} were found.`)
    const common = { skill: 'shopping-concepts', language: 'en', source: 'amazon-categories' } as const
    for (const id of known)
      for (const title of titles.get(id) ?? []) {
        const category = names.get(id) ?? ''
        const others = random.sample(
          known.filter((other) => other !== id),
          3,
        )
        const categories = random.shuffle([category, ...others.map((other) => names.get(other) ?? '')])
        const products = random.shuffle([title, ...others.map((other) => random.pick(titles.get(other) ?? ['']))])
        const choice = { ...common, task_type: 'multiple-choice', metric: 'accuracy' } as const
        const text = { ...common, task_type: 'generation', metric: 'sent-transformer' } as const
        yield {
          ...choice,
          input_field: random.pick(categoryOf(title, categories)),
          output_field: categories.indexOf(category),
          task_name: 'category-classification',
        }
        yield {
          ...choice,
          input_field: random.pick(productOfCategory(category, products)),
          output_field: products.indexOf(title),
          task_name: 'category-identification',
        }
        yield { ...text, input_field: random.pick(categoryFor(title)), output_field: category, task_name: 'category-generation' }
        yield {
          ...text,
          input_field: random.pick(productsMatchingCategory(category)),
          output_field: title,
          task_name: 'category-matching',
        }
      }
  },
}
