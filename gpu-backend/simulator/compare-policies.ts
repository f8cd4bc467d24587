import { scalingShare } from '../serving/profiles.ts'
import { shareMet } from './knee.ts'
import { clairvoyantPolicy, cpuPolicy, ownPolicy, queuePolicy } from './policies.ts'
import type { Policy, RegionResult } from './region.ts'
import type { Changes, Week } from './week-input.ts'

export interface Compared {
  readonly name: string
  /** Share of five-minute windows that kept the objective. */
  readonly met: number
  readonly gpuHours: number
  /** Beside the optimum's. */
  readonly cost: number
  readonly refused: number
  readonly replicasMost: number
  readonly result: RegionResult
}

const metRequired = 0.99
const startAt = 0.96
const step = 1.02
const floorShare = 0.6

type Progress = (name: string, share: number) => void

/** Policies on one week, beside the cheapest that keeps the objective in 99 of 100 windows and knows what will come. */
export function comparePolicies(week: Week, onProgress: Progress): readonly Compared[] {
  const best = optimum(week, onProgress)
  const policies = [ours(week), cpuPolicy(week.bounds), queuePolicy(week.bounds, 5)]
  return [
    rowOf(week, 'clairvoyant optimum', best, best),
    ...policies.map((policy) => rowOf(week, policy.name, run(week, policy, policy.name, onProgress), best)),
  ]
}

/** Ours where something is amiss. */
export function underStrain(week: Week, optimum: RegionResult, onProgress: Progress): readonly Compared[] {
  const slow: Changes = { nodeMinutes: 8, podMinutes: 7 }
  const strains: readonly (readonly [string, Policy, Changes])[] = [
    ['ours, no week before', ours({ ...week, lastWeek: [] }), {}],
    ['ours, cold start of 15 min', ours(week, slow), slow],
    ['ours, each node lost once in 50 h', ours(week), { lossesPerHour: 0.02 }],
  ]
  return strains.map(([name, policy, changes]) => rowOf(week, name, run(week, policy, name, onProgress, changes), optimum))
}

const run = (week: Week, policy: Policy, name: string, onProgress: Progress, changes?: Changes): RegionResult =>
  week.run(policy, (share) => onProgress(name, share), changes)

const rowOf = (week: Week, name: string, result: RegionResult, best: RegionResult): Compared => ({
  name,
  met: shareMet(result),
  gpuHours: result.nodeHours * week.cards,
  cost: result.nodeHours / best.nodeHours,
  refused: result.refused / result.requests,
  replicasMost: result.replicasMost,
  result,
})

export const ours = (week: Week, changes?: Changes): Policy => {
  const peak = Math.max(...week.perMinute) / 60 / week.knee.perSecond
  return ownPolicy(
    week.bounds,
    {
      concurrency: scalingShare.concurrency * week.knee.concurrency,
      perSecond: scalingShare.rate * week.knee.perSecond,
      leadMs: week.leadMs(changes),
      floors: [{ fromHour: 13, toHour: 21, replicas: Math.floor(floorShare * peak) }],
    },
    week.lastWeek,
  )
}

/** The cheapest that keeps the objective in 99 of 100 windows: from near the knee up while it does, or down until it does. */
function optimum(week: Week, onProgress: Progress): RegionResult {
  const at = (perSecond: number): RegionResult =>
    week.run(clairvoyantPolicy(week.bounds, week.perMinute, perSecond, week.leadMs()), (share) =>
      onProgress(`clairvoyant at ${perSecond.toFixed(2)}/s a replica`, share),
    )
  let perSecond = startAt * week.knee.perSecond
  let best = at(perSecond)
  while (shareMet(best) < metRequired) {
    perSecond /= step
    if (perSecond < week.knee.perSecond / 4)
      throw new Error('Not even who knows the week keeps the objective with so few replicas.')
    best = at(perSecond)
    if (shareMet(best) >= metRequired) return best
  }
  for (;;) {
    perSecond *= step
    const next = at(perSecond)
    if (shareMet(next) < metRequired) return best
    best = next
  }
}
