import type { LogisticWeights } from '../../../shared/faq/pair-model.ts'

export interface Sample {
  readonly features: readonly number[]
  readonly positive: boolean
  readonly weight: number
}

const rounds = 25
const settled = 1e-7

/** Logistic regression by Newton's method with a ridge; the bias is free. Features are scaled to unit spread meanwhile. */
export function fitLogistic(samples: readonly Sample[], ridge = 1): LogisticWeights {
  const width = samples[0]?.features.length ?? 0
  const { means, spreads } = momentsOf(samples, width)
  const rows = samples.map(({ features }) => [1, ...features.map((value, at) => (value - (means[at] ?? 0)) / (spreads[at] ?? 1))])
  const solution = new Array<number>(width + 1).fill(0)
  for (let round = 0; round < rounds; round++) {
    const slope = new Array<number>(width + 1).fill(0)
    const curve = Array.from({ length: width + 1 }, () => new Array<number>(width + 1).fill(0))
    rows.forEach((row, at) => {
      const { positive = false, weight = 0 } = samples[at] ?? {}
      const likely = 1 / (1 + Math.exp(-dot(row, solution)))
      const error = weight * ((positive ? 1 : 0) - likely)
      const bend = weight * Math.max(likely * (1 - likely), 1e-6)
      for (let a = 0; a <= width; a++) {
        const value = row[a] ?? 0
        if (value === 0) continue
        slope[a] = (slope[a] ?? 0) + error * value
        const line = curve[a] ?? []
        for (let b = 0; b <= a; b++) line[b] = (line[b] ?? 0) + bend * value * (row[b] ?? 0)
      }
    })
    for (let a = 1; a <= width; a++) {
      slope[a] = (slope[a] ?? 0) - ridge * (solution[a] ?? 0)
      const line = curve[a] ?? []
      line[a] = (line[a] ?? 0) + ridge
    }
    for (let a = 0; a <= width; a++) for (let b = a + 1; b <= width; b++) (curve[a] ?? [])[b] = curve[b]?.[a] ?? 0
    const step = solve(curve, slope)
    step.forEach((value, at) => {
      solution[at] = (solution[at] ?? 0) + value
    })
    if (Math.max(...step.map(Math.abs)) < settled) break
  }
  const weights = solution.slice(1).map((value, at) => value / (spreads[at] ?? 1))
  const bias = (solution[0] ?? 0) - weights.reduce((sum, value, at) => sum + value * (means[at] ?? 0), 0)
  return { bias, weights }
}

const dot = (a: readonly number[], b: readonly number[]): number => a.reduce((sum, value, at) => sum + value * (b[at] ?? 0), 0)

function momentsOf(samples: readonly Sample[], width: number) {
  const total = samples.reduce((sum, { weight }) => sum + weight, 0) || 1
  const means = Array.from(
    { length: width },
    (_, at) => samples.reduce((sum, { features, weight }) => sum + weight * (features[at] ?? 0), 0) / total,
  )
  const spreads = means.map(
    (mean, at) =>
      Math.sqrt(samples.reduce((sum, { features, weight }) => sum + weight * ((features[at] ?? 0) - mean) ** 2, 0) / total) || 1,
  )
  return { means, spreads }
}

/** Gaussian elimination with pivoting. */
function solve(matrix: readonly (readonly number[])[], right: readonly number[]): number[] {
  const rows = matrix.map((line, at) => [...line, right[at] ?? 0])
  const size = rows.length
  for (let column = 0; column < size; column++) {
    const pivot = rows.reduce(
      (best, line, at) => (at >= column && Math.abs(line[column] ?? 0) > Math.abs(rows[best]?.[column] ?? 0) ? at : best),
      column,
    )
    const held = rows[column] ?? []
    rows[column] = rows[pivot] ?? []
    rows[pivot] = held
    const top = rows[column] ?? []
    for (const line of rows) {
      if (line === top) continue
      const factor = (line[column] ?? 0) / (top[column] || 1e-12)
      if (factor) for (let at = column; at <= size; at++) line[at] = (line[at] ?? 0) - factor * (top[at] ?? 0)
    }
  }
  return rows.map((line, at) => (line[size] ?? 0) / (line[at] || 1e-12))
}
