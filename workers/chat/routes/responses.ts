import { Receipt } from '../../../shared/grounding/receipt.ts'
import { Availability, Price, ProductOption } from '../../../shared/product.ts'
import * as z from '../../../shared/zod.ts'

/** What the chat's routes answer with. Tests hold answers to it. */

const Amount = z.extend(Price, { text: z.string() })
export const ProductCardView = z.object({
  id: z.string(),
  parent: z.optional(z.string()),
  title: z.string(),
  brand: z.optional(z.string()),
  url: z.optional(z.string()),
  image: z.optional(z.object({ url: z.string(), alt: z.optional(z.string()) })),
  price: z.optional(Amount),
  listPrice: z.optional(Amount),
  availability: z.optional(z.extend(Availability, { text: z.string() })),
  rating: z.optional(z.object({ value: z.number(), count: z.int() })),
  options: z.optional(z.array(ProductOption)),
  ageSeconds: z.optional(z.number()),
})

export const GroundingView = z.extend(Receipt, { version: z.nullable(z.string()), publishedAt: z.nullable(z.string()) })

/** A page that goes with an answer. */
export const Link = z.object({ type: z.string(), url: z.string(), title: z.optional(z.string()) })

/** Our own fields beside OpenAI's: in a stream `products` on the first event, the others beside `finish_reason`. */
export const LlasaOutput = z.object({
  products: z.optional(z.array(ProductCardView)),
  grounding: z.optional(GroundingView),
  citations: z.optional(z.array(z.object({ productId: z.string(), title: z.string(), url: z.optional(z.string()) }))),
  suggestions: z.optional(z.array(z.string())),
  faq: z.optional(
    z.object({
      id: z.string(),
      version: z.string(),
      score: z.optional(z.number()),
      exact: z.optional(z.boolean()),
      near: z.optional(z.boolean()),
      links: z.optional(z.array(Link)),
      markdown: z.optional(z.string()),
    }),
  ),
  /** A task that a rule answered, without a model. */
  rules: z.optional(z.object({ kind: z.string() })),
  /** Where a shopper who wants to know about an order learns about it. */
  order: z.optional(z.object({ links: z.array(Link), phone: z.optional(z.string()) })),
})

const UsageView = z.object({ prompt_tokens: z.int(), completion_tokens: z.int(), total_tokens: z.int() })
const ToolCallView = z.object({
  id: z.string(),
  type: z.literal('function'),
  function: z.object({ name: z.string(), arguments: z.string() }),
})
const FinishReasonView = z.enum(['stop', 'length', 'tool_calls', 'content_filter'])

// Plain answers pass from the backend as they are, with whatever else OpenAI's shape has (`logprobs`, `system_fingerprint`).
export const ChatCompletionResponse = z.looseObject({
  id: z.string(),
  object: z.literal('chat.completion'),
  created: z.int(),
  model: z.string(),
  choices: z.array(
    z.looseObject({
      index: z.int(),
      message: z.looseObject({
        role: z.literal('assistant'),
        content: z.nullable(z.string()),
        refusal: z.optional(z.nullable(z.string())),
        tool_calls: z.optional(z.array(ToolCallView)),
      }),
      finish_reason: FinishReasonView,
    }),
  ),
  usage: z.optional(z.nullable(UsageView)),
  llasa: z.optional(LlasaOutput),
})

export const ChatChunkResponse = z.looseObject({
  id: z.string(),
  object: z.literal('chat.completion.chunk'),
  created: z.int(),
  model: z.string(),
  choices: z.array(
    z.looseObject({
      index: z.int(),
      delta: z.looseObject({ role: z.optional(z.string()), content: z.optional(z.nullable(z.string())) }),
      finish_reason: z.nullable(FinishReasonView),
    }),
  ),
  usage: z.optional(z.nullable(UsageView)),
  llasa: z.optional(LlasaOutput),
})

export const ModelView = z.object({
  id: z.string(),
  object: z.literal('model'),
  created: z.int(),
  owned_by: z.string(),
  context_length: z.number(),
  max_output_tokens: z.number(),
})
export const ModelList = z.object({ object: z.literal('list'), data: z.array(ModelView) })

const ItemStatus = z.enum(['in_progress', 'completed', 'incomplete'])
const OutputMessage = z.object({
  type: z.literal('message'),
  id: z.string(),
  status: ItemStatus,
  role: z.literal('assistant'),
  content: z.array(z.looseObject({ type: z.literal('output_text'), text: z.string() })),
})
const OutputCall = z.object({
  type: z.literal('function_call'),
  id: z.string(),
  status: ItemStatus,
  call_id: z.string(),
  name: z.string(),
  arguments: z.string(),
})

// What was requested comes back with it (`tools`, `text`, `temperature` …), as OpenAI's does.
export const ResponseObject = z.looseObject({
  id: z.string(),
  object: z.literal('response'),
  created_at: z.int(),
  status: z.enum(['in_progress', 'completed', 'incomplete']),
  incomplete_details: z.nullable(z.object({ reason: z.string() })),
  model: z.string(),
  output: z.array(z.discriminatedUnion('type', [OutputMessage, OutputCall])),
  usage: z.nullable(z.looseObject({ input_tokens: z.int(), output_tokens: z.int(), total_tokens: z.int() })),
  llasa: z.optional(LlasaOutput),
})
