import { ChatRequest } from '../../../shared/chat.ts'
import type { Route } from '../../http/routes/route.ts'
import { chatRoute } from './chat.ts'
import { ChatCompletionResponse } from './responses.ts'

const common = { tag: 'Chat' } as const

/** As it is described. */
export const chatRoutes: readonly Route[] = [
  {
    ...common,
    ...chatRoute,
    id: 'createChatCompletion',
    summary: 'Answer a conversation',
    description:
      "OpenAI's Chat Completions. With `stream: true` the answer is a stream of `ChatChunk` events, ended by `[DONE]`; `llasa.products` comes on its first event, `llasa.grounding`, `citations` and `suggestions` beside `finish_reason`.",
    body: ChatRequest,
    response: ChatCompletionResponse,
  },
]
