import * as z from '../../shared/zod.ts'

const positive = z.int().check(z.positive())

/** One way to answer: model, prompts, known questions and sampling together. */
export const ArmSpec = z.object({
  model: z.string().check(z.minLength(1), z.maxLength(128)),
  /** Which weights stand behind the model's name: other weights, other answers, so it is in every cache key. */
  revision: z.string().check(z.maxLength(128)),
  prompt: z.string(),
  /** The prompt of requests that carry a task (`llasa.task`). */
  taskPrompt: z.string(),
  /** The channel of published known questions; one that nothing is published to answers nothing. */
  faq: z._default(z.string(), 'live'),
  contextTokens: positive,
  outputTokensMax: positive,
  charsPerToken: z.number().check(z.positive()),
  /** Used where the request says nothing. */
  temperature: z.number().check(z.minimum(0), z.maximum(2)),
})
export type ArmSpec = z.infer<typeof ArmSpec>

/** The arm's name is in every cache key, record and response. */
export const ArmName = z.string().check(z.regex(/^[a-z][a-z0-9-]{0,31}$/))
export interface Arm extends ArmSpec {
  readonly name: string
}
