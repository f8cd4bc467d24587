import * as z from 'zod/mini'
import { ChatRequest } from '../../../shared/chat.ts'
import type { Route } from '../../http/routes/route.ts'
import { FeedbackRequest } from '../feedback.ts'
import { chat } from './chat.ts'
import { feedback } from './feedback.ts'
import { getModel, listModels } from './models.ts'
import { ChatCompletionResponse, ModelList, ModelView } from './responses.ts'

const common = { tag: 'Chat' } as const

export const chatRoutes: readonly Route[] = [
  {
    ...common,
    method: 'post',
    path: '/v1/chat/completions',
    id: 'createChatCompletion',
    summary: 'Answer a conversation',
    description:
      "OpenAI's Chat Completions. With `stream: true` the answer is a stream of `ChatChunk` events, ended by `[DONE]`; `llasa.products` comes on its first event, `llasa.grounding`, `citations` and `suggestions` beside `finish_reason`.",
    body: ChatRequest,
    response: ChatCompletionResponse,
    handler: chat,
  },
  {
    ...common,
    method: 'post',
    path: '/v1/feedback',
    id: 'sendFeedback',
    summary: 'Vote on an answer',
    body: FeedbackRequest,
    response: z.object({ answerId: z.string(), vote: z.enum(['up', 'down']) }),
    handler: feedback,
  },
  {
    ...common,
    method: 'get',
    path: '/v1/models',
    id: 'listModels',
    summary: 'Models that a request may name, with their limits',
    response: ModelList,
    handler: listModels,
  },
  {
    ...common,
    method: 'get',
    path: '/v1/models/:id',
    id: 'getModel',
    summary: 'One model',
    response: ModelView,
    handler: getModel,
  },
]
