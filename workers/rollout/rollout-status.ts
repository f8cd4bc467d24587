import * as z from 'zod/mini'
import type { Kill, Plan } from './rollout.ts'

/** What operators are shown of a rollout: by the API, in the terminal and on the page. */

/** What the guard decided, and on what in words. */
export const GuardDecision = z.object({
  at: z.string(),
  action: z.string(),
  region: z.nullable(z.string()),
  arm: z.nullable(z.string()),
  why: z.string(),
})
export type GuardDecision = z.infer<typeof GuardDecision>

/** One arm in one region, as operators look at it. Rates are shares of the requests that reached a model; null where there were none. */
export interface RolloutRow {
  readonly region: string
  readonly arm: string
  readonly model: string
  readonly isBaseline: boolean
  readonly isKilled: boolean
  readonly percent: number
  readonly requestsPerMinute: number
  readonly trafficShare: number | null
  readonly hitRate: number | null
  readonly errorRate: number | null
  readonly violationRate: number | null
  readonly ttftP50Ms: number | null
  readonly ttftP95Ms: number | null
  readonly resumed: number
  readonly votes: number
  readonly thumbsDown: number
}

export interface RolloutStatus {
  readonly revision: number
  readonly rollout: string
  /** How long the rows look back. */
  readonly minutes: number
  readonly rows: readonly RolloutRow[]
  readonly plan: Plan | null
  readonly kills: readonly Kill[]
  readonly lastDecision: GuardDecision | null
  /** Newest first. */
  readonly decisions: readonly GuardDecision[]
}

export interface ShareChange {
  readonly region: string
  readonly arm: string
  readonly before: number
  readonly after: number
}

export interface PredictedTraffic {
  readonly region: string
  readonly arm: string
  readonly requestsPerMinute: number
}

/** What a document would change, before it does. */
export interface RolloutDiff {
  readonly revision: number
  readonly changes: readonly ShareChange[]
  readonly predicted: readonly PredictedTraffic[]
}

/** A change that was made. */
export interface RolloutChange {
  readonly revision: number
  readonly at: string
  readonly by: string
  readonly action: string
  readonly why: string
  readonly changes: readonly ShareChange[]
}
