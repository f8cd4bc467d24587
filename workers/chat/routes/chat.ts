import { ChatBody } from '../../../shared/chat-habits.ts'
import { type AppContext, contextOf } from '../../context.ts'
import { readJson } from '../../http/read-json.ts'
import { respond } from '../../http/respond.ts'
import { recordFor } from '../../http/routes/request-context.ts'
import { answerChat } from '../answer-chat.ts'
import type { Outcome } from '../contract.ts'
import { writeReply } from '../reply/write-reply.ts'

/** POST /v1/chat/completions */
export async function chat(c: AppContext): Promise<Response> {
  const context = contextOf(c)
  const { services, state, defer } = context

  const request = await readJson(c.req.raw, ChatBody, services.config.limits.bodyBytesMax)
  state.stream = request.stream === true
  const { reply } = await answerChat({ context, request })
  const { body, contentType } = writeReply(reply, request)

  state.recordsItself = true
  const record = (outcome: Outcome): void => services.recorder.write(recordFor(c, 200, outcome), defer)
  if (reply.kind === 'complete') record(reply.outcome)
  else defer(reply.finished.then(record))
  // `no-transform`: a proxy that compresses would hold tokens back.
  return respond(state, 200, body, { 'content-type': contentType, 'cache-control': 'no-store, no-transform' })
}
