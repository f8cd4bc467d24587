import pLimit from 'p-limit'
import { ask, converse, type Edge, productsOf } from './ask.ts'
import type { Conversation } from './conversation.ts'
import { judge } from './judge.ts'
import { type ShopNames, shopNamesOf } from './product-names.ts'
import type { TurnResult } from './report.ts'
import { falseStatements, type Truth } from './truth.ts'

interface EvaluationInput {
  readonly edge: Edge
  readonly conversations: readonly Conversation[]
  readonly truths: readonly Truth[]
  readonly concurrency: number
  readonly onTurn: () => void
}

/** Asks everything and judges it; turns come back in the order of the files. */
export async function evaluate(input: EvaluationInput): Promise<{ turns: TurnResult[]; truths: TurnResult[] }> {
  const { edge, conversations, truths, concurrency, onTurn } = input
  const limit = pLimit(concurrency)
  const shops = new Map<string, ShopNames>()
  for (const locale of new Set(['en', ...conversations.map((each) => each.locale)]))
    shops.set(locale, shopNamesOf(await productsOf(edge, locale)))
  const shopOf = (locale: string): ShopNames => shops.get(locale) as ShopNames

  const turns = await Promise.all(
    conversations.map((conversation) =>
      limit(async () => {
        const results: TurnResult[] = []
        for await (const { answer, viewIds } of converse(edge, conversation)) {
          const turn = conversation.turns[results.length] as Conversation['turns'][number]
          const faults = judge(answer, turn.expect, shopOf(conversation.locale), viewIds)
          results.push({
            id: conversation.id,
            kind: conversation.kind,
            turn: results.length + 1,
            user: turn.user,
            text: answer.text,
            faults,
            ms: answer.ms,
          })
          onTurn()
        }
        return results
      }),
    ),
  )
  const answered = await Promise.all(
    truths.map((truth) =>
      limit(async (): Promise<TurnResult> => {
        const answer = await ask(edge, { messages: [{ role: 'user', content: truth.user }], locale: 'en', viewIds: [] })
        onTurn()
        const faults = answer.problem ? [answer.problem] : falseStatements(answer, truth, shopOf('en'))
        return { id: truth.id, kind: truth.type, turn: 1, user: truth.user, text: answer.text, faults, ms: answer.ms }
      }),
    ),
  )
  return { turns: turns.flat(), truths: answered }
}
