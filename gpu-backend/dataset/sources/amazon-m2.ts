import { join } from 'node:path'
import * as z from 'zod'
import { nextItem, sessionOf } from '../../../shared/tasks/wordings/choice.ts'
import { nextItemAfter } from '../../../shared/tasks/wordings/generation.ts'
import { nextItems } from '../../../shared/tasks/wordings/selection.ts'
import type { Sample } from '../eshop/sample.ts'
import { csvRows } from './csv-rows.ts'
import type { Source } from './source.ts'

const Session = z.object({ prev_items: z.string(), next_item: z.string(), locale: z.string() })
const Product = z.object({ id: z.string(), locale: z.string(), title: z.string() })

const sessionsMax = 20_000
const shownMax = 5
const languages: Readonly<Record<string, string>> = { UK: 'en', DE: 'de', JP: 'ja', ES: 'es', FR: 'fr', IT: 'it' }

/** Amazon-M2 (KDD Cup 2023): anonymous sessions as product ids, and the products, as two CSV files. */
export const amazonM2: Source = {
  name: 'amazon-m2',
  expects: 'a folder with sessions_train.csv and products_train.csv',
  from: 'https://kddcup23.github.io (AIcrowd)',
  licence: 'Apache-2.0',
  kind: 'rows',
  async *read(path, random) {
    const sessions: { items: string[]; next: string; locale: string }[] = []
    let seen = 0
    for await (const { prev_items, next_item, locale } of csvRows(join(path, 'sessions_train.csv'), Session)) {
      const session = { items: idsOf(prev_items).slice(-shownMax), next: next_item, locale }
      seen++
      if (sessions.length < sessionsMax) sessions.push(session)
      else {
        const position = random.int(0, seen - 1)
        if (position < sessionsMax) sessions[position] = session
      }
    }
    const required = new Set(sessions.flatMap(({ items, next, locale }) => [...items, next].map((id) => `${locale} ${id}`)))
    const titles = new Map<string, string>()
    for await (const { id, locale, title } of csvRows(join(path, 'products_train.csv'), Product))
      if (required.has(`${locale} ${id}`)) titles.set(`${locale} ${id}`, title)
    const byLocale = Map.groupBy(titles.keys(), (key) => key.slice(0, 2))

    for (const { items, next, locale } of sessions) {
      const viewed = items.flatMap((id) => titles.get(`${locale} ${id}`) ?? [])
      const right = titles.get(`${locale} ${next}`)
      const pool = byLocale.get(locale) ?? []
      if (!right || viewed.length < 2 || pool.length < 16) continue
      const others = random
        .sample(pool, 16)
        .map((key) => titles.get(key) ?? '')
        .filter((title) => title !== right && !viewed.includes(title))
      const language = languages[locale] ?? 'en'
      const common = { skill: language === 'en' ? 'user-behavior' : 'multi-lingual', language, source: 'amazon-m2' } as const
      const choose = (
        task_name: string,
        ask: (options: readonly string[]) => readonly string[],
        answer: string,
        wrong: readonly string[],
      ): Sample => {
        const options = random.shuffle([answer, ...wrong.slice(0, 3)])
        return {
          ...common,
          input_field: random.pick(ask(options)),
          output_field: options.indexOf(answer),
          task_name,
          task_type: 'multiple-choice',
          metric: 'accuracy',
        }
      }
      yield choose('next-item-selection', (options) => nextItem(viewed, options), right, others)
      yield choose('session-selection', (options) => sessionOf(right, options), viewed.join('; '), others)
      yield {
        ...common,
        input_field: random.pick(nextItemAfter(viewed)),
        output_field: right,
        task_name: 'next-item-generation',
        task_type: 'generation',
        metric: 'rougel',
      }
      const listed = random.shuffle([right, ...others.slice(0, 14)])
      yield {
        ...common,
        input_field: random.pick(nextItems(viewed, listed)),
        output_field: [listed.indexOf(right) + 1],
        task_name: 'session-retrieval',
        task_type: 'retrieval',
        metric: 'hit rate@3',
      }
    }
  },
}

/** `['B0A' 'B0B']`, as numpy prints an array. */
const idsOf = (printed: string): string[] => [...printed.matchAll(/'([^']+)'/g)].map((match) => match[1] ?? '')
