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
  // Hints for caches and for safety reviews: nothing of an answer depends on them.
  prompt_cache_key: (value) => typeof value === 'string',
  prompt_cache_retention: (value) => typeof value === 'string',
  prompt_cache_options: isObject,
  safety_identifier: (value) => typeof value === 'string',
}

const onByDefault = 'skip_special_tokens spaces_between_special_tokens add_generation_prompt stream_reasoning'.split(' ')

/**
 * Fields that clients spell out although they ask for nothing: each with the values that do. Any other value asks for
 * something we cannot do, stays, and is refused by name.
 */
const neutral: NeutralValues = {
  frequency_penalty: (value) => value === 0,
  presence_penalty: (value) => value === 0,
  logprobs: (value) => value === false,
  reasoning_effort: (value) => value === 'none',
  verbosity: (value) => value === 'medium',
  modalities: (value) => Array.isArray(value) && value.length === 1 && value[0] === 'text',
  function_call: (value) => value === 'auto' || value === 'none',
  // What libraries of other servers spell out; only the values that change nothing.
  max_tokens: (value) => value === -1,
  top_k: (value) => value === 0 || value === -1,
  min_p: (value) => value === 0,
  repetition_penalty: (value) => value === 1,
  length_penalty: (value) => value === 1,
  best_of: (value) => value === 1,
  ...Object.fromEntries('repeat_penalty typical_p tfs_z'.split(' ').map((name) => [name, (value: unknown) => value === 1])),
  ...Object.fromEntries(
    'min_tokens priority mirostat dynatemp_range xtc_probability dry_multiplier n_probs'
      .split(' ')
      .map((name) => [name, (value: unknown) => value === 0]),
  ),
  n_predict: (value) => value === -1,
  id_slot: (value) => value === -1,
  ...Object.fromEntries(onByDefault.map((name) => [name, (value: unknown) => value === true])),
  // How a server is to work, or how it is to show what no answer of ours has; and what counts only beside another.
  ...Object.fromEntries(
    'separate_reasoning reasoning_format drop_params num_retries mirostat_tau mirostat_eta repeat_last_n'
      .split(' ')
      .map((name) => [name, () => true]),
  ),
  reasoning: (value) => isObject(value) && (value.effort === 'none' || value.enabled === false || value.exclude === true),
  thinking: (value) => isObject(value) && value.type === 'disabled',
  chat_template_kwargs: (value) => isObject(value) && Object.values(value).every((each) => each === false),
  cache_prompt: (value) => typeof value === 'boolean',
  // Every answer says what it cost.
  usage: (value) => isObject(value) && Object.keys(value).join() === 'include',
  ...neutralEverywhere,
}

/** What an answer of a model has and a message to one need not: dropped from answers that are sent back as they came. */
const echoed =
  'annotations index parsed provider_specific_fields reasoning reasoning_content reasoning_details refusal thinking thinking_blocks citations finish_reason stop_reason metadata response_metadata additional_kwargs usage model llasa status weight logprobs'.split(
    ' ',
  )
/** What clients note for themselves on any message. */
const noted = ['id', 'cache_control', 'created_at', 'timestamp']
/** What frameworks put on a call's result. */
const ofResults = ['name', 'tool_name', 'is_error', 'status', 'artifact', 'additional_kwargs']

/** What says something empty too: that it should not be there, that it is missing, or that something is on. */
const telling = new Set(
  'model messages input llasa role content tool_call_id name schema parameters stream_options web_search_options'.split(' '),
)

/** A switch of another server that is off, whatever it would do. */
const isOff = (name: string, value: unknown): boolean =>
  value === false && !(name in ChatRequest.shape) && !onByDefault.includes(name)

/** A body without fields that are null, empty or have a neutral value. */
export const withoutNeutral = (body: Json, values: NeutralValues): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(body).filter(
      ([name, value]) =>
        value !== null && (telling.has(name) || !isNothing(value)) && !(Object.hasOwn(values, name) && values[name]?.(value)),
    ),
  )

/** What 0 stands for, which engines refuse: the likeliest token alone. */
export const leastTopP = 1e-6

/**
 * A body as OpenAI's, the AI SDK's, LangChain's and LlamaIndex's clients write it, without what says nothing: nulls, neutral
 * defaults, complete answers sent back as messages, cache marks, arguments that are missing or encoded twice.
 */
function withoutHabits(body: unknown): unknown {
  if (!isObject(body)) return body
  const request = Object.fromEntries(Object.entries(withoutNeutral(body, neutral)).filter(([name, value]) => !isOff(name, value)))
  if (isObject(request.response_format)) request.response_format = formatOf(request.response_format)
  if (isObject(request.stream_options))
    request.stream_options = withoutNeutral(request.stream_options, { continuous_usage_stats: (value) => value === false })
  if (Array.isArray(request.stop)) request.stop = request.stop.filter((each) => !isNothing(each))
  if (request.top_p === 0) request.top_p = leastTopP
  if (isObject(request.llasa))
    request.llasa = Object.fromEntries(Object.entries(request.llasa).filter(([, value]) => value !== null))
  if (Array.isArray(request.messages)) request.messages = request.messages.map(messageOf)
  if (Array.isArray(request.tools)) request.tools = request.tools.map(toolOf)
  // Without tools there is nothing to choose.
  else if (request.tool_choice === 'auto' || request.tool_choice === 'none') delete request.tool_choice
  if (request.tool_choice !== undefined) request.tool_choice = choiceOf(request.tool_choice)
  return request
}

/** A schema without a name, or where other servers have it: beside the type. */
function formatOf(format: Json): unknown {
  const { type, schema, ...rest } = format
  if (isObject(format.json_schema))
    return { ...format, json_schema: { name: 'answer', ...withoutNeutral(format.json_schema, {}) } }
  const isPlain = isObject(schema) && (type === 'json_object' || type === 'json_schema')
  return isPlain ? { type: 'json_schema', json_schema: { name: 'answer', ...rest, schema } } : format
}

/** `any` is another interface's word for it; some write the mode as an object, or the name beside the type. */
function choiceOf(choice: unknown): unknown {
  if (choice === 'any') return 'required'
  if (!isObject(choice)) return choice
  const { type, name } = choice
  if (typeof name === 'string') return { type: 'function', function: { name } }
  return type === 'auto' || type === 'none' || type === 'required' ? type : type === 'any' ? 'required' : choice
}

function messageOf(message: unknown): unknown {
  if (!isObject(message)) return message
  const own: Record<string, unknown> = withoutNeutral(message, { prefix: (value) => value === false })
  // The API of 2023 called functions, one at a time and without an id.
  if (own.role === 'function') Object.assign(own, { role: 'tool', tool_call_id: undefined })
  const { role } = own
  const dropped = role === 'tool' ? ofResults : role === 'assistant' ? echoed : []
  for (const name of [...noted, ...dropped, ...(own.name === '' ? ['name'] : [])]) delete own[name]
  if (isObject(own.content) && role !== 'tool') own.content = [own.content]
  if (Array.isArray(own.content) && !(role === 'tool' && own.content.some(isNoPart))) own.content = contentOf(own.content)
  if (role === 'tool') {
    own.content = resultOf(own.content)
    own.tool_call_id = callIdOf(own.tool_call_id)
  } else if (own.tool_call_id === '') delete own.tool_call_id
  if (role === 'assistant' && isObject(own.function_call)) {
    own.tool_calls = [{ function: own.function_call }]
    delete own.function_call
  }
  if (Array.isArray(own.tool_calls)) own.tool_calls = own.tool_calls.map(callOf)
  return own
}

const isNoPart = (part: unknown): boolean => typeof part !== 'string' && !(isObject(part) && ('text' in part || 'type' in part))

/** What a tool gave back, as text: whatever is none is its JSON. */
export function resultOf(content: unknown): unknown {
  if (isNothing(content)) return ''
  const isText = typeof content === 'string' || (Array.isArray(content) && !content.some(isNoPart))
  return isText ? content : JSON.stringify(content)
}

const thoughts = new Set(['thinking', 'redacted_thinking', 'reasoning'])
// Parts of the Responses API, and a refusal among an answer's own.
const textParts = new Set(['text', 'input_text', 'output_text', 'refusal'])

/** Parts of text, whichever interface's name they have; what a model thought is none of an answer. */
function contentOf(parts: readonly unknown[]): unknown {
  const kept = parts.filter((part) => !(isObject(part) && thoughts.has(String(part.type)))).map(partOf)
  return kept.length ? kept : ''
}

function partOf(part: unknown): unknown {
  if (typeof part === 'string') return { type: 'text', text: part }
  const own = withoutMark(part)
  if (!isObject(own) || !(textParts.has(String(own.type)) || (own.type === undefined && typeof own.text === 'string'))) return own
  const { type, refusal, text = refusal, id: _id, index: _index, ...rest } = own
  return { ...withoutNeutral(rest, {}), type: 'text', text }
}

export function withoutMark(part: unknown): unknown {
  if (!isObject(part)) return part
  const { cache_control: _mark, prompt_cache_breakpoint: _breakpoint, ...rest } = part
  return rest
}

function toolOf(tool: unknown): unknown {
  const own = withoutMark(tool)
  if (!isObject(own)) return own
  // As the Responses API writes one: what is the function's stands beside its type.
  const { type, function: nested, ...beside } = withoutNeutral(own, {})
  const isFlat = nested === undefined && typeof beside.name === 'string'
  const called = isFlat ? beside : nested
  if (!isObject(called)) return own
  const { parameters, ...rest } = withoutNeutral(called, {})
  return {
    ...(isFlat ? {} : beside),
    type: type ?? 'function',
    function: { ...rest, ...(isObject(parameters) && { parameters }) },
  }
}

/** A call as an answer of ours has it: what other servers put beside it is theirs. */
export function callOf(call: unknown): unknown {
  if (!isObject(call)) return call
  const { id, type, function: called } = call
  if (!isObject(called)) return call
  return { id: callIdOf(id), type: type || 'function', function: { name: called.name, arguments: argumentsOf(called.arguments) } }
}

/** Some models' calls have none: then the one call and its result have nothing else in common. */
const callIdOf = (id: unknown): unknown => (isNothing(id) ? 'call' : id)

/** As text, encoded once; `{}` where there are none. */
export function argumentsOf(value: unknown): unknown {
  if (isNothing(value)) return '{}'
  if (typeof value === 'object') return JSON.stringify(value)
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
