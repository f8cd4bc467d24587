import { DurableObject } from 'cloudflare:workers'
import type { AuditEntry, ChangeInput, ChangeResult } from '../contract.ts'
import { RolloutState } from '../rollout.ts'
import { rolloutName } from '../rollout-name.ts'

interface StoreEnv {
  readonly STORE: KVNamespace
  readonly DB: D1Database
}

const stateKey = 'state'
// Two rounds of the cron: what is older says nothing.
const probesTrustedMs = 150_000

/**
 * The one writer of an environment's rollout: changes come one after another, each names the revision it was made from, is
 * written to the audit before it is in effect, and to KV for isolates that cannot call this object.
 */
export class RolloutStore extends DurableObject<StoreEnv> {
  /** As stored; null until somebody published one. */
  #state: RolloutState | null = null
  #down: { readonly backends: readonly string[]; readonly at: number } = { backends: [], at: 0 }

  constructor(context: DurableObjectState, env: StoreEnv) {
    super(context, env)
    context.blockConcurrencyWhile(async () => {
      const stored = await context.storage.get(stateKey)
      if (stored !== undefined) this.#state = RolloutState.parse(stored)
    })
  }

  /** The state, or null when the asker has it already; and the backends that the last probe found down. */
  async current(knownRevision: number): Promise<{ readonly state: RolloutState | null; readonly down: readonly string[] }> {
    const state = this.#state
    const isNew = state !== null && state.revision !== knownRevision
    return { state: isNew ? state : null, down: Date.now() - this.#down.at < probesTrustedMs ? this.#down.backends : [] }
  }

  /** What a round of probes found; kept in memory, since the next round comes within a minute. */
  async probed(down: readonly string[]): Promise<void> {
    this.#down = { backends: down, at: Date.now() }
  }

  /** Stores the next state, if it was made from the one that stands. */
  change({ expected, initial, next, by, action, why, figures }: ChangeInput): Promise<ChangeResult> {
    return this.ctx.blockConcurrencyWhile(async () => {
      const before = this.#state ?? initial
      if (before.revision !== expected) return { ok: false, revision: before.revision } as const
      const after: RolloutState = { ...next, revision: before.revision + 1 }
      const entry: AuditEntry = {
        revision: after.revision,
        at: new Date().toISOString(),
        by,
        action,
        why,
        before,
        after,
        figures: figures ?? null,
      }
      await this.#audit(entry)
      await this.ctx.storage.put(stateKey, after)
      this.#state = after
      // KV takes one write a second; a lost one is mended by the next, and isolates read the object itself first.
      await this.env.STORE.put(rolloutName, JSON.stringify(after)).catch(() => {})
      return { ok: true, state: after } as const
    })
  }

  /** Before the change, so that none is without a row; a row whose change was cut off is written again by the next one. */
  async #audit({ revision, at, by, action, why, before, after, figures }: AuditEntry): Promise<void> {
    await this.env.DB.prepare('INSERT OR REPLACE INTO rollout_audit VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)')
      .bind(revision, at, by, action, why, JSON.stringify(before), JSON.stringify(after), figures && JSON.stringify(figures))
      .run()
  }
}
