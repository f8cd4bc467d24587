import { readFileSync } from 'node:fs'
import * as z from 'zod/mini'
import { Product } from '../../shared/product.ts'
import { quantile } from '../../shared/quantile.ts'
import type { Ranker } from './baseline.ts'
import { intervalOfMean, mean, type Scores, scoresOf } from './metrics.ts'

const GradedQuery = z.object({ query: z.string(), grades: z.record(z.string(), z.number()) })
type GradedQuery = z.infer<typeof GradedQuery>

export interface SetRow {
  readonly search: string
  readonly ndcg10: number
  readonly low: number
  readonly high: number
  readonly recall10: number
  readonly mrr10: number
  readonly emptyShare: number
  readonly p50Ms: number
  readonly p95Ms: number
}

const lines = (file: string): string[] => readFileSync(file, 'utf8').split('\n').filter(Boolean)
export const readProducts = (file: string): Product[] => lines(file).map((line) => Product.parse(JSON.parse(line)))
export const readQueries = (file: string): GradedQuery[] =>
  lines(file)
    .map((line) => GradedQuery.parse(JSON.parse(line)))
    // Without one relevant product no ranking is better than another.
    .filter(({ grades }) => Object.values(grades).some((grade) => grade > 0))

/** One search over all queries of a set: quality with its interval, and time on this machine's clock. */
export async function evaluateSet(name: string, rank: Ranker, queries: readonly GradedQuery[]): Promise<SetRow> {
  const scores: Scores[] = []
  const times: number[] = []
  // Once before, so that compiling is not measured.
  for (const { query } of queries.slice(0, 20)) await rank(query, 10)
  for (const { query, grades } of queries) {
    const startedAt = performance.now()
    const ranking = await rank(query, 10)
    times.push(performance.now() - startedAt)
    scores.push(scoresOf(ranking, grades))
  }
  const ndcgs = scores.map(({ ndcg }) => ndcg)
  return {
    search: name,
    ndcg10: mean(ndcgs),
    ...intervalOfMean(ndcgs),
    recall10: mean(scores.map(({ recall }) => recall)),
    mrr10: mean(scores.map(({ reciprocalRank }) => reciprocalRank)),
    emptyShare: mean(scores.map(({ isEmpty }) => Number(isEmpty))),
    p50Ms: quantile(times, 0.5),
    p95Ms: quantile(times, 0.95),
  }
}
