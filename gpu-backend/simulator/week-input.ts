import { readFile } from 'node:fs/promises'
import * as z from 'zod/mini'
import { generator } from '../../shared/faq/train-classes.ts'
import { type Knee, kneeOf } from './knee.ts'
import type { Policy, RegionInput, RegionResult } from './region.ts'
import { simulateRegion } from './region.ts'
import { replicaOf } from './replica.ts'
import { arrivalsOf, binMs, measuredMinuteNoise, rateAt, readRates, weekBefore } from './week.ts'

const positive = z.coerce.number().check(z.positive())
const atLeastZero = z.coerce.number().check(z.minimum(0))

/** Of the commands that simulate a week. Minutes, milliseconds and shares as their names say. */
export const WeekArguments = z.object({
  rates: z.string(),
  column: z.coerce.number().check(z.int(), z.minimum(1)),
  scale: positive,
  days: z.coerce.number().check(z.int(), z.minimum(1), z.maximum(7)),
  profile: z.string(),
  ttftP95Ms: positive,
  prefixHit: z.coerce.number().check(z.minimum(0), z.maximum(0.95)),
  nodeMinutes: atLeastZero,
  podMinutes: atLeastZero,
})
export type WeekArguments = z.infer<typeof WeekArguments>

export const weekOptions = {
  rates: { type: 'string', default: '../shared/data/traces/azure2024_week_rate.csv' },
  column: { type: 'string', default: '1' },
  scale: { type: 'string', default: '1' },
  days: { type: 'string', default: '7' },
  profile: { type: 'string', default: 'h100x2-fp8-tp2' },
  'ttft-p95-ms': { type: 'string', default: '1000' },
  'prefix-hit': { type: 'string', default: '0' },
  'node-minutes': { type: 'string', default: '4' },
  'pod-minutes': { type: 'string', default: '4' },
} as const

// The gateway refuses whom it could only keep waiting; an empty node waits for the next pod.
export const queueWaitMaxMs = 2_000
const nodeKeepMs = 300_000
const binsPerDay = 96
// To begin with, for a first guess of how many it takes.
const fleetUsual = 8
// What the cold start is longer by until a decision is made and seen.
const decidingMs = 20_000

export interface Changes {
  readonly nodeMinutes?: number
  readonly podMinutes?: number
  readonly lossesPerHour?: number
}

/** A week, its traffic, its replica and what it takes: everything but the policy. */
export interface Week {
  readonly perMinute: readonly number[]
  readonly lastWeek: readonly number[]
  readonly cards: number
  readonly knee: Knee
  readonly bounds: { readonly min: number; readonly max: number }
  readonly leadMs: (changes?: Changes) => number
  readonly run: (policy: Policy, onProgress: (share: number) => void, changes?: Changes) => RegionResult
}

export async function weekOf(options: WeekArguments): Promise<Week> {
  const rates = readRates(await readFile(options.rates, 'utf8'), options.column)
  const perMinute = rates.slice(0, options.days * binsPerDay).map((rate) => rate * options.scale)
  const { cards, ...replica } = replicaOf(options.profile)
  const fixed = { ...replica, prefixHit: options.prefixHit, queueWaitMaxMs, ttftObjectiveMs: options.ttftP95Ms }
  const mean = perMinute.reduce((sum, rate) => sum + rate, 0) / perMinute.length / 60
  const among = kneeOf(fixed, fleetUsual)
  const knee = kneeOf(fixed, Math.max(1, Math.floor(mean / among.perSecond)))
  if (!(knee.perSecond > 0)) throw new Error(`${options.profile} does not keep ${options.ttftP95Ms} ms at any rate.`)
  const endsAt = perMinute.length * binMs
  const peak = Math.max(...perMinute) / 60 / knee.perSecond
  const first = Math.ceil(rateAt(perMinute, 0) / 60 / knee.perSecond)
  const coldMs = ({ nodeMinutes = options.nodeMinutes, podMinutes = options.podMinutes }: Changes): number =>
    60_000 * (nodeMinutes + podMinutes)
  return {
    perMinute,
    lastWeek: weekBefore(perMinute, generator(11)),
    cards,
    knee,
    // Room for half as much again as the week's peak takes.
    bounds: { min: Math.min(2, first), max: Math.ceil(1.5 * peak) + 1 },
    leadMs: (changes = {}) => coldMs(changes) + decidingMs,
    run(policy, onProgress, changes = {}) {
      const input: RegionInput = {
        ...fixed,
        arrivals: arrivalsOf({ perMinute, minuteNoise: measuredMinuteNoise, random: generator(3) }),
        endsAt,
        policy,
        replicasAtFirst: first,
        nodeMs: 60_000 * (changes.nodeMinutes ?? options.nodeMinutes),
        podMs: 60_000 * (changes.podMinutes ?? options.podMinutes),
        nodeKeepMs,
        lossesPerHour: changes.lossesPerHour ?? 0,
        random: generator(5),
        onProgress: (at) => onProgress(at / endsAt),
      }
      return simulateRegion(input)
    },
  }
}
