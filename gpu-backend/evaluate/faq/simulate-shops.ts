import { generator } from '../../../shared/faq/train-classes.ts'
import type { FaqSet } from './rows.ts'
import type { ShopFixture } from './shop-fixture.ts'

/** A shop drawn from a set: some of its entries with some of their questions, and queries, some about what it does not have. */
export interface DrawnShop {
  readonly set: string
  readonly entries: readonly (readonly string[])[]
  readonly answers?: readonly string[]
  readonly queries: readonly { readonly text: string; readonly entry: number }[]
}

const entryCounts = [1, 3, 8, 12, 25, 60, 150]
const questionCounts = [1, 1, 2, 4, 8, 30, 100]
const queriesMax = 120
// About as many as the public sets have on average (0, 0, 18 and 69 %): queries that no entry answers.
const outsideShare = 0.2

export function drawShops(name: string, set: FaqSet, count: number, seed: number): DrawnShop[] {
  const random = generator(seed)
  const pick = <T>(items: readonly T[]): T => items[Math.floor(random() * items.length)] as T
  const mixed = <T>(items: readonly T[]): T[] =>
    items
      .map((item) => ({ item, key: random() }))
      .sort((a, b) => a.key - b.key)
      .map(({ item }) => item)
  const byEntry = Map.groupBy(set.queries, ({ entry }) => entry)
  return Array.from({ length: count }, () => {
    const labels = mixed(set.labels.map((_, at) => at)).slice(0, pick(entryCounts))
    const questions = pick(questionCounts)
    const entries = labels.map((label) => mixed(set.questions[label] ?? []).slice(0, questions))
    const inside = mixed(labels.flatMap((label, entry) => (byEntry.get(label) ?? []).map(({ text }) => ({ text, entry }))))
    const known = new Set(labels)
    const outside = mixed(set.queries.filter(({ entry }) => !known.has(entry)).map(({ text }) => ({ text, entry: -1 })))
    const insideCount = Math.min(inside.length, Math.round(queriesMax * (1 - outsideShare)))
    return {
      set: name,
      entries,
      queries: [
        ...inside.slice(0, insideCount),
        ...outside.slice(0, Math.round((insideCount * outsideShare) / (1 - outsideShare))),
      ],
    }
  })
}

/** The fixture with one to four questions an entry, complete and with entries left out. */
export function drawFixtures(name: string, { entries }: ShopFixture, count: number, seed: number): DrawnShop[] {
  const random = generator(seed)
  return Array.from({ length: count }, (_, round) => {
    const questions = 1 + (round % 4)
    const kept = entries.filter(() => round < 4 || random() < 0.7)
    return {
      set: name,
      entries: kept.map((entry) => entry.questions.slice(0, questions)),
      answers: kept.map(({ answer }) => answer),
      queries: entries.flatMap((entry) => [
        ...entry.paraphrases.map((text) => ({ text, entry: kept.indexOf(entry) })),
        ...entry.nearMisses.map((text) => ({ text, entry: -1 })),
      ]),
    }
  })
}
