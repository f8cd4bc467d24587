import { describe, expect, it } from 'vitest'
import { AppError, type ErrorCode } from '../../../shared/errors.ts'
import { askInTurn } from '../../../workers/backends/adapters/ask-in-turn.ts'
import { BackendHealth } from '../../../workers/backends/adapters/backend-health.ts'
import { Budget } from '../../../workers/backends/budget.ts'

const noDefer = () => {}
/** Each candidate answers with its name, or fails by a code. */
function stage(behaviour: Record<string, ErrorCode | 'answers'>, { reserve = 100 } = {}) {
  const health = new BackendHealth(
    async () => false,
    () => false,
  )
  const budget = new Budget({ ratio: 0, reserve, most: 100 })
  const question: string[] = []
  const ask = async (deadlineAt = Number.POSITIVE_INFINITY) => {
    const candidates = health.order(Object.keys(behaviour), Date.now(), noDefer)
    return askInTurn({ candidates, deadlineAt, health, budget }, async (candidate) => {
      question.push(candidate)
      const what = behaviour[candidate] ?? 'answers'
      if (what === 'answers') return candidate
      throw new AppError(what, 'no')
    }).then(
      (found) => found?.value ?? 'nobody',
      (error: AppError) => error.code,
    )
  }
  return { ask, question, health }
}
const times = async (count: number, run: () => Promise<unknown>) => {
  for (let time = 0; time < count; time++) await run()
}

describe('backends asked in turn', () => {
  it('lose the one that fails where another answers, and ask it no more', async () => {
    const { ask, question, health } = stage({ eu: 'backend_failed', us: 'answers' })
    await times(5, ask)
    expect(health.isOpen('eu')).toBe(true)
    question.length = 0
    expect([await ask(), question]).toEqual(['us', ['us']])
  })

  it('stay open to all after requests that none of them can answer: nobody shuts them for others', async () => {
    const { ask, health } = stage({ eu: 'backend_failed', us: 'backend_failed' })
    await times(30, ask)
    expect([health.isOpen('eu'), health.isOpen('us')]).toEqual([false, false])
  })

  it('that cannot be reached are left alone even when all are', async () => {
    const { ask, health } = stage({ eu: 'backend_unavailable', us: 'backend_timeout' })
    await times(5, ask)
    expect([health.isOpen('eu'), health.isOpen('us')]).toEqual([true, true])
    expect(await ask()).toBe('nobody')
  })

  it('are asked twice no more than the budget allows, but freely away from one known dead', async () => {
    const { ask, question } = stage({ eu: 'backend_unavailable', us: 'answers' }, { reserve: 2 })
    expect([await ask(), await ask(), await ask()]).toEqual(['us', 'us', 'backend_unavailable'])
    await times(2, ask)
    question.length = 0
    expect([await ask(), question]).toEqual(['us', ['us']])
  })

  it('hear a refusal of the request once only', async () => {
    const { ask, question, health } = stage({ eu: 'invalid_value', us: 'answers' })
    await times(10, ask)
    expect(question).toEqual(Array(10).fill('eu'))
    expect(health.isOpen('eu')).toBe(false)
  })
})
