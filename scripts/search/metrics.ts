/** What a ranking is worth against grades; a product nobody graded gains nothing. */
export interface Scores {
  readonly ndcg: number
  readonly recall: number
  readonly reciprocalRank: number
  readonly isEmpty: boolean
}

const depth = 10

export function scoresOf(ranking: readonly string[], grades: Readonly<Record<string, number>>): Scores {
  const gain = (id: string): number => grades[id] ?? 0
  const discounted = (gains: readonly number[]): number =>
    gains.slice(0, depth).reduce((sum, each, index) => sum + each / Math.log2(index + 2), 0)
  const ideal = discounted(Object.values(grades).sort((a, b) => b - a))
  const relevant = Object.keys(grades).filter((id) => gain(id) > 0)
  const top = ranking.slice(0, depth)
  const first = top.findIndex((id) => gain(id) > 0)
  return {
    ndcg: ideal > 0 ? discounted(top.map(gain)) / ideal : 0,
    recall: relevant.length ? top.filter((id) => gain(id) > 0).length / Math.min(depth, relevant.length) : 0,
    reciprocalRank: first < 0 ? 0 : 1 / (first + 1),
    isEmpty: ranking.length === 0,
  }
}

export const mean = (values: readonly number[]): number =>
  values.length ? values.reduce((sum, value) => sum + value, 0) / values.length : Number.NaN

const resamples = 1_000

/** The middle 95 % of means over queries drawn again with replacement (bootstrap); drawn by a fixed seed, so that runs compare. */
export function intervalOfMean(values: readonly number[]): { readonly low: number; readonly high: number } {
  let state = 0x9e37_79b9
  const draw = (): number => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return values[Math.floor((state / 2 ** 32) * values.length)] ?? 0
  }
  const means = Array.from({ length: resamples }, () => mean(Array.from(values, draw))).sort((a, b) => a - b)
  return { low: means[Math.floor(resamples * 0.025)] ?? Number.NaN, high: means[Math.floor(resamples * 0.975)] ?? Number.NaN }
}
