import fc from 'fast-check'
import { expect, it } from 'vitest'
import { factsFor } from '../../../../gpu-backend/evaluate/grounding/facts-for.ts'
import { openSampleShop } from '../../../../scripts/search/open-shop.ts'
import { composeAnswer } from '../../../../shared/composing/compose-answer.ts'
import { groundText } from '../../../../shared/grounding/grounded-text.ts'
import type { Product } from '../../../../shared/product.ts'
import { questionLanguage } from '../../../../shared/weighing/language.ts'
import { retrieve } from '../../../../workers/catalogue/query/retrieve.ts'

const { products, search, byId } = openSampleShop('en')
const records = async (ids: readonly string[]) => ids.flatMap((id) => byId.get(id) ?? [])
const words = (key: string): string => key.replaceAll('_', ' ')

const questionsOf = (key: string, value: string): string[] => [
  `What is its ${words(key)}?`,
  `Is it ${value}?`,
  `And in ${value}?`,
  `How about the ${words(key)}?`,
  `Does it have ${value}?`,
  `Und ${words(key)}?`,
  `Quelle est sa ${words(key)} ?`,
  `¿Cuál es su ${words(key)}?`,
  'How much does it weigh?',
  'is it in stock?',
]

/** What the shopper reads after a turn, where one product was shown before it: by the caller's word, or by the conversation alone. */
async function answerAfter(inView: Product, question: string, isViewNamed: boolean) {
  const turns = [
    { text: `Tell me about the ${inView.title}`, answer: `Here is the ${inView.title}.` },
    { text: question, answer: '' },
  ]
  const found = await retrieve({ turns, inView: isViewNamed ? [inView] : [] }, search, { limit: 5, byId: records })
  const facts = factsFor(found.products, { question })
  const language = questionLanguage(question, 'en')
  const composed = composeAnswer({
    question,
    facts,
    language,
    previous: turns[0]?.text ?? '',
    answers: [turns[0]?.answer ?? ''],
    found: found.found,
    match: found.match,
  })
  return composed ? groundText(composed.text, facts) : null
}

it('an answer about another product than the one in view never leaves, for any pair of products and any attribute of either', async () => {
  const turns = fc.constantFrom(...products).chain((inView) =>
    fc.constantFrom(...products).chain((other) =>
      fc.record({
        inView: fc.constant(inView),
        // "And accessories?" asks for other goods.
        attribute: fc.constantFrom(...Object.entries(other.attributes).filter(([key]) => key !== 'accessories')),
        form: fc.nat({ max: questionsOf('', '').length - 1 }),
        isViewNamed: fc.boolean(),
      }),
    ),
  )
  let answered = 0
  await fc.assert(
    fc.asyncProperty(turns, async ({ inView, attribute: [key, value], form, isViewNamed }) => {
      const question = questionsOf(key, value)[form] ?? ''
      const read = await answerAfter(inView, question, isViewNamed)
      if (!read) return
      answered++
      // A sold-out product may bring others of its kind, and says so; nothing is stated of them as if it were meant.
      const strangers = products.filter(({ id, title }) => id !== inView.id && read.text.includes(title))
      if (strangers.length) expect(read.text, `${inView.id}: ${question}`).toContain(inView.title)
      if (inView.availability?.available !== false)
        expect(
          strangers.map(({ id }) => id),
          `${inView.id}: ${question}`,
        ).toEqual([])
    }),
    { numRuns: 1_500 },
  )
  expect(answered).toBeGreaterThan(500)
})
