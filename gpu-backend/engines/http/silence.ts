/** How long an engine may be silent: before the first event of an answer, and between two. */
export interface Patience {
  readonly firstEventMs: number
  readonly silenceMs: number
}

// Admission bounds what an engine has at once, so that a prompt is read within seconds; ten times that is a hang.
const patienceDefault: Patience = { firstEventMs: 30_000, silenceMs: 20_000 }

const looksPerPatience = 16

/** How long one generation may still be silent. */
export class Silence {
  /** Its reader takes its time, and meanwhile nobody listens to the engine. */
  isPaused = false
  hasPassed = false
  #leftMs: number
  readonly #betweenMs: number
  readonly #cancel: () => void

  constructor({ firstEventMs, silenceMs }: Patience, cancel: () => void) {
    this.#leftMs = firstEventMs
    this.#betweenMs = silenceMs
    this.#cancel = cancel
  }

  /** An event came. */
  break(): void {
    this.#leftMs = this.#betweenMs
  }

  pass(ms: number): void {
    if (this.isPaused || this.hasPassed) return
    this.#leftMs -= ms
    if (this.#leftMs > 0) return
    this.hasPassed = true
    this.#cancel()
  }
}

/**
 * An engine that hangs keeps its connections open and says that it is well; only the clock tells. One timer looks at all generations
 * every so often, so that an event costs an assignment, and a gateway that was held up itself blames no engine for it.
 */
export class SilenceWatch {
  readonly #silences = new Set<Silence>()
  readonly #patience: Patience
  readonly #timer: NodeJS.Timeout

  constructor(patience: Patience = patienceDefault) {
    this.#patience = patience
    const everyMs = Math.min(patience.firstEventMs, patience.silenceMs) / looksPerPatience
    const look = (): void => {
      for (const silence of this.#silences) silence.pass(everyMs)
    }
    this.#timer = setInterval(look, everyMs).unref()
  }

  /** From now until `end`; `cancel` is called once it has been silent for too long. */
  begin(cancel: () => void): Silence {
    const silence = new Silence(this.#patience, cancel)
    this.#silences.add(silence)
    return silence
  }

  end(silence: Silence): void {
    this.#silences.delete(silence)
  }

  stop(): void {
    clearInterval(this.#timer)
  }
}
