import { readFile } from 'node:fs/promises'
import * as z from 'zod/mini'
import type { Aim } from '../../../shared/faq/fit-thresholds.ts'
import type { WordTable } from '../../../shared/faq/word-table.ts'
import { runAsShop } from './evaluate.ts'
import type { FaqSet } from './rows.ts'

/** A small shop of our own making: what its merchant writes, what shoppers ask, and what looks alike and is something else. */
const ShopFixture = z.object({
  about: z.string(),
  language: z.string(),
  entries: z.array(
    z.object({
      id: z.string(),
      questions: z.array(z.string()),
      answer: z.string(),
      paraphrases: z.array(z.string()),
      nearMisses: z.array(z.string()),
    }),
  ),
})
export type ShopFixture = z.infer<typeof ShopFixture>

export const readShop = async (file: string): Promise<ShopFixture> => ShopFixture.parse(JSON.parse(await readFile(file, 'utf8')))

/** The shop's entries with so many questions each; near misses are queries without an answer. */
export const asSet = ({ entries }: ShopFixture, questions: number): FaqSet => ({
  labels: entries.map(({ id }) => id),
  questions: entries.map((entry) => entry.questions.slice(0, questions)),
  answers: entries.map(({ answer }) => answer),
  queries: entries.flatMap(({ paraphrases, nearMisses }, entry) => [
    ...paraphrases.map((text) => ({ text, entry })),
    ...nearMisses.map((text) => ({ text, entry: -1 })),
  ]),
})

export interface ShopRow {
  readonly questions: number
  readonly paraphrases: number
  readonly nearMisses: number
  /** Paraphrases answered rightly, answered with another entry, and with the right entry handed to the model. */
  readonly right: number
  readonly wrong: number
  readonly groundRight: number
  readonly nearMissesAnswered: number
  readonly threshold: number
}

export function runShop(table: WordTable, shop: ShopFixture, questions: number, aim: Aim): ShopRow {
  const { trials, calibration } = runAsShop('', table, asSet(shop, questions), aim, shop.language)
  const paraphrases = trials.filter(({ expected }) => expected >= 0)
  const nearMisses = trials.filter(({ expected }) => expected < 0)
  const answered = paraphrases.filter(({ decision }) => decision === 'answer')
  return {
    questions,
    paraphrases: paraphrases.length,
    nearMisses: nearMisses.length,
    right: answered.filter(({ right }) => right).length,
    wrong: answered.filter(({ right }) => !right).length,
    groundRight: paraphrases.filter(({ decision, right }) => decision === 'ground' && right).length,
    nearMissesAnswered: nearMisses.filter(({ decision }) => decision === 'answer').length,
    threshold: calibration.thresholds.answer,
  }
}
