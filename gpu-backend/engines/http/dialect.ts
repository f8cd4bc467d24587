import type { AppError } from '../../../shared/errors.ts'
import type { EngineJob } from '../engine.ts'

/** An engine's way of saying things: what it takes, and what its refusals mean. */
export interface Dialect {
  readonly name: string
  /** Of a chat completion. Always streams, always with a bound on the output, never a field the engine refuses. */
  readonly body: (job: EngineJob, model: string) => object
  /** What an answer other than 200, or an error within a stream, means. The engine's own words go into the cause only. */
  readonly refusal: (status: number, text: string) => AppError
}
