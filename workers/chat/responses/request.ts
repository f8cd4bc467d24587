import { FunctionName, JsonSchema, LlasaInput } from '../../../shared/chat.ts'
import {
  argumentsOf,
  isNothing,
  isObject,
  leastTopP,
  type NeutralValues,
  neutralEverywhere,
  resultOf,
  withoutMark,
  withoutNeutral,
} from '../../../shared/chat-habits.ts'
import * as z from '../../../shared/zod.ts'

const Description = z.optional(z.string().check(z.maxLength(4_096)))
const CallId = z.string().check(z.minLength(1), z.maxLength(8_192))

const TextPart = z.strictObject({ type: z.enum(['input_text', 'output_text']), text: z.string() })
const Content = z.union([z.string(), z.array(TextPart).check(z.maxLength(64))])

const Message = z.strictObject({
  type: z.literal('message'),
  role: z.enum(['user', 'assistant', 'system', 'developer']),
  content: Content,
})
const FunctionCall = z.strictObject({
  type: z.literal('function_call'),
  call_id: CallId,
  name: z.string().check(z.maxLength(64)),
  arguments: z.string(),
})
const FunctionCallOutput = z.strictObject({ type: z.literal('function_call_output'), call_id: CallId, output: Content })
const storedNowhere = 'refers to what is stored, and nothing is stored here: send the item itself.'
/** Never taken: its rule says what to do instead. */
const ItemReference = z.object({
  type: z.literal('item_reference'),
  id: z.optional(z.string().check(z.refine(() => false, { error: storedNowhere }))),
})

const Item = z.discriminatedUnion('type', [Message, FunctionCall, FunctionCallOutput, ItemReference])
export type Item = Exclude<z.infer<typeof Item>, { type: 'item_reference' }>

const Format = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('text') }),
  z.strictObject({ type: z.literal('json_object') }),
  z.strictObject({
    type: z.literal('json_schema'),
    name: FunctionName,
    description: Description,
    schema: JsonSchema,
    strict: z.optional(z.nullable(z.boolean())),
  }),
])

const FunctionTool = z.strictObject({
  type: z.literal('function'),
  name: FunctionName,
  description: Description,
  parameters: z.optional(JsonSchema),
  strict: z.optional(z.boolean()),
})

/** POST /v1/responses as we accept it: strict, as `ChatRequest`. */
export const ResponsesRequest = z.strictObject({
  model: z.string().check(z.minLength(1), z.maxLength(128)),
  /** A question, or the conversation so far: nothing of it is stored. */
  input: z.union([z.string(), z.array(Item).check(z.minLength(1), z.maxLength(512))]),
  instructions: z.optional(z.string()),
  stream: z.optional(z.boolean()),
  stream_options: z.optional(z.strictObject({ include_obfuscation: z.optional(z.boolean()) })),
  temperature: z.optional(z.number().check(z.minimum(0), z.maximum(2))),
  top_p: z.optional(z.number().check(z.gt(0), z.maximum(1))),
  max_output_tokens: z.optional(z.int().check(z.minimum(1), z.maximum(1_000_000))),
  text: z.optional(z.strictObject({ format: z.optional(Format) })),
  tools: z.optional(z.array(FunctionTool).check(z.minLength(1), z.maxLength(64))),
  tool_choice: z.optional(
    z.union([z.enum(['none', 'auto', 'required']), z.strictObject({ type: z.literal('function'), name: FunctionName })]),
  ),
  user: z.optional(z.string().check(z.maxLength(256))),
  metadata: z.optional(z.record(z.string().check(z.maxLength(64)), z.string().check(z.maxLength(512)))),
  llasa: z.optional(LlasaInput),
})
export type ResponsesRequest = z.infer<typeof ResponsesRequest>

const neutral: NeutralValues = {
  ...neutralEverywhere,
  background: (value) => value === false,
  frequency_penalty: (value) => value === 0,
  presence_penalty: (value) => value === 0,
  // Nothing is stored, so what would let a later request read it is answered by leaving it out.
  include: (value) => Array.isArray(value) && value.every((name) => name === 'reasoning.encrypted_content'),
  // Of tools that OpenAI runs itself; here there are none.
  max_tool_calls: (value) => typeof value === 'number',
  reasoning: (value) => isObject(value) && Object.values(value).every((each) => isNothing(each) || each === 'none'),
  truncation: (value) => value === 'auto' || value === 'disabled',
}

/** A body as clients write it, without what says nothing, as `ChatBody` does it. */
function withoutHabits(body: unknown): unknown {
  if (!isObject(body)) return body
  const request = withoutNeutral(body, neutral)
  if (request.top_p === 0) request.top_p = leastTopP
  // A model's reasoning that is sent back says nothing to one that does not reason.
  if (Array.isArray(request.input))
    request.input = request.input.filter((item) => !isObject(item) || item.type !== 'reasoning').map(itemOf)
  if (Array.isArray(request.tools)) request.tools = request.tools.map(toolOf)
  else if (request.tool_choice === 'auto' || request.tool_choice === 'none') delete request.tool_choice
  const { tool_choice: choice } = request
  if (isObject(choice) && isObject(choice.function)) request.tool_choice = { type: choice.type, name: choice.function.name }
  if (isObject(request.text)) {
    const { format, ...text } = withoutNeutral(request.text, { verbosity: (value) => value === 'medium' })
    request.text = { ...text, ...(isObject(format) && { format: withoutNeutral(format, {}) }) }
  }
  return request
}

/** What an item of an answer has and one of a request need not. */
const echoed: NeutralValues = {
  id: (value) => typeof value === 'string',
  status: (value) => typeof value === 'string',
  phase: (value) => typeof value === 'string',
  async: (value) => value === false,
  caller: (value) => isObject(value) && value.type === 'direct',
}

function itemOf(item: unknown): unknown {
  if (!isObject(item) || item.type === 'item_reference') return item
  const { type = 'message', ...own } = withoutNeutral(item, echoed)
  if (type === 'message' && own.role === 'assistant') own.content ??= ''
  if (Array.isArray(own.content)) own.content = own.content.map(partOf)
  if (type === 'function_call') own.arguments = argumentsOf(own.arguments)
  if (type === 'function_call_output') own.output = resultOf(own.output)
  if (Array.isArray(own.output)) own.output = own.output.map(partOf)
  return { type, ...own }
}

/** Of an answer's part, its text. */
function partOf(part: unknown): unknown {
  if (typeof part === 'string') return { type: 'input_text', text: part }
  const own = withoutMark(part)
  if (!isObject(own)) return own
  if (own.type === 'refusal' && typeof own.refusal === 'string') return { type: 'output_text', text: own.refusal }
  const { annotations: _annotations, logprobs: _logprobs, parsed: _parsed, ...rest } = own
  return rest.type === 'text' || (rest.type === undefined && 'text' in rest) ? { ...rest, type: 'input_text' } : rest
}

/** What a chat's tool has within its function stands beside the type here. */
function toolOf(tool: unknown): unknown {
  if (!isObject(tool)) return tool
  const { function: nested, ...own } = withoutNeutral(tool, {})
  return isObject(nested)
    ? { ...own, ...withoutNeutral(nested, {}) }
    : { ...own, ...(nested !== undefined && { function: nested }) }
}

/** POST /v1/responses as it arrives. */
export const ResponsesBody = z.pipe(z.transform(withoutHabits), ResponsesRequest)
