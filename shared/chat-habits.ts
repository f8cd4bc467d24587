import { ChatRequest } from './chat.ts'
import * as z from './zod.ts'

type Json = Readonly<Record<string, unknown>>
export const isObject = (value: unknown): value is Json => typeof value === 'object' && value !== null && !Array.isArray(value)
export const isNothing = (value: unknown): boolean =>
  value === null ||
  value === undefined ||
  value === '' ||
  (Array.isArray(value) && value.length === 0) ||
  (isObject(value) && Object.keys(value).length === 0)

/** Names of fields, each with the values that ask for nothing. */
export type NeutralValues = Readonly<Record<string, (value: unknown) => boolean>>

/** Of all of OpenAI's APIs that answer. */
export const neutralEverywhere: NeutralValues = {
  top_logprobs: (value) => value === 0,
  store: (value) => value === false,
  service_tier: (value) => value === 'auto' || value === 'default',
  // How many calls an answer makes is the model's choice; one at a time is a wish it may keep.
  parallel_tool_calls: (value) => typeof value === 'boolean',
  tools: isNothing,
  metadata: isNothing,
  // Hints for caches and for safety reviews: nothing of an answer depends on them.
  prompt_cache_key: (value) => typeof value === 'string',
  prompt_cache_retention: (value) => typeof value === 'string',
  prompt_cache_options: isObject,
  safety_identifier: (value) => typeof value === 'string',
}

/**
 * Fields that clients spell out although they ask for nothing: each with the values that do. Any other value asks for
 * something we cannot do, stays, and is refused by name.
 */
const neutral: NeutralValues = {
  frequency_penalty: (value) => value === 0,
  presence_penalty: (value) => value === 0,
  logit_bias: isNothing,
  logprobs: (value) => value === false,
  reasoning_effort: (value) => value === 'none',
  verbosity: (value) => value === 'medium',
  modalities: (value) => Array.isArray(value) && value.length === 1 && value[0] === 'text',
  function_call: (value) => value === 'auto' || value === 'none',
  functions: isNothing,
  stop: isNothing,
  // What libraries of other servers spell out; only the values that change nothing.
  max_tokens: (value) => value === -1,
  top_k: (value) => value === 0 || value === -1,
  min_p: (value) => value === 0,
  repetition_penalty: (value) => value === 1,
  length_penalty: (value) => value === 1,
  best_of: (value) => value === 1,
  echo: (value) => value === false,
  use_beam_search: (value) => value === false,
  ignore_eos: (value) => value === false,
  skip_special_tokens: (value) => value === true,
  stop_token_ids: isNothing,
  enable_thinking: (value) => value === false,
  include_reasoning: (value) => value === false,
  reasoning: (value) => isNothing(value) || (isObject(value) && value.effort === 'none'),
  thinking: (value) => isObject(value) && value.type === 'disabled',
  chat_template_kwargs: (value) => isNothing(value) || (isObject(value) && Object.values(value).every((each) => each === false)),
  extra_body: isNothing,
  extra_headers: isNothing,
  provider: isNothing,
  models: isNothing,
  plugins: isNothing,
  transforms: isNothing,
  cache_prompt: (value) => typeof value === 'boolean',
  // Every answer says what it cost.
  usage: (value) => isNothing(value) || (isObject(value) && Object.keys(value).join() === 'include'),
  ...neutralEverywhere,
}

/** What an answer of a model has and a message to one need not: dropped from messages that are sent back as they came. */
const echoed = new Set([
  'annotations',
  'audio',
  'function_call',
  'provider_specific_fields',
  'reasoning',
  'reasoning_content',
  'reasoning_details',
  'refusal',
  'thinking_blocks',
  'tool_calls',
  'index',
  'id',
  'type',
])
const echoedTexts = new Set([
  'reasoning',
  'reasoning_content',
  'reasoning_details',
  'thinking_blocks',
  'provider_specific_fields',
  'annotations',
  'refusal',
  'id',
])

/** A body without fields that are null or have a neutral value. */
export const withoutNeutral = (body: Json, values: NeutralValues): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(body).filter(([name, value]) => value !== null && !(Object.hasOwn(values, name) && values[name]?.(value))),
  )

/**
 * A body as OpenAI's, the AI SDK's, LangChain's and LlamaIndex's clients write it, without what says nothing: nulls, neutral
 * defaults, complete answers sent back as messages, cache marks, arguments that are missing or encoded twice.
 */
function withoutHabits(body: unknown): unknown {
  if (!isObject(body)) return body
  const request = withoutNeutral(body, neutral)
  const { response_format: format } = request
  if (isObject(format) && isObject(format.json_schema))
    request.response_format = { ...format, json_schema: withoutNeutral(format.json_schema, {}) }
  if (Array.isArray(request.messages)) request.messages = request.messages.map(messageOf)
  if (Array.isArray(request.tools)) request.tools = request.tools.map(toolOf)
  // Without tools there is nothing to choose.
  else if (request.tool_choice === 'auto' || request.tool_choice === 'none') delete request.tool_choice
  return request
}

function messageOf(message: unknown): unknown {
  if (!isObject(message)) return message
  const { role } = message
  const kept = Object.entries(message).filter(([name, value]) => {
    if (value === null || value === undefined || name === 'cache_control') return false
    if (role === 'tool' && name === 'name') return false
    if (name === 'name') return value !== ''
    if (!echoed.has(name)) return true
    return !(isNothing(value) || (role === 'assistant' && echoedTexts.has(name)))
  })
  const own = Object.fromEntries(kept)
  if (Array.isArray(own.content)) own.content = contentOf(own.content)
  if (role === 'tool' && own.content === undefined) own.content = ''
  if (Array.isArray(own.tool_calls)) own.tool_calls = own.tool_calls.map(callOf)
  return own
}

const thoughts = new Set(['thinking', 'redacted_thinking', 'reasoning'])
// Parts of the Responses API, and a refusal among an answer's own.
const textParts = new Set(['input_text', 'output_text', 'refusal'])

/** Parts of text, whichever interface's name they have; what a model thought is none of an answer. */
function contentOf(parts: readonly unknown[]): unknown {
  const kept = parts.filter((part) => !(isObject(part) && thoughts.has(String(part.type)))).map(partOf)
  return kept.length ? kept : ''
}

function partOf(part: unknown): unknown {
  const own = withoutMark(part)
  if (!isObject(own) || !textParts.has(String(own.type))) return own
  return { type: 'text', text: own.text ?? own.refusal }
}

export function withoutMark(part: unknown): unknown {
  if (!isObject(part)) return part
  const { cache_control: _mark, prompt_cache_breakpoint: _breakpoint, ...rest } = part
  return rest
}

function toolOf(tool: unknown): unknown {
  const own = withoutMark(tool)
  if (!isObject(own) || !isObject(own.function)) return own
  const { parameters, description, ...rest } = own.function
  return {
    ...own,
    function: { ...rest, ...(!isNothing(description) && { description }), ...(isObject(parameters) && { parameters }) },
  }
}

function callOf(call: unknown): unknown {
  if (!isObject(call)) return call
  const { index: _index, type = 'function', ...rest } = call
  if (!isObject(rest.function)) return { type, ...rest }
  return { type, ...rest, function: { ...rest.function, arguments: argumentsOf(rest.function.arguments) } }
}

/** As text, encoded once; `{}` where there are none. */
export function argumentsOf(value: unknown): unknown {
  if (isNothing(value)) return '{}'
  if (isObject(value)) return JSON.stringify(value)
  if (typeof value !== 'string' || !value.startsWith('"')) return value
  try {
    const inner: unknown = JSON.parse(value)
    return typeof inner === 'string' ? inner : value
  } catch {
    return value
  }
}

/** POST /v1/chat/completions as it arrives: `ChatRequest`, once habits are out of it. */
export const ChatBody = z.pipe(z.transform(withoutHabits), ChatRequest)
