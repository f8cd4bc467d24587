import { AppError } from '../../shared/errors.ts'

export interface AdmissionOptions {
  /** Generations at once. */
  readonly slots: number
  /** How many may wait; one more is refused at once, since an answer that comes too late is work for nobody. */
  readonly queueMax: number
  readonly queueTimeoutMs: number
  /**
   * How long one may be expected to wait: about as long as the first token takes without a queue, so that under any load the
   * accepted wait twice that at most and all others know at once.
   */
  readonly queueWaitMaxMs: number
}

interface Waiting {
  readonly admit: () => void
  readonly refuse: (error: AppError) => void
}

/** Who runs, who waits, who is sent away: first come, first served, bounded on both ends. */
export class Admission {
  readonly #options: AdmissionOptions
  readonly #queue = new Set<Waiting>()
  /** When each that runs began. */
  readonly #running = new Set<{ readonly startedAt: number }>()
  #inFlight = 0
  #draining = false
  #idle: (() => void) | null = null
  // Exponentially weighted mean of how long a generation holds its slot; says when to come back.
  #meanSeconds: number

  constructor(options: AdmissionOptions) {
    this.#options = options
    // Until it is known, as if the queue were just within its bound.
    this.#meanSeconds = (options.queueWaitMaxMs * options.slots) / 1000 / (options.queueMax + 1)
  }

  get inFlight(): number {
    return this.#inFlight
  }

  get queued(): number {
    return this.#queue.size
  }

  get draining(): boolean {
    return this.#draining
  }

  /** Waits for a slot and gives the function that returns it. Rejects with `queue_full`, `overloaded` or `draining`. */
  async enter(signal: AbortSignal): Promise<() => void> {
    if (this.#draining) throw draining()
    if (this.#inFlight < this.#options.slots) return this.#take()
    if (this.#queue.size >= this.#options.queueMax || this.#expectedWaitMs() > this.#options.queueWaitMaxMs)
      throw new AppError('queue_full', 'The queue is full.', { retryAfterSeconds: this.#retryAfterSeconds() })
    return this.#wait(signal)
  }

  /** Admits nobody from now on; resolves when the last generation has ended or the deadline has passed. */
  async drain(deadlineMs: number): Promise<'drained' | 'deadline'> {
    this.#draining = true
    for (const waiting of this.#queue) waiting.refuse(draining())
    if (this.#inFlight === 0) return 'drained'
    const { promise, resolve } = Promise.withResolvers<'drained' | 'deadline'>()
    const timer = setTimeout(() => resolve('deadline'), deadlineMs)
    this.#idle = () => resolve('drained')
    return promise.finally(() => clearTimeout(timer))
  }

  #take(): () => void {
    this.#inFlight++
    return this.#holding()
  }

  /** The function that gives a slot back: to the first who waits, so that no newcomer can slip in between. */
  #holding(): () => void {
    const holder = { startedAt: performance.now() }
    this.#running.add(holder)
    return () => {
      if (!this.#running.delete(holder)) return
      this.#meanSeconds = 0.8 * this.#meanSeconds + 0.2 * ((performance.now() - holder.startedAt) / 1000)
      const [next] = this.#queue
      if (next) return next.admit()
      this.#inFlight--
      if (this.#inFlight === 0) this.#idle?.()
    }
  }

  #wait(signal: AbortSignal): Promise<() => void> {
    const { promise, resolve, reject } = Promise.withResolvers<() => void>()
    const leave = (then: () => void) => {
      this.#queue.delete(waiting)
      clearTimeout(timer)
      signal.removeEventListener('abort', left)
      then()
    }
    const waiting: Waiting = {
      admit: () => leave(() => resolve(this.#holding())),
      refuse: (error) => leave(() => reject(error)),
    }
    const left = () => waiting.refuse(new AppError('client_closed_request', 'The caller left.'))
    const tooLate = () =>
      waiting.refuse(new AppError('overloaded', 'No slot came free in time.', { retryAfterSeconds: this.#retryAfterSeconds() }))
    const timer = setTimeout(tooLate, this.#options.queueTimeoutMs)
    signal.addEventListener('abort', left, { once: true })
    this.#queue.add(waiting)
    return promise
  }

  /**
   * For one who would come last: a slot comes free every so often, and those before take the first ones. Generations that
   * began together end together, so the ages of those that run are looked at too; the longer of the two counts.
   */
  #expectedWaitMs(): number {
    const place = this.#queue.size
    const meanMs = 1000 * this.#meanSeconds
    const now = performance.now()
    const left = [...this.#running].map(({ startedAt }) => Math.max(0, meanMs - (now - startedAt))).sort((a, b) => a - b)
    return Math.max((meanMs * (place + 1)) / this.#options.slots, left[Math.min(place, left.length - 1)] ?? 0)
  }

  #retryAfterSeconds(): number {
    return Math.max(1, Math.ceil(this.#expectedWaitMs() / 1000))
  }
}

const draining = (): AppError => new AppError('draining', 'This gateway is going away.', { retryAfterSeconds: 1 })
