import MiniSearch from 'minisearch'
import { buildIndex } from '../../../shared/faq/build-index.ts'
import { answerProbability } from '../../../shared/faq/decide.ts'
import { features, rarityOf } from '../../../shared/faq/lexical.ts'
import { createMatcher } from '../../../shared/faq/match.ts'
import { normaliseQuestion } from '../../../shared/faq/normalise.ts'
import type { WordTable } from '../../../shared/faq/word-table.ts'
import type { FaqSet } from './rows.ts'

/** The best entry for a question and how sure; entry −1 when there is none. */
interface Found {
  readonly entry: number
  readonly confidence: number
}
export type Matcher = (text: string) => Found | Promise<Found>

/** Ours before a shop's own questions adjust it: the model of many shops. */
export function createOurs(table: WordTable, set: FaqSet): Matcher {
  const entries = set.questions.map((questions, at) => ({ questions, json: JSON.stringify({ id: set.labels[at] }), limits: 0 }))
  const matcher = createMatcher(buildIndex(table, entries, { language: 'en', version: 'evaluation', words: 'v1' }), table)
  return (text) => {
    const found = matcher(text)
    return { entry: found.entry, confidence: answerProbability(found) }
  }
}

export function createExact({ questions }: FaqSet): Matcher {
  const known = new Map(questions.flatMap((own, entry) => own.map((text): [string, number] => [normaliseQuestion(text), entry])))
  return (text) => {
    const entry = known.get(normaliseQuestion(text)) ?? -1
    return { entry, confidence: entry < 0 ? Number.NEGATIVE_INFINITY : 1 }
  }
}

/** BM25+ by the library MiniSearch, one document a question, as a search box would do it. */
export function createBm25({ questions }: FaqSet): Matcher {
  const search = new MiniSearch<{ id: number; text: string }>({ fields: ['text'] })
  const owners: number[] = []
  search.addAll(questions.flatMap((own, entry) => own.map((text) => ({ id: owners.push(entry) - 1, text }))))
  return (text) => {
    const scores = new Map<number, number>()
    for (const { id, score } of search.search(text)) {
      const entry = owners[id as number] ?? -1
      scores.set(entry, Math.max(scores.get(entry) ?? 0, score))
    }
    return bestWithMargin([...scores])
  }
}

/** Words and grams only (TF-IDF cosine with the nearest question): the lexical baseline. */
export function createLexical({ questions }: FaqSet): Matcher {
  const all = questions.flatMap((own, entry) => own.map((text) => ({ entry, found: features(normaliseQuestion(text)) })))
  const rarity = rarityOf(all.map(({ found }) => found))
  const weigh = (found: ReadonlyMap<number, number>): Map<number, number> => {
    const weighted = [...found].map(([bucket, weight]): [number, number] => [bucket, weight * (rarity[bucket] ?? 0)])
    const length = Math.hypot(...weighted.map(([, weight]) => weight)) || 1
    return new Map(weighted.map(([bucket, weight]) => [bucket, weight / length]))
  }
  const postings = new Map<number, { question: number; weight: number }[]>()
  all.forEach(({ found }, question) => {
    for (const [bucket, weight] of weigh(found)) {
      const posting = postings.get(bucket) ?? []
      posting.push({ question, weight })
      postings.set(bucket, posting)
    }
  })
  return (text) => {
    const sums = new Map<number, number>()
    for (const [bucket, weight] of weigh(features(normaliseQuestion(text))))
      for (const posting of postings.get(bucket) ?? [])
        sums.set(posting.question, (sums.get(posting.question) ?? 0) + weight * posting.weight)
    const scores = new Map<number, number>()
    for (const [question, score] of sums) {
      const entry = all[question]?.entry ?? -1
      scores.set(entry, Math.max(scores.get(entry) ?? 0, score))
    }
    return bestWithMargin([...scores])
  }
}

// The weight of the distance to the runner-up, the same for all baselines.
const marginWeight = 0.5

/** The same rule for all baselines: score and distance to the runner-up. */
export function bestWithMargin(scores: readonly (readonly [number, number])[]): Found {
  let [entry, first, second] = [-1, Number.NEGATIVE_INFINITY, Number.NEGATIVE_INFINITY]
  for (const [candidate, score] of scores) {
    if (score > first) [entry, first, second] = [candidate, score, first]
    else if (score > second) second = score
  }
  if (entry < 0) return { entry, confidence: Number.NEGATIVE_INFINITY }
  return { entry, confidence: first + marginWeight * (first - Math.max(second, 0)) }
}
