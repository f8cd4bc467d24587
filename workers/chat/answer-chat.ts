import type { ChatRequest } from '../../shared/chat.ts'
import { toAppError } from '../../shared/errors.ts'
import type { Prompt } from '../../shared/prompt.ts'
import type { KnownEntry } from '../known-answers/contract.ts'
import { answerThroughCache } from './answer-through-cache.ts'
import { atHand } from './at-hand.ts'
import { checkBounds } from './check-bounds.ts'
import type { Answered, ChatInput, Routed } from './contract.ts'
import { countMiss, findKnownAnswer } from './find-known-answer.ts'
import { keepTurn } from './keep-turn.ts'
import { planAnswer } from './plan-answer.ts'
import { replyFromAnswer } from './reply/reply-from-answer.ts'
import { replyFromFaq, replyFromNearFaq } from './reply/reply-from-faq.ts'
import { replyFromOrderHelp } from './reply/reply-from-order-help.ts'
import { ownWords, replyShape } from './reply/reply-shape.ts'
import { routeRequest } from './route-request.ts'
import { deniesRule, saysNothing } from './says-nothing.ts'
import { emptySelection, isAboutProducts, lastQuestionOf } from './selection.ts'
import { standIn } from './stand-in.ts'
import { withShopDefaults } from './with-shop-defaults.ts'

const aboutRecords = atHand(() => import('./about-records.ts'))

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

  const help = published.orderHelp && (await import('./order-help-for.ts')).orderHelpFor(published.orderHelp, asSent)
  if (help) return { reply: replyFromOrderHelp(context, route, help), known: null, by: 'order', saysNothing: false }

  const request = await withShopDefaults(context, asSent)
  const task = request.llasa?.task
  const prompt = services.prompts.get(task ? route.arm.taskPrompt : route.arm.prompt)
  const ground = prompt.takesKnownAnswers ? known.ground : []
  const about = mayBeAboutRecords(request, prompt, ground) ? await aboutRecords() : null
  const selected = about ? await about.selectProducts(context, request) : emptySelection
  const selection = about ? await about.searchByModel(context, { request, prompt, route, selection: selected }) : selected
  const read = about && prompt.edgeComposes !== 'nothing' ? about.withoutFoundLists(request) : request
  const plan = planAnswer({
    tenant: caller.tenant,
    request: read,
    route,
    prompt,
    records: about?.recordsOf({ request: read, prompt, selection, ground, now: now() }) ?? null,
    ...(task && { turns: (await import('./as-task.ts')).asTask(read, prompt, grammar) }),
    published,
    known,
    ground,
    windows: limits.answers,
    cacheControl: context.header('cache-control') ?? null,
  })
  const shape = replyShape(request, (plan.facts && about?.groundingOf(plan.facts)) ?? null, { writer, watch })
  if (!isAboutProducts(selection) || about?.asksForService(lastQuestionOf(request))) countMiss(context, published, known, request)

  const forTask = { request, prompt, plan, hasOwnForm: grammar !== undefined }
  const ruled = task && prompt.taskRules && (await (await import('./answer-task.ts')).answerTask(context, forTask))
  if (ruled) return { reply: ruled, known: null, by: 'rules', saysNothing: false }

  const { found, match, kindOf } = selection
  const composed = about?.composeReply(context, { request, prompt, plan, found, match, kindOf }) ?? null
  const { facts, language } = plan
  const near = {
    quote: known.quote,
    prompt,
    language,
    composed,
    match,
    question: lastQuestionOf(request),
    policies: facts?.policies ?? {},
  }
  const nearReply = (entry: KnownEntry, version: string, text: string): Answered => ({
    reply: replyFromNearFaq(context, route, entry, version, text),
    known: null,
    by: 'faq-near',
    saysNothing: false,
  })
  const quoted = known.quote && (await import('./quote-near.ts')).quoteNear(near)
  if (quoted && known.quote && known.version !== null) return nearReply(known.quote, known.version, quoted)
  if (composed && deniesRule(composed)) {
    const { quoteOnTopic } = await import('./entry-on-topic.ts')
    const onTopic = await quoteOnTopic(context, published, route.arm, request, language)
    if (onTopic) return nearReply(onTopic.entry, onTopic.version, onTopic.text)
  }
  if (composed) {
    state.cache = 'edge'
    state.headers['cache-status'] = `LLaSA; hit; detail=${composed.kind}`
    const reply = replyFromAnswer(composed.answer, ownWords(shape))
    return { reply, known: null, by: composed.kind, saysNothing: saysNothing(composed, match) }
  }

  try {
    return { reply: await answerThroughCache(context, plan, shape, keep), known: null, by: 'model', saysNothing: false }
  } catch (thrown) {
    const reply = await standIn(context, toAppError(thrown), { request, plan, shape, known })
    if (!reply) throw thrown
    return { reply, known: null, by: 'stand-in', saysNothing: false }
  }
}

/** Also where the edge may have listed products before: its own lists are not shown to a model again. */
const mayBeAboutRecords = ({ llasa, messages }: ChatRequest, { edgeComposes }: Prompt, ground: readonly KnownEntry[]): boolean =>
  Boolean(llasa?.products || llasa?.retrieve) ||
  ground.length > 0 ||
  (edgeComposes !== 'nothing' && messages.some(({ role }) => role === 'assistant'))
