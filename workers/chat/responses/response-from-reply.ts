import type { CompleteReply } from '../contract.ts'
import type { ResponsesRequest } from './request.ts'
import { callItem, messageItem, outputText, responseOf, statusOf } from './response-view.ts'

/** A finished answer as a response object. */
export function responseFromReply(request: ResponsesRequest, { answer, content, llasa }: CompleteReply) {
  const { id, created, model, toolCalls, finishReason, usage } = answer
  const status = statusOf(finishReason)
  const calls = toolCalls.map((call) => callItem('completed', call.id, call.function.name, call.function.arguments))
  const isCallOnly = calls.length > 0 && !content
  const output = [...(isCallOnly ? [] : [messageItem(id, status, [outputText(content ?? '')])]), ...calls]
  return responseOf(request, { id, created, model, output, finishReason, usage, llasa })
}
