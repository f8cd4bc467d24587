import { AskRequest } from '../../shared/ucp/ask.ts'
import { type AppContext, servicesOf } from '../context.ts'
import { answerAsk } from '../http/answer-ask.ts'
import { readJson } from '../http/read-json.ts'
import { respondJson } from '../http/respond.ts'

/** POST /v1/ask and /ucp/ask: UCP's Ask. A question nobody can answer is answered so, with 200. */
export async function ask(c: AppContext): Promise<Response> {
  const request = await readJson(c.req.raw, AskRequest, servicesOf(c).config.limits.bodyBytesMax)
  return respondJson(c.get('state'), await answerAsk(c, request))
}
