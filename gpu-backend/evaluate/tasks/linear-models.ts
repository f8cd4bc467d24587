/** Small linear models with a ridge, fitted by Adam (Kingma and Ba 2015): for a few dozen features and some thousand rows. */

export interface Choice {
  /** Features of each option. */
  readonly options: readonly (readonly number[])[]
  /** Which of them are right. */
  readonly golds: readonly number[]
}

const step = 0.05
const ridge = 1e-3

/** Conditional logit (McFadden 1974): one weight a feature, so that right options score above the others of their question. */
export function fitChoices(choices: readonly Choice[], rounds = 300): number[] {
  const width = choices[0]?.options[0]?.length ?? 0
  const centred = choices.map(({ options, golds }) => {
    const means = Array.from({ length: width }, (_, at) => mean(options.map((row) => row[at] ?? 0)))
    return { golds, options: options.map((row) => row.map((value, at) => value - (means[at] ?? 0))) }
  })
  const spreads = spreadsOf(
    centred.flatMap(({ options }) => options),
    width,
  )
  const scaled = centred.map(({ golds, options }) => ({
    golds,
    options: options.map((row) => row.map((value, at) => value / (spreads[at] ?? 1))),
  }))
  const weights = adam(width, rounds, (current, slope) => {
    for (const { options, golds } of scaled) {
      const likely = softmax(options.map((row) => dot(row, current)))
      options.forEach((row, index) => {
        const error = (golds.includes(index) ? 1 / golds.length : 0) - (likely[index] ?? 0)
        row.forEach((value, at) => {
          slope[at] = (slope[at] ?? 0) + (error * value) / scaled.length
        })
      })
    }
  })
  return weights.map((value, at) => value / (spreads[at] ?? 1))
}

/** Multinomial logit: for each class a bias and a weight a feature. */
export function fitClasses(
  rows: readonly (readonly number[])[],
  classes: readonly number[],
  count: number,
  rounds = 400,
): number[][] {
  const width = rows[0]?.length ?? 0
  const means = Array.from({ length: width }, (_, at) => mean(rows.map((row) => row[at] ?? 0)))
  const centred = rows.map((row) => row.map((value, at) => value - (means[at] ?? 0)))
  const spreads = spreadsOf(centred, width)
  const scaled = centred.map((row) => [1, ...row.map((value, at) => value / (spreads[at] ?? 1))])
  const size = width + 1
  const flat = adam(size * count, rounds, (current, slope) => {
    scaled.forEach((row, index) => {
      const likely = softmax(Array.from({ length: count }, (_, each) => dot(row, current.slice(each * size, (each + 1) * size))))
      likely.forEach((value, each) => {
        const error = ((classes[index] === each ? 1 : 0) - value) / scaled.length
        row.forEach((feature, at) => {
          slope[each * size + at] = (slope[each * size + at] ?? 0) + error * feature
        })
      })
    })
  })
  return Array.from({ length: count }, (_, each) => {
    const [bias = 0, ...own] = flat.slice(each * size, (each + 1) * size)
    const weights = own.map((value, at) => value / (spreads[at] ?? 1))
    return [bias - dot(weights, means), ...weights]
  })
}

/** Least squares with a ridge on all but the first feature. */
export function fitLine(rows: readonly (readonly number[])[], values: readonly number[]): number[] {
  const size = rows[0]?.length ?? 0
  const system = Array.from({ length: size }, () => new Array<number>(size + 1).fill(0))
  rows.forEach((row, index) => {
    for (let a = 0; a < size; a++) {
      const line = system[a] as number[]
      for (let b = 0; b < size; b++) line[b] = (line[b] as number) + (row[a] as number) * (row[b] as number)
      line[size] = (line[size] as number) + (row[a] as number) * (values[index] as number)
    }
  })
  for (let at = 1; at < size; at++) (system[at] as number[])[at] = ((system[at] as number[])[at] as number) + 1
  for (let column = 0; column < size; column++) {
    const top = system[column] as number[]
    for (let row = 0; row < size; row++) {
      const line = system[row] as number[]
      const factor = row === column ? 0 : (line[column] as number) / (top[column] as number)
      if (factor) for (let at = column; at <= size; at++) line[at] = (line[at] as number) - factor * (top[at] as number)
    }
  }
  return system.map((line, at) => (line[size] as number) / (line[at] as number))
}

function adam(size: number, rounds: number, addSlope: (weights: readonly number[], slope: number[]) => void): number[] {
  const weights = new Array<number>(size).fill(0)
  const first = new Array<number>(size).fill(0)
  const second = new Array<number>(size).fill(0)
  for (let round = 1; round <= rounds; round++) {
    const slope = new Array<number>(size).fill(0)
    addSlope(weights, slope)
    for (let at = 0; at < size; at++) {
      const own = (slope[at] ?? 0) - ridge * (weights[at] ?? 0)
      first[at] = 0.9 * (first[at] ?? 0) + 0.1 * own
      second[at] = 0.99 * (second[at] ?? 0) + 0.01 * own * own
      const scaled = (first[at] ?? 0) / (1 - 0.9 ** round) / (Math.sqrt((second[at] ?? 0) / (1 - 0.99 ** round)) + 1e-8)
      weights[at] = (weights[at] ?? 0) + step * scaled
    }
  }
  return weights
}

const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / (values.length || 1)
const dot = (a: readonly number[], b: readonly number[]): number => a.reduce((sum, value, at) => sum + value * (b[at] ?? 0), 0)

function softmax(scores: readonly number[]): number[] {
  const top = Math.max(...scores)
  const powers = scores.map((score) => Math.exp(score - top))
  const sum = powers.reduce((total, value) => total + value, 0)
  return powers.map((value) => value / sum)
}

/** Of centred rows; 1 where a feature never changes. */
const spreadsOf = (rows: readonly (readonly number[])[], width: number): number[] =>
  Array.from({ length: width }, (_, at) => Math.sqrt(mean(rows.map((row) => (row[at] ?? 0) ** 2))) || 1)
