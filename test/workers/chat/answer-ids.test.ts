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

  it('is its own, however many are made at once', () => {
    const made = Array.from({ length: 200 }, (_, at) =>
      ids.make({ tenant: 'shop', region: 'eu', arm: at % 2 ? 'canary' : 'stable' }),
    )
    expect(new Set(made).size).toBe(200)
    expect(new Set(made.map((id) => id.split('.')[3])).size).toBe(200)
    for (const [at, id] of made.entries())
      expect(ids.read('shop', id)).toEqual({ region: 'eu', arm: at % 2 ? 'canary' : 'stable' })
  })

  it('can be read by another isolate, and signs no other of its batch', () => {
    const [first, second] = [made(), made()]
    expect(createAnswerIds('a pepper of sixteen').read('shop', first)).toEqual({ region: 'eu', arm: 'canary' })
    const [head, mac] = [second.slice(0, second.lastIndexOf('.')), first.slice(first.lastIndexOf('.'))]
    expect(ids.read('shop', head + mac)).toBeNull()
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
