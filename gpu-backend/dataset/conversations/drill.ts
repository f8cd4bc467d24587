import type { PromptMessage } from '../../../shared/assemble.ts'
import { isForModel, type RenderedTurn, readAs, renderTurn } from './render-turn.ts'
import type { Retrieved } from './retrieve.ts'
import type { ConverseInput, Row, RowMessage } from './row.ts'
import { drillDraft } from './scenarios/all.ts'
import { Session } from './session.ts'
import type { Shop } from './shop.ts'
import { slotsOf } from './slots-of.ts'
import type { Kind } from './wordings/wording.ts'

const questionsMax = 9
const triesMax = 60
const charsMax = 1_500
// The edge lists no more for one question.
const policiesMax = 2

interface Answered {
  readonly kind: Kind
  readonly question: string
  readonly answer: string
  readonly rendered: RenderedTurn
}

/** One listing and several shoppers' questions to it, each answered in slots: more answers for the tokens of a listing. */
export function drill(input: ConverseInput, shop: Shop): Row[] {
  const { random, split } = input
  const products = random.sample(shop.products, random.pick([1, 2, 2, 3, 3, 4]))
  const retrieved: Retrieved = { products, found: null }
  const render = (question: string) =>
    renderTurn({ ...input, history: [], question, retrieved, policies: shop.policies, locale: shop.locale })
  const session = new Session(random, split, { ...shop, products })
  session.view = products
  const answered: Answered[] = []
  const policies = new Set<string>()
  let chars = 0
  for (let tries = 0; tries < triesMax && answered.length < questionsMax && chars < charsMax; tries++) {
    const { kind, question, answer: compose } = drillDraft(session)
    const rendered = render(question)
    if (!isForModel(rendered, random)) continue
    const answer = compose(rendered.seen)
    const read = answer === null ? null : readAs(answer, rendered)
    if (answer === null || !read || answered.some((other) => other.answer === answer)) continue
    const rules = slotsOf(answer).filter((slot) => slot.startsWith('shop.') && !slot.endsWith('?'))
    if (new Set([...policies, ...rules]).size > policiesMax) continue
    for (const rule of rules) policies.add(rule)
    answered.push({ kind, question, answer, rendered })
    chars += question.length + answer.length
    session.named = read.indices.flatMap((index) => products.slice(index - 1, index))
  }
  // The listing is the one that all the questions together need.
  const listing = listingOf(render(answered.map(({ question }) => question).join('. ')).messages)
  const right = answered.slice(0, firstUncovered(answered, listing))
  if (right.length < 2) return []
  const [system] = right[0]?.rendered.messages ?? []
  const messages = right.flatMap(({ answer, rendered }, at): RowMessage[] => [
    { role: 'user', content: `${at === 0 && listing ? `${listing}\n\n` : ''}${withoutListing(rendered.messages)}` },
    { role: 'assistant', content: answer },
  ])
  return [
    {
      messages: [{ role: 'system', content: system?.content ?? '' }, ...messages],
      kinds: right.map(({ kind }) => kind),
      language: session.language,
    },
  ]
}

/** An answer whose slots do not stand before it would teach to make them up; and what follows may lean on it. */
function firstUncovered(answered: readonly Answered[], listing: string): number {
  const at = answered.findIndex(({ answer, rendered }) => {
    const shown = new Set(slotsOf(`${listing}\n${withoutListing(rendered.messages)}`))
    return slotsOf(answer).some((slot) => !shown.has(slot))
  })
  return at < 0 ? answered.length : at
}

const listingEnd = '</listing>'
const userContent = (messages: readonly PromptMessage[]): string => messages.at(-1)?.content ?? ''

function listingOf(messages: readonly PromptMessage[]): string {
  const end = userContent(messages).indexOf(listingEnd)
  return end < 0 ? '' : userContent(messages).slice(0, end + listingEnd.length)
}

const withoutListing = (messages: readonly PromptMessage[]): string =>
  userContent(messages).slice(listingOf(messages).length).trimStart()
