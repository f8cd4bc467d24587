import type { EngineJob } from '../engine.ts'
import type { Dialect } from '../http/dialect.ts'
import { chatBody, refusalOf, schemaOf } from '../http/shared-body.ts'

/**
 * trtllm-serve 1.2.1 and 1.3: unknown keys are refused, `max_tokens` and `max_completion_tokens` are one field, tools count
 * only when chosen, and 1.2.1 reads a complete `json_schema` wrapper as the schema, so the schema goes as `{"type": "json"}`,
 * which both read right.
 */
export const trtllmDialect: Dialect = {
  name: 'trtllm',
  body: (job, model) => ({ ...chatBody(job, model), ...formatOf(job) }),
  refusal: refusalOf,
}

function formatOf(job: EngineJob): object {
  const schema = schemaOf(job)
  if (schema) return { response_format: { type: 'json', schema } }
  const { responseFormat: format } = job
  return format.type === 'ebnf' ? { response_format: { type: 'ebnf', ebnf: format.ebnf } } : {}
}
