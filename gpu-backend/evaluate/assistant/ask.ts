import * as z from 'zod'
import { Product } from '../../../shared/product.ts'
import { type Answer, answerOf, EdgeAnswer, noAnswer } from './answer.ts'
import type { Conversation } from './conversation.ts'

/** A running edge and how to send it questions. */
export interface Edge {
  readonly baseUrl: string
  readonly apiKey: string
  readonly model: string
  readonly timeoutMs: number
}

interface Message {
  readonly role: 'user' | 'assistant'
  readonly content: string
}

interface Request {
  readonly messages: readonly Message[]
  readonly locale: string
  /** Of the products shown with the last answer. */
  readonly viewIds: readonly string[]
}

/** Asks as the widget does: the products shown last stay in view, and the last message may look for more. */
export async function ask(edge: Edge, { messages, locale, viewIds }: Request): Promise<Answer> {
  const startedAt = performance.now()
  const elapsed = () => Math.round(performance.now() - startedAt)
  try {
    const response = await fetch(`${edge.baseUrl}/chat/completions`, {
      method: 'POST',
      // Answers are made afresh: a cached one would measure the model that gave it.
      headers: { 'content-type': 'application/json', authorization: `Bearer ${edge.apiKey}`, 'cache-control': 'no-cache' },
      body: JSON.stringify({ model: edge.model, messages, temperature: 0, llasa: { locale, products: viewIds, retrieve: true } }),
      signal: AbortSignal.timeout(edge.timeoutMs),
    })
    if (!response.ok) return noAnswer(`status ${response.status}`, elapsed())
    return answerOf(EdgeAnswer.parse(await response.json()), elapsed())
  } catch (error) {
    return noAnswer(error instanceof Error ? error.message : String(error), elapsed())
  }
}

const messagesMax = 20
const viewMax = 5

/** A conversation turn by turn, each with the assistant's own earlier answers. */
export async function* converse(
  edge: Edge,
  { turns, locale }: Conversation,
): AsyncGenerator<{ answer: Answer; viewIds: readonly string[] }> {
  const messages: Message[] = []
  let viewIds: readonly string[] = []
  for (const { user } of turns) {
    messages.push({ role: 'user', content: user })
    const answer = await ask(edge, { messages: messages.slice(-messagesMax), locale, viewIds })
    yield { answer, viewIds }
    if (answer.text) messages.push({ role: 'assistant', content: answer.text })
    if (answer.shownIds.length > 0) viewIds = answer.shownIds.slice(0, viewMax)
  }
}

const ProductPage = z.object({ data: z.array(z.unknown()), next: z.number().nullish() })

/** Every product of the shop. */
export async function productsOf({ baseUrl, apiKey }: Edge, locale: string): Promise<Product[]> {
  const products: Product[] = []
  for (let from: number | null = 0; from !== null; ) {
    const response: Response = await fetch(`${baseUrl}/products?locale=${locale}&from=${from}&limit=200`, {
      headers: { authorization: `Bearer ${apiKey}` },
    })
    if (!response.ok)
      throw new Error(`The catalogue of the shop cannot be read: status ${response.status}. Is npm start running?`)
    const page = ProductPage.parse(await response.json())
    products.push(...page.data.flatMap((record) => Product.safeParse(record).data ?? []))
    from = page.next ?? null
  }
  return products
}
