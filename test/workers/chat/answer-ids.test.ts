import { afterEach, describe, expect, it, vi } from 'vitest'
import { createAnswerIds } from '../../../workers/chat/adapters/answer-ids.ts'

const ids = createAnswerIds('a pepper of sixteen')
const made = () => ids.make({ tenant: 'shop', region: 'eu', arm: 'canary' })

describe('the id of an answer', () => {
  afterEach(() => vi.useRealTimers())

  it('says who gave it, to the tenant it was given to', () => {
    const id = made()
    expect(id).toMatch(/^[A-Za-z0-9._:-]{4,300}$/)
    expect(id).not.toBe(made())
    expect(ids.read('shop', id)).toEqual({ region: 'eu', arm: 'canary' })
    expect(ids.read('other-shop', id)).toBeNull()
  })

  it('is of no use changed in any letter, made with another secret, or a day later', () => {
    const id = made()
    for (let at = 0; at < id.length; at++) {
      const other = id[at] === 'a' ? 'b' : 'a'
      expect(ids.read('shop', id.slice(0, at) + other + id.slice(at + 1))).toBeNull()
    }
    const forged = createAnswerIds('another pepper of sixteen').make({ tenant: 'shop', region: 'eu', arm: 'canary' })
    expect(ids.read('shop', forged)).toBeNull()
    vi.useFakeTimers({ now: Date.now() + 86_500_000 })
    expect(ids.read('shop', id)).toBeNull()
  })
})
