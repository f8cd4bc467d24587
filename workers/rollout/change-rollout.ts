import { invalidValue } from '../../shared/refusal.ts'
import { freezeAt, type Kill, type Region, type Rollout, type RolloutState } from './rollout.ts'
import type { KillChange, ShareChange } from './rollout-status.ts'

/** Every change of a rollout is a pure step from one state to the next, so that it can be shown before it is made. */

/** Percent of an arm in regions, the rest of each region's users in the proportions they had. */
export function withShare(document: Rollout, arm: string, regions: readonly string[], percent: number): Rollout {
  if (!(arm in document.arms)) throw invalidValue('arm', 'is none of the arms.')
  for (const name of regions)
    if (!document.regions.some((region) => region.name === name)) throw invalidValue('region', 'is none of the regions.')
  return {
    ...document,
    regions: document.regions.map((region) =>
      regions.includes(region.name) ? { ...region, shares: rescaled(region.shares, document.baseline, arm, percent) } : region,
    ),
  }
}

function rescaled(shares: Region['shares'], baseline: string, arm: string, percent: number): Region['shares'] {
  const others = Object.entries(shares).filter(([name, share]) => name !== arm && share > 0)
  const before = others.reduce((sum, [, share]) => sum + share, 0)
  const left = 100 - percent
  if (before === 0 && arm === baseline && left > 0)
    throw invalidValue('percent', 'must be 100: no other arm could take the rest.')
  // Where the arm had everything, the baseline takes what it gives up.
  const scaled =
    before > 0
      ? others.map(([name, share]): [string, number] => [name, round((share * left) / before)])
      : [[baseline, left] as [string, number]]
  const next: Record<string, number> = { ...Object.fromEntries(scaled), [arm]: percent }
  // Rounding must not lose a hundredth: the largest other takes it.
  const total = Object.values(next).reduce((sum, share) => sum + share, 0)
  const largest = scaled.toSorted((a, b) => b[1] - a[1])[0]?.[0]
  if (largest !== undefined) next[largest] = round((next[largest] ?? 0) + 100 - total)
  return Object.fromEntries(Object.entries(next).filter(([name, share]) => share > 0 || name === arm))
}

const round = (percent: number): number => Math.round(percent * 100) / 100

/** The rollout with an arm killed, everywhere or in a region; the baseline cannot be. */
export function withKill(state: RolloutState, kill: Kill): RolloutState {
  const { document, kills } = state
  if (!(kill.arm in document.arms)) throw invalidValue('arm', 'is none of the arms.')
  if (kill.arm === document.baseline) throw invalidValue('arm', 'must not be the baseline: nothing would answer.')
  if (kill.region !== null && !document.regions.some(({ name }) => name === kill.region))
    throw invalidValue('region', 'is none of the regions.')
  return { ...state, kills: [...kills.filter((other) => other.arm !== kill.arm || other.region !== kill.region), kill] }
}

export const withoutKill = (state: RolloutState, arm: string, region: string | null): RolloutState => ({
  ...state,
  kills: state.kills.filter((kill) => kill.arm !== arm || (region !== null && kill.region !== region)),
})

/** Regions whose shares differ while they are frozen; going back to less of a new arm is always allowed. */
export function frozenRegions(before: Rollout, after: Rollout, nowMs: number): string[] {
  return after.regions
    .filter((region) => {
      const old = before.regions.find(({ name }) => name === region.name)
      if (!old || !freezeAt(old, nowMs)) return false
      return Object.entries(region.shares).some(([arm, percent]) => arm !== after.baseline && percent > (old.shares[arm] ?? 0))
    })
    .map(({ name }) => name)
}

/** Arms that one state kills and the other does not. */
export function killChanges(before: RolloutState['kills'], after: RolloutState['kills']): KillChange[] {
  const missing = (from: RolloutState['kills'], of: RolloutState['kills']) =>
    from.filter(({ arm, region }) => !of.some((other) => other.arm === arm && other.region === region))
  return [
    ...missing(after, before).map(({ arm, region }) => ({ region, arm, isKilled: true })),
    ...missing(before, after).map(({ arm, region }) => ({ region, arm, isKilled: false })),
  ]
}

/** What a new document would change for users, by region and arm. */
export function shareChanges(before: Rollout, after: Rollout): ShareChange[] {
  const names = new Set([...before.regions, ...after.regions].map(({ name }) => name))
  return [...names].flatMap((region) => {
    const [old, next] = [before, after].map((document) => document.regions.find(({ name }) => name === region)?.shares ?? {})
    const arms = new Set([...Object.keys(old ?? {}), ...Object.keys(next ?? {})])
    return [...arms]
      .map((arm) => ({ region, arm, before: old?.[arm] ?? 0, after: next?.[arm] ?? 0 }))
      .filter((change) => change.before !== change.after)
  })
}
