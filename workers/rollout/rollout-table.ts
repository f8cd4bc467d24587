import { countOf, quantile } from '../../shared/histogram.ts'
import { type Cells, type Counts, cellName, noCounts } from './guard/counts.ts'
import { isKilled, type Rollout, type RolloutState } from './rollout.ts'
import type { PredictedTraffic, RolloutRow } from './rollout-status.ts'

/** Regions × arms with a share, a kill or traffic. */
export function rolloutTable({ document, kills }: RolloutState, cells: Cells, minutes: number): RolloutRow[] {
  return document.regions.flatMap(({ name: region, shares }) => {
    const total = requestsOf(cells, region)
    return Object.entries(document.arms).flatMap(([arm, { model }]): RolloutRow[] => {
      const counts = cells[cellName(region, arm)] ?? noCounts()
      const percent = shares[arm] ?? 0
      const isOut = isKilled(kills, arm, region)
      if (percent === 0 && !isOut && counts.requests === 0) return []
      const { requests, modelRequests, hits, failed, violations, ttft, resumed, votes, down } = counts
      const isTimed = countOf(ttft) > 0
      return [
        {
          region,
          arm,
          model,
          isBaseline: arm === document.baseline,
          isKilled: isOut,
          percent,
          requestsPerMinute: requests / minutes,
          trafficShare: share(requests, total),
          hitRate: share(hits, requests),
          errorRate: share(failed, modelRequests),
          violationRate: share(violations, modelRequests),
          ttftP50Ms: isTimed ? quantile(ttft, 0.5) : null,
          ttftP95Ms: isTimed ? quantile(ttft, 0.95) : null,
          resumed,
          votes,
          thumbsDown: down,
        },
      ]
    })
  })
}

const share = (part: number, total: number): number | null => (total ? part / total : null)

/** What a document would send where, if callers go on as they did lately. */
export function predictedTraffic(document: Rollout, cells: Cells, minutes: number): PredictedTraffic[] {
  return document.regions.flatMap(({ name: region, shares }) => {
    const perMinute = requestsOf(cells, region) / minutes
    return Object.entries(shares)
      .filter(([, percent]) => percent > 0)
      .map(([arm, percent]) => ({ region, arm, requestsPerMinute: (perMinute * percent) / 100 }))
  })
}

/** Of all arms, those a new document does not know among them. */
const requestsOf = (cells: Cells, region: string): number =>
  Object.entries(cells).reduce(
    (sum, [name, counts]: [string, Counts]) => (name.startsWith(`${region}/`) ? sum + counts.requests : sum),
    0,
  )
