import type { FinishReason, Usage } from '../../../shared/chat.ts'
import type { LlasaFields } from '../contract.ts'
import type { ResponsesRequest } from './request.ts'

interface MessageItem {
  readonly type: 'message'
  readonly id: string
  readonly status: Status
  readonly role: 'assistant'
  readonly content: readonly OutputText[]
}
interface OutputText {
  readonly type: 'output_text'
  readonly text: string
  readonly annotations: readonly never[]
  readonly logprobs: readonly never[]
}
interface CallItem {
  readonly type: 'function_call'
  readonly id: string
  readonly status: Status
  readonly call_id: string
  readonly name: string
  readonly arguments: string
}
export type OutputItem = MessageItem | CallItem
type Status = 'in_progress' | 'completed' | 'incomplete'

/** How far an answer is, as `responseOf` shows it. */
interface Progress {
  readonly id: string
  readonly created: number
  readonly model: string
  readonly output: readonly OutputItem[]
  /** Null while it is under way. */
  readonly finishReason: FinishReason | null
  readonly usage: Usage | null
  readonly llasa: LlasaFields | null
}

export const outputText = (text: string): OutputText => ({ type: 'output_text', text, annotations: [], logprobs: [] })

export const messageItem = (answerId: string, status: Status, content: readonly OutputText[]): MessageItem => ({
  type: 'message',
  id: `msg_${answerId}`,
  status,
  role: 'assistant',
  content,
})

export const callItem = (status: Status, id: string, name: string, json: string): CallItem => ({
  type: 'function_call',
  id: `fc_${id}`,
  status,
  call_id: id,
  name,
  arguments: json,
})

/** OpenAI's response object: what was requested, and how far the answer is. */
export function responseOf(request: ResponsesRequest, progress: Progress) {
  const { id, created, model, output, finishReason, usage, llasa } = progress
  const reason = incompleteReasons[finishReason ?? 'stop'] ?? null
  return {
    id,
    object: 'response' as const,
    created_at: created,
    status: finishReason === null ? ('in_progress' as const) : statusOf(finishReason),
    background: false,
    error: null,
    incomplete_details: reason === null ? null : { reason },
    instructions: request.instructions ?? null,
    max_output_tokens: request.max_output_tokens ?? null,
    model,
    output,
    parallel_tool_calls: true,
    previous_response_id: null,
    reasoning: { effort: null, summary: null },
    service_tier: 'default',
    store: false,
    temperature: request.temperature ?? null,
    text: { format: request.text?.format ?? { type: 'text' } },
    tool_choice: request.tool_choice ?? 'auto',
    tools: (request.tools ?? []).map((tool) => ({ parameters: null, strict: null, description: null, ...tool })),
    top_p: request.top_p ?? null,
    truncation: 'auto',
    usage: usage && usageOf(usage),
    user: request.user ?? null,
    metadata: request.metadata ?? {},
    ...(llasa && { llasa }),
  }
}

export const statusOf = (finishReason: FinishReason): 'completed' | 'incomplete' =>
  incompleteReasons[finishReason] === undefined ? 'completed' : 'incomplete'

const incompleteReasons: Readonly<Partial<Record<FinishReason, string>>> = {
  length: 'max_output_tokens',
  content_filter: 'content_filter',
}

const usageOf = ({ prompt_tokens, completion_tokens, total_tokens, prompt_tokens_details: details }: Usage) => ({
  input_tokens: prompt_tokens,
  input_tokens_details: { cached_tokens: details?.cached_tokens ?? 0, cache_write_tokens: 0 },
  output_tokens: completion_tokens,
  output_tokens_details: { reasoning_tokens: 0 },
  total_tokens,
})
