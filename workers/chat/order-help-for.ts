import type { ChatRequest } from '../../shared/chat.ts'
import { orderSentences } from '../../shared/composing/order-sentences.ts'
import { primaryLanguage } from '../../shared/faq/entry.ts'
import { readOrderQuestion } from '../../shared/faq/order-question.ts'
import { questionLanguage } from '../../shared/weighing/language.ts'
import type { OrderHelp } from '../known-answers/contract.ts'
import { knownQuestionOf } from '../known-answers/look-up/faq-answer.ts'
import type { OrderLinks } from './contract.ts'

export interface ShownOrderHelp extends OrderLinks {
  readonly text: string
}

/**
 * What is said to a question about an order of the shopper's own; null for other questions, and where the shop names
 * nothing. The number goes no further than here: it is in no answer, key or log.
 */
export function orderHelpFor(help: OrderHelp | null, request: ChatRequest): ShownOrderHelp | null {
  const question = help && knownQuestionOf(request)
  if (!question || !readOrderQuestion(question.text)) return null
  const language = questionLanguage(question.text, question.locale)
  const { url, phone, texts } = help
  const own = texts[language] ?? texts[primaryLanguage(question.locale)]
  const text = own ? withContacts(own, [url, phone]) : orderSentences(language, { url, phone })
  return { text, links: url ? [{ type: 'order_status', url }] : [], ...(phone && { phone }) }
}

/** The shop's own sentence, and under it what it does not name itself. */
const withContacts = (text: string, contacts: readonly (string | undefined)[]): string =>
  [text, ...contacts.filter((contact) => contact && !text.includes(contact))].join('\n')
