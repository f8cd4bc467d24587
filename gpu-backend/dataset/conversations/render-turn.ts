import { assemble, type PromptMessage } from '../../../shared/assemble.ts'
import type { ChatMessage } from '../../../shared/chat.ts'
import { composeAnswer } from '../../../shared/composing/compose-answer.ts'
import type { Facts } from '../../../shared/grounding/facts.ts'
import { type GroundingOptions, groundText } from '../../../shared/grounding/grounded-text.ts'
import { linkProducts } from '../../../shared/link-products.ts'
import { type Listing, renderListing } from '../../../shared/listing.ts'
import type { Policies } from '../../../shared/product.ts'
import type { Prompt } from '../../../shared/prompt.ts'
import type { Random } from '../grounded/random.ts'
import type { Message, Retrieved } from './retrieve.ts'
import type { Seen } from './session.ts'
import { slotsOf } from './slots-of.ts'

interface TurnInput {
  readonly prompt: Prompt
  readonly history: readonly Message[]
  readonly question: string
  readonly retrieved: Retrieved
  readonly policies: Policies
  readonly locale: string
}

/** One turn as the edge makes it: what the model reads, and what its answer will be held to. */
export interface RenderedTurn {
  readonly messages: readonly PromptMessage[]
  readonly seen: Seen
  readonly facts: Facts
  /** What the edge answers by itself, where the prompt lets it: such a turn never reaches a model. */
  readonly composed: string | null
}

export function renderTurn(input: TurnInput): RenderedTurn {
  const { prompt, history, question, retrieved, policies, locale } = input
  const { products } = retrieved
  const listing = listingOf(input)
  const messages = assemble({
    prompt,
    messages: [...history, { role: 'user', content: question }] satisfies ChatMessage[],
    listing,
    promptTokensMax: Number.POSITIVE_INFINITY,
    charsPerToken: 1,
  })
  const facts: Facts = {
    products,
    policies,
    fields: listing.fields,
    bases: listing.bases,
    namedProducts: linkProducts(question, listing.titles),
    question,
    locale,
    version: null,
    publishedAt: null,
    provided: new Set(),
    now: 0,
  }
  return { messages, seen: seenOf(retrieved, listing), facts, composed: composedBy(input, listing, facts) }
}

/** As the edge decides it (`workers/chat/compose-reply.ts`). */
function composedBy({ prompt, question, history, retrieved }: TurnInput, { language }: Listing, facts: Facts): string | null {
  if (prompt.edgeComposes === 'nothing') return null
  const answers = history.filter(({ role }) => role === 'assistant').map(({ content }) => content)
  const previous = history.findLast(({ role }) => role === 'user')?.content ?? ''
  const composed = composeAnswer({
    question,
    previous,
    facts,
    language,
    answers,
    found: retrieved.found,
    match: retrieved.match ?? null,
  })
  if (!composed) return null
  const isFound = composed.kind === 'found' || composed.kind === 'nothing'
  const isAllowed = prompt.edgeComposes === 'all' || (composed.isCertain && (prompt.edgeComposes === 'certain' || isFound))
  return isAllowed ? composed.text : null
}

// Of turns that the edge answers by itself few are shown to a model: it will hardly see one.
const composedShare = 0.15

/** Whether a turn is one to learn from: what the edge leaves to a model, and a little of the rest. */
export const isForModel = ({ composed }: RenderedTurn, random: Random): boolean =>
  composed === null || random.chance(composedShare)

const listingOf = ({ prompt, question, retrieved, policies, locale }: TurnInput): Listing =>
  renderListing({
    products: retrieved.products,
    policies,
    locale,
    valueCharsMax: prompt.valueCharsMax,
    listingCharsMax: prompt.listingCharsMax,
    listsWeighed: prompt.listsWeighed,
    question,
  })

/** The slots that stand in the prompt itself: the others have values that the model cannot know of. */
function seenOf({ products, found }: Retrieved, { text, weighedText, fields, bases }: Listing): Seen {
  const offered = new Set(slotsOf(`${text}\n${weighedText}`))
  const indicesOfSlot = new Map(
    [...bases].map(
      ([slot, basis]) => [slot, [...new Set(basis.flatMap(({ index }) => (index === null ? [] : [index])))]] as const,
    ),
  )
  return { products, found, fields, offered, indicesOfSlot }
}

/** What the shopper reads; null where the edge would change the answer, which is then no answer to learn from. */
export function readAs(
  answer: string,
  { facts }: RenderedTurn,
  { isTrusted = false }: GroundingOptions = {},
): { readonly text: string; readonly indices: readonly number[] } | null {
  const { text, receipt } = groundText(answer, facts, { locale: facts.locale, isTrusted })
  if (receipt.violations + receipt.repaired + receipt.missing > 0 || text.includes('{{')) return null
  const named = facts.products.flatMap(({ title }, at) => {
    const position = text.indexOf(title)
    return position < 0 ? [] : [{ index: at + 1, position }]
  })
  return { text, indices: named.sort((a, b) => a.position - b.position).map(({ index }) => index) }
}
