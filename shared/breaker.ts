interface BreakerSettings {
  /** So many failures in a row open it. */
  readonly inRow: number
  /** Or this share of at least `requestsMin` within the window. */
  readonly ratio: number
  readonly requestsMin: number
  readonly windowMs: number
  /** How long it stays open at first, twice as long after each vain try. */
  readonly openMs: number
  readonly openMaxMs: number
}

export const breakerSettings: BreakerSettings = {
  inRow: 5,
  ratio: 0.5,
  requestsMin: 10,
  windowMs: 10_000,
  openMs: 1_000,
  openMaxMs: 30_000,
}

/**
 * Keeps requests from a backend that fails (Nygard, Release It!). Open, it asks for a probe when its time is over; a probe
 * that succeeds closes it on probation, where a single failure opens it again and for twice as long, until a real request
 * has succeeded. Time is passed in.
 */
export class Breaker {
  #openUntil = 0
  #isOpen = false
  #onProbation = false
  #inRow = 0
  #openMs: number
  #window = { startedAt: 0, requests: 0, failures: 0 }
  #before = { requests: 0, failures: 0 }
  readonly #settings: BreakerSettings

  constructor(settings: BreakerSettings = breakerSettings) {
    this.#settings = settings
    this.#openMs = settings.openMs
  }

  get isOpen(): boolean {
    return this.#isOpen
  }

  /** Whether it is open and its time is over. */
  wantsProbe(nowMs: number): boolean {
    return this.#isOpen && nowMs >= this.#openUntil
  }

  /** Milliseconds until it may be tried again; 0 when closed. */
  opensIn(nowMs: number): number {
    return this.#isOpen ? Math.max(0, this.#openUntil - nowMs) : 0
  }

  succeed(nowMs: number): void {
    this.#count(nowMs, 0)
    this.#inRow = 0
    this.#isOpen = false
    this.#onProbation = false
    this.#openMs = this.#settings.openMs
  }

  fail(nowMs: number): void {
    this.#count(nowMs, 1)
    this.#inRow++
    const requests = this.#window.requests + this.#before.requests
    const failures = this.#window.failures + this.#before.failures
    const { inRow, requestsMin, ratio } = this.#settings
    if (this.#isOpen) return
    if (this.#onProbation || this.#inRow >= inRow || (requests >= requestsMin && failures >= ratio * requests)) this.#open(nowMs)
  }

  /** Opens at once: what was seen leaves no doubt. */
  trip(nowMs: number): void {
    if (!this.#isOpen) this.#open(nowMs)
  }

  probed(isReady: boolean, nowMs: number): void {
    if (!this.#isOpen) return
    if (!isReady) return this.#open(nowMs)
    this.#isOpen = false
    this.#onProbation = true
    this.#inRow = 0
    this.#window = { startedAt: nowMs, requests: 0, failures: 0 }
    this.#before = { requests: 0, failures: 0 }
  }

  #open(nowMs: number): void {
    if (this.#isOpen || this.#onProbation) this.#openMs = Math.min(this.#openMs * 2, this.#settings.openMaxMs)
    this.#isOpen = true
    this.#onProbation = false
    this.#openUntil = nowMs + this.#openMs
  }

  /** Two half windows, the older dropped as a new one begins. */
  #count(nowMs: number, failures: number): void {
    if (nowMs - this.#window.startedAt > this.#settings.windowMs / 2) {
      this.#before = nowMs - this.#window.startedAt > this.#settings.windowMs ? { requests: 0, failures: 0 } : this.#window
      this.#window = { startedAt: nowMs, requests: 0, failures: 0 }
    }
    this.#window.requests++
    this.#window.failures += failures
  }
}
