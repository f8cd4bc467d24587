import type { Policies, Product } from '../product.ts'
import { formatPrice } from '../product-fields.ts'
import { addVerdicts, type Context } from './add-verdicts.ts'
import { type Budget, isWithin, readBudget } from './budget.ts'
import { differenceOf, summaryKeys } from './differences.ts'
import { fold, type Language, languageOf, listed, questionLanguage } from './language.ts'
import { type Entry, type Leader, leaderOf, reasonOf, titleOf } from './leaders.ts'
import { attributeOf, type Mention, readMentions, withoutTypos } from './mentions.ts'
import { phrasesIn } from './phrases.ts'
import { policyIn } from './policy-statements.ts'
import { putLeader } from './put-leader.ts'
import { shipsTo } from './ships-to.ts'
import { type Standing, standingOf } from './standing.ts'
import { type Basis, Slots, type Weighed } from './weighed.ts'
import { withoutTitles } from './without-titles.ts'

interface WeighInput {
  readonly products: readonly Product[]
  /** Shown values of each product by key (`productFields`). */
  readonly perProduct: readonly ReadonlyMap<string, string>[]
  readonly policies?: Policies
  /** The shopper's last message; without one only what holds for any question is worked out. */
  readonly question?: string
  readonly locale: string
  /** The question's language, where it is read already. */
  readonly language?: Language
  /** The slots that there are already: others join them. */
  readonly fields?: Map<string, string>
  /** Products that the question names, by their indices from 1. */
  readonly named?: readonly number[]
}

const comparedMax = 4

const listedMax = 20

/**
 * Everything that needs arithmetic or a verdict, computed from the records so that no model has to: leaders, what fits a
 * budget, differences, yes or no, options. What cannot be computed is absent. Pure.
 */
export function weigh(input: WeighInput): Weighed {
  const { products, perProduct, policies = {}, question = '', locale, named = [] } = input
  const language = input.language ?? questionLanguage(question, locale)
  const entries: Entry[] = products.map((product, index) => ({ product, fields: perProduct[index] ?? new Map() }))
  const slots = new Slots(entries, input.fields)
  const titles = entries.map((_, index) => titleOf(entries, index))
  const plain = withoutTypos(question, titles)
  const mentions = readMentions(
    withoutTitles(plain, titles),
    perProduct.flatMap((fields) => [...fields.keys()]),
  )
  const standing = standingOf(entries, locale, language)
  addLeaders(slots, entries, mentions, { standing, locale, language })
  for (const [key, some] of standing.having) slots.put(`with.${key}`, some)
  if (!question) return slots.weighed(language)
  const budget = readBudget(
    question,
    products.map(({ price }) => price?.currency),
  )
  if (budget) addBudget(slots, entries, budget, locale, language)
  if (!budget || named.length > 1) addDifferences(slots, entries, mentions, { named, question: plain, locale, language })
  addVerdicts(slots, entries, mentions, { named, question: plain, titles, budget, locale, language })
  const abroad = language === languageOf(locale) ? {} : policiesIn(language, policies)
  for (const [key, rule] of Object.entries(abroad)) slots.put(`shop.${key}?`, rule, [{ index: null, field: key }])
  const ships = shipsTo(question, policies.shipping, language, abroad.shipping)
  if (ships) slots.put('shop.ships_to?', ships, [{ index: null, field: 'shipping' }], true)
  return slots.weighed(language)
}

/** Policies in the question's language, as far as what they state is known. */
const policiesIn = (language: Language, policies: Policies): Policies =>
  Object.fromEntries(
    Object.entries(policies).flatMap(([key, policy]) => {
      const rule = policyIn(language, policy)
      return rule === null ? [] : [[key, rule]]
    }),
  )

function addLeaders(
  slots: Slots,
  entries: readonly Entry[],
  mentions: readonly Mention[],
  { standing: { leaders, slots: standing }, locale, language }: { standing: Standing; locale: string; language: Language },
): void {
  if (entries.length === 0) return
  const requested = mentions.flatMap(({ attribute, sense }) => (sense ? [[attribute.key, sense] as const] : []))
  const isRequested = (leader: Leader): boolean =>
    requested.some(([key, sense]) => leader.attribute.key === key && leader.sense === sense)
  slots.take(standing)
  const others = requested.flatMap(([key, sense]) => leaderOf(entries, attributeOf(key), sense, locale) ?? [])
  const found = [...leaders, ...others]
  for (const leader of found) if (isRequested(leader)) putLeader(slots, entries, leader, true, language)
  if (!found.some(({ slot }) => slot === 'best')) putBestWithoutRating(slots, entries, found, language)
}

/** A recommendation needs some product: without ratings the cheapest, without prices the first. */
function putBestWithoutRating(slots: Slots, entries: readonly Entry[], found: readonly Leader[], language: Language): void {
  const cheapest = found.find(({ slot }) => slot === 'cheapest')
  const index = cheapest?.leads[0] ?? 0
  slots.putField('best.title', index, 'title')
  const only = {
    en: 'the first listing here',
    de: 'den ersten Eintrag hier',
    fr: 'la première fiche ici',
    es: 'la primera ficha aquí',
  }
  slots.put('best.reason', cheapest ? reasonOf(cheapest, entries, language) : only[language], [
    { index: index + 1, field: cheapest ? 'price' : 'title' },
  ])
}

function addBudget(slots: Slots, entries: readonly Entry[], budget: Budget, locale: string, language: Language): void {
  const { limit, none } = phrasesIn(language)
  const shown = (amount: number) => formatPrice({ amount, currency: budget.currency }, locale)
  const { least, most } = budget
  if (least !== null && most !== null) slots.put('budget.limit', limit.between(shown(least), shown(most)), [], true)
  else if (most !== null) slots.put('budget.limit', limit.most(shown(most)), [], true)
  else if (least !== null) slots.put('budget.limit', limit.least(shown(least)), [], true)
  const sides = { under: [] as number[], over: [] as number[] }
  entries.slice(0, listedMax).forEach(({ product }, index) => {
    const fits = isWithin(budget, product.price)
    if (fits) sides.under.push(index)
    else if (fits === false && most !== null && product.price && product.price.amount > most) sides.over.push(index)
  })
  // Prices in another currency say nothing of a limit.
  if (entries.every(({ product }) => isWithin(budget, product.price) === null)) return
  for (const [side, indices] of Object.entries(sides)) {
    const titles = indices.map((index) => `${titleOf(entries, index)} (${entries[index]?.fields.get('price') ?? ''})`)
    const bases = indices.map((index) => ({ index: index + 1, field: 'price' }))
    slots.put(`${side}_budget.titles`, titles.length ? listed(titles, language) : none, bases, true)
  }
  slots.put('under_budget.count', String(sides.under.length), [], true)
}

const comparing =
  /\b(?:vs|versus|compare|comparison|comparing|difference|differences|differ|or|than|against|between|better|vergleich\w*|unterschied\w*|oder|als|gegen|zwischen|besser|compar\w*|difference\w*|ou|que|entre|mieux|meilleur\w*|diferencia\w*|o|mejor)\b/u

function addDifferences(
  slots: Slots,
  entries: readonly Entry[],
  mentions: readonly Mention[],
  { named, question, locale, language }: Context,
): void {
  const indices = (named.length > 1 ? named.map((index) => index - 1) : entries.map((_, index) => index)).slice(0, comparedMax)
  const isRequested = named.length > 1 || (entries.length > 1 && entries.length <= comparedMax && comparing.test(fold(question)))
  if (indices.length < 2 || !isRequested) return
  const keys = [...new Set([...mentions.map(({ attribute }) => attribute.key), ...summaryKeys])]
  const mentioned = new Map(mentions.map(({ attribute, sense }) => [attribute.key, sense] as const))
  const summary: { text: string; bases: Basis[] }[] = []
  for (const key of keys) {
    const sense = mentioned.get(key) ?? null
    const difference = differenceOf(entries, indices, attributeOf(key), { locale, language, sense })
    if (!difference) continue
    const bases = difference.indices.map((index) => ({
      index: index + 1,
      field: difference.field === 'reviews' ? 'rating' : difference.field,
    }))
    slots.put(`difference.${key}`, difference.text, bases, mentioned.has(key))
    if (difference.isDecided || mentioned.has(key) || key === 'price') summary.push({ text: difference.text, bases })
  }
  const shown = summary.slice(0, 3)
  slots.put(
    'difference.summary',
    shown.map(({ text }) => text).join('; '),
    shown.flatMap(({ bases }) => bases),
    true,
  )
}
