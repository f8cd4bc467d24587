import { type ChatMessage, type ToolCall, textOf } from './chat.ts'
import { AppError } from './errors.ts'
import { withLinks } from './link-products.ts'
import type { Listing } from './listing.ts'
import type { Prompt } from './prompt.ts'

/** A message as every backend takes it. */
export interface PromptMessage {
  readonly role: 'system' | 'user' | 'assistant' | 'tool'
  readonly content: string
  readonly tool_calls?: readonly ToolCall[]
  readonly tool_call_id?: string
}

interface AssembleInput {
  readonly prompt: Prompt
  readonly messages: readonly ChatMessage[]
  readonly listing: Pick<Listing, 'text' | 'titles'> & Partial<Pick<Listing, 'weighedText'>>
  /** Tokens that prompt and answer share, less those kept for the answer. */
  readonly promptTokensMax: number
  /** A low estimate of how many characters one token covers, by model. */
  readonly charsPerToken: number
}

// Role marks and newlines of ChatML around each message.
const tokensPerMessage = 8

/**
 * The prompt in the order that keeps the engine's prefix cache warm: our static text first, the shop's own
 * instructions fenced after it, then the turns; the listing opens the first turn that is kept, so that alternation of
 * roles holds. When the whole is too long, the oldest turns go, never the system part and never the last turn.
 * Throws `context_length_exceeded` when even that does not fit.
 */
export function assemble(input: AssembleInput): PromptMessage[] {
  const { prompt, messages, listing, promptTokensMax, charsPerToken } = input
  const shop = messages.filter(isInstruction).map((message) => fence(textOf(message.content)))
  const system: PromptMessage = { role: 'system', content: [prompt.text, ...shop].join('\n\n') }
  const plain = messages.filter((message) => !isInstruction(message)).map((message) => toPromptMessage(message, listing.titles))
  const turns = withWeighed(plain, listing.weighedText ?? '')
  const cost = (message: PromptMessage) => tokensPerMessage + Math.ceil(charsOf(message) / charsPerToken)

  let left = promptTokensMax - cost(system) - Math.ceil(listing.text.length / charsPerToken)
  let first = turns.length
  while (first > 0) {
    left -= cost(turns[first - 1] as PromptMessage)
    if (left < 0 && first < turns.length) break
    if (left < 0) throw tooLong(promptTokensMax)
    first--
  }
  return [system, ...withListing(turns.slice(firstUserTurn(turns, first)), listing.text)]
}

const isInstruction = ({ role }: ChatMessage): boolean => role === 'system' || role === 'developer'

/** A shop's own instructions may add to ours; the fence keeps them from posing as ours. */
const fence = (text: string): string =>
  `<shop_instructions>\n${text.replace(/<\/?shop_instructions>/gi, '')}\n</shop_instructions>`

function toPromptMessage(message: ChatMessage, titles: readonly string[]): PromptMessage {
  const content = textOf(message.content)
  switch (message.role) {
    case 'tool':
      return { role: 'tool', content, tool_call_id: message.tool_call_id }
    case 'assistant':
      return { role: 'assistant', content, ...(message.tool_calls && { tool_calls: message.tool_calls }) }
    default:
      return { role: 'user', content: withLinks(content, titles) }
  }
}

const charsOf = ({ content, tool_calls = [] }: PromptMessage): number =>
  tool_calls.reduce((sum, call) => sum + call.function.name.length + call.function.arguments.length, content.length)

/** A trimmed conversation begins with a user's turn: an answer without its question would only mislead. */
function firstUserTurn(turns: readonly PromptMessage[], from: number): number {
  if (from === 0) return 0
  const next = turns.findIndex((turn, index) => index >= from && turn.role === 'user')
  return next < 0 ? from : next
}

function withListing(turns: PromptMessage[], listing: string): PromptMessage[] {
  if (!listing) return turns
  const at = turns.findIndex(({ role }) => role === 'user')
  if (at < 0) return [{ role: 'user', content: listing }, ...turns]
  return turns.map((turn, index) => (index === at ? { ...turn, content: `${listing}\n\n${turn.content}` } : turn))
}

/** What the edge worked out follows the question that it was worked out for. */
function withWeighed(turns: PromptMessage[], weighed: string): PromptMessage[] {
  const at = weighed ? turns.findLastIndex(({ role }) => role === 'user') : -1
  return turns.map((turn, index) => (index === at ? { ...turn, content: `${turn.content}\n${weighed}` } : turn))
}

const tooLong = (promptTokensMax: number): AppError =>
  new AppError('context_length_exceeded', `The last message and its listing do not fit into ${promptTokensMax} tokens.`, {
    param: 'messages',
  })
