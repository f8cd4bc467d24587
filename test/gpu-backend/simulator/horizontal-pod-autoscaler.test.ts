import { describe, expect, it } from 'vitest'
import { HorizontalPodAutoscaler } from '../../../gpu-backend/simulator/horizontal-pod-autoscaler.ts'

const autoscaler = (over: object = {}) =>
  new HorizontalPodAutoscaler({
    min: 1,
    max: 20,
    scaleUp: { stabilizationMs: 0, pods: 2, periodMs: 60_000 },
    scaleDown: { stabilizationMs: 300_000, pods: 1, periodMs: 60_000 },
    ...over,
  })
const of = (value: number) => [{ value, target: 10 }]

describe('the autoscaler of Kubernetes', () => {
  it('leaves a ratio within a tenth of one alone, and asks for what a metric needs beyond', () => {
    const [inside, outside] = [autoscaler(), autoscaler()]
    expect(inside.replicas(of(54), 5, 0)).toBe(5)
    expect(outside.replicas(of(56), 5, 0)).toBe(6)
  })

  it('takes the metric that asks for most', () => {
    expect(autoscaler().replicas([...of(10), { value: 4, target: 1 }], 3, 0)).toBe(4)
  })

  it('adds no more than its rule allows within a period', () => {
    const scaler = autoscaler()
    expect(scaler.replicas(of(100), 2, 0)).toBe(4)
    expect(scaler.replicas(of(100), 4, 15_000)).toBe(4)
    expect(scaler.replicas(of(100), 4, 60_000)).toBe(6)
  })

  it('goes down only when nothing in its window asked for more, and one at a time', () => {
    const scaler = autoscaler()
    expect(scaler.replicas(of(60), 6, 0)).toBe(6)
    expect(scaler.replicas(of(10), 6, 15_000)).toBe(6)
    expect(scaler.replicas(of(10), 6, 290_000)).toBe(6)
    expect(scaler.replicas(of(10), 6, 315_001)).toBe(5)
    expect(scaler.replicas(of(10), 5, 330_000)).toBe(5)
  })

  it('stays within its bounds', () => {
    expect(autoscaler({ max: 3 }).replicas(of(900), 3, 0)).toBe(3)
    expect(autoscaler({ min: 2 }).replicas(of(0), 2, 400_000)).toBe(2)
  })
})
