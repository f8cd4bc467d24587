import * as z from '../../shared/zod.ts'
import { Kill, Plan } from './rollout.ts'

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

const Rate = z.nullable(z.number())

/** One arm in one region, as operators look at it. Rates are shares of the requests that reached a model; null where there were none. */
export const RolloutRow = z.object({
  region: z.string(),
  arm: z.string(),
  model: z.string(),
  isBaseline: z.boolean(),
  isKilled: z.boolean(),
  percent: z.number(),
  requestsPerMinute: z.number(),
  trafficShare: Rate,
  hitRate: Rate,
  errorRate: Rate,
  violationRate: Rate,
  ttftP50Ms: Rate,
  ttftP95Ms: Rate,
  resumed: z.number(),
  votes: z.number(),
  thumbsDown: z.number(),
})
export type RolloutRow = z.infer<typeof RolloutRow>

export const RolloutStatus = z.object({
  revision: z.number(),
  rollout: z.string(),
  /** How long the rows look back. */
  minutes: z.number(),
  rows: z.array(RolloutRow),
  plan: z.nullable(Plan),
  kills: z.array(Kill),
  lastDecision: z.nullable(GuardDecision),
  /** Newest first. */
  decisions: z.array(GuardDecision),
})
export type RolloutStatus = z.infer<typeof RolloutStatus>

const Values = z.array(z.nullable(z.number()))

/** How each arm of each region fared over a window, a value a step; null where nothing was measured. */
export const RolloutSeries = z.object({
  /** Who counted: the guard of this environment, exactly, or Analytics Engine, sampled where there is much traffic. */
  source: z.enum(['guard', 'analytics-engine']),
  from: z.string(),
  stepSeconds: z.number(),
  series: z.array(
    z.object({
      region: z.string(),
      arm: z.string(),
      requestsPerMinute: Values,
      errorRate: Values,
      hitRate: Values,
      violationRate: Values,
      ttftP50Ms: Values,
      ttftP95Ms: Values,
    }),
  ),
})
export type RolloutSeries = z.infer<typeof RolloutSeries>

export const ShareChange = z.object({ region: z.string(), arm: z.string(), before: z.number(), after: z.number() })
export type ShareChange = z.infer<typeof ShareChange>

export const PredictedTraffic = z.object({ region: z.string(), arm: z.string(), requestsPerMinute: z.number() })
export type PredictedTraffic = z.infer<typeof PredictedTraffic>

/** What a document would change, before it does. */
export const RolloutDiff = z.object({
  revision: z.number(),
  changes: z.array(ShareChange),
  predicted: z.array(PredictedTraffic),
})
export type RolloutDiff = z.infer<typeof RolloutDiff>

/** An arm that was killed or revived, in one region or all. */
export const KillChange = z.object({ region: z.nullable(z.string()), arm: z.string(), isKilled: z.boolean() })
export type KillChange = z.infer<typeof KillChange>

/** A change that was made. */
export const RolloutChange = z.object({
  revision: z.number(),
  at: z.string(),
  by: z.string(),
  action: z.string(),
  why: z.string(),
  changes: z.array(ShareChange),
  kills: z.array(KillChange),
})
export type RolloutChange = z.infer<typeof RolloutChange>
