import type { EngineJob } from '../engine.ts'
import type { Dialect } from '../http/dialect.ts'
import { chatBody, refusalOf, schemaOf } from '../http/shared-body.ts'

/** vLLM's OpenAI server: JSON Schema in OpenAI's own wrapper, grammars as structured outputs. */
export const vllmDialect: Dialect = {
  name: 'vllm',
  body: (job, model) => ({ ...chatBody(job, model), ...formatOf(job) }),
  refusal: refusalOf,
}

function formatOf(job: EngineJob): object {
  const schema = schemaOf(job)
  if (schema) return { response_format: { type: 'json_schema', json_schema: { name: 'answer', schema, strict: true } } }
  const { responseFormat: format } = job
  return format.type === 'ebnf' ? { structured_outputs: { grammar: format.ebnf } } : {}
}
