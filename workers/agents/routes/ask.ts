import { type AppContext, contextOf } from '../../context.ts'
import { readJson } from '../../http/read-json.ts'
import { respondJson } from '../../http/respond.ts'
import { fromAgents } from '../agent-values.ts'
import { answerAsk } from '../answer-ask.ts'
import { AskRequest } from '../ucp/ask.ts'

/** POST /v1/ask and /ucp/ask: UCP's Ask. A question that cannot be answered gets that as its answer, with 200. */
export async function ask(c: AppContext): Promise<Response> {
  const context = contextOf(c)
  const request = await readJson(c.req.raw, fromAgents(AskRequest), context.services.config.limits.bodyBytesMax)
  if (context.state.claim) await context.state.claim()
  return respondJson(context.state, await answerAsk(context, request))
}
