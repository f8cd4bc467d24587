import * as z from '../../../shared/zod.ts'
import type { Route } from '../../http/routes/route.ts'
import { FeedbackRequest } from '../feedback.ts'
import { ResponsesRequest } from '../responses/request.ts'
import { createResponse } from './create-response.ts'
import { feedback } from './feedback.ts'
import { getModel, listModels } from './models.ts'
import { ModelList, ModelView, ResponseObject } from './responses.ts'

const common = { tag: 'Chat' } as const

/** What goes with chats. */
export const companionRoutes: readonly Route[] = [
  {
    ...common,
    method: 'post',
    path: '/v1/responses',
    id: 'createResponse',
    summary: "Answer in the form of OpenAI's Responses",
    description:
      "OpenAI's Responses, without a memory: the conversation comes with each request, and what refers to something stored is refused by name. With `stream: true` the answer is a stream of OpenAI's events; `llasa` is in the response of the first ones (`products`) and of the last.",
    body: ResponsesRequest,
    response: ResponseObject,
    handler: createResponse,
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
