import { messagesWithoutMarkers, toolsWithoutMarkers } from '../../shared/chat-markers.ts'
import { AppError } from '../../shared/errors.ts'
import { doneEvent, sseComment, sseEvent } from '../../shared/sse.ts'
import * as z from '../../shared/zod.ts'
import type { BackendRequest, EventBatch } from './contract.ts'

const positive = z.int().check(z.positive())

/** Somebody's OpenAI-compatible endpoint that serves as a region: a serverless GPU, a hosted model. No gateway of ours is before it. */
export const HostedBackend = z.strictObject({
  /** What comes before `/v1/chat/completions`. */
  url: z.url({ protocol: /^https$/ }),
  /** `openai` is sent the fields of OpenAI's API only; `vllm` also grammars, salts and answers to continue. */
  dialect: z.enum(['openai', 'vllm']),
  /** Name of the Worker's secret that holds its key. */
  keySecret: z.string().check(z.regex(/^[A-Z][A-Z0-9_]*$/)),
  /** As the endpoint calls it; the arm's model where left out. */
  model: z.optional(z.string()),
  limits: z._default(
    z.strictObject({
      outputTokensMax: z.optional(positive),
      /** A serverless GPU that sleeps takes its time. */
      headersTimeoutMs: z.optional(positive),
    }),
    {},
  ),
})
export type HostedBackend = z.infer<typeof HostedBackend>

/** Our request as the endpoint takes it. Throws `overloaded`, so that another backend is called, for what its dialect cannot say. */
export function hostedRequest(request: BackendRequest, { dialect, model, limits }: HostedBackend): object {
  const {
    cache_salt: salt,
    continue_final_message: continues,
    response_format: format,
    max_completion_tokens: tokens,
    messages,
    tools,
    ...rest
  } = request
  if (dialect === 'openai' && (continues || format?.type === 'ebnf'))
    throw new AppError('overloaded', 'No model in this region can take this request now.', {
      retryAfterSeconds: 2,
      cause: `${continues ? 'an answer to continue' : 'a grammar'}: not in the dialect of this endpoint`,
    })
  const isGrammar = format?.type === 'ebnf'
  return {
    ...rest,
    model: model ?? request.model,
    messages: messagesWithoutMarkers(messages),
    max_tokens: Math.min(tokens, limits.outputTokensMax ?? tokens),
    ...(tools && { tools: toolsWithoutMarkers(tools) }),
    ...(format && !isGrammar && { response_format: format }),
    // What an answer cost is known from its last chunk only, whether or not the caller wants to see it.
    ...(request.stream && { stream_options: { include_usage: true } }),
    ...(dialect === 'vllm' && {
      cache_salt: salt,
      ...(isGrammar && { structured_outputs: { grammar: format.ebnf } }),
      ...(continues && { continue_final_message: true, add_generation_prompt: false }),
    }),
  }
}

const Refusal = z.object({ error: z.object({ message: z.string(), code: z.nullish(z.union([z.string(), z.number()])) }) })
const overflow = /context_length_exceeded|maximum context length|context window|too many (input )?tokens/i

/** A refusal of the request, which any endpoint would repeat: it is the caller's, and no failure of the backend. Null for others. */
export function hostedRefusal(status: number, body: string): AppError | null {
  if (status !== 400 && status !== 413 && status !== 422) return null
  const { error } = Refusal.safeParse(parse(body)).data ?? {}
  const cause = `endpoint answered ${status}, ${body.length} characters, code ${String(error?.code).slice(0, 40)}`
  if (status === 413 || overflow.test(`${error?.code} ${error?.message}`))
    return new AppError('context_length_exceeded', 'The prompt and the requested answer are longer than the model takes.', {
      param: 'messages',
      cause,
    })
  return new AppError('invalid_value', 'The model cannot answer this request: it refuses one of its values.', { cause })
}

const encoder = new TextEncoder()

/** A batch as our gateway would have sent it: under our id, the cost in a comment, and as a chunk only where the caller wants it. */
export function asOurs(
  batch: EventBatch,
  { answerId, isUsageRequested }: { readonly answerId: string; readonly isUsageRequested: boolean },
): EventBatch {
  if (batch.chunks.length === 0) return batch
  const named = batch.chunks.map((chunk) => ({ ...chunk, id: answerId }))
  const costs = named.filter(({ choices, usage }) => choices.length === 0 && usage)
  const reported = costs.map(({ usage }) => `usage ${JSON.stringify(usage)}`)
  const chunks = isUsageRequested ? named : named.filter((chunk) => !costs.includes(chunk))
  const text =
    chunks.map(sseEvent).join('') + [...batch.comments, ...reported].map(sseComment).join('') + (batch.isDone ? doneEvent : '')
  return { ...batch, bytes: encoder.encode(text), chunks, comments: [...batch.comments, ...reported] }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
