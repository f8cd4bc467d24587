import type { AppContext } from '../../context.ts'
import type { RequestContext } from '../../http/contract.ts'
import { respond } from '../../http/respond.ts'
import { recordFor } from '../../http/routes/request-context.ts'
import type { Outcome, Reply } from '../contract.ts'
import type { WrittenReply } from '../reply/write-reply.ts'

/** Sends an answer as it was written; it is recorded when its last byte has left, and nothing waits for that. */
export function respondReply(
  c: AppContext,
  { services, state, defer, location }: RequestContext,
  reply: Reply,
  { body, contentType }: WrittenReply,
): Response {
  state.recordsItself = true
  const record = (outcome: Outcome): void => services.recorder.write(recordFor(c, 200, outcome, location), defer)
  if (reply.outcome) record(reply.outcome)
  else defer(reply.finished.then(record))
  // `no-transform`: a proxy that compresses would hold tokens back.
  return respond(state, 200, body, { 'content-type': contentType, 'cache-control': 'no-store, no-transform' })
}
