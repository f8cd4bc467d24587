import type { AttributeRange, CatalogueFilters, Sort } from '../../../shared/catalogue/query.ts'
import { readBudget } from '../../../shared/weighing/budget.ts'
import { fold } from '../../../shared/weighing/language.ts'
import { readMentions } from '../../../shared/weighing/mentions.ts'
import { readNegations } from '../../../shared/weighing/negations.ts'
import { readRanges } from './read-ranges.ts'

interface Constraints {
  readonly filters: CatalogueFilters
  readonly sort: Sort | null
  /** The question without them, folded. */
  readonly query: string
}

// Amounts are in minor units of two digits where neither the question nor the shop says more.
const fallbackCurrency = 'EUR'
const inStock = /(?<!\p{L})(?:in stock|available(?: now)?|auf lager|lieferbar|vorratig|en stock|disponibles?)(?!\p{L})/u
const notInStock =
  /(?<!\p{L})(?:sold out|out of stock|(?:not|un)\s?available(?: (?:at the moment|right now|now))?|not in stock|ausverkauft|nicht (?:lieferbar|verfugbar|auf lager)|epuise\p{L}*|agotad\p{L}*)(?!\p{L})/u
/** "Is the duvet below 150?" is about the duvet, not about what is below 150. */
const isOfOneProduct =
  /^[¿\s]*(?:is|are|does|do|ist|sind|kostet|est|sont|coute|es|son|cuesta)\s+(?:the|this|that|it|they|these|your|der|die|das|dies\p{L}*|le|la|les|l'|ce\p{L}*|el|los|las)(?!\p{L})/u
/** "Is 100 enough for the boots", "reichen 50 Euro für die Lampe": about those boots, not about what is below it. */
const isEnough =
  /(?<!\p{L})(?:enough|sufficient|genug|reich(?:en|t)|ausreich\p{L}*|suffi\p{L}*|assez|bast\p{L}*|suficiente\p{L}*|alcanza\p{L}*)(?:\s+[\p{L}\p{N}€$£]+){0,3}?\s+(?:for|to get|to buy|fur|pour|para)(?!\p{L})/u
const stockQuestion = /(?:in stock|available(?: now)?|auf lager|lieferbar|vorratig|en stock|disponibles?)\s*\?+\s*$/u
const hasVerb = /\b(?:is|are|ist|sind|est|sont|esta|estan)\b/u
/** What every superlative and comparative has; reading the attributes of a question costs a hundred times as much. */
const comparing =
  /(?:est|ste[rsnm]?|er|ere[rsnm]?)\b|\b(?:most|least|best|worst|top|more|less|fewest|am|plus|moins|mas|menos|mejor\w*|peor\w*|meilleur\w*|mayor|menor)\b/u
/** Not a superlative, but whoever says it wants the low prices first. */
const cheap =
  /(?<!\p{L})(?:cheap|inexpensive|affordable|low[- ]cost|billige?[rsn]?|gunstige?[rsn]?|preiswerte?[rsn]?|pas chere?s?|bon marche|barat[oa]s?|economic[oa]s?)(?!\p{L})/u
const expensive = /(?<!\p{L})(?:most expensive|priciest|dearest)(?!\p{L})/u

/**
 * What a shopper puts into words as a typed query: limits ("under $50", "zwischen 20 und 40 Euro", "under 2 kg"), an order
 * ("lightest", "best rated", "cheap"), what it must not be ("without leather"), and stock. Limits are enforced on records,
 * never left to a model; what is left over are the words to look for.
 */
export function readConstraints(question: string, currency?: string): Constraints {
  const filters: CatalogueFilters = {}
  let rest = fold(question).replace(occasion, ' ')
  const budget = readBudget(rest, [currency ?? fallbackCurrency])
  if (budget) {
    const isOfOne = isOfOneProduct.test(rest) || isEnough.test(rest)
    rest = budget.rest
    if (!isOfOne && budget.most !== null) filters.priceMax = budget.most
    if (!isOfOne && budget.least !== null) filters.priceMin = budget.least
  }
  const ranges: { readonly ranges: AttributeRange[]; readonly rest: string } = readRanges(rest)
  if (ranges.ranges.length) filters.ranges = ranges.ranges
  rest = ranges.rest
  if (notInStock.test(rest) && !/\b(?:is|are) (?:it|they|the|this|that)\b/u.test(rest)) {
    filters.available = false
    rest = rest.replace(notInStock, ' ')
  } else if (inStock.test(rest) && !hasVerb.test(rest)) {
    // "Sunglasses available?" wants to know, whatever the answer.
    if (!stockQuestion.test(rest)) filters.available = true
    rest = rest.replace(inStock, ' ')
  }
  const negations = readNegations(rest)
  if (negations.words.length) filters.not = { words: negations.words }
  const sorted = readSort(negations.rest)
  return { filters, sort: sorted.sort, query: sorted.rest }
}

/** Names of occasions that have the name of a thing in them. */
const occasion =
  /(?<!\p{L})(?:secret santa|amigo invisible|father christmas|stocking (?:fillers?|stuffers?)|party bags?|goody bags?|goodies|mitbringsel|kleinigkeit(?:en)?|petites? attentions?|detallitos?)(?!\p{L})/gu

function readSort(text: string): { readonly sort: Sort | null; readonly rest: string } {
  const mention = comparing.test(text) ? readMentions(text).find(({ sense }) => sense !== null) : undefined
  if (mention) {
    const rest = `${text.slice(0, mention.start)} ${text.slice(mention.end)}`.replace(
      /\b(?:most|highest|longest|largest|biggest|lowest|shortest|smallest|least)\s+(?= |$)/u,
      ' ',
    )
    return { sort: { by: mention.attribute.key, order: mention.sense === 'most' ? 'desc' : 'asc' }, rest }
  }
  if (cheap.test(text)) return { sort: { by: 'price', order: 'asc' }, rest: text.replace(cheap, ' ') }
  if (expensive.test(text)) return { sort: { by: 'price', order: 'desc' }, rest: text.replace(expensive, ' ') }
  return { sort: null, rest: text }
}
