import { type ChatRequest, textOf } from '../../../shared/chat.ts'
import type { Answer } from '../../chat/contract.ts'
import type { KnownEntry } from '../publish/published.ts'

// Nobody asks a known question in so many characters, and each may be eighteen once it is normalised.
const questionCharsMax = 4_000

/** The answer's id names the entry, so that a vote on it finds its way back. */
const answerPattern = /^faq:[^:]+:([A-Za-z0-9][A-Za-z0-9._-]{0,63}):/
export const faqIdOf = (answerId: string): string | null => answerPattern.exec(answerId)?.[1] ?? null
export const faqAnswerId = (version: string, entry: KnownEntry, unique: string): string => `faq:${version}:${entry.id}:${unique}`

export interface FaqQuestion {
  readonly text: string
  /** Later turns lean on earlier ones, so there only the very same question counts. */
  readonly isFirst: boolean
  readonly locale: string
  readonly products: readonly string[]
}

/**
 * The question of a chat request that a known answer may serve; null where no entry can: with tools, a required format,
 * a task, or when the caller switches known answers off.
 */
export function knownQuestionOf(request: ChatRequest): FaqQuestion | null {
  const { messages, tools, response_format: format, llasa } = request
  if (tools || llasa?.task || llasa?.faq === 'off' || (format && format.type !== 'text')) return null
  const last = messages.at(-1)
  if (last?.role !== 'user') return null
  const text = textOf(last.content).trim()
  if (!text || text.length > questionCharsMax) return null
  const isFirst = messages.filter(({ role }) => role !== 'system' && role !== 'developer').length === 1
  const products = (llasa?.products ?? []).map((product) => (typeof product === 'string' ? product : product.id))
  return { text, isFirst, locale: llasa?.locale ?? 'en', products }
}

interface Facts {
  readonly id: string
  readonly now: number
  readonly model: string
}

/** An entry as a finished answer: no tokens, because no model wrote it. */
export const toAnswer = (entry: KnownEntry, { id, now, model }: Facts): Answer => ({
  id,
  created: Math.floor(now / 1000),
  model,
  content: entry.answer.plain,
  toolCalls: [],
  finishReason: 'stop',
  usage: { prompt_tokens: 0, completion_tokens: 0, total_tokens: 0 },
})
