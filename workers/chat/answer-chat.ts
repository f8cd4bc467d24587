import { toAppError } from '../../shared/errors.ts'
import { asksForService } from '../../shared/weighing/services.ts'
import { answerThroughCache } from './answer-through-cache.ts'
import { checkBounds } from './check-bounds.ts'
import { composeReply, withoutFoundLists } from './compose-reply.ts'
import type { Answered, ChatInput, Routed } from './contract.ts'
import { countMiss, findKnownAnswer } from './find-known-answer.ts'
import { keepTurn } from './keep-turn.ts'
import { orderHelpFor } from './order-help-for.ts'
import { planAnswer, promptNameOf } from './plan-answer.ts'
import { quoteNear } from './quote-near.ts'
import { replyFromAnswer } from './reply/reply-from-answer.ts'
import { replyFromFaq, replyFromNearFaq } from './reply/reply-from-faq.ts'
import { replyFromOrderHelp } from './reply/reply-from-order-help.ts'
import { ownWords, replyShape } from './reply/reply-shape.ts'
import { routeRequest } from './route-request.ts'
import { saysNothing } from './says-nothing.ts'
import { searchByModel } from './search-by-model.ts'
import { selectProducts } from './select-products.ts'
import { isAboutProducts, lastQuestionOf } from './selection.ts'
import { standIn } from './stand-in.ts'
import { withShopDefaults } from './with-shop-defaults.ts'

/**
 * One chat request from its checked body to its answer, in the order it happens. Chat, ask, tasks, agents and
 * warming call it.
 */
export async function answerChat(input: ChatInput): Promise<Answered> {
  const routed = input.routed ?? (await routeRequest(input.context, input.request))
  // What comes with its route is no shopper's: a task, or an answer in advance.
  if (routed.published.keepConversationsDays === 0 || input.routed) return answer(input, routed)
  return keepTurn(input, (watched) => answer(watched, routed))
}

async function answer(
  { context, request: asSent, grammar, writer, watch, keep = 'location' }: ChatInput,
  { route, published }: Routed,
): Promise<Answered> {
  const { services, caller, state, now } = context
  const { limits } = services.config

  checkBounds(asSent, route.arm, limits)

  const known = await findKnownAnswer(context, published, route.arm, asSent)
  if (known.answer)
    return { reply: replyFromFaq(context, route, known.answer), known: known.answer.entry, by: 'faq', saysNothing: false }

  const help = orderHelpFor(published.orderHelp, asSent)
  if (help) return { reply: replyFromOrderHelp(context, route, help), known: null, by: 'order', saysNothing: false }

  const request = await withShopDefaults(context, asSent)
  const prompt = services.prompts.get(promptNameOf(route.arm, request))
  const selected = await selectProducts(context, request)
  const selection = await searchByModel(context, { request, prompt, route, selection: selected })
  const plan = planAnswer({
    tenant: caller.tenant,
    request: prompt.edgeComposes !== 'nothing' ? withoutFoundLists(request) : request,
    route,
    prompt,
    selection,
    now: now(),
    ...(grammar && { grammar }),
    published,
    known,
    windows: limits.answers,
    cacheControl: context.header('cache-control') ?? null,
  })
  const shape = replyShape(request, plan.facts, { writer, watch })
  if (!isAboutProducts(selection) || asksForService(lastQuestionOf(request))) countMiss(context, published, known, request)

  const composed = composeReply(context, { request, prompt, plan, found: selection.found, match: selection.match })
  const near = { quote: known.quote, prompt, language: plan.language, composed, match: selection.match }
  const quoted = quoteNear(near)
  if (quoted && known.quote && known.version !== null)
    return {
      reply: replyFromNearFaq(context, route, known.quote, known.version, quoted),
      known: null,
      by: 'faq-near',
      saysNothing: false,
    }
  if (composed) {
    state.cache = 'edge'
    state.headers['cache-status'] = `LLaSA; hit; detail=${composed.kind}`
    const reply = replyFromAnswer(composed.answer, ownWords(shape))
    return { reply, known: null, by: composed.kind, saysNothing: saysNothing(composed, selection.match) }
  }

  try {
    return { reply: await answerThroughCache(context, plan, shape, keep), known: null, by: 'model', saysNothing: false }
  } catch (thrown) {
    const reply = await standIn(context, toAppError(thrown), { request, plan, shape, known })
    if (!reply) throw thrown
    return { reply, known: null, by: 'stand-in', saysNothing: false }
  }
}
