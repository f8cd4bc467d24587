import * as z from '../../../shared/zod.ts'
import type { Route } from '../../http/routes/route.ts'
import { RolloutState } from '../rollout.ts'
import { RolloutChange, RolloutDiff, RolloutSeries, RolloutStatus } from '../rollout-status.ts'
import {
  getRollout,
  Kill,
  killArm,
  Pause,
  PutQuery,
  PutRollout,
  pausePlan,
  putRollout,
  reviveArm,
  Share,
  setShare,
} from './rollout.ts'
import { history, rolloutSeries, rolloutStatus, SeriesQuery } from './rollout-status.ts'

const path = '/admin/v1/rollout'
const common = { tag: 'Rollout' } as const

/** Made changes, newest first, each with what stood after it. */
export const RolloutHistory = z.object({
  data: z.array(z.extend(RolloutChange, { figures: z.nullable(z.record(z.string(), z.unknown())), after: RolloutState })),
})
export type RolloutHistory = z.infer<typeof RolloutHistory>

export const rolloutRoutes: readonly Route[] = [
  {
    ...common,
    method: 'get',
    path,
    id: 'getRollout',
    summary: 'What serves where, and what is killed',
    response: RolloutState,
    handler: getRollout,
  },
  {
    ...common,
    method: 'put',
    path,
    id: 'putRollout',
    summary: 'Applies a document',
    description: '`If-Match` names the revision it was made from. A dry run shows whose arms would change.',
    query: PutQuery,
    body: PutRollout,
    response: z.union([RolloutState, RolloutDiff]),
    handler: putRollout,
  },
  {
    ...common,
    method: 'post',
    path: `${path}:kill`,
    id: 'killArm',
    summary: 'An arm answers nobody any more, within five seconds',
    body: Kill,
    response: RolloutState,
    handler: killArm,
  },
  {
    ...common,
    method: 'post',
    path: `${path}:revive`,
    id: 'reviveArm',
    summary: 'Takes a kill back',
    body: Kill,
    response: RolloutState,
    handler: reviveArm,
  },
  {
    ...common,
    method: 'post',
    path: `${path}:share`,
    id: 'setShare',
    summary: "An arm's percent in one region or all; 0 rolls it back",
    body: Share,
    response: RolloutState,
    handler: setShare,
  },
  {
    ...common,
    method: 'post',
    path: `${path}:pause`,
    id: 'pausePlan',
    summary: 'The guard takes no step of the plan until it goes on',
    body: Pause,
    response: RolloutState,
    handler: pausePlan,
  },
  {
    ...common,
    method: 'get',
    path: `${path}:history`,
    id: 'rolloutHistory',
    summary: 'Each change, newest first',
    response: RolloutHistory,
    handler: history,
  },
  {
    ...common,
    method: 'get',
    path: `${path}:status`,
    id: 'rolloutStatus',
    summary: 'How each arm of each region fares',
    response: RolloutStatus,
    handler: rolloutStatus,
  },
  {
    ...common,
    method: 'get',
    path: `${path}:series`,
    id: 'rolloutSeries',
    summary: 'How each arm of each region fared over the last hour, day or week',
    query: SeriesQuery,
    response: RolloutSeries,
    handler: rolloutSeries,
  },
]
