import { ChatBody } from '../../../shared/chat-habits.ts'
import { plainChat } from '../../../shared/plain-chat.ts'
import { type AppContext, contextOf } from '../../context.ts'
import { readJson } from '../../http/read-json.ts'
import { answerChat } from '../answer-chat.ts'
import { writeReply } from '../reply/write-reply.ts'
import { respondReply } from './respond-reply.ts'

/** POST /v1/chat/completions */
export async function chat(c: AppContext): Promise<Response> {
  const context = contextOf(c)
  const { services, state } = context

  const request = await readJson(c.req.raw, ChatBody, services.config.limits.bodyBytesMax, plainChat)
  if (state.claim) await state.claim()
  state.stream = request.stream === true
  const { reply } = await answerChat({ context, request })
  return respondReply(c, context, reply, writeReply(reply, request))
}

/** What every isolate has at hand; `chat-routes.ts` describes it, which no request needs. */
export const chatRoute = { method: 'post', path: '/v1/chat/completions', handler: chat } as const
