import { answerTypes } from './answers/answer-type.ts'
import { CatalogueFilters, Sort } from './catalogue/query.ts'
import { Locale } from './locale.ts'
import { Product } from './product.ts'
import { schemaFault, toolsBounds } from './schema-bounds.ts'
import * as z from './zod.ts'

const TextPart = z.strictObject({ type: z.literal('text'), text: z.string() })
const Content = z.union([z.string(), z.array(TextPart).check(z.minLength(1), z.maxLength(64))])
/** As OpenAI takes them. */
const Name = z.optional(z.string().check(z.regex(/^[^\s<|\\/>]{1,64}$/)))

/** Gateways to other models keep what those thought in the id of a call. */
const CallId = z.string().check(z.minLength(1), z.maxLength(8_192))

const ToolCall = z.strictObject({
  id: CallId,
  type: z.literal('function'),
  function: z.strictObject({ name: z.string().check(z.maxLength(64)), arguments: z.string() }),
})
export type ToolCall = z.infer<typeof ToolCall>

export const ChatMessage = z.discriminatedUnion('role', [
  z.strictObject({ role: z.literal('system'), content: Content, name: Name }),
  z.strictObject({ role: z.literal('developer'), content: Content, name: Name }),
  z.strictObject({ role: z.literal('user'), content: Content, name: Name }),
  z.strictObject({
    role: z.literal('assistant'),
    content: z.optional(z.nullable(Content)),
    name: Name,
    refusal: z.optional(z.nullable(z.string())),
    tool_calls: z.optional(z.array(ToolCall).check(z.maxLength(32))),
  }),
  z.strictObject({ role: z.literal('tool'), content: Content, tool_call_id: CallId }),
])
export type ChatMessage = z.infer<typeof ChatMessage>

/** A grammar is built of it, so what it may ask for is bounded here, before anything is. */
export const JsonSchema = z.record(z.string(), z.unknown()).check((context) => {
  const fault = schemaFault(context.value)
  if (fault) context.issues.push({ code: 'custom', input: context.value, message: fault })
})
export const FunctionName = z.string().check(z.regex(/^[A-Za-z0-9_-]{1,64}$/))

export const Tool = z.strictObject({
  type: z.literal('function'),
  function: z.strictObject({
    name: FunctionName,
    description: z.optional(z.string().check(z.maxLength(4_096))),
    parameters: z.optional(JsonSchema),
    strict: z.optional(z.nullable(z.boolean())),
  }),
})
export type Tool = z.infer<typeof Tool>

const ToolChoice = z.union([
  z.enum(['none', 'auto', 'required']),
  z.strictObject({ type: z.literal('function'), function: z.strictObject({ name: FunctionName }) }),
])

const responseFormats = [
  z.strictObject({ type: z.literal('text') }),
  z.strictObject({ type: z.literal('json_object') }),
  z.strictObject({
    type: z.literal('json_schema'),
    json_schema: z.strictObject({
      name: FunctionName,
      description: z.optional(z.string().check(z.maxLength(4_096))),
      schema: z.optional(JsonSchema),
      strict: z.optional(z.nullable(z.boolean())),
    }),
  }),
] as const
const ResponseFormat = z.discriminatedUnion('type', responseFormats)

export const sessionIdPattern = /^[A-Za-z0-9._:-]{1,128}$/
export const SessionId = z.string().check(z.regex(sessionIdPattern))

export const Retrieve = z.strictObject({
  /** What to look for; left out, the last message says it, with the price limits it names. */
  query: z.optional(z.string().check(z.minLength(1), z.maxLength(1_000))),
  filters: z.optional(CatalogueFilters),
  sort: z.optional(Sort),
  limit: z._default(z.int().check(z.minimum(1), z.maximum(10)), 5),
})
export type Retrieve = z.infer<typeof Retrieve>

/** Our own inputs, in one object, so that everything else is plain OpenAI. */
export const LlasaInput = z.strictObject({
  /** BCP 47; chooses catalogue, number formats and cache. */
  locale: z.optional(Locale),
  /** Products the question is about: ids of the shop's catalogue, or complete records. Slots count from 1 in this order. */
  products: z.optional(z.array(z.union([z.string().check(z.minLength(1), z.maxLength(128)), Product])).check(z.maxLength(20))),
  /**
   * Finds the products the last message is about in the shop's catalogue; those of `products` stay in view. Left out together
   * with `products`, the key's and the shop's setting `plainRequests` decides.
   */
  retrieve: z.optional(z.union([z.boolean(), Retrieve])),
  /** The last message is one shopping task: its answer is held to its form, which is named or inferred from its text. */
  task: z.optional(z.enum(['auto', ...answerTypes])),
  /** `off` asks the model even where the shop has a known answer. */
  faq: z.optional(z.enum(['auto', 'off'])),
  /** `off` sends a task to the model even where a rule answers its kind. */
  rules: z.optional(z.enum(['auto', 'off'])),
  /** Ties the turns of one shopper together; never stored with text. */
  sessionId: z.optional(SessionId),
})

const messagesMax = 512
const tokens = z.int().check(z.minimum(1), z.maximum(1_000_000))

/**
 * POST /v1/chat/completions as we accept it. Strict: what is not listed here is refused by name, never ignored.
 * `n` may only be 1 and `stream_options.include_obfuscation` only false, because clients send those by habit.
 */
export const ChatRequest = z.strictObject({
  model: z.string().check(z.minLength(1), z.maxLength(128)),
  messages: z.array(ChatMessage).check(z.minLength(1), z.maxLength(messagesMax)),
  stream: z.optional(z.nullable(z.boolean())),
  stream_options: z.optional(
    z.nullable(z.strictObject({ include_usage: z.optional(z.boolean()), include_obfuscation: z.optional(z.boolean()) })),
  ),
  temperature: z.optional(z.nullable(z.number().check(z.minimum(0), z.maximum(2)))),
  top_p: z.optional(z.nullable(z.number().check(z.gt(0), z.maximum(1)))),
  max_tokens: z.optional(z.nullable(tokens)),
  max_completion_tokens: z.optional(z.nullable(tokens)),
  stop: z.optional(
    z.nullable(
      z.union([
        z.string().check(z.minLength(1), z.maxLength(256)),
        z.array(z.string().check(z.minLength(1), z.maxLength(256))).check(z.maxLength(4)),
      ]),
    ),
  ),
  seed: z.optional(z.nullable(z.int())),
  n: z.optional(z.nullable(z.literal(1))),
  response_format: z.optional(ResponseFormat),
  tools: z.optional(
    z.array(Tool).check(
      z.minLength(1),
      z.maxLength(64),
      z.refine((tools) => schemaFault({ anyOf: tools.map((tool) => tool.function.parameters ?? {}) }, toolsBounds) === null, {
        error: 'have schemas that are too large together.',
      }),
    ),
  ),
  tool_choice: z.optional(ToolChoice),
  user: z.optional(z.string().check(z.maxLength(256))),
  metadata: z.optional(z.nullable(z.record(z.string().check(z.maxLength(64)), z.string().check(z.maxLength(512))))),
  llasa: z.optional(LlasaInput),
})
export type ChatRequest = z.infer<typeof ChatRequest>

/** A grammar for the complete answer: only the edge sends it (TensorRT-LLM's name; XGrammar's EBNF is GBNF). */
const EbnfFormat = z.strictObject({ type: z.literal('ebnf'), ebnf: z.string().check(z.minLength(1), z.maxLength(500_000)) })
export const BackendFormat = z.discriminatedUnion('type', [...responseFormats, EbnfFormat])
export type BackendFormat = z.infer<typeof BackendFormat>

/** POST /v1/chat/completions as our gateway takes it from the edge. */
export const GatewayRequest = z.extend(ChatRequest, {
  response_format: z.optional(BackendFormat),
  /** The last message is the beginning of the answer, which goes on from there (vLLM's name). */
  continue_final_message: z.optional(z.boolean()),
  /** Keeps tenants apart in the engine's prefix cache, and sends what one asks to where its prefixes lie. */
  cache_salt: z.optional(z.string().check(z.regex(/^[A-Za-z0-9_-]{1,64}$/))),
})
export type GatewayRequest = z.infer<typeof GatewayRequest>

/** The text of a message, its parts joined; a tool-calling assistant turn may have none. */
export function textOf(content: ChatMessage['content']): string {
  if (content === null || content === undefined) return ''
  return typeof content === 'string' ? content : content.map((part) => part.text).join('')
}

export const Usage = z.object({
  prompt_tokens: z.number(),
  completion_tokens: z.number(),
  total_tokens: z.number(),
  prompt_tokens_details: z.optional(z.nullable(z.object({ cached_tokens: z.optional(z.nullable(z.number())) }))),
})
export type Usage = z.infer<typeof Usage>

export const FinishReason = z.enum(['stop', 'length', 'tool_calls', 'content_filter'])
export type FinishReason = z.infer<typeof FinishReason>

/** What we read of a backend's complete answer: lenient, only the fields used. */
export const ChatCompletion = z.object({
  id: z.string(),
  created: z.number(),
  model: z.string(),
  choices: z
    .array(
      z.object({
        finish_reason: z.nullish(z.string()),
        message: z.object({ content: z.nullish(z.string()), tool_calls: z.nullish(z.array(ToolCall)) }),
      }),
    )
    .check(z.minLength(1)),
  usage: z.nullish(Usage),
})
export type ChatCompletion = z.infer<typeof ChatCompletion>
