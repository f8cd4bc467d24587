import { AppError } from '../../shared/errors.ts'

interface AdmissionOptions {
  /** Generations at once. */
  readonly slots: number
  /** Tokens at once, prompts and longest answers together: what the KV caches of the replicas in use hold. */
  readonly kvTokens?: number
  /** How many may wait; one more is refused at once, since an answer that comes too late is work for nobody. */
  readonly queueMax: number
  readonly queueTimeoutMs: number
  /**
   * How long one may be expected to wait: about as long as the first token takes without a queue, so that under any load the
   * accepted wait twice that at most and all others know at once.
   */
  readonly queueWaitMaxMs: number
}

/** Somebody waits for `interactive` work; `batch` work (warming, refreshing) fills what is left. */
export const priorities = ['interactive', 'batch'] as const
type Priority = (typeof priorities)[number]

export interface Entrance {
  readonly signal: AbortSignal
  /** Of its prompt and its longest answer, estimated. */
  readonly tokens?: number
  readonly priority?: Priority
}

interface Waiting {
  readonly tokens: number
  readonly admit: () => void
  readonly refuse: (error: AppError) => void
}

/** Who runs, who waits, who is sent away: first come, first served within a priority, bounded on both ends. */
export class Admission {
  readonly #options: AdmissionOptions
  readonly #queues: Readonly<Record<Priority, Set<Waiting>>> = { interactive: new Set(), batch: new Set() }
  /** When each that runs began, and what it holds. */
  readonly #running = new Set<{ readonly startedAt: number; readonly tokens: number }>()
  #tokens = 0
  #draining = false
  #idle: (() => void) | null = null
  // Exponentially weighted mean of how long a generation holds its slot; says when to come back.
  #meanSeconds: number

  constructor(options: AdmissionOptions) {
    this.#options = options
    // Until it is known, as if the queue were just within its bound.
    this.#meanSeconds = (options.queueWaitMaxMs * options.slots) / 1000 / (options.queueMax + 1)
  }

  /** Read anew each time, as the slots are: replicas come and go. */
  get #kvTokens(): number {
    return this.#options.kvTokens ?? Number.POSITIVE_INFINITY
  }

  get inFlight(): number {
    return this.#running.size
  }

  get inFlightTokens(): number {
    return this.#tokens
  }

  get queued(): number {
    return this.#queues.interactive.size + this.#queues.batch.size
  }

  get draining(): boolean {
    return this.#draining
  }

  /** Waits for a slot and gives the function that returns it. Rejects with `queue_full`, `overloaded` or `draining`. */
  async enter({ signal, tokens = 0, priority = 'interactive' }: Entrance): Promise<() => void> {
    if (this.#draining) throw draining()
    if (tokens > this.#kvTokens)
      throw new AppError('context_length_exceeded', `The model holds ${this.#kvTokens} tokens at once.`, { param: 'messages' })
    if (this.queued === 0 && this.#fits(tokens)) return this.#take(tokens)
    if (!this.#mayWait(priority)) throw this.#full()
    return this.#wait(signal, tokens, priority)
  }

  /** Admits nobody from now on; resolves when the last generation has ended or the deadline has passed. */
  async drain(deadlineMs: number): Promise<'drained' | 'deadline'> {
    this.#draining = true
    for (const priority of priorities) for (const waiting of this.#queues[priority]) waiting.refuse(draining())
    if (this.inFlight === 0) return 'drained'
    const { promise, resolve } = Promise.withResolvers<'drained' | 'deadline'>()
    const timer = setTimeout(() => resolve('deadline'), deadlineMs)
    this.#idle = () => resolve('drained')
    return promise.finally(() => clearTimeout(timer))
  }

  #fits(tokens: number): boolean {
    return this.inFlight < this.#options.slots && this.#tokens + tokens <= this.#kvTokens
  }

  /** Room in the queue and in time; interactive work displaces the batch work that came last. */
  #mayWait(priority: Priority): boolean {
    const { queueMax, queueWaitMaxMs } = this.#options
    if (priority === 'batch') return this.queued < queueMax && this.#expectedWaitMs(this.queued) <= queueWaitMaxMs
    if (this.#expectedWaitMs(this.#queues.interactive.size) > queueWaitMaxMs) return false
    if (this.queued < queueMax) return true
    const displaced = [...this.#queues.batch].at(-1)
    displaced?.refuse(this.#full())
    return displaced !== undefined
  }

  /** Takes a slot and gives the function that returns it: to the first who waits and fits, before any newcomer. */
  #take(tokens: number): () => void {
    const holder = { startedAt: performance.now(), tokens }
    this.#running.add(holder)
    this.#tokens += tokens
    return () => {
      if (!this.#running.delete(holder)) return
      this.#tokens -= tokens
      this.#meanSeconds = 0.8 * this.#meanSeconds + 0.2 * ((performance.now() - holder.startedAt) / 1000)
      this.#admitWaiting()
      if (this.inFlight === 0) this.#idle?.()
    }
  }

  /** In order: one that does not fit yet holds up those behind it, or it would never fit. */
  #admitWaiting(): void {
    if (this.#draining) return
    for (const priority of priorities)
      for (const waiting of this.#queues[priority]) {
        if (!this.#fits(waiting.tokens)) return
        waiting.admit()
      }
  }

  #wait(signal: AbortSignal, tokens: number, priority: Priority): Promise<() => void> {
    const queue = this.#queues[priority]
    const { promise, resolve, reject } = Promise.withResolvers<() => void>()
    const leave = (then: () => void) => {
      queue.delete(waiting)
      clearTimeout(timer)
      signal.removeEventListener('abort', left)
      then()
    }
    const waiting: Waiting = {
      tokens,
      admit: () => leave(() => resolve(this.#take(tokens))),
      refuse: (error) => {
        leave(() => reject(error))
        // Whoever stood behind it may fit.
        this.#admitWaiting()
      },
    }
    const left = () => waiting.refuse(new AppError('client_closed_request', 'The caller left.'))
    const tooLate = () =>
      waiting.refuse(new AppError('overloaded', 'No slot came free in time.', { retryAfterSeconds: this.#retryAfterSeconds() }))
    const timer = setTimeout(tooLate, this.#options.queueTimeoutMs)
    signal.addEventListener('abort', left, { once: true })
    queue.add(waiting)
    return promise
  }

  /**
   * For a request at a position of the queue: a slot comes free every so often, and the requests before it take the first ones. Generations that
   * began together end together, so the ages of those that run are looked at too; the longer of the two counts.
   */
  #expectedWaitMs(position: number): number {
    const meanMs = 1000 * this.#meanSeconds
    const now = performance.now()
    const left = [...this.#running].map(({ startedAt }) => Math.max(0, meanMs - (now - startedAt))).sort((a, b) => a - b)
    return Math.max((meanMs * (position + 1)) / this.#options.slots, left[Math.min(position, left.length - 1)] ?? 0)
  }

  #retryAfterSeconds(): number {
    return Math.max(1, Math.ceil(this.#expectedWaitMs(this.queued) / 1000))
  }

  #full(): AppError {
    return new AppError('queue_full', 'The queue is full.', { retryAfterSeconds: this.#retryAfterSeconds() })
  }
}

const draining = (): AppError => new AppError('draining', 'This gateway is going away.', { retryAfterSeconds: 1 })
