import * as z from '../../../shared/zod.ts'
import { type AppContext, servicesOf } from '../../context.ts'
import { readQuery } from '../../http/read-query.ts'
import { respondJson } from '../../http/respond.ts'
import { requireScope } from '../../http/routes/require-scope.ts'
import { killChanges, shareChanges } from '../change-rollout.ts'
import type { AuditEntry } from '../contract.ts'
import { windowNames } from '../guard/series.ts'
import type { RolloutChange, RolloutStatus } from '../rollout-status.ts'
import { rolloutTable } from '../rollout-table.ts'

const decisionsShown = 50
export const SeriesQuery = z.strictObject({ window: z._default(z.enum(windowNames), 'hour') })

/** GET /admin/v1/rollout:status: regions × arms as they fare, and what the guard decided last. */
export async function rolloutStatus(c: AppContext): Promise<Response> {
  requireScope(c, 'platform')
  const { guard, rollouts } = servicesOf(c)
  const [{ state }, { recent, recentMinutes, lastDecision }, decisions] = await Promise.all([
    rollouts.latest(),
    guard.status(),
    rollouts.decisions(),
  ])
  const status: RolloutStatus = {
    revision: state.revision,
    rollout: state.document.name,
    minutes: recentMinutes,
    rows: rolloutTable(state, recent, recentMinutes),
    plan: state.document.plan ?? null,
    kills: state.kills,
    lastDecision,
    decisions: decisions.slice(0, decisionsShown),
  }
  return respondJson(c.get('state'), status)
}

/** GET /admin/v1/rollout:series?window=hour|day|week: how the arms fared over time. */
export async function rolloutSeries(c: AppContext): Promise<Response> {
  requireScope(c, 'platform')
  const { window } = readQuery(c, SeriesQuery)
  const { from, ...series } = await servicesOf(c).guard.series(window)
  return respondJson(c.get('state'), { from: new Date(from).toISOString(), ...series })
}

/** GET /admin/v1/rollout:history: each change, newest first, with what it rests on. */
export async function history(c: AppContext): Promise<Response> {
  requireScope(c, 'platform')
  const entries = await servicesOf(c).rollouts.history()
  const data = entries.map(({ before, after, ...entry }): RolloutChange & Pick<AuditEntry, 'figures' | 'after'> => ({
    ...entry,
    changes: shareChanges(before.document, after.document),
    kills: killChanges(before.kills, after.kills),
    after,
  }))
  return respondJson(c.get('state'), { data })
}
