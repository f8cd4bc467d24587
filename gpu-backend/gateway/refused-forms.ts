import { createHash } from 'node:crypto'
import { AppError } from '../../shared/errors.ts'
import type { EngineJob } from '../engines/engine.ts'

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

  /** What a generation ended by: a refusal of its form is remembered. */
  note(job: EngineJob, error: unknown): void {
    if (!(error instanceof AppError && error.code === 'invalid_value' && hasForm(job))) return
    if (!/^(response_format|tools)/.test(error.param ?? '')) return
    if (this.#refused.size >= formsMax) this.#refused.clear()
    this.#refused.set(keyOf(job), { error, until: this.#now() + rememberedMs })
  }
}

const hasForm = ({ responseFormat, tools }: EngineJob): boolean => responseFormat.type !== 'text' || tools.length > 0

const keyOf = ({ responseFormat, tools, toolChoice }: EngineJob): string =>
  createHash('sha256')
    .update(JSON.stringify([responseFormat, tools, toolChoice]))
    .digest('base64')
