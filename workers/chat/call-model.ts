import { reserveTokens } from '../access/reserve-tokens.ts'
import type { RequestContext } from '../http/contract.ts'
import { callOptions } from './call-options.ts'
import type { Reply } from './contract.ts'
import type { AnswerPlan } from './plan-answer.ts'
import { replyFromCompletion } from './reply/reply-from-completion.ts'
import { replyFromStream } from './reply/reply-from-stream.ts'
import type { ReplyShape } from './reply/reply-shape.ts'

/** The model's answer; what it may cost is reserved before and settled after. */
export async function callModel(context: RequestContext, plan: AnswerPlan, shape: ReplyShape): Promise<Reply> {
  const promptTokens = promptTokensOf(plan)
  const settle = await reserveTokens(context, promptTokens + plan.backendRequest.max_completion_tokens)
  try {
    const reply = await callBackend(context, plan, shape)
    // A caller who leaves before the cost is known has had the prompt read and what came written.
    if (settle)
      context.defer(
        reply.finished.then(({ usage, streamedTokens }) => settle(usage?.total_tokens ?? promptTokens + streamedTokens)),
      )
    return reply
  } catch (error) {
    settle?.(0)
    throw error
  }
}

async function callBackend(
  context: RequestContext,
  { route, backendRequest, use, isShort }: AnswerPlan,
  shape: ReplyShape,
): Promise<Reply> {
  const { services, signal, state, now } = context
  const { backends, config } = services
  const options = callOptions(context, route, { signal, mayHedge: isShort && signal !== null })
  if (!backendRequest.stream) {
    const upstream = await backends.ask(route, backendRequest, options)
    const ttftMs = now() - upstream.startedAt
    state.headers['server-timing'] = `upstream;dur=${ttftMs}`
    return replyFromCompletion(upstream, shape, ttftMs)
  }
  const upstream = await backends.stream(route, backendRequest, options)
  state.headers['server-timing'] = `upstream;dur=${now() - upstream.startedAt}`
  // An event carries one token in some 200 bytes of JSON, an answer that is stored keeps only the token.
  const keepBytesMax = use.store ? config.limits.answerBytesMax * 16 : 0
  return replyFromStream(upstream, shape, { keepBytesMax, readAhead: services.readAhead, now })
}

const promptTokensOf = ({ backendRequest, route }: AnswerPlan): number =>
  Math.ceil(backendRequest.messages.reduce((sum, { content }) => sum + content.length, 0) / route.arm.charsPerToken)
