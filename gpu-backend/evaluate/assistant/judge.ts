import type { Answer } from './answer.ts'
import type { Expectation } from './conversation.ts'
import {
  butPattern,
  declinePattern,
  emptyQuestionPattern,
  languageOf,
  pointPattern,
  policyHearts,
  ruledOutPattern,
} from './phrases.ts'
import { type Mention, mentionsIn, plainText, type ShopNames } from './product-names.ts'

/** An answer, read once. */
interface Reading {
  readonly answer: Answer
  readonly text: string
  readonly language: string | null
  /** Products that it is about: named, stated something of, or shown where the text points at the cards. */
  readonly about: readonly Mention[]
  readonly declinesAt: number
}

type Parts = Omit<Expectation, 'or'>

const charsMax = 2_500
const productsMax = 12
const policiesMax = 4

/** Why an answer is not right; empty where it is. `viewIds` are the products shown before. */
export function judge(answer: Answer, expect: Expectation, shop: ShopNames, viewIds: readonly string[] = []): string[] {
  if (answer.problem) return [answer.problem]
  const reading = read(answer, shop)
  const always = [...faultsOfForm(reading, expect), ...faultsWhateverElse(reading, expect, shop)]
  if (expect.asks_back_ok && asksBack(reading.text)) return always
  return [...always, ...faultsOf(reading, expect, shop, viewIds), ...faultsOfChoices(reading, expect, shop, viewIds)]
}

function read(answer: Answer, shop: ShopNames): Reading {
  const text = plainText(answer.text)
  const { mentions, rest } = mentionsIn(text, shop)
  const stated = [...answer.claims.flatMap(({ productId }) => productId ?? []), ...answer.citedIds]
  const declinesAt = text.search(declinePattern)
  const pointed = mentions.length + stated.length === 0 && declinesAt < 0 && pointPattern.test(text) ? answer.shownIds : []
  // Where products share a name, a claim tells which is meant.
  const named = mentions.map(({ ids, position }) => {
    const exact = ids.filter((id) => stated.includes(id))
    return { ids: exact.length > 0 ? exact : ids, position }
  })
  const others = [...new Set([...stated, ...pointed])].filter((id) => !named.some(({ ids }) => ids.includes(id)))
  return {
    answer,
    text,
    language: languageOf(rest),
    about: [...named, ...others.map((id) => ({ ids: [id], position: Number.POSITIVE_INFINITY }))],
    declinesAt: declinesAt < 0 ? Number.POSITIVE_INFINITY : declinesAt,
  }
}

const expectsGap = ({ declines, gap_ok, or = [] }: Expectation): boolean =>
  Boolean(declines || gap_ok || or.some((parts) => parts.declines || parts.gap_ok))

function faultsOfForm({ text, about }: Reading, expect: Expectation): string[] {
  const gaps =
    text.match(/not given in the listing|nicht angegeben(?!;)|non précisé dans la fiche|no consta en la ficha/gi)?.length ?? 0
  const policies = Object.values(policyHearts).filter((hearts) => hearts.some((heart) => heart.test(text))).length
  return faultsWhere([
    [!text.trim(), 'empty'],
    [/\{\{|\}\}/.test(text), 'slot braces'],
    [/<\/?[a-z][a-z0-9]*(?:\s[^<>]*)?>/i.test(text), 'markup'],
    [text.length > charsMax, `${text.length} characters`],
    [about.length > productsMax, `names ${about.length} products`],
    [policies > policiesMax, `tells ${policies} policies`],
    [gaps > 1 || (gaps === 1 && !expectsGap(expect)), 'says "not given" where it is given, or nobody asked'],
  ])
}

/** What holds whatever else the answer does. */
function faultsWhateverElse(reading: Reading, expect: Parts, { priceOf }: ShopNames): string[] {
  const { text, about, language } = reading
  const {
    products_none: barred = [],
    products_only: only,
    price_max: most = Number.POSITIVE_INFINITY,
    price_min: least = 0,
  } = expect
  const offered = about.filter(({ position }) => !ruledOutPattern.test(sentenceAt(text, position)))
  const fits = (id: string): boolean => {
    const price = priceOf.get(id)
    return price === undefined || (price >= least && price <= most)
  }
  return faultsWhere([
    ...offered.map(({ ids }) => [ids.every((id) => barred.includes(id)), `offers ${ids[0]}, which does not fit`] as const),
    ...(only ? about.map(({ ids }) => [!ids.some((id) => only.includes(id)), `is about ${ids[0]} too`] as const) : []),
    ...offered.map(({ ids }) => [!ids.some(fits), `offers ${ids[0]}, outside the limit`] as const),
    ...(expect.not_text ?? []).map((source) => [patternOf(source).test(text), `has /${source}/`] as const),
    [
      Boolean(expect.language && language && !expect.language.includes(language)),
      `is in ${language}, not ${expect.language?.join(' or ')}`,
    ],
    [text.length > (expect.max_chars ?? Number.POSITIVE_INFINITY), `${text.length} characters`],
  ])
}

function faultsOf(reading: Reading, expect: Parts, shop: ShopNames, viewIds: readonly string[]): string[] {
  const { text, about, answer } = reading
  const isAbout = (id: string): boolean => about.some(({ ids }) => ids.includes(id))
  const first = about[0]?.ids ?? []
  const { products_any: some, products_all: all = [], policy, faq, fields = [] } = expect
  return [
    ...faultsWhere([
      [Boolean(some && !some.some(isAbout)), `is about none of ${some?.slice(0, 4).join(', ')}`],
      ...all.map((id) => [!isAbout(id), `is not about ${id}`] as const),
      [Boolean(expect.first && !expect.first.some((id) => first.includes(id))), `names ${first[0] ?? 'nothing'} first`],
      [
        Boolean(expect.of_view && !isExtreme(first, viewIds, expect.of_view, shop)),
        `names ${first[0] ?? 'nothing'} first, not the ${expect.of_view} of those shown`,
      ],
      [
        Boolean(policy && !(policyHearts[policy] ?? [patternOf(policy)]).some((heart) => heart.test(text))),
        `does not tell the policy ${policy}`,
      ],
      [Boolean(faq && !faq.includes(answer.faqId ?? '')), `is not the known answer ${faq?.join(' or ')}`],
      ...(expect.text ?? []).map((source) => [!patternOf(source).test(text), `lacks /${source}/`] as const),
    ]),
    ...fields.flatMap((field) => (states(reading, field, isAbout) ? [] : [`does not tell ${field.field[0]} of ${field.id}`])),
    ...(expect.declines ? faultsOfDeclining(reading, expect.declines) : []),
  ]
}

function faultsOfChoices(reading: Reading, { or }: Expectation, shop: ShopNames, viewIds: readonly string[]): string[] {
  if (!or) return []
  const tried = or.map((parts) => [...faultsWhateverElse(reading, parts, shop), ...faultsOf(reading, parts, shop, viewIds)])
  return tried.some((faults) => faults.length === 0) ? [] : [tried.map((faults) => faults.join(' and ')).join('; or ')]
}

function states(
  { answer, text, about }: Reading,
  { id, field, value }: NonNullable<Parts['fields']>[number],
  isAbout: (id: string) => boolean,
): boolean {
  const pattern = value === undefined ? null : patternOf(value)
  const claimed = answer.claims.some(
    (claim) => claim.productId === id && field.includes(claim.field) && (!pattern || pattern.test(plainText(claim.text))),
  )
  return claimed || Boolean(pattern?.test(text) && (about.length === 0 || isAbout(id)))
}

/** A no that offers nothing, or says openly that it offers something else. */
function faultsOfDeclining({ text, about, declinesAt }: Reading, declines: true | 'fact'): string[] {
  if (declinesAt === Number.POSITIVE_INFINITY) return ['does not say no']
  if (declines === 'fact') return []
  const before = about.find(({ position }) => position < declinesAt)
  if (before) return [`offers ${before.ids[0]}`]
  const after = about[0]
  return after && !butPattern.test(text) ? [`offers ${after.ids[0]} without saying that it is something else`] : []
}

function isExtreme(
  first: readonly string[],
  viewIds: readonly string[],
  end: 'cheapest' | 'dearest',
  { priceOf }: ShopNames,
): boolean {
  const prices = viewIds.flatMap((id) => priceOf.get(id) ?? [])
  const extreme = end === 'cheapest' ? Math.min(...prices) : Math.max(...prices)
  return first.some((id) => viewIds.includes(id) && priceOf.get(id) === extreme)
}

function asksBack(text: string): boolean {
  const questions = (text.match(/[^.!?\n]*\?/gu) ?? []).filter(
    (question) => question.length > 12 && !emptyQuestionPattern.test(question),
  )
  return (
    questions.length > 0 || /\b(?:tell me|let me know) (?:what|who|how|which (?:kind|sort|size|colou?r|occasion))\b/i.test(text)
  )
}

const patternOf = (source: string): RegExp => new RegExp(source, 'iu')
const faultsWhere = (rows: readonly (readonly [boolean, string])[]): string[] =>
  rows.flatMap(([isFault, why]) => (isFault ? [why] : []))

/** The sentence around a position; nothing where a product is not named in the text. */
function sentenceAt(text: string, position: number): string {
  if (position === Number.POSITIVE_INFINITY) return ''
  const start = Math.max(text.lastIndexOf('. ', position), text.lastIndexOf('\n', position), text.lastIndexOf('? ', position), 0)
  const end = text.slice(position).search(/[.!?](?:\s|$)|\n/)
  return text.slice(start, end < 0 ? undefined : position + end)
}
