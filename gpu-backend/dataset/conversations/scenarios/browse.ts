import type { Product } from '../../../../shared/product.ts'
import { allGoods } from '../goods/all.ts'
import type { Good } from '../goods/good.ts'
import type { Draft, Seen, Session } from '../session.ts'
import { has, indicesOf, isAvailable, nearIndicesOf, offerOf, offersMax } from './seen.ts'

/** What a shop has of a kind: all of it at most three, the nearest instead, or an honest no. */
export function answerSeek(session: Session, seen: Seen, good: Good, goods: string): string {
  const { say } = session
  const right = indicesOf(seen, session, good)
  if (right.length > 0) {
    const shown = availableFirst(seen, right)
      .slice(0, offersMax)
      .map((index) => offerOf(session, seen, index))
    return shown.length === 1 ? say.haveOne(shown[0] ?? '') : say.haveMany(shown)
  }
  const near = nearIndicesOf(seen, session, good)[0]
  return near === undefined ? say.nothing(goods) : say.nearest(goods, offerOf(session, seen, near))
}

/** What can be bought comes before what cannot; else the search's own order. */
const availableFirst = (seen: Seen, indices: readonly number[]): number[] => [
  ...indices.filter((index) => isAvailable(seen, index)),
  ...indices.filter((index) => !isAvailable(seen, index)),
]

export function seek(session: Session): Draft | null {
  const { random, shop, ask } = session
  const product = random.pick(shop.products)
  const good = session.goodOf(product)
  const trait = random.chance(0.35) ? traitOf(session, product) : null
  const goods = session.plural(good)
  const variables = { goods, good: session.singular(good), trait: trait?.word ?? '' }
  const keywords = ask.keywords.filter((wording) => wording.includes('{trait}') === (trait !== null))
  const question = session.phrase(trait || random.chance(0.3) ? keywords : ask.seek, variables)
  const aim = shop.products.filter((other) => session.goodOf(other).id === good.id)
  return {
    kind: 'seek',
    question,
    aim,
    answer: (seen) => (trait ? answerSeekWith(session, seen, good, goods, trait) : answerSeek(session, seen, good, goods)),
  }
}

interface TraitWord {
  readonly key: string
  readonly word: string
}

/** A value that a shopper may add to a kind of goods: "black backpack". */
function traitOf({ random, language, shop }: Session, product: Product): TraitWord | null {
  if (language !== shop.language) return null
  const keys = ['color', 'material', 'scent', 'flavor'].filter((key) => key in product.attributes)
  if (keys.length === 0) return null
  const key = random.pick(keys)
  const word = product.attributes[key]?.split(/,| or | and | oder | und | ou | et | o | y /)[0]?.trim() ?? ''
  return /\d|^(?:none|no)$/.test(word) || word === '' ? null : { key, word }
}

/** A title with the value that the question is about, where the model can see it. */
const shownWith = (session: Session, seen: Seen, index: number, key: string): string =>
  seen.offered.has(`${index}.${key}`) ? `{{${index}.title}} ({{${index}.${key}}})` : offerOf(session, seen, index)

/** Only what has it; where nothing has, the kind without it, called what it is. */
function answerSeekWith(session: Session, seen: Seen, good: Good, goods: string, { key, word }: TraitWord): string {
  const { say } = session
  const right = indicesOf(seen, session, good)
  const matching = right.filter((index) => seen.products[index - 1]?.attributes[key]?.toLowerCase().includes(word.toLowerCase()))
  if (matching.length > 0) {
    const shown = availableFirst(seen, matching)
      .slice(0, offersMax)
      .map((index) => shownWith(session, seen, index, key))
    return shown.length === 1 ? say.haveOne(shown[0] ?? '') : say.haveMany(shown)
  }
  const [near] = right
  if (near === undefined) return answerSeek(session, seen, good, goods)
  const shown = shownWith(session, seen, near, key)
  return say.nearest(`${goods} (${word})`, shown)
}

/** Something that this shop does not sell. */
export function unknownProduct(session: Session): Draft | null {
  const { random, shop, ask } = session
  const sold = new Set([...shop.goodOf.values()].map(({ id }) => id))
  const groups = new Set([...shop.goodOf.values()].map(({ group }) => group))
  const strangers = allGoods.filter(({ id, group }) => !sold.has(id) && (random.chance(0.35) || !groups.has(group)))
  const isOdd = session.language === 'en' && random.chance(0.35)
  const good = random.pick(strangers)
  const goods = isOdd ? random.pick(oddGoods) : session.plural(good)
  const one = isOdd ? goods.replace(/s$/, '') : session.singular(good)
  const question = session.phrase(ask.seek, { goods, good: one })
  return {
    kind: 'unknown-product',
    question,
    answer: (seen) => (isOdd ? session.say.nothing(goods) : answerSeek(session, seen, good, goods)),
  }
}

const oddGoods = [
  'washing machines',
  'car tyres',
  'houses',
  'cars',
  'motorbikes',
  'pianos',
  'violins',
  'lawn mowers',
  'fridges',
  'bathtubs',
  'flights to Rome',
  'concert tickets',
  'cigarettes',
  'wedding cakes',
  'garden sheds',
  'solar panels',
  'contact lenses',
  'passports',
  'roses',
  'horse saddles',
  'printer cartridges',
  'sewing machines',
  'wheelchairs',
  'fireworks',
  'swords',
]

/** A need in the shopper's own words. */
export function need(session: Session): Draft | null {
  const { random, shop } = session
  if (session.language !== 'en') return null
  const good = session.goodOf(random.pick(shop.products))
  if (good.needs.length === 0) return null
  const question = session.phrase(session.ask.need, { need: random.pick(good.needs) }, false)
  const aim = shop.products.filter((product) => session.goodOf(product).id === good.id)
  return { kind: 'need', question, aim, answer: (seen) => suggestion(session, seen, indicesOf(seen, session, good)) ?? null }
}

/** One product of those that fit, with what speaks for it. */
function suggestion(session: Session, seen: Seen, fitting: readonly number[]): string | null {
  const index = availableFirst(seen, fitting)[0]
  return index === undefined ? null : session.say.suggest(index, reasonFor(session, seen, index))
}

function reasonFor(session: Session, seen: Seen, index: number): string {
  const { say } = session
  const parts = [has(seen, index, 'price') && say.costs(index), has(seen, index, 'rating') && say.rated(index)]
  return parts.filter((part) => part !== false).join(' ')
}

export function gift(session: Session): Draft | null {
  const { random, shop, ask } = session
  const person = session.language === 'en' ? random.pick(random.pick(shop.kinds).people) : ''
  const prices = shop.products.flatMap(({ price }) => (price ? [price.amount] : []))
  if (prices.length === 0) return null
  const limit = moneyText(session, roundUp(random.pick(prices)))
  const question = session.phrase(ask.gift, { person, limit })
  return {
    kind: 'gift',
    question,
    aim: random.sample(shop.products, 3),
    answer: (seen) => {
      const within = seen.fields.has('budget.limit') ? withinBudget(seen) : seen.products.map((_, at) => at + 1)
      const index = availableFirst(seen, within)[0]
      if (index === undefined)
        return seen.fields.has('budget.limit') && seen.products.length > 0 ? noneWithin(session, seen) : null
      return session.say.present(index, reasonFor(session, seen, index))
    },
  }
}

/** A limit of money, for a kind of goods. */
export function budget(session: Session): Draft | null {
  const { random, shop, ask } = session
  const product = random.pick(shop.products)
  if (!product.price) return null
  const good = session.goodOf(product)
  const goods = session.plural(good)
  const amount = roundUp(product.price.amount * random.pick([0.6, 0.9, 1.05, 1.2, 1.5]))
  const isRange = random.chance(0.2)
  const question = session.phrase(isRange ? ask.between : ask.under, {
    goods,
    good: session.singular(good),
    limit: moneyText(session, amount),
    low: isRange ? String(Math.round(amount / 100 / random.pick([2, 3, 4])) || 1) : '',
  })
  return {
    kind: 'budget',
    question,
    answer: (seen) => {
      if (!seen.fields.has('budget.limit')) return null
      const right = new Set(indicesOf(seen, session, good))
      const within = withinBudget(seen).filter((index) => right.has(index))
      if (within.length > 0)
        return session.say.within(
          availableFirst(seen, within)
            .slice(0, offersMax)
            .map((index) => offerOf(session, seen, index)),
        )
      if (right.size > 0) return session.say.noneWithin(offerOf(session, seen, cheapestOf(seen, [...right])))
      const near = nearIndicesOf(seen, session, good)[0]
      return near === undefined ? session.say.nothing(goods) : session.say.nearest(goods, offerOf(session, seen, near))
    },
  }
}

/** "Is it under fifty?" */
export function isUnder(session: Session): Draft | null {
  const { random, ask } = session
  const product = pickProduct(session)
  if (!product?.price) return null
  const amount = roundUp(product.price.amount * random.pick([0.5, 0.8, 1.1, 1.4, 2]))
  const question = session.phrase(ask.isUnder, { p: session.refer(product), limit: moneyText(session, amount) })
  return {
    kind: 'budget',
    question,
    answer: (seen) => {
      const slot = `${seen.products.findIndex(({ id }) => id === product.id) + 1}.within_budget?`
      return seen.offered.has(slot) ? session.say.verdict(Number.parseInt(slot, 10), 'within_budget?') : null
    },
  }
}

const cheapestOf = ({ products }: Seen, indices: readonly number[]): number =>
  indices.reduce(
    (best, index) =>
      (products[index - 1]?.price?.amount ?? Number.POSITIVE_INFINITY) <
      (products[best - 1]?.price?.amount ?? Number.POSITIVE_INFINITY)
        ? index
        : best,
    indices[0] ?? 0,
  )

const noneWithin = (session: Session, seen: Seen): string =>
  session.say.noneWithin(
    offerOf(
      session,
      seen,
      cheapestOf(
        seen,
        seen.products.map((_, at) => at + 1),
      ),
    ),
  )

/** The listed products that the edge found within the limit: their titles stand in its slot. */
function withinBudget({ fields, products }: Seen): number[] {
  const titles = fields.get('under_budget.titles') ?? ''
  return products.flatMap(({ title }, at) => (titles.includes(title) ? [at + 1] : []))
}

/** "Backpacks, but not nylon." */
export function without(session: Session): Draft | null {
  const { random, shop, ask } = session
  if (session.language !== shop.language) return null
  const product = random.pick(shop.products)
  const good = session.goodOf(product)
  const keys = ['material', 'color', 'scent', 'ingredients', 'closure'].filter((key) => key in product.attributes)
  if (keys.length === 0) return null
  const key = random.pick(keys)
  const shown = product.attributes[key]
  const word = shown?.split(/,| and | or | und | et | y /)[0]?.trim()
  if (!word || /\d|none|no$/.test(word)) return null
  const goods = session.plural(good)
  const question = session.phrase(ask.without, { goods, good: session.singular(good), value: word }, false)
  return {
    kind: 'negation',
    question,
    aim: shop.products.filter((other) => session.goodOf(other).id === good.id),
    answer: (seen) => {
      const right = indicesOf(seen, session, good)
      const free = right.filter((index) => {
        const value = seen.products[index - 1]?.attributes[key]
        return value !== undefined && !value.toLowerCase().includes(word.toLowerCase())
      })
      if (free.length > 0)
        return session.say.without(
          word,
          availableFirst(seen, free)
            .slice(0, offersMax)
            .map((index) => shownWith(session, seen, index, key)),
        )
      return right.length > 0 ? session.say.noneWithout(goods, word) : session.say.nothing(goods)
    },
  }
}

/** A product that the shopper may speak of: one before their eyes, or any of the shop. */
export function pickProduct({ random, view, shop, focus }: Session): Product {
  if (focus && random.chance(0.55)) return focus
  return view.length > 0 && random.chance(0.7) ? random.pick(view) : random.pick(shop.products)
}

/** Whole amounts as people name them. */
function roundUp(minor: number): number {
  const whole = Math.max(2, Math.round(minor / 100))
  const step = whole < 20 ? 1 : whole < 60 ? 5 : whole < 200 ? 10 : 50
  return Math.max(step, Math.round(whole / step) * step) * 100
}

const signs: Readonly<Record<string, string>> = { EUR: '€', USD: '$', GBP: '£' }
const units: Readonly<Record<string, readonly string[]>> = {
  EUR: ['euros', 'euro', 'eur'],
  USD: ['dollars', 'bucks', 'usd'],
  GBP: ['pounds', 'quid', 'gbp'],
}

/** An amount as this shopper writes it. */
function moneyText(session: Session, minor: number): string {
  const { random, shop, language } = session
  const currency = shop.products.find(({ price }) => price)?.price?.currency ?? 'EUR'
  const whole = String(minor / 100)
  const sign = signs[currency] ?? ''
  const unit =
    language === 'en'
      ? random.pick(units[currency] ?? [''])
      : currency === 'EUR'
        ? language === 'de'
          ? 'Euro'
          : 'euros'
        : currency
  return random.pick([`${sign}${whole}`, `${whole}${sign}`, `${whole} ${unit}`, `${whole} ${unit}`])
}
