import * as z from 'zod/mini'

const positive = z.int().check(z.positive())

/** One way to answer: model, backend and prompt together. The arm's name is in every cache key, record and response. */
export const Arm = z.object({
  name: z.string().check(z.minLength(1)),
  model: z.string().check(z.minLength(1)),
  /** Which weights stand behind the model's name: other weights, other answers, so it is in every cache key. */
  revision: z.string(),
  backend: z.string(),
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
export type Arm = z.infer<typeof Arm>
