import { AppError } from '../../../shared/errors.ts'
import { orderNumbersIn, withoutNumbers } from '../../../shared/faq/order-question.ts'
import * as z from '../../../shared/zod.ts'
import { type AppContext, callerOf, servicesOf } from '../../context.ts'
import { readText } from '../../http/read-json.ts'
import { respond } from '../../http/respond.ts'
import { Replayed } from './replayed.ts'

const keyPattern = /^[\x21-\x7e]{1,255}$/
const answerCharsMax = 1_000_000
const readCharsMax = 20_000
const Streamed = z.object({ stream: z.literal(true) })

/**
 * One request of an `Idempotency-Key`: its route claims the key once the body is accepted, so that what is refused never
 * reaches an object.
 */
export async function once(c: AppContext, next: () => Promise<void>, key: string): Promise<void> {
  const refuse = (code: 'invalid_value' | 'conflict' | 'idempotency_mismatch', message: string, retryAfterSeconds?: number) =>
    new AppError(code, message, { param: 'Idempotency-Key', ...(retryAfterSeconds && { retryAfterSeconds }) })
  if (!keyPattern.test(key)) throw refuse('invalid_value', "'Idempotency-Key' must be 1 to 255 visible ASCII characters.")
  const { config, idempotency } = servicesOf(c)
  const { tenant, keyId } = callerOf(c)
  const { bodyBytesMax, requestTimeoutMs } = config.limits
  const body = await readText(c.req.raw.clone(), bodyBytesMax)
  if (Streamed.safeParse(parsed(body)).success)
    throw refuse('invalid_value', "'Idempotency-Key' goes with complete answers only, not with a stream.")
  // A repetition reads them as "…": the number of an order is not kept, not for a day.
  const numbers = orderNumbersIn(body.slice(0, readCharsMax))
  let hasBegun = false
  c.get('state').claim = async () => {
    const begun = await idempotency.begin(tenant, key, `${keyId}\n${c.req.path}\n${body}`, requestTimeoutMs)
    if (begun.state === 'mismatch') throw refuse('idempotency_mismatch', 'This key was used for another request.')
    if (begun.state === 'running') throw refuse('conflict', 'The first request with this key is still running.', 1)
    if (begun.state === 'done') {
      const { status, body: answered, contentType } = begun.answer
      const headers = { 'content-type': contentType, 'idempotency-replayed': 'true' }
      throw new Replayed(respond(c.get('state'), status, answered, headers))
    }
    hasBegun = true
  }
  await next()
  if (!hasBegun) return
  const { status } = c.res
  // What was refused leaves nothing behind: the same key may come again with a body that is right.
  const text = status < 400 || status === 422 ? await c.res.clone().text() : null
  const contentType = c.res.headers.get('content-type') ?? 'application/json'
  const answer =
    text !== null && text.length <= answerCharsMax ? { status, body: withoutNumbers(text, numbers), contentType } : null
  // Waited for: a repetition that comes right after this answer must find it.
  await idempotency.finish(tenant, key, answer)
}

/** What is no JSON is refused further on. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
