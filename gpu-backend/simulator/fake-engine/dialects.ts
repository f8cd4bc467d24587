import { madeInstance } from './made-text.ts'

export type FakeDialectName = 'trtllm-1.2' | 'trtllm-1.3' | 'vllm'

type Body = Record<string, unknown>
interface Refusal {
  readonly status: number
  readonly body: unknown
}

/** How an engine differs from the others on the wire (reference/tensorrt-llm.md, 1.4). */
export interface FakeDialect {
  readonly name: FakeDialectName
  /** Before the engine is built: nobody listens, or every route says so. */
  readonly listensWhileStarting: boolean
  readonly modelOwner: string
  readonly check: (path: string, body: Body) => Refusal | null
  readonly tooLong: (promptTokens: number, limit: number) => Refusal
  /** The schema an answer is really held to; null when it is free. */
  readonly schema: (body: Body) => unknown
  readonly grammar: (body: Body) => string | null
  /** The first event of a chat, and what stands between data and newline. */
  readonly opening: (head: object) => string
  readonly event: (value: unknown) => string
}

const chatKeys = new Set(
  `messages model frequency_penalty presence_penalty logit_bias logprobs top_logprobs max_completion_tokens max_tokens n
response_format seed stop stream stream_options temperature top_p tools tool_choice user reasoning_effort best_of
use_beam_search top_k top_p_min min_p repetition_penalty length_penalty early_stopping stop_token_ids
include_stop_str_in_output ignore_eos min_tokens skip_special_tokens truncate_prompt_tokens lora_request echo
add_generation_prompt add_special_tokens documents chat_template chat_template_kwargs disaggregated_params cache_salt
agent_hierarchy prompt`.split(/\s+/),
)
const chatKeys13 = new Set([
  ...chatKeys,
  ...'priority conversation_params parallel_tool_calls thinking_token_budget mm_processor_kwargs'.split(' '),
])

const flat = (message: string, status = 400): Refusal => ({
  status,
  body: { object: 'error', message, type: 'BadRequestError', param: null, code: status },
})

const trtllmCheck =
  (keys: ReadonlySet<string>) =>
  (path: string, body: Body): Refusal | null => {
    const unknown = Object.keys(body).find((key) => !keys.has(key))
    if (unknown)
      return flat(`[{'type': 'extra_forbidden', 'loc': ('body', '${unknown}'), 'msg': 'Extra inputs are not permitted'}]`)
    if ('max_tokens' in body && 'max_completion_tokens' in body)
      return flat("'max_tokens' and 'max_completion_tokens' are one field")
    if (body.stream_options && !body.stream) return flat('Stream options can only be set if stream is true')
    if (path === '/v1/chat/completions' ? !Array.isArray(body.messages) : typeof body.prompt !== 'string')
      return flat('Field required')
    return null
  }

const formatOf = (body: Body): { type?: string; schema?: unknown; json_schema?: { schema?: unknown }; ebnf?: string } =>
  (body.response_format ?? {}) as never

const trtllm = {
  modelOwner: 'tensorrt_llm',
  grammar: (body: Body) => (formatOf(body).type === 'ebnf' ? (formatOf(body).ebnf ?? null) : null),
  // A space before the line ends, as trtllm-serve writes it.
  event: (value: unknown) => `data: ${JSON.stringify(value)} \n\n`,
  opening: (head: object) =>
    `data: ${JSON.stringify({ ...head, choices: [{ index: 0, delta: { role: 'assistant' }, logprobs: null, finish_reason: null }] })} \n\n`,
}

export const fakeDialects: Readonly<Record<FakeDialectName, FakeDialect>> = {
  'trtllm-1.2': {
    ...trtllm,
    name: 'trtllm-1.2',
    listensWhileStarting: false,
    check: trtllmCheck(chatKeys),
    tooLong: (prompt, limit) =>
      flat(`The sum of prompt length (${prompt}), query length (0) should not exceed max_num_tokens (${limit})`),
    schema(body) {
      const format = formatOf(body)
      if (format.type === 'json') return format.schema ?? null
      // Its bug: the whole wrapper is read as the schema, and a wrapper constrains nothing.
      return format.type === 'json_schema' ? null : format.type === 'json_object' ? { type: 'object' } : null
    },
  },
  'trtllm-1.3': {
    ...trtllm,
    name: 'trtllm-1.3',
    listensWhileStarting: true,
    check: trtllmCheck(chatKeys13),
    tooLong: (prompt, limit) => flat(`The prompt length (${prompt}) should not exceed max_num_tokens (${limit})`),
    schema(body) {
      const format = formatOf(body)
      if (format.type === 'json') return format.schema ?? null
      if (format.type === 'json_schema') return format.json_schema?.schema ?? null
      return format.type === 'json_object' ? { type: 'object' } : null
    },
  },
  vllm: {
    name: 'vllm',
    listensWhileStarting: false,
    modelOwner: 'vllm',
    check(path, body) {
      const wrong = path === '/v1/chat/completions' ? !Array.isArray(body.messages) : typeof body.prompt !== 'string'
      if (wrong)
        return { status: 400, body: { error: { message: 'Field required', type: 'BadRequestError', param: null, code: 400 } } }
      if (body.continue_final_message && body.add_generation_prompt !== false)
        return {
          status: 400,
          body: {
            error: {
              message: 'Cannot set both continue_final_message and add_generation_prompt',
              type: 'BadRequestError',
              code: 400,
            },
          },
        }
      return null
    },
    tooLong: (prompt, limit) => ({
      status: 400,
      body: {
        error: {
          message: `This model's maximum context length is ${limit} tokens. However, your request has ${prompt} input tokens.`,
          type: 'BadRequestError',
          param: null,
          code: 400,
        },
      },
    }),
    schema(body) {
      const format = formatOf(body)
      if (format.type === 'json_schema') return format.json_schema?.schema ?? null
      return format.type === 'json_object' ? { type: 'object' } : null
    },
    grammar: (body) => (body.structured_outputs as { grammar?: string } | undefined)?.grammar ?? null,
    event: (value) => `data: ${JSON.stringify(value)}\n\n`,
    opening: (head) =>
      `data: ${JSON.stringify({ ...head, choices: [{ index: 0, delta: { role: 'assistant', content: '' }, logprobs: null, finish_reason: null }] })}\n\n`,
  },
}

/** What an answer held to a schema says: nothing else than its smallest instance. */
export const heldTo = (schema: unknown): string => JSON.stringify(madeInstance(schema))
