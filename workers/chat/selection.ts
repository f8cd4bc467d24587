import { boundedText } from '../../shared/bounded-text.ts'
import { type ChatMessage, type ChatRequest, textOf } from '../../shared/chat.ts'
import { corrected } from '../../shared/corrected.ts'
import type { KindOf } from '../../shared/kinds/read-kind.ts'
import type { Policies, Product } from '../../shared/product.ts'
import type { Conversation } from '../catalogue/query/retrieve.ts'
import type { Match } from '../catalogue/query/tiers.ts'

/** What a request is about, as the answer will be held to it. */
export interface Selection {
  readonly products: readonly Product[]
  readonly policies: Policies
  /** The version the records are of, and when it was published; null when all came with the request. */
  readonly version: string | null
  readonly publishedAt: string | null
  readonly priceMaxAgeSeconds: number | null
  /** Products that came with the request rather than from the catalogue. */
  readonly provided: ReadonlySet<string>
  /** How many of the products, from the first, a search found; null when nothing was looked for. */
  readonly found: number | null
  /** Whether what was found is what was meant, or only the closest to it; null when nothing was looked for. */
  readonly match: Match | null
  /** Tells what a message is; null where nothing is looked for in a shop. */
  readonly kindOf: KindOf | null
  /** What the shop sells, for a question that asks for it. */
  readonly categories: readonly string[]
  /** The caller's tools bring facts of their own: of the answer only slots are filled. */
  readonly hasOtherFacts: boolean
}

export const emptySelection: Selection = {
  products: [],
  policies: {},
  version: null,
  publishedAt: null,
  priceMaxAgeSeconds: null,
  provided: new Set(),
  found: null,
  match: null,
  kindOf: null,
  categories: [],
  hasOtherFacts: false,
}

export const hasTools = ({ tools, messages }: ChatRequest): boolean =>
  Boolean(tools?.length) || messages.some(({ role }) => role === 'tool')

// The edge reads no more of a turn, the model all of it.
const readCharsMax = 8_000
const readOf = (content: ChatMessage['content'] | undefined): string => boundedText(textOf(content), readCharsMax)

export const lastQuestionOf = ({ messages }: ChatRequest): string =>
  corrected(readOf(messages.findLast(({ role }) => role === 'user')?.content))

/** The shopper's message before the last one. */
export const questionBefore = ({ messages }: ChatRequest): string =>
  readOf(messages.filter(({ role }) => role === 'user').at(-2)?.content)

/** The assistant's answers so far, oldest first. */
export const answersOf = ({ messages }: ChatRequest): string[] =>
  messages.flatMap(({ role, content }) => (role === 'assistant' ? [readOf(content)] : []))

/** The shopper's turns, each with what the assistant answered to it. */
export function turnsOf({ messages }: ChatRequest): Conversation['turns'] {
  const turns: { text: string; answer: string }[] = []
  for (const { role, content } of messages) {
    const last = turns.at(-1)
    if (role === 'user') turns.push({ text: corrected(readOf(content)), answer: '' })
    else if (role === 'assistant' && last) last.answer += readOf(content)
  }
  return turns
}

/** Whether products answer: those that came along, or those that a search found and that are what was meant. */
export const isAboutProducts = ({ products, found, match }: Selection): boolean =>
  products.length > 0 && (found === null || match === 'found')
