import type { Breaker } from '../../shared/breaker.ts'
import type { Engine } from '../engines/engine.ts'
import { answersOurs } from './own-request.ts'

export interface ReplicaTimes {
  readonly healthEveryMs: number
  /** A caller who left after waiting this long for a first event has waited for a replica that may hang. */
  readonly suspicionMs: number
  /** How long a replica may take for a request of our own. */
  readonly ownRequestMs: number
  /** A verdict is good for so long: many failures at once are judged once. */
  readonly verdictMs: number
}

export const replicaTimes: ReplicaTimes = { healthEveryMs: 5_000, suspicionMs: 5_000, ownRequestMs: 10_000, verdictMs: 1_000 }

// Between two tokens of a batch lie some hundredths of a second.
const heardLatelyMs = 1_000

/** One engine, and what we know of it: its health as it reports it, and what our breaker saw. */
export class Replica {
  readonly name: string
  readonly engine: Engine
  readonly breaker: Breaker
  inFlight = 0
  /** Resolves when its health was read for the first time. */
  readonly firstLook: Promise<void>
  #isHealthy = true
  /** It said nothing of its health, and nothing to anybody since. */
  #isSilent = false
  #isProbing = false
  #heardAt = 0
  #verdict: { readonly at: number; readonly answers: Promise<boolean> } | null = null
  readonly #times: ReplicaTimes
  readonly #timer: NodeJS.Timeout

  constructor(name: string, engine: Engine, breaker: Breaker, times: ReplicaTimes) {
    this.name = name
    this.engine = engine
    this.breaker = breaker
    this.#times = times
    this.firstLook = this.#look()
    this.#timer = setInterval(() => void this.#look(), times.healthEveryMs)
    this.#timer.unref()
  }

  get isUsable(): boolean {
    return this.#isHealthy && !this.#isSilent && !this.breaker.isOpen
  }

  stop(): void {
    clearInterval(this.#timer)
  }

  /** An event of it came, for whichever request. */
  heard(): void {
    this.#heardAt = Date.now()
    this.#isSilent = false
  }

  /** It refused a connection: not used until it says that it is well, unless others hear it at this moment. */
  lost(): void {
    if (Date.now() - this.#heardAt > heardLatelyMs) this.#isHealthy = false
    void this.#look()
  }

  /** Whether it answers a request of our own, or anybody's in the meantime; ejects it at once where it does not. */
  judge(): Promise<boolean> {
    const now = Date.now()
    if (this.#verdict && now - this.#verdict.at < this.#times.verdictMs) return this.#verdict.answers
    const answers = answersOurs(this.engine, this.#times.ownRequestMs).then((hasAnswered) => {
      // One that is full takes ours late, and shows by the others that it lives.
      const isAlive = hasAnswered || this.#heardAt > now
      if (!isAlive) this.breaker.trip(Date.now())
      return isAlive
    })
    this.#verdict = { at: now, answers }
    return answers
  }

  /** Back into use when it both says that it is well and answers a request of ours. */
  probeIfDue(now: number): void {
    if (!this.breaker.wantsProbe(now) || this.#isProbing) return
    this.#isProbing = true
    void this.#probe().finally(() => {
      this.#isProbing = false
    })
  }

  async #probe(): Promise<void> {
    const isReady = (await this.engine.ready()) === true && (await answersOurs(this.engine, this.#times.ownRequestMs))
    this.breaker.probed(isReady, Date.now())
  }

  async #look(): Promise<void> {
    const beganAt = Date.now()
    // A thousand requests at once hold up an engine's health, or ourselves: one answer that is late says nothing of it.
    const isReady = (await this.engine.ready()) ?? (await this.engine.ready())
    if (isReady !== null) this.#isHealthy = isReady
    this.#isSilent = isReady === null && this.#heardAt < beganAt
    // Nobody may come while it is ejected, and it would stay so.
    this.probeIfDue(Date.now())
  }
}
