/** A timer of the platform, passed in so that this file stays free of it. */
export interface Timers {
  readonly set: (then: () => void, afterMs: number) => unknown
  readonly clear: (timer: never) => void
}

/**
 * Bites when nothing came for a whole period: first for the headers, then between any two pieces of a body. One timer
 * that looks back, instead of one set anew for each piece; so silence is noticed after one to two periods.
 */
export class Watchdog {
  #fed = false
  #timer: unknown
  #bitten = false
  readonly #timers: Timers
  readonly #idleTimeoutMs: number
  readonly #bite: () => void

  constructor(
    timers: Timers,
    { headersTimeoutMs, idleTimeoutMs }: { headersTimeoutMs: number; idleTimeoutMs: number },
    bite: () => void,
  ) {
    this.#timers = timers
    this.#idleTimeoutMs = idleTimeoutMs
    this.#bite = bite
    this.#timer = timers.set(this.#look, headersTimeoutMs)
  }

  get bitten(): boolean {
    return this.#bitten
  }

  feed(): void {
    this.#fed = true
  }

  stop(): void {
    this.#timers.clear(this.#timer as never)
  }

  readonly #look = (): void => {
    if (this.#fed) {
      this.#fed = false
      this.#timer = this.#timers.set(this.#look, this.#idleTimeoutMs)
      return
    }
    this.#bitten = true
    this.#bite()
  }
}
