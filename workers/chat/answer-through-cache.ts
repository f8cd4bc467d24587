import { reserveTokens } from '../access/reserve-tokens.ts'
import type { AnswerLookup } from '../answer-cache/contract.ts'
import { type AppContext, deferOf, servicesOf } from '../context.ts'
import { askOptions } from './ask-options.ts'
import { unstreamed } from './backend-request.ts'
import type { Reply } from './contract.ts'
import type { AnswerPlan } from './plan-answer.ts'
import { type ReplyShape, replyFromAnswer } from './reply/reply-from-answer.ts'
import { answerOf, replyFromStream, replyFromWhole } from './reply/reply-from-upstream.ts'

/** The known answer, or the backend's; whoever asked first tells the cache and the waiting others how it went. */
export async function answerThroughCache(c: AppContext, plan: AnswerPlan, shape: ReplyShape): Promise<Reply> {
  const services = servicesOf(c)
  const state = c.get('state')
  const defer = deferOf(c)
  const found = await services.answers.find(plan.place, plan.use, defer)
  state.cache = found.outcome
  state.headers['cache-status'] = found.status

  if (found.answer) {
    if (found.outcome === 'stale') defer(refresh(c, plan, found))
    return replyFromAnswer(found.answer, shape, null)
  }
  const asking = askBackend(c, plan, shape)
  if (!plan.use.store) return asking
  // Others may wait for this answer: when this caller leaves, the runtime must still let us tell them so. One with a slot
  // nothing fills is an answer for this moment only.
  const settled = asking.then(
    (reply) =>
      reply.finished.then(({ answer, unknownSlots, violations }) =>
        found.settle(answer, unknownSlots + violations > 0 ? 'nowhere' : 'location'),
      ),
    () => found.settle(null, 'nowhere'),
  )
  defer(settled)
  return asking
}

async function askBackend(c: AppContext, plan: AnswerPlan, shape: ReplyShape): Promise<Reply> {
  const prompt = promptTokensOf(plan)
  const settle = await reserveTokens(c, prompt + plan.asked.max_completion_tokens)
  try {
    const reply = await askModel(c, plan, shape)
    // Who leaves before the cost is told has had the prompt read at least.
    c.executionCtx.waitUntil(reply.finished.then(({ usage }) => settle(usage?.total_tokens ?? prompt)))
    return reply
  } catch (error) {
    settle(0)
    throw error
  }
}

async function askModel(c: AppContext, { route, asked, use, isShort }: AnswerPlan, shape: ReplyShape): Promise<Reply> {
  const { backends, config } = servicesOf(c)
  const { headers } = c.get('state')
  const options = askOptions(c, { signal: c.req.raw.signal, mayHedge: isShort })
  if (!asked.stream) {
    const upstream = await backends.ask(route, asked, options)
    headers['server-timing'] = `upstream;dur=${Date.now() - upstream.startedAt}`
    return replyFromWhole(upstream, shape)
  }
  const upstream = await backends.stream(route, asked, options)
  headers['server-timing'] = `upstream;dur=${Date.now() - upstream.startedAt}`
  // An event carries one token in some 200 bytes of JSON, an answer that is stored keeps only the token.
  return replyFromStream(upstream, shape, use.store ? config.limits.answerBytesMax * 16 : 0)
}

const promptTokensOf = ({ asked, route }: AnswerPlan): number =>
  Math.ceil(asked.messages.reduce((sum, { content }) => sum + content.length, 0) / route.arm.charsPerToken)

/** Asks anew behind a stale answer, for the next caller; no one waits for it and no one's leaving stops it. */
async function refresh(c: AppContext, { route, asked }: AnswerPlan, found: AnswerLookup): Promise<void> {
  const { requestId, services } = c.get('state')
  if (!services) return
  try {
    const upstream = await services.backends.ask(route, unstreamed(asked), askOptions(c, { signal: null, mayHedge: false }))
    await found.settle(answerOf(upstream.completion), 'location')
  } catch (error) {
    await found.settle(null, 'nowhere')
    console.error(JSON.stringify({ kind: 'refresh-failed', requestId, cause: String(error) }))
  }
}
