/** One metric of type AverageValue: what it is now in all, and what each replica shall carry. */
interface Metric {
  readonly value: number
  readonly target: number
}

export interface ScalingRule {
  readonly stabilizationMs: number
  /** At most so many pods within a period. */
  readonly pods: number
  readonly periodMs: number
}

interface AutoscalerOptions {
  readonly min: number
  readonly max: number
  readonly scaleUp: ScalingRule
  readonly scaleDown: ScalingRule
}

// Kubernetes leaves a ratio within a tenth of one alone (--horizontal-pod-autoscaler-tolerance), and looks every 15 s.
const tolerance = 0.1
export const syncMs = 15_000

/**
 * Kubernetes' HorizontalPodAutoscaler (autoscaling/v2), which KEDA drives too: the largest of what the metrics ask for, held
 * back by each direction's window and by how many pods may change in a period.
 */
export class HorizontalPodAutoscaler {
  readonly #options: AutoscalerOptions
  #recommended: { readonly at: number; readonly replicas: number }[] = []
  #changes: { readonly at: number; readonly pods: number }[] = []

  constructor(options: AutoscalerOptions) {
    this.#options = options
  }

  /** What the Deployment shall have now. */
  replicas(metrics: readonly Metric[], current: number, now: number): number {
    const { min, max, scaleUp, scaleDown } = this.#options
    const required = Math.max(...metrics.map((metric) => requiredBy(metric, current)))
    const longestMs = Math.max(scaleUp.stabilizationMs, scaleDown.stabilizationMs)
    this.#recommended = [...this.#recommended.filter(({ at }) => now - at <= longestMs), { at: now, replicas: required }]
    const within = (ms: number) => this.#recommended.filter(({ at }) => now - at <= ms).map(({ replicas }) => replicas)
    const lowest = Math.min(...within(scaleUp.stabilizationMs))
    const highest = Math.max(...within(scaleDown.stabilizationMs))
    const stable = Math.min(Math.max(current, lowest), Math.max(lowest, highest))
    const limited = Math.min(Math.max(stable, current - this.#left(scaleDown, -1, now)), current + this.#left(scaleUp, 1, now))
    const replicas = Math.min(max, Math.max(min, limited))
    if (replicas !== current) this.#changes.push({ at: now, pods: replicas - current })
    return replicas
  }

  /** How many pods may still change in a direction. */
  #left({ pods, periodMs }: ScalingRule, sign: 1 | -1, now: number): number {
    this.#changes = this.#changes.filter(({ at }) => now - at < 3_600_000)
    const recent = this.#changes.filter(({ at, pods: changed }) => now - at < periodMs && Math.sign(changed) === sign)
    return Math.max(0, pods - recent.reduce((sum, { pods: changed }) => sum + Math.abs(changed), 0))
  }
}

function requiredBy({ value, target }: Metric, current: number): number {
  const ratio = value / (target * Math.max(1, current))
  return current > 0 && Math.abs(ratio - 1) <= tolerance ? current : Math.ceil(value / target)
}
