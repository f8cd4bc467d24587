import { createHash } from 'node:crypto'
import { AppError } from '../../shared/errors.ts'
import type { EngineEvent, EngineJob } from '../engines/engine.ts'

const rememberedMs = 600_000
const formsMax = 2_000

/**
 * Forms of answers that the engine could not be held to: they are refused when they come again, before they take a slot, an engine's
 * compiler or the second try on another replica.
 */
export class RefusedForms {
  readonly #refused = new Map<string, { readonly error: AppError; readonly until: number }>()
  readonly #now: () => number

  constructor(now: () => number = Date.now) {
    this.#now = now
  }

  /** Throws for a form that was refused lately. */
  check(job: EngineJob): void {
    const refused = hasForm(job) ? this.#refused.get(keyOf(job)) : undefined
    if (refused && refused.until > this.#now()) throw refused.error
  }

  /** The same events; a refusal of the form is remembered. */
  watch(job: EngineJob, events: AsyncIterable<EngineEvent>): AsyncIterable<EngineEvent> {
    return hasForm(job) ? this.#watched(job, events) : events
  }

  async *#watched(job: EngineJob, events: AsyncIterable<EngineEvent>): AsyncGenerator<EngineEvent> {
    try {
      yield* events
    } catch (error) {
      if (error instanceof AppError && error.code === 'invalid_value' && /^(response_format|tools)/.test(error.param ?? '')) {
        if (this.#refused.size >= formsMax) this.#refused.clear()
        this.#refused.set(keyOf(job), { error, until: this.#now() + rememberedMs })
      }
      throw error
    }
  }
}

const hasForm = ({ responseFormat, tools }: EngineJob): boolean => responseFormat.type !== 'text' || tools.length > 0

const keyOf = ({ responseFormat, tools, toolChoice }: EngineJob): string =>
  createHash('sha256')
    .update(JSON.stringify([responseFormat, tools, toolChoice]))
    .digest('base64')
