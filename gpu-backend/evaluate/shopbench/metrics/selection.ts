/** The contest's hit rate: the share of golds among the first three predictions. A recall; duplicates change nothing. */
export function hitRateAt3(golds: readonly number[], predicted: readonly number[]): number {
  const first = new Set(predicted.slice(0, 3))
  const expected = new Set(golds)
  if (!golds.length) return 0
  return [...expected].filter((gold) => first.has(gold)).length / golds.length
}

/**
 * NDCG of a predicted order (item numbers from 1) under relevance weights, gain 2^w − 1, discount log2(k + 1). Short
 * lists merely earn less. Number 0 means the last item, a quirk of the contest's Python kept for equality.
 */
export function ndcg(weights: readonly number[], predicted: readonly number[]): number {
  const gain = (weight: number, position: number) => (2 ** weight - 1) / Math.log2(position + 2)
  const weightOf = (number: number): number => weights.at(number - 1) ?? 0
  const order = predicted.slice(0, weights.length)
  const ideal = [...weights].sort((a, b) => b - a).reduce((sum, weight, position) => sum + gain(weight, position), 0)
  if (ideal === 0) return 0
  return (
    order.reduce((sum, number, position) => sum + (number > weights.length ? 0 : gain(weightOf(number), position)), 0) / ideal
  )
}

export interface EntityCounts {
  readonly truePositives: number
  readonly falsePositives: number
  readonly falseNegatives: number
}

/** Counts of one sample for micro F1: the intersection as sets, but each repeated prediction is a false positive. */
export function entityCounts(golds: readonly string[], predicted: readonly string[]): EntityCounts {
  const expected = golds.map((gold) => gold.toLowerCase())
  const answered = predicted.map((text) => text.toLowerCase().trim())
  const truePositives = [...new Set(answered)].filter((text) => expected.includes(text)).length
  return { truePositives, falsePositives: answered.length - truePositives, falseNegatives: expected.length - truePositives }
}

/** Micro F1 of a task from the counts of its samples; 0 where it is undefined. */
export function microF1(counts: readonly EntityCounts[]): number {
  const sum = (key: keyof EntityCounts) => counts.reduce((total, count) => total + count[key], 0)
  const [tp, fp, fn] = [sum('truePositives'), sum('falsePositives'), sum('falseNegatives')]
  return tp === 0 ? 0 : (2 * tp) / (2 * tp + fp + fn)
}
