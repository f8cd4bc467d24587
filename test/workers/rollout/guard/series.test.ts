import { describe, expect, it } from 'vitest'
import { Counts } from '../../../../workers/rollout/guard/counts.ts'
import { addToSteps, type Steps, seriesOf, windows } from '../../../../workers/rollout/guard/series.ts'

const cells = (requests: number, failed = 0) => ({
  'eu/stable': Counts.parse({ requests, modelRequests: requests, failed, ttft: { '40': requests } }),
})
const noon = Date.parse('2026-11-26T12:00:00Z')

describe('figures over time', () => {
  it('add up within a step and leave with their window', () => {
    const steps: Steps = []
    addToSteps(steps, 'hour', cells(3), noon)
    addToSteps(steps, 'hour', cells(2, 1), noon + 59_000)
    addToSteps(steps, 'hour', cells(1), noon + 60_000)
    expect(steps.map(({ cells: counts }) => counts['eu/stable']?.requests)).toEqual([5, 1])
    addToSteps(steps, 'hour', cells(1), noon + 61 * 60_000)
    expect(steps.map(({ startedAt }) => (startedAt - noon) / 60_000)).toEqual([61])
  })

  it('change nothing of what they were added from', () => {
    const steps: Steps = []
    const added = cells(3)
    addToSteps(steps, 'day', added, noon)
    addToSteps(steps, 'day', cells(2), noon)
    expect(added['eu/stable'].requests).toBe(3)
  })

  it('have a value for every step: nothing asked is no traffic, and no rate', () => {
    const steps: Steps = []
    addToSteps(steps, 'hour', cells(4, 1), noon)
    const { from, series } = seriesOf(steps, 'hour', noon + 2 * 60_000)
    const [stable] = series
    expect(from).toBe(noon - 57 * 60_000)
    expect(stable?.requestsPerMinute).toHaveLength(windows.hour.steps)
    expect(stable?.requestsPerMinute.slice(-3)).toEqual([4, 0, 0])
    expect(stable?.errorRate.slice(-3)).toEqual([0.25, null, null])
    expect(stable?.ttftP95Ms.slice(-3)).toEqual([16, null, null])
  })
})
