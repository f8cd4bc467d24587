import * as z from 'zod'
import { linkProducts } from '../../../shared/link-products.ts'
import { readMentions } from '../../../shared/weighing/mentions.ts'
import { slotsOf } from '../conversations/slots-of.ts'

export const ConversationRow = z.object({
  messages: z.array(z.object({ role: z.string(), content: z.string(), weight: z.number().optional() })),
  kinds: z.array(z.string()),
  language: z.string(),
})
export type ConversationRow = z.infer<typeof ConversationRow>

/** One trained answer with what the model reads before it. */
interface TrainedTurn {
  readonly kind: string
  readonly question: string
  /** The slots that the edge lists after the question. */
  readonly weighed: readonly string[]
  readonly answer: string
  readonly shown: ReadonlySet<string>
  /** Titles by the index of their slot. */
  readonly titles: ReadonlyMap<number, string>
}

export function trainedTurns({ messages, kinds }: ConversationRow): TrainedTurn[] {
  const shown = new Set<string>()
  const titles = new Map<number, string>()
  const turns: TrainedTurn[] = []
  let question = ''
  let weighed: string[] = []
  for (const { role, content, weight } of messages) {
    if (role !== 'assistant') {
      for (const slot of slotsOf(content)) shown.add(slot)
      for (const [, index, title] of content.matchAll(/^\{\{(\d+)\.title\}\} (.+)$/gm)) titles.set(Number(index), title ?? '')
      if (role === 'user') {
        const text = (content.split('</listing>').at(-1) ?? '').trim()
        question = text.split('\n{{')[0] ?? ''
        weighed = slotsOf(text.slice(question.length))
      }
    } else if (weight !== 0)
      turns.push({
        kind: kinds[turns.length] ?? '?',
        question,
        weighed,
        answer: content,
        shown: new Set(shown),
        titles: new Map(titles),
      })
  }
  return turns
}

/** Why an answer is wrong, as far as a program can tell. */
export function wrongAnswers({ kind, question, answer, shown, titles }: TrainedTurn): string[] {
  const slots = slotsOf(answer)
  const wrong: string[] = []
  if (slots.some((slot) => !shown.has(slot))) wrong.push('a slot that is not shown')
  if (/[€$£]\s?\d|\d\s?(?:€|kg|cm)/.test(answer.replace(/\{\{[^{}]+\}\}/g, ''))) wrong.push('a figure in its own words')
  const denied = /we do not have ([\p{L} -]+?)(?:,| \(|\.)/iu.exec(answer)?.[1]?.toLowerCase().replace(/s$/, '')
  if (
    denied &&
    denied.length > 3 &&
    kind !== 'negation' &&
    [...titles.values()].some((title) => title.toLowerCase().includes(denied)) &&
    !/but the nearest/.test(answer)
  )
    wrong.push('denies what is listed')
  const named = linkProducts(question, [...titles.values()])
  const about = new Set(slots.flatMap((slot) => (/^\d+\./.test(slot) ? [Number.parseInt(slot, 10)] : [])))
  if (named.length === 1 && ['attribute', 'verdict', 'stock', 'option', 'unknown-fact'].includes(kind) && about.size > 0) {
    const index = [...titles.keys()][(named[0] ?? 1) - 1]
    if (index !== undefined && !about.has(index)) wrong.push('about another product than the one named')
  }
  return wrong
}

/**
 * Whether the answer's slots follow from words alone: the one product that the question names, and the field that it names.
 * Answers without slots follow from no words.
 */
export function isSolvedByWords({ question, answer, titles }: TrainedTurn): boolean {
  const slots = slotsOf(answer)
  if (slots.every((slot) => slot.endsWith('.title'))) return false
  const indices = [...titles.keys()]
  const named = linkProducts(question, [...titles.values()]).flatMap((at) => indices[at - 1] ?? [])
  const product = named[0] ?? indices[0]
  const keys = readMentions(question).map(({ attribute }) => attribute.key)
  const guess = new Set(keys.flatMap((key) => [`${product}.${key}`, `shop.${key}`]))
  return slots.every((slot) => guess.has(slot) || slot.endsWith('.title'))
}
