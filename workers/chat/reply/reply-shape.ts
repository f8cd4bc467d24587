import type { ChatRequest } from '../../../shared/chat.ts'
import type { Facts } from '../../../shared/grounding/facts.ts'
import type { ReplyShape } from './reply-from-answer.ts'

/** How the caller wants the answer, and what it is held to. */
export const replyShape = (request: ChatRequest, facts: Facts | null): ReplyShape => ({
  stream: request.stream === true,
  includeUsage: request.stream_options?.include_usage === true,
  facts,
  slots: {
    style: request.response_format && request.response_format.type !== 'text' ? 'json-string' : 'text',
    locale: request.llasa?.locale ?? 'en',
  },
})
