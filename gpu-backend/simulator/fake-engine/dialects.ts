import { madeInstance } from './made-text.ts'
import { refusedByXgrammar } from './xgrammar.ts'

export type FakeDialectName = 'trtllm-1.2' | 'trtllm-1.3' | 'vllm'

export type Body = Readonly<Record<string, unknown>>
interface Refusal {
  readonly status: number
  readonly body: unknown
}
/** What an engine's command line decides about its answers. */
export interface EngineFlags {
  /** `--tool_parser`, or `--enable-auto-tool-choice --tool-call-parser`. */
  readonly toolParser: boolean
  /** `--enable-prompt-tokens-details` of vLLM; TensorRT-LLM always reports cached tokens. */
  readonly promptTokensDetails: boolean
}

/** How an engine differs from the others on the wire. Where each behaviour was read: README.md. */
export interface FakeDialect {
  readonly name: FakeDialectName
  /** Before the engine is built: nobody listens, or every route says so. */
  readonly listensWhileStarting: boolean
  readonly modelOwner: string
  readonly check: (path: string, body: Body, flags: EngineFlags) => Refusal | null
  /**
   * What only the engine's worker finds, after the headers of a stream have left: TensorRT-LLM then cuts the stream. vLLM looks
   * before and answers 400. Null for a request that can run.
   */
  readonly unrunnable: (promptTokens: number, limit: number, body: Body) => string | null
  readonly checksBeforeHeaders: boolean
  readonly refusal: (message: string, status?: number) => Refusal
  /** A failure after the first token: an event that says so, or null where the connection is cut. */
  readonly failure: (message: string) => string | null
  /** The schema an answer is really held to; null when it is free. */
  readonly schema: (body: Body) => unknown
  readonly grammar: (body: Body) => string | null
  /** The first event of a chat, and what stands between data and newline. */
  readonly opening: (head: object) => string
  readonly event: (value: unknown) => string
  readonly reportsCachedTokens: (flags: EngineFlags) => boolean
}

const names = (list: string): string[] => list.split(/\s+/)
const samplingKeys = names(`model frequency_penalty logit_bias logprobs max_tokens n presence_penalty seed stop stream
stream_options temperature top_p user lora_request prompt_ignore_length best_of use_beam_search top_k top_p_min min_p
repetition_penalty length_penalty early_stopping stop_token_ids include_stop_str_in_output ignore_eos min_tokens
skip_special_tokens spaces_between_special_tokens truncate_prompt_tokens add_special_tokens response_format
disaggregated_params echo`)
const chatOnlyKeys = names(`messages top_logprobs max_completion_tokens tools tool_choice reasoning_effort
add_generation_prompt documents chat_template chat_template_kwargs cache_salt agent_hierarchy`)
const keys12 = {
  chat: new Set([...samplingKeys, ...chatOnlyKeys]),
  completions: new Set([...samplingKeys, ...names('prompt suffix return_context_logits detokenize')]),
}
const keys13 = {
  chat: new Set([
    ...keys12.chat,
    ...names(
      'priority conversation_params parallel_tool_calls thinking thinking_token_budget mm_processor_kwargs media_io_kwargs',
    ),
  ]),
  completions: new Set([...keys12.completions, ...names('priority conversation_params thinking_token_budget')]),
}

const flat = (message: string, status = 400): Refusal => ({
  status,
  body: { object: 'error', message, type: 'BadRequestError', param: null, code: status },
})
const nested = (message: string, status = 400): Refusal => ({
  status,
  body: { error: { message, type: 'BadRequestError', param: null, code: status } },
})

const isChat = (path: string): boolean => path === '/v1/chat/completions'

const trtllmCheck =
  (keys: typeof keys12): FakeDialect['check'] =>
  (path, body) => {
    const known = isChat(path) ? keys.chat : keys.completions
    const unknown = Object.keys(body).find((key) => !known.has(key))
    if (unknown)
      return flat(`[{'type': 'extra_forbidden', 'loc': ('body', '${unknown}'), 'msg': 'Extra inputs are not permitted'}]`)
    if ('max_tokens' in body && 'max_completion_tokens' in body)
      return flat(
        "[{'type': 'extra_forbidden', 'loc': ('body', 'max_completion_tokens'), 'msg': 'Extra inputs are not permitted'}]",
      )
    if (body.stream_options && !body.stream) return flat('Stream options can only be defined when stream is true.')
    if (isChat(path) ? !Array.isArray(body.messages) : typeof body.prompt !== 'string') return flat('Field required')
    return null
  }

const formatOf = (body: Body): { type?: string; schema?: unknown; json_schema?: { schema?: unknown }; ebnf?: string } =>
  (body.response_format ?? {}) as never

const xgrammarProblem = (schema: unknown): string | null =>
  refusedByXgrammar(schema) ? 'The provided JSON schema contains features not supported by xgrammar.' : null

const trtllm = {
  modelOwner: 'tensorrt_llm',
  checksBeforeHeaders: false,
  refusal: flat,
  failure: () => null,
  grammar: (body: Body) => (formatOf(body).type === 'ebnf' ? (formatOf(body).ebnf ?? null) : null),
  // A space before the line ends, as trtllm-serve writes it.
  event: (value: unknown) => `data: ${JSON.stringify(value)} \n\n`,
  opening: (head: object) =>
    `data: ${JSON.stringify({ ...head, choices: [{ index: 0, delta: { role: 'assistant' }, logprobs: null, finish_reason: null }] })} \n\n`,
  reportsCachedTokens: () => true,
}

const trtllmUnrunnable =
  (schemaOf: (body: Body) => unknown): FakeDialect['unrunnable'] =>
  (promptTokens, limit, body) => {
    if (limit - promptTokens <= 0)
      return `\`default_max_tokens\` (${limit - promptTokens}) must be greater than 0, \`default_max_tokens\` (${limit - promptTokens}) = max_seq_len (${limit}) - \`splited_prompt_len\` (${promptTokens})`
    // The engine's own type is an unsigned integer.
    if (Number(body.seed ?? 0) < 0) return `incompatible constructor arguments: seed ${body.seed}`
    return xgrammarProblem(schemaOf(body))
  }

const schema12 = (body: Body): unknown => {
  const format = formatOf(body)
  if (format.type === 'json') return format.schema ?? null
  // Its bug: the complete wrapper is read as the schema, and a wrapper constrains nothing.
  return format.type === 'json_schema' ? null : format.type === 'json_object' ? { type: 'object' } : null
}
const schema13 = (body: Body): unknown => {
  const format = formatOf(body)
  if (format.type === 'json') return format.schema ?? null
  if (format.type === 'json_schema') return format.json_schema?.schema ?? null
  return format.type === 'json_object' ? { type: 'object' } : null
}
const schemaVllm = (body: Body): unknown => (formatOf(body).type === 'json' ? null : schema13(body))

export const fakeDialects: Readonly<Record<FakeDialectName, FakeDialect>> = {
  'trtllm-1.2': {
    ...trtllm,
    name: 'trtllm-1.2',
    listensWhileStarting: false,
    check: trtllmCheck(keys12),
    schema: schema12,
    unrunnable: trtllmUnrunnable(schema12),
  },
  'trtllm-1.3': {
    ...trtllm,
    name: 'trtllm-1.3',
    listensWhileStarting: true,
    check: trtllmCheck(keys13),
    schema: schema13,
    unrunnable: trtllmUnrunnable(schema13),
  },
  vllm: {
    name: 'vllm',
    listensWhileStarting: false,
    modelOwner: 'vllm',
    checksBeforeHeaders: true,
    refusal: nested,
    // Keys it does not know are ignored.
    check(path, body, { toolParser }) {
      if (isChat(path) ? !Array.isArray(body.messages) : typeof body.prompt !== 'string') return nested('Field required')
      if (body.continue_final_message && body.add_generation_prompt !== false)
        return nested('Cannot set both `continue_final_message` and `add_generation_prompt` to True.')
      if (body.tools && (body.tool_choice ?? 'auto') === 'auto' && !toolParser)
        return nested('"auto" tool choice requires --enable-auto-tool-choice and --tool-call-parser to be set')
      return null
    },
    unrunnable(promptTokens, limit, body) {
      if (promptTokens >= limit)
        return `This model's maximum context length is ${limit} tokens. However, your request has ${promptTokens} input tokens. Please reduce the length of the input messages.`
      return xgrammarProblem(schemaVllm(body))
    },
    failure: (message) =>
      `data: ${JSON.stringify({ error: { message, type: 'InternalServerError', param: null, code: 500 } })}\n\n`,
    schema: schemaVllm,
    grammar: (body) => (body.structured_outputs as { grammar?: string } | undefined)?.grammar ?? null,
    event: (value) => `data: ${JSON.stringify(value)}\n\n`,
    opening: (head) =>
      `data: ${JSON.stringify({ ...head, choices: [{ index: 0, delta: { role: 'assistant', content: '' }, logprobs: null, finish_reason: null }] })}\n\n`,
    reportsCachedTokens: ({ promptTokensDetails }) => promptTokensDetails,
  },
}

/** What an answer held to a schema says: nothing else than its smallest instance. */
export const heldTo = (schema: unknown): string => JSON.stringify(madeInstance(schema))
