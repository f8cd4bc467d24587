import type { Product } from '../../../shared/product.ts'
import { drill } from './drill.ts'
import type { Language } from './goods/good.ts'
import { isForModel, type RenderedTurn, readAs, renderTurn } from './render-turn.ts'
import type { Message, Retrieved } from './retrieve.ts'
import type { ConverseInput, Row, RowMessage } from './row.ts'
import { nextDraft } from './scenarios/all.ts'
import { type Draft, Session } from './session.ts'
import { makeShop } from './shop.ts'
import { slotsOf } from './slots-of.ts'
import type { Kind } from './wordings/wording.ts'

interface Tried {
  readonly rows: readonly Row[]
  /** Why a turn was given up, with its kind. */
  readonly dropped: readonly {
    readonly kind: Kind
    readonly why: 'answered by the edge' | 'no sure answer' | 'slot not shown' | 'changed by grounding'
  }[]
}

// Sessions show the model what it will see; drills show it more for the same tokens.
const drillsPerShop = 6
// What the edge keeps in view of the products that it listed.
const viewMax = 5
const triesMax = 24

/** Several shoppers in one shop, each of one to four turns. */
export async function converse(input: ConverseInput): Promise<Tried> {
  const { random, split, openSearch } = input
  const shop = makeShop(random, split)
  const retrieve = openSearch(shop.products)
  const rows: Row[] = []
  const dropped: Tried['dropped'][number][] = []
  for (let left = random.int(2, 4); left > 0; left--) {
    const session = new Session(random, split, shop)
    const history: Message[] = []
    const turns = random.pick([1, 1, 2, 2, 3, 4])
    for (let turn = 0, tries = 0; turn < turns && tries < triesMax; tries++) {
      const draft = nextDraft(session)
      const question: Message = { role: 'user', content: draft.question }
      const retrieved = assisted(session, draft, await retrieve([...history, question], session.view))
      const rendered = renderTurn({
        ...input,
        history,
        question: draft.question,
        retrieved,
        policies: shop.policies,
        locale: shop.locale,
      })
      if (!isForModel(rendered, random)) {
        dropped.push({ kind: draft.kind, why: 'answered by the edge' })
        const shown = readAs(rendered.composed ?? '', rendered, { isTrusted: true })
        if (shown && turn > 0) {
          history.push(question, { role: 'assistant', content: shown.text })
          session.view = retrieved.products.slice(0, viewMax)
          session.named = shown.indices.map((index) => retrieved.products[index - 1] as Product)
        }
        continue
      }
      const answer = draft.answer(rendered.seen)
      if (answer === null) {
        dropped.push({ kind: draft.kind, why: 'no sure answer' })
        continue
      }
      if (!slotsOf(answer).every((slot) => rendered.seen.offered.has(slot))) {
        dropped.push({ kind: draft.kind, why: 'slot not shown' })
        continue
      }
      const read = readAs(answer, rendered)
      if (!read) {
        dropped.push({ kind: draft.kind, why: 'changed by grounding' })
        continue
      }
      rows.push(rowOf(draft, rendered, answer, session.language))
      history.push(question, { role: 'assistant', content: read.text })
      session.view = retrieved.products.slice(0, viewMax)
      session.named = read.indices.map((index) => retrieved.products[index - 1] as Product)
      turn++
    }
  }
  for (let left = drillsPerShop; left > 0; left--) rows.push(...drill(input, shop))
  return { rows: random.shuffle(rows), dropped }
}

// Of the turns in which the search missed what was meant, how many are listed as if it had not.
const assistedShare = 0.7

/**
 * A search gets better than it was when the data were made. Where it found nothing of what was meant, most turns are listed
 * as a better one would: what was meant and something beside it. The rest teach the honest no.
 */
function assisted({ random, shop, view }: Session, { aim = [] }: Draft, retrieved: Retrieved): Retrieved {
  const ids = new Set(retrieved.products.map(({ id }) => id))
  if (aim.length === 0 || aim.some(({ id }) => ids.has(id)) || !random.chance(assistedShare)) return retrieved
  const others = random.sample(shop.products, random.int(0, 2))
  const found = [
    ...new Map([...random.sample(aim, random.int(1, 3)), ...others].map((product) => [product.id, product])).values(),
  ]
  return { products: [...new Map([...found, ...view].map((product) => [product.id, product])).values()], found: found.length }
}

/** What came before is context: the shopper's client sends it as it was read, with values in place of slots. */
function rowOf({ kind }: Draft, { messages }: RenderedTurn, answer: string, language: Language): Row {
  const context = messages.map(
    ({ role, content }): RowMessage => (role === 'assistant' ? { role, content, weight: 0 } : { role, content }),
  )
  return { messages: [...context, { role: 'assistant', content: answer }], kinds: [kind], language }
}
