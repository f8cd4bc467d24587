import { DurableObject } from 'cloudflare:workers'
import * as z from '../../../shared/zod.ts'
import type { IdempotentStart, StoredResponse } from '../contract.ts'

const Stored = z.object({
  fingerprint: z.string(),
  runningUntil: z.number(),
  answer: z.nullable(z.object({ status: z.number(), body: z.string(), contentType: z.string() })),
})

const storedKey = 'request'
const rememberedMs = 86_400_000

/** One `Idempotency-Key` of one tenant: its first request runs, all others are answered with what it came to, for a day. */
export class IdempotentRequest extends DurableObject {
  async begin(fingerprint: string, forMs: number): Promise<IdempotentStart> {
    const known = Stored.safeParse(await this.ctx.storage.get(storedKey))
    if (known.success) {
      const { answer, runningUntil } = known.data
      if (known.data.fingerprint !== fingerprint) return { state: 'mismatch' }
      if (answer) return { state: 'done', answer }
      // Whoever ran it may have died with its isolate.
      if (runningUntil > Date.now()) return { state: 'running' }
    }
    await this.ctx.storage.put(storedKey, { fingerprint, runningUntil: Date.now() + forMs, answer: null })
    await this.ctx.storage.setAlarm(Date.now() + rememberedMs)
    return { state: 'new' }
  }

  async finish(answer: StoredResponse | null): Promise<void> {
    const known = Stored.safeParse(await this.ctx.storage.get(storedKey))
    if (!known.success) return
    if (answer) await this.ctx.storage.put(storedKey, { ...known.data, answer })
    // Nothing is kept of what was refused or failed.
    else {
      await this.ctx.storage.deleteAlarm()
      await this.ctx.storage.deleteAll()
    }
  }

  override async alarm(): Promise<void> {
    await this.ctx.storage.deleteAll()
  }
}
