import { buildIndex } from '../../../shared/faq/build-index.ts'
import { createMatcher, type Match, standingOf } from '../../../shared/faq/match.ts'
import { type LogisticWeights, logitOf, matchFeatures, type PairWeights } from '../../../shared/faq/pair-model.ts'
import type { WordTable } from '../../../shared/faq/word-table.ts'
import { fitLogistic, type Sample } from './logistic.ts'
import type { DrawnShop } from './simulate-shops.ts'

/** A query looked up in a drawn shop. */
interface LookedUp {
  readonly set: string
  readonly entry: number
  readonly match: Match
}

/** `isBare` leaves the answers out. */
export function lookUpAll(table: WordTable, shops: readonly DrawnShop[], isBare = false): LookedUp[] {
  return shops.flatMap(({ set, entries, answers, queries }) => {
    const indexed = entries.map((questions, at) => ({
      questions,
      json: '',
      limits: 0,
      ...(answers && !isBare && { answer: answers[at] ?? '' }),
    }))
    const matcher = createMatcher(buildIndex(table, indexed, { language: 'en', version: '', words: 'v1' }), table)
    return queries.map(({ text, entry }) => ({ set, entry, match: matcher(text) }))
  })
}

/** Sets weigh the same, however many queries were drawn from them; one of our shops weighs as much as so many sets. */
function weights(lookedUp: readonly LookedUp[], shopWeight: number): (set: string) => number {
  const counts = Map.groupBy(lookedUp, ({ set }) => set)
  return (set) => ((set.endsWith('.jsonl') ? 1 : shopWeight) * lookedUp.length) / (counts.size * (counts.get(set)?.length ?? 1))
}

const rivalsLearnt = 3

export function fitPairModel(lookedUp: readonly LookedUp[], shopWeight: number): PairWeights {
  const fair = lookedUp.filter(({ match }) => !match.exact)
  const weight = weights(fair, shopWeight)
  const pairs = fair.flatMap(({ set, entry, match }): Sample[] =>
    match.candidates
      .filter((candidate) => candidate.gate === null)
      .filter((candidate, at) => at < rivalsLearnt || candidate.entry === entry)
      .map((candidate) => ({ features: candidate.features, positive: candidate.entry === entry, weight: weight(set) })),
  )
  const pair = fitLogistic(pairs)
  const matches = fair.flatMap(({ set, entry, match }): Sample[] => {
    const best = rescored(match, pair)
    return best ? [{ features: best.features, positive: best.entry === entry, weight: weight(set) }] : []
  })
  return { pair, match: fitLogistic(matches) }
}

/** The best entry by other weights than those the match was made with. */
function rescored({ candidates }: Match, pair: LogisticWeights): { entry: number; features: number[] } | null {
  const scored = candidates
    .map((candidate) => ({ ...candidate, score: logitOf(pair, candidate.features) }))
    .sort((a, b) => b.score - a.score)
  const best = scored.find(({ gate }) => gate === null)
  if (!best) return null
  const others = scored.filter((each) => each !== best)
  return { entry: best.entry, features: matchFeatures(standingOf(best), others.map(standingOf)) }
}
