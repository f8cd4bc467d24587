import { Breaker } from '../../../shared/breaker.ts'
import { type AppError, isFault } from '../../../shared/errors.ts'
import { type Histogram, observe, quantile } from '../../../shared/histogram.ts'

// A latency remembered from longer ago tells little about now: half the memory goes each time so many are known.
const observationsMax = 2_000
const observationsMin = 20
// A busy backend comes last for as long as its Retry-After says, within reason.
const busyMaxMs = 5_000

interface State {
  readonly breaker: Breaker
  busyUntil: number
  isProbing: boolean
  latencies: Histogram
  observations: number
}

/** What an isolate knows of its candidates, from its own requests and the cron's probes. Safe to lose. */
export class BackendHealth {
  readonly #states = new Map<string, State>()
  readonly #probe: (candidate: string) => Promise<boolean>
  readonly #isReportedDown: (candidate: string) => boolean

  constructor(probe: (candidate: string) => Promise<boolean>, isReportedDown: (candidate: string) => boolean) {
    this.#probe = probe
    this.#isReportedDown = isReportedDown
  }

  /**
   * Who may be called, in order: as preferred, but the busy and those reported down come last, and those with an open breaker
   * not at all. One whose time is over is probed behind the request, so that no caller pays for the trial.
   */
  order(candidates: readonly string[], nowMs: number, defer: (work: Promise<unknown>) => void): string[] {
    const rank = (candidate: string): number =>
      (this.#of(candidate).busyUntil > nowMs ? 1 : 0) + (this.#isReportedDown(candidate) ? 2 : 0)
    const callable = candidates.filter((candidate) => {
      const state = this.#of(candidate)
      if (state.breaker.wantsProbe(nowMs) && !state.isProbing) defer(this.#look(candidate, state))
      return !state.breaker.isOpen
    })
    return callable.length < 2 ? callable : callable.toSorted((a, b) => rank(a) - rank(b))
  }

  /** Seconds until one of them may be tried again, at least 1. */
  retryAfterSeconds(candidates: readonly string[], nowMs: number): number {
    const waits = candidates.map((candidate) => this.#of(candidate).breaker.opensIn(nowMs))
    return Math.max(1, Math.ceil(Math.min(...waits) / 1000))
  }

  isOpen(candidate: string): boolean {
    return this.#of(candidate).breaker.isOpen
  }

  succeeded(candidate: string, nowMs: number): void {
    this.#of(candidate).breaker.succeed(nowMs)
  }

  /** Overload and refusals are answers of a backend that lives; what the caller did is no sign of its health. */
  failed(candidate: string, error: AppError, nowMs: number): void {
    const state = this.#of(candidate)
    if (error.code === 'overloaded') state.busyUntil = nowMs + Math.min(busyMaxMs, 1000 * (error.retryAfterSeconds ?? 1))
    else if (isFault(error)) state.breaker.fail(nowMs)
  }

  /** Time to the headers of a short answer in one piece. */
  took(candidate: string, ms: number): void {
    const state = this.#of(candidate)
    observe(state.latencies, ms)
    if (++state.observations < observationsMax) return
    state.observations /= 2
    for (const bucket of Object.keys(state.latencies)) state.latencies[bucket] = (state.latencies[bucket] ?? 0) / 2
  }

  /** The 95th percentile of those; null while too few are known. */
  p95Ms(candidate: string): number | null {
    const { latencies, observations } = this.#of(candidate)
    return observations < observationsMin ? null : quantile(latencies, 0.95)
  }

  async #look(candidate: string, state: State): Promise<void> {
    state.isProbing = true
    try {
      state.breaker.probed(await this.#probe(candidate), Date.now())
    } finally {
      state.isProbing = false
    }
  }

  #of(candidate: string): State {
    const known = this.#states.get(candidate)
    if (known) return known
    const state: State = { breaker: new Breaker(), busyUntil: 0, isProbing: false, latencies: {}, observations: 0 }
    this.#states.set(candidate, state)
    return state
  }
}
