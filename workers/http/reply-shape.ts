import type { ChatRequest } from '../../shared/chat.ts'
import type { Listing } from '../../shared/listing.ts'
import type { ReplyShape } from './reply-from-answer.ts'

/** How the caller wants the answer, and whether there are slots to fill in it. */
export const replyShape = (request: ChatRequest, listing: Listing): ReplyShape => ({
  stream: request.stream === true,
  includeUsage: request.stream_options?.include_usage === true,
  fields: listing.fields.size > 0 ? listing.fields : null,
  slots: {
    style: request.response_format && request.response_format.type !== 'text' ? 'json-string' : 'text',
    locale: request.llasa?.locale ?? 'en',
  },
})
