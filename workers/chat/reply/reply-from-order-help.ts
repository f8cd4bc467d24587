import type { RequestContext } from '../../http/contract.ts'
import type { Route } from '../../rollout/contract.ts'
import type { CompleteReply } from '../contract.ts'
import type { ShownOrderHelp } from '../order-help-for.ts'
import { plainReply } from './reply-from-answer.ts'

/** Where the shopper learns about an order: no model is called, and nothing of the question is kept. */
export function replyFromOrderHelp(
  { state, now, newId }: RequestContext,
  { arm }: Route,
  { text, ...order }: ShownOrderHelp,
): CompleteReply {
  state.cache = 'edge'
  state.headers['cache-status'] = 'LLaSA; hit; detail=order'
  return plainReply(
    {
      id: `edge:${newId()}`,
      created: Math.floor(now() / 1000),
      model: arm.model,
      content: text,
      toolCalls: [],
      finishReason: 'stop',
      usage: { prompt_tokens: 0, completion_tokens: 0, total_tokens: 0 },
    },
    { order },
  )
}
