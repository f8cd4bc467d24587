import { formatPrice } from '../product-fields.ts'
import type { Attribute } from './attributes.ts'
import { type Language, listed } from './language.ts'
import { compareWeights, type Entry, shownValue, titleOf, weightOf } from './leaders.ts'
import { labelOf } from './mentions.ts'
import { phrasesIn } from './phrases.ts'

/** One difference between products, as a complete phrase, and what it rests on. */
interface Difference {
  readonly text: string
  readonly field: string
  /** Positions from 0 of the products it speaks of, the first one in front. */
  readonly indices: readonly number[]
  /** Whether one leads; false where their values only stand side by side. */
  readonly isDecided: boolean
}

interface DifferenceOptions {
  readonly locale: string
  readonly language: Language
  readonly sense?: 'most' | 'least' | null
  /** How titles and values are written, by position from 0; left out, as records give them. */
  readonly show?: (index: number, field: string) => string
}

/**
 * How products differ in an attribute: "the Ridge is cheaper: €129.00 against €249.00 (the Tarn), €120.00 less". What
 * cannot be compared stands side by side; null where fewer than two records give it.
 */
export function differenceOf(
  entries: readonly Entry[],
  indices: readonly number[],
  attribute: Attribute,
  options: DifferenceOptions,
): Difference | null {
  const { locale, language, sense = null, show } = options
  const field = [attribute.key, ...(attribute.also ?? [])].find(
    (key) =>
      indices.filter((index) => entries[index] && shownValue(entries[index], key) !== undefined && hasValue(entries[index], key))
        .length > 1,
  )
  if (field === undefined) return null
  const having = indices.filter((index) => shownValue(entries[index], field) !== undefined)
  const phrases = phrasesIn(language)
  const valueAt = (index: number): string => shownValue(entries[index], field) ?? ''
  const compared = field
  const shownOf = (index: number): string => show?.(index, field === 'reviews' ? 'rating' : field) ?? valueAt(index)
  const nameOf = (index: number): string => show?.(index, 'title') ?? titleOf(entries, index)
  const beside = (): Difference => ({
    text: phrases.each(
      labelOf(attribute, language),
      listed(
        having.map((index) => phrases.other(nameOf(index), shownOf(index))),
        language,
      ),
    ),
    field: compared,
    indices: having,
    isDecided: false,
  })
  const weights = having.map((index) => weightOf(entries[index] as Entry, field, locale))
  const better = sense ?? (attribute.better === 'less' ? 'least' : 'most')
  const orders = weights.slice(1).map((weight) => (weights[0] && weight ? compareWeights(weights[0], weight) : null))
  const isComparable = attribute.more !== undefined && weights.every((weight) => weight !== null)
  if (!isComparable) return allAlike(having.map(valueAt)) ? equal() : beside()
  if (orders.every((order) => order === 'equal')) return equal()
  const first = having.findIndex((_, at) =>
    weights.every(
      (other, to) =>
        to === at ||
        compareWeights(weights[at] as NonNullable<typeof other>, other as NonNullable<typeof other>) ===
          (better === 'most' ? 'more' : 'less'),
    ),
  )
  if (first < 0) return beside()
  const lead = having[first] as number
  const others = having.filter((index) => index !== lead)
  const verb = better === 'most' ? (attribute.more?.[language] ?? '') : (attribute.less?.[language] ?? '')
  const amount =
    !show && field === 'price' && others.length === 1 && better === 'least'
      ? savedText(entries, lead, others[0] as number, locale)
      : null
  const against = listed(
    others.map((index) => phrases.other(nameOf(index), shownOf(index))),
    language,
  )
  const text = phrases.against(nameOf(lead), verb, shownOf(lead), against)
  return { text: amount ? `${text}, ${phrases.amountLess(amount)}` : text, field, indices: [lead, ...others], isDecided: true }

  function equal(): Difference {
    return {
      text: phrases.equal(listed(having.map(nameOf), language), labelOf(attribute, language), shownOf(having[0] as number)),
      field: compared,
      indices: having,
      isDecided: false,
    }
  }
}

const hasValue = (entry: Entry, field: string): boolean => field !== 'reviews' || entry.product.rating !== undefined
const allAlike = (values: readonly string[]): boolean => new Set(values.map((value) => value.toLowerCase())).size === 1

function savedText(entries: readonly Entry[], lead: number, other: number, locale: string): string | null {
  const [a, b] = [entries[lead]?.product.price, entries[other]?.product.price]
  return a && b && a.currency === b.currency ? formatPrice({ amount: b.amount - a.amount, currency: a.currency }, locale) : null
}

/** What shoppers weigh first; what differs most clearly comes first. */
export const summaryKeys = [
  'price',
  'rating',
  'weight',
  'capacity',
  'battery_life',
  'waterproof',
  'power',
  'dimensions',
  'material',
  'warranty',
] as const
