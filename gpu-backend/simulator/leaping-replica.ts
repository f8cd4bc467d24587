import type { IterationModel } from './continuous-batch.ts'
import { MinHeap } from './min-heap.ts'

export interface LeapingRequest {
  readonly arrivedAt: number
  readonly promptTokens: number
  /** Of the prompt, what the prefix cache has. */
  readonly reusedTokens: number
  readonly outputTokens: number
}

interface LeapingOptions {
  readonly model: IterationModel
  readonly kvTokens: number
  readonly sequencesMax: number
  /** Tokens of one iteration, prefill and decode together. */
  readonly tokensPerIteration: number
  readonly onFirstToken: (request: LeapingRequest, at: number) => void
  readonly onEnd: (request: LeapingRequest, at: number) => void
}

interface Running {
  readonly request: LeapingRequest
  prefillLeft: number
  /** The decode step of the replica in which its last token comes. */
  lastStep: number
}

/**
 * The same replica as `ContinuousBatch`, for weeks instead of minutes: iterations in which nobody comes, begins or ends differ
 * only by a context that grows evenly, so all of them are one event with a closed sum. A test holds it to the other.
 */
export class LeapingReplica {
  readonly #options: LeapingOptions
  readonly #waiting: LeapingRequest[] = []
  readonly #prefilling: Running[] = []
  readonly #decoding = new MinHeap<Running>((a, b) => a.lastStep - b.lastStep)
  #contextTokens = 0
  #reservedTokens = 0
  #steps = 0
  // What runs now: `leap` iterations since `begunAt`, or one with prefill.
  #begunAt = 0
  #leap = 0
  #completing: Running[] = []
  /** When what runs now ends; Infinity while idle. */
  endsAt = Number.POSITIVE_INFINITY
  busyMs = 0

  constructor(options: LeapingOptions) {
    this.#options = options
  }

  get inFlight(): number {
    return this.#waiting.length + this.#prefilling.length + this.#decoding.size
  }

  add(request: LeapingRequest, now: number): void {
    this.#waiting.push(request)
    if (this.endsAt === Number.POSITIVE_INFINITY) return this.#begin(now)
    // Whoever comes during a leap is let in when the iteration of that moment ends.
    if (this.#leap <= 1) return
    const iterations = this.#iterationsUntil(now)
    if (iterations >= this.#leap) return
    this.#leap = iterations
    this.endsAt = this.#begunAt + this.#durationMs(iterations)
  }

  /** Brings what ran until `endsAt` to its end and begins the next. */
  advance(): void {
    const now = this.endsAt
    this.busyMs += now - this.#begunAt
    this.#steps += this.#leap
    this.#contextTokens += this.#leap * this.#decoding.size
    for (let first = this.#decoding.first; first && first.lastStep <= this.#steps; first = this.#decoding.first) {
      this.#decoding.pop()
      this.#end(first, now)
    }
    for (const running of this.#completing) this.#firstToken(running, now)
    this.#begin(now)
  }

  /** Takes everything away: the requests that were here, for somebody else. */
  lose(): readonly LeapingRequest[] {
    const lost = [...this.#waiting, ...this.#prefilling.map(({ request }) => request)]
    const running = [...this.#decoding.values()].map(({ request }) => request)
    this.endsAt = Number.POSITIVE_INFINITY
    return [...lost, ...running]
  }

  #firstToken(running: Running, now: number): void {
    const { request } = running
    this.#options.onFirstToken(request, now)
    if (request.outputTokens <= 1) return this.#release(running, now)
    running.lastStep = this.#steps + request.outputTokens - 1
    this.#decoding.push(running)
    this.#contextTokens += request.promptTokens + 1
  }

  #end(running: Running, now: number): void {
    this.#contextTokens -= running.request.promptTokens + running.request.outputTokens
    this.#release(running, now)
  }

  #release(running: Running, now: number): void {
    this.#reservedTokens -= reservedOf(running.request)
    this.#options.onEnd(running.request, now)
  }

  #begin(now: number): void {
    this.#admit()
    this.#begunAt = now
    this.#completing = []
    if (this.#prefilling.length) this.#beginPrefill(now)
    else if (this.#decoding.first) {
      this.#leap = this.#decoding.first.lastStep - this.#steps
      this.endsAt = now + this.#durationMs(this.#leap)
    } else this.endsAt = Number.POSITIVE_INFINITY
  }

  #beginPrefill(now: number): void {
    const { tokensPerIteration, model } = this.#options
    let budget = tokensPerIteration - this.#decoding.size
    let prefilled = 0
    let completed = 0
    for (const running of this.#prefilling) {
      if (budget <= 0) break
      const tokens = Math.min(budget, running.prefillLeft)
      running.prefillLeft -= tokens
      budget -= tokens
      prefilled += tokens
      if (running.prefillLeft === 0) completed++
    }
    this.#completing = this.#prefilling.splice(0, completed)
    this.#leap = 1
    this.endsAt = now + this.#durationMs(1) + model.msPerPrefillToken * prefilled
  }

  #admit(): void {
    const { kvTokens, sequencesMax } = this.#options
    for (let next = this.#waiting[0]; next; next = this.#waiting[0]) {
      if (this.#prefilling.length + this.#decoding.size >= sequencesMax) return
      if (this.#reservedTokens + reservedOf(next) > kvTokens) return
      this.#waiting.shift()
      this.#reservedTokens += reservedOf(next)
      this.#prefilling.push({ request: next, prefillLeft: Math.max(1, next.promptTokens - next.reusedTokens), lastStep: 0 })
    }
  }

  /** Of so many decode iterations from now: the base of each, and a context that grows by a token of each sequence. */
  #durationMs(iterations: number): number {
    const { baseMs, msPer1kContextTokens } = this.#options.model
    const grown = (this.#decoding.size * iterations * (iterations - 1)) / 2
    return iterations * baseMs + (msPer1kContextTokens / 1000) * (iterations * this.#contextTokens + grown)
  }

  /** The first number of iterations whose end is not before `at`. */
  #iterationsUntil(at: number): number {
    const { baseMs, msPer1kContextTokens } = this.#options.model
    const per = msPer1kContextTokens / 1000
    const [half, linear] = [(per * this.#decoding.size) / 2, baseMs + per * (this.#contextTokens - this.#decoding.size / 2)]
    const passed = at - this.#begunAt
    const root = half === 0 ? passed / linear : (Math.sqrt(linear * linear + 4 * half * passed) - linear) / (2 * half)
    let iterations = Math.max(1, Math.floor(root))
    while (this.#durationMs(iterations) < passed) iterations++
    return iterations
  }
}

const tokensPerBlock = 32
const reservedOf = ({ promptTokens, outputTokens, reusedTokens }: LeapingRequest): number =>
  tokensPerBlock * Math.ceil((promptTokens - reusedTokens + outputTokens) / tokensPerBlock)
