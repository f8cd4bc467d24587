import type { EngineJob } from '../engine.ts'
import type { Dialect } from '../http/dialect.ts'
import { freeTools, refusalOf, schemaOf, sharedBody } from '../http/shared-body.ts'

/** vLLM's OpenAI server: JSON Schema in OpenAI's own wrapper, grammars as structured outputs, chats that go on. */
export const vllmDialect: Dialect = {
  name: 'vllm',
  ask(job, model) {
    const { messages, begun, cacheSalt } = job
    const turns = begun
      ? {
          messages: [...messages, { role: 'assistant', content: begun }],
          continue_final_message: true,
          add_generation_prompt: false,
        }
      : { messages }
    const body = {
      ...sharedBody(job, model),
      ...turns,
      ...(cacheSalt !== null && { cache_salt: cacheSalt }),
      ...formatOf(job),
      ...freeTools(job),
    }
    return { path: '/v1/chat/completions', body }
  },
  refusal: refusalOf,
}

function formatOf(job: EngineJob): object {
  const schema = schemaOf(job)
  if (schema) return { response_format: { type: 'json_schema', json_schema: { name: 'answer', schema, strict: true } } }
  const { responseFormat: format } = job
  return format.type === 'ebnf' ? { structured_outputs: { grammar: format.ebnf } } : {}
}
