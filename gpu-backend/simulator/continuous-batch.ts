import type { KvBlocks } from './kv-blocks.ts'

/** How long an iteration takes: `baseMs` + context + prefill, fitted on measured silicon (Llama-3.1-70B in InferenceMAX, 2025-10-29). */
export interface IterationModel {
  readonly baseMs: number
  readonly msPer1kContextTokens: number
  readonly msPerPrefillToken: number
}

export interface Sequence {
  readonly promptTokens: number
  readonly outputTokensMax: number
  /** Full blocks of the prompt, each named by all tokens up to its end. */
  readonly blocks: readonly string[]
}

interface Running<S extends Sequence> {
  readonly sequence: S
  readonly reservedBlocks: number
  readonly reusedTokens: number
  prefillLeft: number
  generated: number
}

interface BatchOptions {
  readonly model: IterationModel
  readonly sequencesMax: number
  /** Tokens of one iteration, prefill and decode together (chunked prefill). */
  readonly tokensMax: number
  readonly blocks: KvBlocks
}

/** In-flight batching with paged KV, one iteration at a time; time is what it returns, not what it takes. */
export class ContinuousBatch<S extends Sequence> {
  readonly #options: BatchOptions
  readonly #waiting: S[] = []
  #running: Running<S>[] = []

  constructor(options: BatchOptions) {
    this.#options = options
  }

  get waiting(): number {
    return this.#waiting.length
  }

  get running(): number {
    return this.#running.length
  }

  add(sequence: S): void {
    this.#waiting.push(sequence)
  }

  /** Ends a sequence, wherever it is: the caller left, or its answer is complete. */
  remove(sequence: S): void {
    const at = this.#waiting.indexOf(sequence)
    if (at >= 0) this.#waiting.splice(at, 1)
    const running = this.#running.find((each) => each.sequence === sequence)
    if (!running) return
    this.#options.blocks.release(running.prefillLeft === 0 ? sequence.blocks : [], running.reservedBlocks)
    this.#running = this.#running.filter((each) => each !== running)
  }

  /** One iteration; null when there is nothing to do. Those that got a token get it when `durationMs` has passed. */
  iterate(): {
    readonly durationMs: number
    readonly stepped: readonly { readonly sequence: S; readonly reusedTokens: number }[]
  } | null {
    this.#admit()
    if (!this.#running.length) return null
    const { model, tokensMax } = this.#options
    const decoding = this.#running.filter(({ prefillLeft }) => prefillLeft === 0)
    let budget = tokensMax - decoding.length
    let prefilled = 0
    const stepped = [...decoding]
    for (const each of this.#running) {
      if (each.prefillLeft === 0 || budget <= 0) continue
      const tokens = Math.min(budget, each.prefillLeft)
      each.prefillLeft -= tokens
      budget -= tokens
      prefilled += tokens
      if (each.prefillLeft === 0) stepped.push(each)
    }
    const context = decoding.reduce((sum, { sequence, generated }) => sum + sequence.promptTokens + generated, 0)
    for (const each of stepped) each.generated++
    const durationMs = model.baseMs + (model.msPer1kContextTokens * context) / 1000 + model.msPerPrefillToken * prefilled
    return { durationMs, stepped: stepped.map(({ sequence, reusedTokens }) => ({ sequence, reusedTokens })) }
  }

  #admit(): void {
    const { sequencesMax, blocks } = this.#options
    for (let next = this.#waiting[0]; next && this.#running.length < sequencesMax; next = this.#waiting[0]) {
      const reserved = blocks.reserve(next.blocks, next.promptTokens + next.outputTokensMax)
      // First come, first served: a smaller one behind may not overtake.
      if (!reserved) return
      this.#waiting.shift()
      this.#running.push({
        sequence: next,
        ...reserved,
        prefillLeft: Math.max(1, next.promptTokens - reserved.reusedTokens),
        generated: 0,
      })
    }
  }
}
