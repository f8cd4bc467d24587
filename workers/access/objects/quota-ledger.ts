import { DurableObject } from 'cloudflare:workers'
import type { QuotaLimits } from '../../../shared/quota.ts'
import { type Grant, Granted, take } from '../quota-windows.ts'

const grantedKey = 'granted'
// Longer than the longest window: then nothing that is remembered counts.
const forgetAfterMs = 32 * 86_400_000

/**
 * One key's account: isolates take leases of requests and tokens from it. There is one object a key, so that a busy key
 * waits for nobody else's, and what it grants in a window never exceeds the limit.
 */
export class QuotaLedger extends DurableObject {
  #granted: Granted = {}

  constructor(state: DurableObjectState, env: unknown) {
    super(state, env as never)
    state.blockConcurrencyWhile(async () => {
      const stored = Granted.safeParse(await state.storage.get(grantedKey))
      if (stored.success) this.#granted = stored.data
    })
  }

  async take(limits: QuotaLimits, kind: 'requests' | 'tokens', requested: number): Promise<Grant | null> {
    const now = Date.now()
    const grant = take(this.#granted, limits, kind, requested, now)
    if (grant && grant.granted > 0) {
      await this.ctx.storage.put(grantedKey, this.#granted)
      await this.ctx.storage.setAlarm(now + forgetAfterMs)
    }
    return grant
  }

  override async alarm(): Promise<void> {
    this.#granted = {}
    await this.ctx.storage.deleteAll()
  }
}
