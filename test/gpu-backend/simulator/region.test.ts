import { describe, expect, it } from 'vitest'
import { iterationModels } from '../../../gpu-backend/simulator/iteration-models.ts'
import { type Policy, type RegionInput, simulateRegion } from '../../../gpu-backend/simulator/region.ts'
import { generator } from '../../../shared/faq/train-classes.ts'

const fixed = (replicas: number): Policy => ({ name: 'fixed', replicas: () => replicas })
const minute = 60_000

const region = (over: Partial<RegionInput>) =>
  simulateRegion({
    arrivals: Array.from({ length: 3_600 }, (_, at) => ({ at: 500 * at + 0.1, promptTokens: 800, outputTokens: 100 })),
    endsAt: 60 * minute,
    policy: fixed(2),
    replicasAtFirst: 2,
    model: iterationModels['h200x1-fp8'],
    kvTokens: 100_000,
    sequences: 32,
    tokensPerIteration: 8_192,
    prefixHit: 0,
    nodeMs: 2 * minute,
    podMs: minute,
    nodeKeepMs: 5 * minute,
    queueWaitMaxMs: 2_000,
    ttftObjectiveMs: 1_000,
    lossesPerHour: 0,
    random: generator(1),
    ...over,
  })

describe('a simulated region', () => {
  it('counts every request, and pays for its nodes as long as they are there', () => {
    const found = region({})
    expect([found.requests, found.refused, found.late]).toEqual([3_600, 0, 0])
    expect(found.nodeHours).toBeCloseTo(2, 1)
    expect(found.windows.reduce((sum, { requests }) => sum + requests, 0)).toBe(3_600)
  })

  it('refuses whoever finds no replica, and is late for them, until the first is ready', () => {
    const found = region({ replicasAtFirst: 0 })
    // Node and pod take three minutes, two requests a second come, and the last two seconds of them wait.
    expect(found.refused).toBeGreaterThan(340)
    expect(found.refused).toBeLessThan(362)
    expect(found.windows[1]).toMatchObject({ refused: 0, late: 0 })
  })

  it('drains before it stops: fewer replicas lose no answer, and an empty node is paid for a while longer', () => {
    const down: Policy = { name: 'down', replicas: ({ now }) => (now < 30 * minute ? 2 : 1) }
    const found = region({ policy: down })
    expect([found.refused, found.begunAgain]).toEqual([0, 0])
    expect(found.nodeHours).toBeGreaterThan(1 + 35 / 60 - 0.05)
    expect(found.nodeHours).toBeLessThan(1 + 36 / 60 + 0.05)
  })

  it('begins again what a lost node had, and gets another node', () => {
    const found = region({ lossesPerHour: 3, policy: fixed(3), replicasAtFirst: 3 })
    expect(found.begunAgain).toBeGreaterThan(0)
    expect(found.windows.at(-1)?.requests).toBeGreaterThanOrEqual(0)
    expect(found.requests).toBe(3_600)
    expect(found.windows.some(({ replicas }) => replicas < 3)).toBe(true)
  })

  it('reads less of a prompt that its prefix cache has', () => {
    const [cold, warm] = [region({ ttftObjectiveMs: 100 }), region({ ttftObjectiveMs: 100, prefixHit: 0.9 })]
    expect(warm.late).toBeLessThan(cold.late / 2)
  })
})
