import { type AppContext, servicesOf } from '../context.ts'
import type { BackendRequest, CacheUse } from '../core/answer.ts'
import type { Arm } from '../core/arm.ts'
import type { AnswerLookup, AskOptions, Reply } from '../services.ts'
import { type ReplyShape, replyFromAnswer } from './reply-from-answer.ts'
import { readAnswer, replyFromUpstream } from './reply-from-upstream.ts'

export interface AnswerPlan {
  readonly key: string
  readonly use: CacheUse
  readonly arm: Arm
  readonly asked: BackendRequest
  readonly shape: ReplyShape
}

/** The known answer, or the backend's; whoever asked first tells the cache and the waiting others how it went. */
export async function answerThroughCache(c: AppContext, plan: AnswerPlan): Promise<Reply> {
  const services = servicesOf(c)
  const state = c.get('state')
  const found = await services.answers.find(plan.key, plan.use)
  state.cache = found.outcome
  state.headers['cache-status'] = found.status
  state.headers['x-llasa-arm'] = plan.arm.name

  if (found.answer) {
    if (found.outcome === 'stale') c.executionCtx.waitUntil(refresh(c, plan, found))
    return replyFromAnswer(found.answer, plan.shape, null)
  }
  if (!plan.use.store) return askBackend(c, plan)
  // Others may wait for this answer: when this caller leaves, the runtime must still let us tell them so.
  const asking = askBackend(c, plan)
  const settled = asking.then(
    (reply) => reply.finished.then(({ answer }) => found.settle(answer)),
    () => found.settle(null),
  )
  c.executionCtx.waitUntil(settled)
  return asking
}

async function askBackend(c: AppContext, { arm, asked, shape, use }: AnswerPlan): Promise<Reply> {
  const { backends, config } = servicesOf(c)
  const { requestId, trace, headers } = c.get('state')
  const options: AskOptions = { signal: c.req.raw.signal, requestId, traceparent: trace.traceparent }
  const upstream = await backends.ask(arm, asked, options)
  headers['server-timing'] = `upstream;dur=${Date.now() - upstream.startedAt}`
  // An event carries one token in some 200 bytes of JSON, an answer that is stored keeps only the token.
  return replyFromUpstream(upstream, shape, use.store ? config.limits.answerBytesMax * 16 : 0)
}

/** Asks anew behind a stale answer, for the next caller; no one waits for it and no one's leaving stops it. */
async function refresh(c: AppContext, plan: AnswerPlan, found: AnswerLookup): Promise<void> {
  const services = servicesOf(c)
  const { requestId, trace } = c.get('state')
  const { stream_options: _unused, ...whole } = plan.asked
  try {
    const upstream = await services.backends.ask(
      plan.arm,
      { ...whole, stream: false },
      { signal: null, requestId, traceparent: trace.traceparent },
    )
    await found.settle(await readAnswer(upstream))
  } catch (error) {
    await found.settle(null)
    console.error(JSON.stringify({ kind: 'refresh-failed', requestId, cause: String(error) }))
  }
}
