import type { CatalogueFilters } from '../../../shared/catalogue/query.ts'
import { parseMoney } from '../../../shared/money.ts'

const below =
  'under|below|less than|cheaper than|no more than|at most|up to|max(?:imum)?|within|unter|bis(?: zu)?|hochstens|maximal|weniger als|gunstiger als|moins de|jusqu\\S a|menos de|hasta|meno di'
const above = 'over|above|more than|at least|from|min(?:imum)?|uber|mindestens|mehr als|ab|plus de|au moins|mas de|al menos'
const money = String.raw`([$€£¥]\s?\d[\d.,]*|\d[\d.,]*\s?(?:[$€£¥]|(?:eur|usd|gbp|chf|jpy)\b|(?:euros?|dollars?|pounds?|bucks|franken)\b))`
const upper = new RegExp(String.raw`(?<!\p{L})(?:${below})\s+${money}`, 'u')
const lower = new RegExp(String.raw`(?<!\p{L})(?:${above})\s+${money}`, 'u')
const between = new RegExp(
  String.raw`(?<!\p{L})(?:between|zwischen|entre)\s+([$€£¥]?\s?\d[\d.,]*)\s+(?:and|und|et|y)\s+${money}`,
  'u',
)
const onlyInStock = /(?<!\p{L})(?:in stock|available now|auf lager|lieferbar|vorratig|en stock|disponible)(?!\p{L})/u

const names: Readonly<Record<string, string>> = {
  euro: 'EUR',
  euros: 'EUR',
  dollar: 'USD',
  dollars: 'USD',
  bucks: 'USD',
  pound: 'GBP',
  pounds: 'GBP',
  franken: 'CHF',
}

export interface Constraints {
  readonly filters: CatalogueFilters
  /** The question without them. */
  readonly query: string
}

/**
 * The limits a shopper puts into words, as filters: "under $50", "zwischen 20 und 40 Euro", "in stock". Only amounts with a
 * currency count, so that "under 2 kg" stays a word. Amounts are enforced on records, never left to a model.
 */
export function readConstraints(question: string): Constraints {
  const text = question.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase()
  const filters: CatalogueFilters = {}
  const range = between.exec(text)
  const [highest, lowest] = [upper.exec(text), lower.exec(text)]
  const most = range ? amountOf(range[2]) : amountOf(highest?.[1])
  const least = range ? amountOf(`${range[1]} ${most?.currency ?? ''}`) : amountOf(lowest?.[1])
  if (most) filters.priceMax = most.amount
  if (least) filters.priceMin = least.amount
  if (onlyInStock.test(text) && !/\b(is|are|ist|sind|est)\b/.test(text)) filters.available = true
  const said = range ? [range[0]] : [most ? highest?.[0] : '', least ? lowest?.[0] : '']
  // Found in the plain form of the text; what of it is not there as it was written stays a word.
  const query = said.reduce<string>((rest, part) => (part ? rest.replace(part, ' ') : rest), text)
  return { filters, query }
}

function amountOf(text: string | undefined) {
  if (!text) return null
  const coded = text.replace(/[a-z]+/g, (word) => names[word] ?? word.toUpperCase()).replace(/[.,]+(?=\s|$)/, '')
  const named = coded.replace(/^([$€£¥].*?)\s*[A-Z]{3}$/, '$1')
  return parseMoney(named.trim())
}
