import type { AppError } from '../../../shared/errors.ts'
import type { EngineJob } from '../engine.ts'

/** An engine's way of saying things: what it takes, and what its refusals mean. */
export interface Dialect {
  readonly name: string
  /** Where to ask and with what. Always streams, always with a bound on the output, never a field the engine refuses. */
  readonly ask: (job: EngineJob, model: string) => { readonly path: string; readonly body: object }
  /** What an answer other than 200 means. The engine's own words go into the cause only. */
  readonly refusal: (status: number, text: string) => AppError
}
