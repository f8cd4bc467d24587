import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { attacks } from '../attack/attacks.ts'
import { startWorld, type World } from '../attack/world.ts'

// `npm run attack` in its short form. How long others wait is measured there; a machine that runs tests is too busy to say it exactly.
const seconds = 3

describe('a tenant that does its worst', () => {
  let world: World
  beforeAll(async () => {
    world = await startWorld()
  })
  afterAll(() => world.stop())

  it.each(attacks.map(({ name }) => name))('gets nothing by: %s', async (name) => {
    const attack = attacks.find((each) => each.name === name)
    const result = await attack?.run(world, seconds)
    const isTimed = result?.note?.startsWith('p95') ?? false
    expect(result?.through).toBeLessThanOrEqual(isTimed ? (result?.tries ?? 0) / 2 : 0)
  })
})
