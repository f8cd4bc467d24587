import { describe, expect, it, vi } from 'vitest'
import { hedged } from '../../../workers/backends/adapters/hedged.ts'

const after = <T>(ms: number, value: T | Error, signal: AbortSignal, stopped: string[], name: string): Promise<T> =>
  new Promise((resolve, reject) => {
    const timer = setTimeout(() => (value instanceof Error ? reject(value) : resolve(value)), ms)
    signal.addEventListener('abort', () => {
      clearTimeout(timer)
      stopped.push(name)
    })
  })

async function race(firstMs: number, first: string | Error, secondMs: number, second: string | Error, mayHedge = true) {
  vi.useFakeTimers()
  try {
    const stopped: string[] = []
    const calls: string[] = []
    const result = hedged(
      (which, signal) => {
        calls.push(which)
        return which === 'first' ? after(firstMs, first, signal, stopped, which) : after(secondMs, second, signal, stopped, which)
      },
      { afterMs: 100, mayHedge: () => mayHedge },
    ).catch((error: Error) => error.message)
    await vi.runAllTimersAsync()
    return { answer: await result, calls }
  } finally {
    vi.useRealTimers()
  }
}

describe('a hedged call', () => {
  it('is made once when the answer comes in its usual time', async () => {
    expect(await race(50, 'a', 10, 'b')).toEqual({ answer: 'a', calls: ['first'] })
  })

  it('takes whichever answer is first when it is late', async () => {
    expect((await race(500, 'a', 50, 'b')).answer).toBe('b')
    expect((await race(120, 'a', 500, 'b')).answer).toBe('a')
  })

  it('is made once where the budget is spent', async () => {
    expect(await race(500, 'a', 50, 'b', false)).toEqual({ answer: 'a', calls: ['first'] })
  })

  it('survives the failure of either, and fails as the first did when nothing else was asked', async () => {
    expect((await race(500, 'a', 50, new Error('second'))).answer).toBe('a')
    expect((await race(200, new Error('first'), 300, 'b')).answer).toBe('b')
    expect(await race(50, new Error('first'), 10, 'b')).toEqual({ answer: 'first', calls: ['first'] })
  })
})
