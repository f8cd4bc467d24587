import type { Random } from '../../grounded/random.ts'
import type { Draft, Session } from '../session.ts'
import * as browse from './browse.ts'
import * as choose from './choose.ts'
import * as product from './product.ts'
import * as shop from './shop.ts'
import * as talk from './talk.ts'

type Scenario = (session: Session) => Draft | null

/** How often a turn is of a kind: by what shoppers do, with more of what a small model finds hard. */
const opening: readonly (readonly [number, Scenario])[] = [
  [12, browse.seek],
  [5, browse.need],
  [4, browse.gift],
  [7, browse.budget],
  [5, browse.without],
  [5, browse.unknownProduct],
  [9, choose.superlative],
  [4, choose.recommend],
  [7, choose.comparison],
  [8, product.attribute],
  [7, product.verdict],
  [4, product.price],
  [4, product.stock],
  [2, product.about],
  [4, product.option],
  [2, browse.isUnder],
  [4, product.unknownFact],
  [4, product.twoQuestions],
  [7, shop.policy],
  [3, shop.shipsTo],
  [3, shop.order],
  [2, shop.discount],
  [2, talk.greeting],
  [1, talk.aboutMe],
  [1, talk.abuse],
  [2, talk.offTopic],
  [1, talk.injection],
  [1, talk.gibberish],
]

/** Once products are in view, shoppers ask on about them. */
const later: readonly (readonly [number, Scenario])[] = [
  [10, product.followUp],
  [9, product.attribute],
  [8, product.verdict],
  [5, product.price],
  [5, product.stock],
  [5, product.option],
  [3, product.about],
  [8, choose.superlative],
  [4, choose.recommend],
  [8, choose.comparison],
  [3, browse.isUnder],
  [4, browse.budget],
  [4, browse.seek],
  [3, browse.without],
  [3, product.unknownFact],
  [4, product.twoQuestions],
  [5, shop.policy],
  [2, shop.shipsTo],
  [1, shop.order],
  [4, talk.thanks],
  [2, talk.goodbye],
  [1, talk.offTopic],
  [1, talk.abuse],
]

/** One listing may get every question that it can answer, small talk least: its answers are always the same. */
const drilled: readonly (readonly [number, Scenario])[] = [
  [4, browse.seek],
  [4, browse.need],
  [2, browse.gift],
  [5, browse.budget],
  [3, browse.isUnder],
  [4, browse.without],
  [4, browse.unknownProduct],
  [10, choose.superlative],
  [3, choose.recommend],
  [10, choose.comparison],
  [7, product.attribute],
  [7, product.verdict],
  [6, product.followUp],
  [3, product.price],
  [4, product.stock],
  [2, product.about],
  [6, product.option],
  [5, product.unknownFact],
  [5, product.twoQuestions],
  [6, shop.policy],
  [4, shop.shipsTo],
  [2, shop.order],
  [1.5, shop.discount],
  [0.7, talk.greeting],
  [0.7, talk.thanks],
  [0.5, talk.goodbye],
  [0.5, talk.aboutMe],
  [0.7, talk.abuse],
  [1.5, talk.offTopic],
  [0.7, talk.injection],
  [0.5, talk.gibberish],
]

export const drillDraft = (session: Session): Draft => draftFrom(session, drilled)

/** The next turn of a session. */
export const nextDraft = (session: Session): Draft => draftFrom(session, session.view.length > 0 ? later : opening)

function draftFrom(session: Session, weighted: readonly (readonly [number, Scenario])[]): Draft {
  for (;;) {
    const draft = pickWeighted(session.random, weighted)(session)
    if (draft) return draft
  }
}

function pickWeighted<T>(random: Random, weighted: readonly (readonly [number, T])[]): T {
  let left = random.next() * weighted.reduce((sum, [weight]) => sum + weight, 0)
  for (const [weight, item] of weighted) {
    left -= weight
    if (left < 0) return item
  }
  return (weighted.at(-1) as readonly [number, T])[1]
}
