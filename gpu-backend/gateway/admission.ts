import { AppError } from '../../shared/errors.ts'
import { FairQueue } from './fair-queue.ts'

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
  /** Who shares fairly with the others. */
  readonly tenant?: string
}

interface Waiting {
  readonly tenant: string
  readonly tokens: number
  readonly admit: () => void
  readonly refuse: (error: AppError) => void
}

/** Of slots and of the KV cache, what stays free for others where one tenant would take everything. */
const reserveShare = 1 / 8
// As long as that a tenant counts as one that may come again any moment.
const activeMs = 300_000

/**
 * Who runs, who waits, who is sent away; bounded on both ends. Within a priority tenants take turns (`fair-queue.ts`). While
 * several are active none holds everything, and a full queue sends away the last of the one that has most in it: a tenant that
 * sends without end waits for itself.
 */
export class Admission {
  readonly #options: AdmissionOptions
  readonly #queues: Readonly<Record<Priority, FairQueue<Waiting>>> = { interactive: new FairQueue(), batch: new FairQueue() }
  /** When each that runs began, and what it holds. */
  readonly #running = new Set<{ readonly startedAt: number; readonly tokens: number }>()
  readonly #held = new Map<string, { slots: number; tokens: number }>()
  /** The tenant that came last, and the last one before it that was another. */
  #latest = { tenant: '', at: Number.NEGATIVE_INFINITY }
  #latestOther = this.#latest
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
  async enter({ signal, tokens = 0, priority = 'interactive', tenant = '' }: Entrance): Promise<() => void> {
    if (this.#draining) throw draining()
    if (tokens > this.#kvTokens)
      throw new AppError('context_length_exceeded', `The model holds ${this.#kvTokens} tokens at once.`, { param: 'messages' })
    this.#noteTenant(tenant)
    if (this.#fits(tokens) && this.#mayHold(tenant, tokens) && this.#next() === null) {
      this.#queues[priority].admit({ tenant, tokens })
      return this.#take(tokens, tenant)
    }
    if (!this.#mayWait(priority, tenant)) throw this.#full()
    return this.#wait(signal, { tokens, priority, tenant })
  }

  /** Admits nobody from now on; resolves when the last generation has ended or the deadline has passed. */
  async drain(deadlineMs: number): Promise<'drained' | 'deadline'> {
    this.#draining = true
    for (const priority of priorities) for (const waiting of this.#queues[priority].all()) waiting.refuse(draining())
    if (this.inFlight === 0) return 'drained'
    const { promise, resolve } = Promise.withResolvers<'drained' | 'deadline'>()
    const timer = setTimeout(() => resolve('deadline'), deadlineMs)
    this.#idle = () => resolve('drained')
    return promise.finally(() => clearTimeout(timer))
  }

  #fits(tokens: number): boolean {
    return this.inFlight < this.#options.slots && this.#tokens + tokens <= this.#kvTokens
  }

  /** Whether a tenant leaves room for others; alone it may hold everything, and one request it always may. */
  #mayHold(tenant: string, tokens: number): boolean {
    const held = this.#held.get(tenant)
    if (!held || !this.#hasOthers(tenant)) return true
    const { slots } = this.#options
    return (
      held.slots < slots - Math.max(1, Math.floor(slots * reserveShare)) &&
      held.tokens + tokens <= this.#kvTokens * (1 - reserveShare)
    )
  }

  #hasOthers(tenant: string): boolean {
    const other = this.#latest.tenant === tenant ? this.#latestOther : this.#latest
    return performance.now() - other.at < activeMs
  }

  #noteTenant(tenant: string): void {
    if (tenant !== this.#latest.tenant) this.#latestOther = this.#latest
    this.#latest = { tenant, at: performance.now() }
  }

  /** Room in the queue and in time; interactive work displaces the batch work that came last, and a tenant's heap. */
  #mayWait(priority: Priority, tenant: string): boolean {
    const { queueMax, queueWaitMaxMs } = this.#options
    if (priority === 'batch') return this.queued < queueMax && this.#expectedWaitMs(this.queued) <= queueWaitMaxMs
    const { interactive, batch } = this.#queues
    if (this.#expectedWaitMs(interactive.ahead(tenant)) > queueWaitMaxMs) return false
    if (this.queued < queueMax) return true
    const displaced = batch.lastOfLongest(0) ?? interactive.lastOfLongest(interactive.sizeOf(tenant) + 1)
    displaced?.refuse(this.#full())
    return displaced !== null
  }

  /** Takes a slot and gives the function that returns it: to the first who waits and fits, before any newcomer. */
  #take(tokens: number, tenant: string): () => void {
    const holder = { startedAt: performance.now(), tokens }
    this.#running.add(holder)
    this.#tokens += tokens
    const held = this.#held.get(tenant) ?? { slots: 0, tokens: 0 }
    this.#held.set(tenant, held)
    held.slots++
    held.tokens += tokens
    return () => {
      if (!this.#running.delete(holder)) return
      this.#tokens -= tokens
      held.tokens -= tokens
      if (--held.slots === 0) this.#held.delete(tenant)
      this.#meanSeconds = 0.8 * this.#meanSeconds + 0.2 * ((performance.now() - holder.startedAt) / 1000)
      this.#admitWaiting()
      if (this.inFlight === 0) this.#idle?.()
    }
  }

  /** Who is admitted next; those whose tenant holds its share already are passed over. */
  #next(): Waiting | null {
    if (this.queued === 0) return null
    const mayGo = ({ tenant, tokens }: Waiting): boolean => this.#mayHold(tenant, tokens)
    return this.#queues.interactive.first(mayGo) ?? this.#queues.batch.first(mayGo)
  }

  /** In turn: one that does not fit yet holds up those behind it, or it would never fit. */
  #admitWaiting(): void {
    if (this.#draining) return
    for (let next = this.#next(); next && this.#fits(next.tokens); next = this.#next()) next.admit()
  }

  #wait(
    signal: AbortSignal,
    { tokens, priority, tenant }: { readonly tokens: number; readonly priority: Priority; readonly tenant: string },
  ): Promise<() => void> {
    const queue = this.#queues[priority]
    const { promise, resolve, reject } = Promise.withResolvers<() => void>()
    const leave = (isAdmitted: boolean, then: () => void) => {
      queue.remove(waiting, isAdmitted)
      clearTimeout(timer)
      signal.removeEventListener('abort', left)
      then()
    }
    const waiting: Waiting = {
      tenant,
      tokens,
      admit: () => leave(true, () => resolve(this.#take(tokens, tenant))),
      refuse: (error) => {
        leave(false, () => reject(error))
        // Whoever stood behind it may fit.
        this.#admitWaiting()
      },
    }
    const left = () => waiting.refuse(new AppError('client_closed_request', 'The caller left.'))
    const tooLate = () =>
      waiting.refuse(new AppError('overloaded', 'No slot came free in time.', { retryAfterSeconds: this.#retryAfterSeconds() }))
    const timer = setTimeout(tooLate, this.#options.queueTimeoutMs)
    signal.addEventListener('abort', left, { once: true })
    queue.push(waiting)
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
