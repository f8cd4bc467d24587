import fc from 'fast-check'
import { describe, expect, it, vi } from 'vitest'
import { Admission } from '../../../gpu-backend/gateway/admission.ts'

const never = new AbortController().signal
/**
 * Milliseconds until the answers of a shop that sends two requests a second, each of which holds one of four slots for a second,
 * while another tenant sends `flood` every tenth of one.
 */
async function p95OfShop(flood: number): Promise<number> {
  vi.useFakeTimers()
  try {
    const admission = new Admission({ slots: 4, queueMax: 64, queueTimeoutMs: 20_000, queueWaitMaxMs: 20_000 })
    const took: number[] = []
    const send = async (tenant: string): Promise<void> => {
      const startedAt = performance.now()
      const release = await admission.enter({ signal: never, tenant, tokens: 500 }).catch(() => null)
      if (release) setTimeout(release, 1_000)
      if (tenant === 'shop') took.push(release ? performance.now() - startedAt + 1_000 : Number.POSITIVE_INFINITY)
    }
    for (let tenths = 0; tenths < 600; tenths++) {
      for (let time = 0; time < flood; time++) void send('hostile')
      if (tenths % 5 === 0) void send('shop')
      await vi.advanceTimersByTimeAsync(100)
    }
    expect(took.length).toBeGreaterThanOrEqual(110)
    return took.sort((a, b) => a - b)[Math.floor(0.95 * took.length)] ?? 0
  } finally {
    vi.useRealTimers()
  }
}
const make = (slots = 1, queueMax = 1) => new Admission({ slots, queueMax, queueTimeoutMs: 60_000, queueWaitMaxMs: 600_000 })

describe('admission', () => {
  it('refuses at once, with a time to come back, when the queue is full', async () => {
    const admission = make()
    await admission.enter({ signal: never })
    const waiting = admission.enter({ signal: never })
    await expect(admission.enter({ signal: never })).rejects.toMatchObject({
      code: 'queue_full',
      status: 429,
      retryAfterSeconds: expect.any(Number),
    })
    expect([admission.inFlight, admission.queued]).toEqual([1, 1])
    admission.drain(0).catch(() => {})
    await expect(waiting).rejects.toMatchObject({ code: 'draining' })
  })

  it('lets wait no more than come in within the bound of waiting, however much room the queue has', async () => {
    vi.useFakeTimers()
    try {
      const admission = new Admission({ slots: 4, queueMax: 1_000, queueTimeoutMs: 60_000, queueWaitMaxMs: 500 })
      // Each generation holds its slot for a second: of four slots one comes free every quarter of a second.
      for (let time = 0; time < 40; time++) {
        const release = await admission.enter({ signal: never })
        vi.advanceTimersByTime(1_000)
        release()
      }
      // Four that began together end together, a second from now: nobody need wait for that.
      const together = await Promise.all(Array.from({ length: 4 }, () => admission.enter({ signal: never })))
      await expect(admission.enter({ signal: never })).rejects.toMatchObject({ code: 'queue_full', retryAfterSeconds: 1 })
      vi.advanceTimersByTime(1_000)
      for (const release of together) release()
      for (let slot = 0; slot < 4; slot++) {
        await admission.enter({ signal: never })
        if (slot < 3) vi.advanceTimersByTime(250)
      }
      const settled = Promise.allSettled(Array.from({ length: 10 }, () => admission.enter({ signal: never })))
      expect(admission.queued).toBe(2)
      admission.drain(0).catch(() => {})
      const reasons = (await settled).map((each) => (each.status === 'rejected' ? each.reason.code : 'entered'))
      expect(reasons).toEqual(['draining', 'draining', ...Array(8).fill('queue_full')])
    } finally {
      vi.useRealTimers()
    }
  })

  it('lets in no more tokens than the KV cache holds, and nobody small overtakes who waits for room', async () => {
    const admission = new Admission({ slots: 10, kvTokens: 1_000, queueMax: 10, queueTimeoutMs: 60_000, queueWaitMaxMs: 600_000 })
    const first = await admission.enter({ signal: never, tokens: 600 })
    const order: string[] = []
    const enter = (name: string, tokens: number) =>
      admission.enter({ signal: never, tokens }).then((release) => {
        order.push(name)
        return release
      })
    const large = enter('large', 700)
    const small = enter('small', 100)
    await Promise.resolve()
    expect([admission.inFlightTokens, admission.queued]).toEqual([600, 2])
    first()
    await Promise.all([large, small])
    expect([order, admission.inFlightTokens]).toEqual([['large', 'small'], 800])
    await expect(admission.enter({ signal: never, tokens: 1_001 })).rejects.toMatchObject({ code: 'context_length_exceeded' })
  })

  it('lets those in first whom somebody waits for, and gives them the place of batch work when the queue is full', async () => {
    const admission = make(1, 2)
    const release = await admission.enter({ signal: never })
    const order: string[] = []
    const enter = (priority: 'interactive' | 'batch') =>
      admission.enter({ signal: never, priority }).then(
        (next) => {
          order.push(priority)
          next()
        },
        (error: { code: string }) => order.push(error.code),
      )
    const all = [enter('batch'), enter('batch'), enter('interactive')]
    release()
    await Promise.all(all)
    expect(order).toEqual(['queue_full', 'interactive', 'batch'])
  })

  it('lets those behind one who gives up come forward', async () => {
    const admission = new Admission({ slots: 4, kvTokens: 100, queueMax: 4, queueTimeoutMs: 60_000, queueWaitMaxMs: 600_000 })
    await admission.enter({ signal: never, tokens: 50 })
    const caller = new AbortController()
    const large = admission.enter({ signal: caller.signal, tokens: 80 })
    const small = admission.enter({ signal: never, tokens: 30 })
    caller.abort()
    await expect(large).rejects.toMatchObject({ code: 'client_closed_request' })
    await small
    expect([admission.inFlightTokens, admission.queued]).toEqual([80, 0])
  })

  it('lets the first who waits in first', async () => {
    const admission = make(1, 3)
    const release = await admission.enter({ signal: never })
    const order: number[] = []
    const others = [1, 2, 3].map((id) =>
      admission.enter({ signal: never }).then((next) => {
        order.push(id)
        next()
      }),
    )
    release()
    await Promise.all(others)
    expect(order).toEqual([1, 2, 3])
    expect(admission.inFlight).toBe(0)
  })

  it('forgets who left while waiting', async () => {
    const admission = make()
    const release = await admission.enter({ signal: never })
    const caller = new AbortController()
    const waiting = admission.enter({ signal: caller.signal })
    caller.abort()
    await expect(waiting).rejects.toMatchObject({ code: 'client_closed_request' })
    expect(admission.queued).toBe(0)
    release()
    release()
    expect(admission.inFlight).toBe(0)
  })

  it('never runs more than its slots, and ends empty, however callers come and go', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.boolean(), { maxLength: 40 }), fc.integer({ min: 1, max: 4 }), async (leaves, slots) => {
        const admission = make(slots, 100)
        let running = 0
        await Promise.allSettled(
          leaves.map(async (leave) => {
            const caller = new AbortController()
            const entering = admission.enter({ signal: caller.signal })
            if (leave) caller.abort()
            const release = await entering
            running++
            expect(running).toBeLessThanOrEqual(slots)
            await Promise.resolve()
            running--
            release()
          }),
        )
        expect([admission.inFlight, admission.queued]).toEqual([0, 0])
      }),
    )
  })

  it('drains: admits nobody, waits for those inside, and says when the deadline came first', async () => {
    const admission = make(2)
    const release = await admission.enter({ signal: never })
    const drained = admission.drain(60_000)
    await expect(admission.enter({ signal: never })).rejects.toMatchObject({ code: 'draining' })
    release()
    expect(await drained).toBe('drained')
    const stuck = make()
    await stuck.enter({ signal: never })
    expect(await stuck.drain(1)).toBe('deadline')
  })

  describe('among tenants, of whom one sends without end', () => {
    const hostile = (admission: Admission, times: number) =>
      Promise.allSettled(Array.from({ length: times }, () => admission.enter({ signal: never, tenant: 'hostile', tokens: 100 })))
    const settled = (promise: Promise<unknown>) =>
      promise.then(
        () => 'entered',
        (error: { code: string }) => error.code,
      )

    it('leaves a place free for the others, in slots and in tokens', async () => {
      const admission = new Admission({ slots: 8, kvTokens: 800, queueMax: 100, queueTimeoutMs: 60_000, queueWaitMaxMs: 600_000 })
      ;(await admission.enter({ signal: never, tenant: 'shop' }))()
      void hostile(admission, 50)
      await Promise.resolve()
      expect([admission.inFlight, admission.inFlightTokens]).toEqual([7, 700])
      expect(await settled(admission.enter({ signal: never, tenant: 'shop', tokens: 100 }))).toBe('entered')
      admission.drain(0).catch(() => {})
    })

    it('lets the only tenant have everything', async () => {
      const admission = make(8, 100)
      void hostile(admission, 50)
      await Promise.resolve()
      expect(admission.inFlight).toBe(8)
      admission.drain(0).catch(() => {})
    })

    it('takes turns: whoever sends little is next, and a full queue sends away the hostile one’s own', async () => {
      const admission = make(1, 4)
      const release = await admission.enter({ signal: never, tenant: 'hostile' })
      const order: string[] = []
      const enter = (tenant: string) =>
        admission.enter({ signal: never, tenant, tokens: 100 }).then(
          (next) => {
            order.push(tenant)
            next()
          },
          (error: { code: string }) => order.push(`${tenant} ${error.code}`),
        )
      const all = ['hostile', 'hostile', 'hostile', 'hostile', 'shop', 'other'].map(enter)
      release()
      await Promise.all(all)
      expect(order).toEqual(['hostile queue_full', 'hostile queue_full', 'shop', 'other', 'hostile', 'hostile'])
    })

    it('answers another tenant within twice its quiet p95, in a simulated minute', async () => {
      const quiet = await p95OfShop(0)
      expect(quiet).toBe(1_000)
      expect(await p95OfShop(20)).toBeLessThanOrEqual(2 * quiet)
    })
  })
})
