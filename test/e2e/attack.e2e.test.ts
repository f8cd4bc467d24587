import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readLies } from '../../gpu-backend/evaluate/grounding/lies.ts'
import { attacks } from '../attack/attacks.ts'
import { interfaces, startLies, tryInterfaces } from '../attack/interfaces.ts'
import { tryRandomTexts } from '../attack/random-texts.ts'
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

// Every twentieth of the lies and each class of them; `npm run attack -- lies` sends all.
describe('a model that lies', () => {
  let lies: Awaited<ReturnType<typeof startLies>>
  beforeAll(async () => {
    lies = await startLies()
  })
  afterAll(() => lies.stop())
  const all = readLies()
  const firstOfKind = [...Map.groupBy(all, ({ kind }) => kind)].flatMap(([, some]) => some.slice(0, 1))
  const chosen = [...new Set([...all.filter((_, at) => at % 40 === 7), ...firstOfKind])]

  it.each(interfaces.map(({ name }) => name))('gets nothing through: %s', async (name) => {
    const { rows, through } = await tryInterfaces(lies, chosen, (way) => way.name === name)
    expect(rows[0]?.tries).toBeGreaterThan(chosen.length / 2)
    expect(through.map(({ lie, shown }) => `${lie.text} → ${shown}`)).toEqual([])
  })

  it('shows no brace, tag or unknown address of whatever else it writes', async () => {
    const { rows, through } = await tryRandomTexts(lies, 420)
    expect(rows.length).toBe(interfaces.length)
    expect(through).toEqual([])
  })

  it('is passed on where a key asks for it as sent: the measure sees a lie', async () => {
    const { key } = (await (await lies.edge.admin('keys', { tenant: 'lies-shop', plainRequests: 'as-sent' })).json()) as {
      key: string
    }
    const price = chosen.filter(({ kind, decoration, text }) => kind === 'price' && decoration === null && !text.includes('{{'))
    const { through } = await tryInterfaces({ ...lies, key }, price, ({ name }) => name === 'chat, plain')
    expect(through).toHaveLength(price.length)
  })
})
