import { generator } from '../../shared/faq/train-classes.ts'
import { type RegionInput, type RegionResult, simulateRegion } from './region.ts'
import { arrivalsOf, binMs, measuredMinuteNoise } from './week.ts'

/** What a replica is and what it must achieve; the rest of a region's input is the hour's. */
export type ReplicaInput = Pick<
  RegionInput,
  'model' | 'kvTokens' | 'sequences' | 'tokensPerIteration' | 'prefixHit' | 'queueWaitMaxMs' | 'ttftObjectiveMs'
>

export interface Knee {
  /** Requests a second that a replica carries, and how many it has in flight then. */
  readonly perSecond: number
  readonly concurrency: number
}

const hours = 2
const step = 1.04

/** Share of the windows in which 95 of 100 requests had their first token in time. */
export const shareMet = ({ windows }: Pick<RegionResult, 'windows'>): number =>
  windows.filter(({ late, requests }) => late <= 0.05 * requests).length / windows.length

/**
 * The highest steady rate of chat that each of so many replicas carries within the objective, in steps of 4 %. Few carry less,
 * for the chances of few even out less.
 */
export function kneeOf(replica: ReplicaInput, replicas: number): Knee {
  let found: Knee = { perSecond: 0, concurrency: 0 }
  for (let perSecond = 0.25; ; perSecond *= step) {
    let [inFlight, looks] = [0, 0]
    const result = simulateRegion({
      ...replica,
      arrivals: arrivalsOf({
        perMinute: Array.from({ length: (hours * 3_600_000) / binMs }, () => 60 * perSecond * replicas),
        minuteNoise: measuredMinuteNoise,
        random: generator(17),
      }),
      endsAt: hours * 3_600_000,
      policy: {
        name: 'fixed',
        replicas: (observed) => {
          inFlight += observed.inFlight
          looks++
          return replicas
        },
      },
      replicasAtFirst: replicas,
      nodeMs: 0,
      podMs: 0,
      nodeKeepMs: 0,
      lossesPerHour: 0,
      random: Math.random,
    })
    if (shareMet(result) < 0.99) return found
    found = { perSecond, concurrency: inFlight / looks / replicas }
  }
}
