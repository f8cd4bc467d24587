import { describe, expect, it } from 'vitest'
import { randomHex, randomUuid } from '../../../workers/http/routes/random-hex.ts'

describe('random letters', () => {
  it('are as many as are asked for, and never the same', () => {
    const drawn = Array.from({ length: 3_000 }, (_, at) => randomHex(6 + (at % 11)))
    for (const [at, letters] of drawn.entries()) expect(letters).toMatch(new RegExp(`^[0-9a-f]{${2 * (6 + (at % 11))}}$`))
    expect(new Set(drawn).size).toBe(drawn.length)
    expect(randomHex(2_000)).toHaveLength(4_000)
  })

  it('make UUIDs of version 4', () => {
    const drawn = Array.from({ length: 1_000 }, randomUuid)
    for (const id of drawn) expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
    expect(new Set(drawn).size).toBe(drawn.length)
  })
})
