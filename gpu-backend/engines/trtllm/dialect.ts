import type { EngineJob } from '../engine.ts'
import type { Dialect } from '../http/dialect.ts'
import { freeTools, refusalOf, schemaOf, sharedBody } from '../http/shared-body.ts'
import type { PromptRenderer } from '../render-prompt.ts'

/**
 * trtllm-serve 1.2.1 and 1.3 (reference/tensorrt-llm.md, 1.4): unknown keys are refused, `max_tokens` and
 * `max_completion_tokens` are one field, tools count only when chosen, and 1.2.1 takes a whole `json_schema` wrapper for the
 * schema, so the schema goes as `{"type": "json"}`, which both read right. An answer that was begun goes on through
 * completions with the rendered template, since chat cannot.
 */
export const trtllmDialect = (renderer: PromptRenderer): Dialect => ({
  name: 'trtllm',
  ask(job, model) {
    const common = { ...sharedBody(job, model), ...(job.cacheSalt !== null && { cache_salt: job.cacheSalt }) }
    if (job.begun) return { path: '/v1/completions', body: { ...common, prompt: begunPrompt(renderer, job) } }
    return { path: '/v1/chat/completions', body: { ...common, messages: job.messages, ...formatOf(job), ...freeTools(job) } }
  },
  refusal: refusalOf,
})

function formatOf(job: EngineJob): object {
  const schema = schemaOf(job)
  if (schema) return { response_format: { type: 'json', schema } }
  const { responseFormat: format } = job
  return format.type === 'ebnf' ? { response_format: { type: 'ebnf', ebnf: format.ebnf } } : {}
}

/** Specials in callers' text stay text: the engine would read `<|im_start|>` as a turn, so it is broken up. */
const begunPrompt = (renderer: PromptRenderer, { messages, begun }: EngineJob): string =>
  renderer
    .render(messages, [])
    .map(({ text, fromTemplate }) => (fromTemplate ? text : harmless(text)))
    .join('') + harmless(begun)

const harmless = (text: string): string => text.replaceAll('<|', '<\u200b|')
