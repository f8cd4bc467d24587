import type { Arrival } from './fleet.ts'

interface Traffic {
  /** Requests a minute in each bin of a quarter of an hour. */
  readonly perMinute: readonly number[]
  /** By how much each minute strays from its bin, as the standard deviation of a logarithm. */
  readonly minuteNoise: number
  readonly random: () => number
}

export const binMs = 15 * 60_000
const minuteMs = 60_000

/**
 * Minute by minute the production trace of 2023 strays from its own moving mean by 10.5 %, of which chance arrivals at its rate
 * explain 5.5 (Azure/AzurePublicDataset, AzureLLMInferenceTrace_conv): the rest is this.
 */
export const measuredMinuteNoise = 0.09

/**
 * Chat of the Azure trace of 2024 (Stojkovic et al., DynamoLLM, HPCA 2025): how many tokens a share of the requests stays
 * below, read off the published curves. Ends are ours.
 */
const promptTokensBelow = points([
  ...[
    [0, 60],
    [0.1, 293],
    [0.25, 541],
    [0.5, 914],
  ],
  ...[
    [0.75, 2_341],
    [0.9, 3_761],
    [0.95, 4_869],
    [0.99, 6_643],
    [1, 8_000],
  ],
])
const outputTokensBelow = points([
  ...[
    [0, 2],
    [0.25, 11],
    [0.5, 33],
    [0.75, 100],
  ],
  ...[
    [0.9, 333],
    [0.95, 449],
    [0.99, 682],
    [1, 1_000],
  ],
])

/** Requests one after another, as chance has them at the rate of the hour, each with lengths of its own. */
export function* arrivalsOf({ perMinute, minuteNoise, random }: Traffic): Generator<Arrival> {
  const endsAt = perMinute.length * binMs
  let at = 0
  let minute = -1
  let perMs = 0
  while (at < endsAt) {
    if (Math.floor(at / minuteMs) !== minute) {
      minute = Math.floor(at / minuteMs)
      perMs = (rateAt(perMinute, at) / minuteMs) * Math.exp(minuteNoise * normal(random))
    }
    at += -Math.log(1 - random()) / perMs
    yield { at, promptTokens: promptTokensBelow(random()), outputTokens: outputTokensBelow(random()) }
  }
}

/** Between the middles of two bins the rate moves evenly. */
export function rateAt(perMinute: readonly number[], at: number): number {
  const position = Math.min(Math.max(at / binMs - 0.5, 0), perMinute.length - 1)
  const [before, after] = [perMinute[Math.floor(position)] ?? 0, perMinute[Math.ceil(position)] ?? 0]
  return before + (after - before) * (position - Math.floor(position))
}

/** Lines `bin,rate,…` under one head, comments apart. Throws with the line of what is no number. */
export function readRates(text: string, column: number): number[] {
  const lines = text.split('\n').filter((line) => line.trim() && !line.startsWith('#'))
  return lines.slice(1).map((line, at) => {
    const rate = Number(line.split(',')[column])
    if (!(rate >= 0)) throw new Error(`line ${at + 2} of the rates: column ${column} is no rate: ${line}`)
    return rate
  })
}

/** Through points of share and tokens, even in the logarithm between two of them. */
function points(quantiles: readonly (readonly number[])[]): (share: number) => number {
  const logs = quantiles.map(([share = 0, tokens = 1]) => [share, Math.log(tokens)] as const)
  return (share) => {
    const after = Math.max(
      1,
      logs.findIndex(([upTo]) => share <= upTo),
    )
    const [[x0, y0], [x1, y1]] = [logs[after - 1] ?? [0, 0], logs[after] ?? [1, 0]]
    return Math.max(1, Math.round(Math.exp(y0 + ((y1 - y0) * (share - x0)) / (x1 - x0))))
  }
}

/** Box and Muller's. */
const normal = (random: () => number): number => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random())

/** A week like another, for a forecast to look back on: each day of its own size, each bin astray, all a quarter of an hour late. */
export function weekBefore(perMinute: readonly number[], random: () => number): number[] {
  const binsPerDay = 96
  const days = Array.from({ length: Math.ceil(perMinute.length / binsPerDay) }, () => Math.exp(0.1 * normal(random)))
  return perMinute.map(
    (_, bin) =>
      (perMinute[Math.max(0, bin - 1)] ?? 0) * (days[Math.floor(bin / binsPerDay)] ?? 1) * Math.exp(0.05 * normal(random)),
  )
}
