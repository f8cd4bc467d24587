/** A timer of the platform, passed in so that this file stays free of it. */
interface Timers {
  readonly set: (then: () => void, afterMs: number) => unknown
  readonly clear: (timer: never) => void
}

/**
 * Fires when nothing came for a whole period: first for the headers, then between any two pieces of a body. One timer
 * that looks back, instead of one set anew for each piece; so silence is noticed after one to two periods.
 */
export class Watchdog {
  #fed = false
  #timer: unknown
  #timedOut = false
  readonly #timers: Timers
  readonly #idleTimeoutMs: number
  readonly #fire: () => void

  constructor(
    timers: Timers,
    { headersTimeoutMs, idleTimeoutMs }: { headersTimeoutMs: number; idleTimeoutMs: number },
    fire: () => void,
  ) {
    this.#timers = timers
    this.#idleTimeoutMs = idleTimeoutMs
    this.#fire = fire
    this.#timer = timers.set(this.#look, headersTimeoutMs)
  }

  get timedOut(): boolean {
    return this.#timedOut
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
    this.#timedOut = true
    this.#fire()
  }
}
