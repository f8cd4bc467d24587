import { toAppError } from '../../../shared/errors.ts'
import { type AppContext, contextOf } from '../../context.ts'
import { readJson } from '../../http/read-json.ts'
import { answerChat } from '../answer-chat.ts'
import type { Reply } from '../contract.ts'
import { eventStream, type WrittenReply, writeChunks } from '../reply/write-reply.ts'
import { ResponsesBody, type ResponsesRequest } from '../responses/request.ts'
import { responseFromReply } from '../responses/response-from-reply.ts'
import { createResponseWriter } from '../responses/response-writer.ts'
import { renamed, toChatRequest } from '../responses/to-chat-request.ts'
import type { ChunkWriter } from '../stream/chunk-writer.ts'
import { respondReply } from './respond-reply.ts'

/** POST /v1/responses: OpenAI's Responses, without a memory; answered as a chat is. */
export async function createResponse(c: AppContext): Promise<Response> {
  const context = contextOf(c)
  const { services, state } = context
  const request = await readJson(c.req.raw, ResponsesBody, services.config.limits.bodyBytesMax)
  if (state.claim) await state.claim()
  state.stream = request.stream === true
  const writer = createResponseWriter(request)
  const { reply } = await answerChat({ context, request: toChatRequest(request), writer }).catch((thrown) => {
    throw renamed(toAppError(thrown))
  })
  return respondReply(c, context, reply, writeResponse(reply, request, writer))
}

function writeResponse(reply: Reply, request: ResponsesRequest, writer: ChunkWriter): WrittenReply {
  if (reply.kind === 'streamed') return { body: reply.events, contentType: eventStream }
  if (request.stream) return { body: writeChunks(reply, writer, true), contentType: eventStream }
  return { body: JSON.stringify(responseFromReply(request, reply)), contentType: 'application/json' }
}
