import * as z from '../../../shared/zod.ts'
import { within } from '../../http/adapters/within.ts'
import { compileRollout } from '../compile-rollout.ts'
import type { AuditEntry, CompiledRollout, Rollouts } from '../contract.ts'
import type { RolloutStore } from '../objects/rollout-store.ts'
import { RolloutState } from '../rollout.ts'
import { rolloutName } from '../rollout-name.ts'
import { GuardDecision } from '../rollout-status.ts'

// A kill is seen by every request that starts this much later, wherever: younger copies serve, older ones are renewed
// behind a request's back, and past the bound a request waits for the news, though not long.
const renewAfterMs = 2_000
const trustMs = 4_000
const waitMs = 500
const lostAfterMs = 2_000
const auditListed = 100

const Row = z.object({
  revision: z.number(),
  at: z.string(),
  by: z.string(),
  action: z.string(),
  why: z.string(),
  before: z.string(),
  after: z.string(),
  figures: z.nullable(z.string()),
})

/**
 * What serves where, held by the isolate and read again every two seconds of traffic: the object first, KV when it does
 * not answer, and the last good copy when nothing does (fail static).
 */
export function createRollouts(
  stores: DurableObjectNamespace<RolloutStore>,
  kv: KVNamespace,
  database: D1Database,
  initial: RolloutState,
): Rollouts {
  let known = compileRollout(initial)
  let down: ReadonlySet<string> = new Set()
  let checkedAt = Number.NEGATIVE_INFINITY
  let checking: { readonly done: Promise<void>; readonly startedAt: number } | null = null
  const store = () => stores.get(stores.idFromName('rollout'))

  const take = (state: RolloutState): void => {
    if (state.revision > known.state.revision) known = compileRollout(state)
  }
  const ask = async (): Promise<void> => {
    try {
      const current = await store().current(known.state.revision)
      if (current.state) take(RolloutState.parse(current.state))
      down = new Set(current.down)
    } catch (cause) {
      console.error(JSON.stringify({ kind: 'rollout-store-unreachable', cause: String(cause) }))
      const stored = RolloutState.safeParse(await kv.get(rolloutName, { type: 'json', cacheTtl: 30 }).catch(() => null))
      if (stored.success) take(stored.data)
    }
    checkedAt = Date.now()
  }
  const forget = (): void => {
    checking = null
  }
  const check = (): Promise<void> => {
    // A request that ends may take its question to the object with it: past its time a check counts as lost.
    if (checking && Date.now() - checking.startedAt < lostAfterMs) return checking.done
    const mine = { done: ask().finally(forget), startedAt: Date.now() }
    checking = mine
    return mine.done
  }

  return {
    current(defer): CompiledRollout | Promise<CompiledRollout> {
      const age = Date.now() - checkedAt
      if (age < renewAfterMs) return known
      const checked = check()
      defer(checked)
      return age < trustMs ? known : within(checked, waitMs).then(() => known)
    },
    async latest() {
      await check()
      return known
    },
    async change(input) {
      const result = await store().change({ ...input, initial })
      if (result.ok) take(RolloutState.parse(result.state))
      return result
    },
    async decisions() {
      const { results } = await database
        .prepare('SELECT at, action, region, arm, why FROM rollout_decisions ORDER BY id DESC LIMIT ?1')
        .bind(auditListed)
        .all()
      return results.map((row) => GuardDecision.parse(row))
    },
    isReportedDown: (backend) => down.has(backend),
    async reportProbes(found) {
      await store().probed(found)
    },
    async history() {
      const { results } = await database
        .prepare('SELECT * FROM rollout_audit ORDER BY revision DESC LIMIT ?1')
        .bind(auditListed)
        .all()
      return results.map((row): AuditEntry => {
        const { before, after, figures, ...entry } = Row.parse(row)
        return {
          ...entry,
          before: RolloutState.parse(JSON.parse(before)),
          after: RolloutState.parse(JSON.parse(after)),
          figures: figures === null ? null : JSON.parse(figures),
        }
      })
    },
  }
}
