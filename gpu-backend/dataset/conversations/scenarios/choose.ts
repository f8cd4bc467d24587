import { attributes } from '../../../../shared/weighing/attributes.ts'
import { leaderSlot } from '../../../../shared/weighing/leaders.ts'
import { attributeOf, labelOf } from '../../../../shared/weighing/mentions.ts'
import type { Good } from '../goods/good.ts'
import type { Draft, Seen, Session } from '../session.ts'
import { indexOf, indicesOf, nearIndicesOf, offerOf } from './seen.ts'

const known = new Map(attributes.map((attribute) => [attribute.key, attribute]))

/** The one that leads among the listed, as the edge worked it out. */
function answerLeader(session: Session, seen: Seen, good: Good | null, key: string, sense: 'most' | 'least'): string | null {
  const { say } = session
  const right = good ? indicesOf(seen, session, good) : seen.products.map((_, at) => at + 1)
  if (good && right.length === 0) {
    const near = nearIndicesOf(seen, session, good)[0]
    return near === undefined ? say.nothing(session.plural(good)) : null
  }
  const slot = leaderSlot(known.get(key) ?? attributeOf(key), sense)
  const leaders = seen.indicesOfSlot.get(`${slot}.title`)
  if (leaders?.every((index) => right.includes(index)) && seen.offered.has(`${slot}.title`) && seen.fields.has(`${slot}.reason`))
    return say.leader(slot)
  const [only] = right
  if (right.length === 1 && only !== undefined && seen.offered.has(`${only}.${key}`))
    return say.onlyOne(only, labelOf(attributeOf(key), session.language), key)
  return null
}

/** "Which one is the lightest?" of what is in view, or of a kind of goods. */
export function superlative(session: Session): Draft | null {
  const { random, ask, shop, view } = session
  const isOfView = view.length > 1 && random.chance(0.5)
  const product = isOfView ? random.pick(view) : random.pick(shop.products)
  const good = session.goodOf(product)
  const traits = new Set(good.traits.map(({ key }) => key))
  const choices: readonly (readonly [string, 'most' | 'least', readonly string[]])[] = [
    ['price', 'least', ask.cheapest],
    ['price', 'most', ask.dearest],
    ['rating', 'most', ask.best],
    ...Object.entries(ask.leaders).flatMap(([key, { most, least }]) =>
      traits.has(key)
        ? [...(most ? [[key, 'most', most] as const] : []), ...(least ? [[key, 'least', least] as const] : [])]
        : [],
    ),
  ]
  const [key, sense, wordings] = random.pick(choices)
  const namesKind = wordings.filter((wording) => /\{goods?\}/.test(wording))
  const plain = wordings.filter((wording) => !/\{goods?\}/.test(wording))
  const fitting = isOfView ? plain : namesKind
  if (fitting.length === 0) return null
  const question = session.phrase(fitting, { good: session.singular(good), goods: session.plural(good) })
  const namedKind = isOfView ? null : good
  return { kind: 'superlative', question, answer: (seen) => answerLeader(session, seen, namedKind, key, sense) }
}

/** "Which one would you take?" */
export function recommend(session: Session): Draft | null {
  const { random, ask, view, shop } = session
  const isOfView = view.length > 1
  const good = session.goodOf(isOfView ? random.pick(view) : random.pick(shop.products))
  const wordings = ask.recommend.filter((wording) => /\{goods?\}/.test(wording) !== isOfView)
  if (wordings.length === 0) return null
  const question = session.phrase(wordings, { good: session.singular(good), goods: session.plural(good) })
  return {
    kind: 'superlative',
    question,
    answer: (seen) => {
      const leaders = seen.indicesOfSlot.get('best.title')
      const right = isOfView ? seen.products.map((_, at) => at + 1) : indicesOf(seen, session, good)
      if (leaders?.every((index) => right.includes(index)) && seen.offered.has('best.title') && seen.fields.has('best.reason'))
        return session.say.pick('best')
      const [only] = right
      return right.length === 1 && only !== undefined ? session.say.haveOne(offerOf(session, seen, only)) : null
    },
  }
}

/** Two products, by one attribute or on the whole. */
export function comparison(session: Session): Draft | null {
  const { random, ask, shop, view } = session
  const pool = view.length > 1 && random.chance(0.6) ? view : shop.products
  const first = random.pick(pool)
  const same = pool.filter(
    (other) => other.id !== first.id && (session.goodOf(other).id === session.goodOf(first).id || random.chance(0.15)),
  )
  if (same.length === 0) return null
  const second = random.pick(same)
  const shared = ['price', 'rating', ...Object.keys(first.attributes).filter((key) => key in second.attributes)]
  const key = random.chance(0.45) ? null : random.pick(shared)
  const wordings = key === null ? ask.compare : ask.compareBy
  const question = session.phrase(wordings, {
    p: session.refer(first),
    q: session.refer(second),
    n: key === null ? '' : labelOf(attributeOf(key), session.language),
  })
  return {
    kind: 'comparison',
    question,
    answer: (seen) => {
      const indices = [indexOf(seen, first), indexOf(seen, second)]
      if (indices.includes(0)) return null
      const slots = [...seen.offered].filter((slot) => slot.startsWith('difference.'))
      const slot =
        key === null
          ? slots.find((each) => each === 'difference.summary')
          : (slots.find((each) => each === `difference.${key}`) ?? slots.find((each) => each === 'difference.summary'))
      const text = slot && seen.fields.get(slot)
      // The edge may have understood another pair than was meant.
      if (!slot || !text?.includes(first.title) || !text.includes(second.title)) return null
      return `{{${slot}}}.`
    },
  }
}
