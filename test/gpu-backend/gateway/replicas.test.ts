import fc from 'fast-check'
import { afterEach, describe, expect, it, vi } from 'vitest'
import type { Emit, Engine, EngineJob } from '../../../gpu-backend/engines/engine.ts'
import { chooseReplica } from '../../../gpu-backend/gateway/choose-replica.ts'
import { createReplicas } from '../../../gpu-backend/gateway/replicas.ts'
import { AppError } from '../../../shared/errors.ts'
import { engineJob } from '../../support/engine-job.ts'
import { eventsOf } from '../../support/events-of.ts'

const job = (content: string, cacheSalt = 'shop'): EngineJob =>
  engineJob(content, {
    messages: [
      { role: 'system', content: 'rules' },
      { role: 'user', content },
    ],
    cacheSalt,
  })
const never = new AbortController().signal
const usage = { prompt_tokens: 1, completion_tokens: 1, total_tokens: 2 }

/** Replicas that answer by their name, or fail as ordered: before the first event, or after it. */
function stage(names: readonly string[], sequencesPerReplica = 4) {
  const failing = new Map<string, 'before' | 'after'>()
  const question: string[] = []
  const hanging = new Set<string>()
  let isReady: boolean | null = true
  const create = (name: string): Engine => ({
    modelId: 'm',
    contextTokens: 100,
    sequences: sequencesPerReplica,
    async generate({ messages, cacheSalt }, emit) {
      const isOurs = cacheSalt === 'gateway'
      if (!isOurs) question.push(name)
      if (messages.at(-1)?.content === 'poison') throw new AppError('backend_failed', 'cut')
      if (isOurs && hanging.has(name)) throw new AppError('backend_timeout', 'silent')
      if (failing.get(name) === 'before') throw new AppError('backend_unavailable', 'gone')
      await emit({ type: 'text', text: name })
      if (failing.get(name) === 'after') throw new AppError('backend_failed', 'cut')
      void emit({ type: 'end', finishReason: 'stop', usage })
    },
    ready: async () => isReady,
    close: async () => {},
  })
  const replicas = createReplicas({ modelId: 'm', contextTokens: 100, sequencesPerReplica, create })
  replicas.set(names)
  const ask = async (content: string, cacheSalt?: string): Promise<string> => {
    let text = ''
    try {
      const read: Emit = (event) => {
        if (event.type === 'text') text += event.text
        return null
      }
      await replicas.generate(job(content, cacheSalt), read, never)
    } catch (error) {
      return `${text}${(error as AppError).code}`
    }
    return text
  }
  return { replicas, failing, hanging, question, ask, setReady: (ready: boolean | null) => (isReady = ready) }
}

afterEach(() => vi.useRealTimers())

describe('a choice of replica', () => {
  const names = fc.uniqueArray(fc.string({ minLength: 1 }), { minLength: 2, maxLength: 12 })

  it('moves no prefix but those of the replica that goes', () => {
    fc.assert(
      fc.property(names, fc.string(), (all, affinity) => {
        const idle = all.map((name) => ({ name, inFlight: 0 }))
        const chosen = chooseReplica(idle, affinity)
        const others = idle.filter(({ name }) => name !== idle[0]?.name)
        if (chosen?.name !== idle[0]?.name) expect(chooseReplica(others, affinity)?.name).toBe(chosen?.name)
      }),
    )
  })

  it('never gives one more than twice its share, whatever is asked for', () => {
    fc.assert(
      fc.property(names, fc.array(fc.constantFrom('a', 'b', 'c'), { minLength: 1, maxLength: 200 }), (all, keys) => {
        const replicas = all.map((name) => ({ name, inFlight: 0 }))
        for (const key of keys) {
          const chosen = chooseReplica(replicas, key)
          if (chosen) chosen.inFlight++
        }
        const most = Math.max(...replicas.map(({ inFlight }) => inFlight))
        expect(most).toBeLessThanOrEqual(Math.ceil((2 * keys.length) / all.length))
      }),
    )
  })
})

describe('replicas as one engine', () => {
  it('send what shares a prefix to one, and another tenant’s not by the same key', async () => {
    const { ask } = stage(['a', 'b', 'c', 'd'])
    const same = new Set([await ask('hello'), await ask('hello'), await ask('hello')])
    expect(same.size).toBe(1)
    const tenants = new Set(await Promise.all(Array.from({ length: 20 }, (_, at) => ask('hello', `shop-${at}`))))
    expect(tenants.size).toBeGreaterThan(1)
  })

  it('go on to another when one is gone, before the first event and never after it', async () => {
    const { ask, failing, question } = stage(['a', 'b'])
    const home = await ask('hello')
    failing.set(home, 'before')
    expect(await ask('hello')).toBe(home === 'a' ? 'b' : 'a')
    failing.set(home, 'after')
    question.length = 0
    expect(await ask('hello')).toBe(`${home}backend_failed`)
    expect(question).toEqual([home])
  })

  it('leave one alone that fails, and take it back when it is ready again', async () => {
    vi.useFakeTimers()
    const { ask, failing, question, replicas, setReady } = stage(['a', 'b'])
    const home = await ask('hello')
    failing.set(home, 'before')
    setReady(false)
    for (let time = 0; time < 5; time++) await ask('hello')
    question.length = 0
    await ask('hello')
    expect(question).not.toContain(home)
    expect(replicas.loads().find(({ name }) => name === home)?.isEjected).toBe(true)
    // What it could run is promised to nobody meanwhile.
    expect(replicas.sequences).toBe(4)
    failing.delete(home)
    setReady(true)
    vi.advanceTimersByTime(5_000)
    await ask('hello')
    expect(await ask('hello')).toBe(home)
    expect(replicas.sequences).toBe(8)
  })

  it('are none of them ejected by a request that none can answer, however often it comes', async () => {
    const { ask, replicas } = stage(['a', 'b'])
    for (let time = 0; time < 20; time++) expect(await ask('poison')).toBe('invalid_value')
    expect(replicas.loads().map(({ isEjected }) => isEjected)).toEqual([false, false])
    expect(await ask('hello')).toMatch(/^[ab]$/)
  })

  it('are ejected at once when they answer neither the caller nor us', async () => {
    const { ask, replicas, hanging } = stage(['a', 'b'])
    hanging.add('a').add('b')
    expect(await ask('poison')).toBe('backend_failed')
    expect(replicas.loads().map(({ isEjected }) => isEjected)).toEqual([true, true])
    expect(await ask('hello')).toBe('backend_unavailable')
  })

  it('are seen to be gone by their health, though nobody asks them', async () => {
    vi.useFakeTimers()
    const { replicas, setReady } = stage(['a', 'b'])
    expect(await replicas.ready()).toBe(true)
    setReady(false)
    await vi.advanceTimersByTimeAsync(5_000)
    expect([await replicas.ready(), replicas.loads().every(({ isEjected }) => isEjected)]).toEqual([false, true])
    setReady(true)
    await vi.advanceTimersByTimeAsync(5_000)
    expect(await replicas.ready()).toBe(true)
  })

  it('are in use while anybody hears of them, though their health is late under a burst of requests', async () => {
    vi.useFakeTimers()
    const { ask, replicas, setReady } = stage(['a'])
    const running = eventsOf(replicas, job('a long story'))
    expect((await running.next()).value).toMatchObject({ text: 'a' })
    setReady(null)
    await vi.advanceTimersByTimeAsync(5_000)
    // It says nothing, and nobody heard of it since.
    expect(await ask('hello')).toBe('backend_unavailable')
    await running.next()
    expect(await ask('hello')).toBe('a')
    await vi.advanceTimersByTimeAsync(5_000)
    expect(await ask('hello')).toBe('backend_unavailable')
    setReady(true)
    await vi.advanceTimersByTimeAsync(5_000)
    expect(await ask('hello')).toBe('a')
  })

  it('stay in use where one connection is refused while others are answered', async () => {
    const { ask, failing } = stage(['a'])
    expect(await ask('hello')).toBe('a')
    failing.set('a', 'before')
    const refusedOnce = ask('hello')
    failing.delete('a')
    expect(await refusedOnce).toBe('a')
  })

  it('let those that go finish, and take those that come', async () => {
    const { replicas, ask } = stage(['a'])
    const running = eventsOf(replicas, job('hello'))
    expect((await running.next()).value).toMatchObject({ text: 'a' })
    replicas.set(['b'])
    expect(await ask('hello')).toBe('b')
    expect((await running.next()).value).toMatchObject({ type: 'end' })
    replicas.set([])
    expect(await ask('hello')).toBe('backend_unavailable')
  })

  it('refuse, rather than queue in an engine, what is more than each may run', async () => {
    const { replicas, ask } = stage(['a', 'b'], 1)
    const running = [0, 1].map((turn) => eventsOf(replicas, job(`story ${turn}`)))
    await Promise.all(running.map((events) => events.next()))
    expect(await ask('one more')).toBe('overloaded')
    expect(replicas.sequences).toBe(2)
  })
})
