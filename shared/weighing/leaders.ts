import { keysAsWords } from '../keys-as-words.ts'
import type { Product } from '../product.ts'
import { type Attribute, attributes } from './attributes.ts'
import { type Language, listed, type Texts } from './language.ts'
import { compareQuantities, measureOf, type Order, type Quantity } from './measure.ts'
import { attributeOf } from './mentions.ts'

/** What one product has of what is weighed; null where its record does not say. */
type Weight = Quantity | { readonly amount: number; readonly currency: string } | { readonly number: number } | null

/** A product with its record as it is read and as it is shown. */
export interface Entry {
  readonly product: Product
  /** Shown values by key (`productFields`). */
  readonly fields: ReadonlyMap<string, string>
}

export interface Leader {
  /** The owner of its slots: `lightest`, `longest_battery_life`, `most_pieces`. */
  readonly slot: string
  readonly attribute: Attribute
  readonly sense: 'most' | 'least'
  /** The key that was compared. */
  readonly field: string
  /** The products that lead, by their positions from 0: several where they tie. */
  readonly leads: readonly number[]
}

export const leaderSlot = ({ key, most, least }: Attribute, sense: 'most' | 'least'): string =>
  (sense === 'most' ? most?.slot : least?.slot) ?? `${sense}_${key}`

/** What an entry has of an attribute, by one key. */
export function weightOf({ product, fields }: Entry, field: string, locale: string): Weight {
  switch (field) {
    case 'price':
      return fields.has('price') && product.price ? product.price : null
    case 'rating':
      return product.rating ? { number: product.rating.value } : null
    case 'reviews':
      return product.rating ? { number: product.rating.count } : null
    case 'stock':
      return product.availability?.quantity === undefined ? null : { number: product.availability.quantity }
    default: {
      const value = fields.get(field)
      return value === undefined ? null : measureOf(value, locale)
    }
  }
}

/** Null where nothing can be said: other currencies, other dimensions, one interval within the other. */
export function compareWeights(a: NonNullable<Weight>, b: NonNullable<Weight>): Order | null {
  if ('amount' in a && 'amount' in b) return a.currency === b.currency ? order(a.amount, b.amount) : null
  if ('number' in a && 'number' in b) return order(a.number, b.number)
  return 'dimension' in a && 'dimension' in b ? compareQuantities(a, b) : null
}

const order = (a: number, b: number): Order => (a < b ? 'less' : a > b ? 'more' : 'equal')

/**
 * The product that has most or least of an attribute; null where nothing can be compared: fewer than two values, units or
 * currencies that differ, values of which one lies within the other. Products without the value stand aside.
 */
export function leaderOf(
  entries: readonly Entry[],
  attribute: Attribute,
  sense: 'most' | 'least',
  locale: string,
): Leader | null {
  for (const field of [attribute.key, ...(attribute.also ?? [])]) {
    const weights = entries.map((entry) => weightOf(entry, field, locale))
    const leads = leading(weights, sense, field === 'rating' || entries.length === 1 ? 1 : 2)
    if (leads) return { slot: leaderSlot(attribute, sense), attribute, sense, field, leads: tieBroken(leads, entries, attribute) }
  }
  return null
}

// A product that nobody rated is no rival to a rated one; one without a price may be.
function leading(weights: readonly Weight[], sense: 'most' | 'least', valuesMin: number): number[] | null {
  const known = weights.flatMap((weight, index) => (weight ? [{ weight, index }] : []))
  if (known.length < valuesMin) return null
  const wins = sense === 'most' ? 'more' : 'less'
  const leads = known.filter(({ weight, index }) =>
    known.every((other) => other.index === index || [wins, 'equal'].includes(compareWeights(weight, other.weight) ?? '')),
  )
  return leads.length > 0 ? leads.map(({ index }) => index) : null
}

/** Of two equal ratings the one that more shoppers gave says more. */
function tieBroken(leads: number[], entries: readonly Entry[], { key }: Attribute): number[] {
  if (key !== 'rating' || leads.length === 1) return leads
  const counts = leads.map((index) => entries[index]?.product.rating?.count ?? 0)
  const most = Math.max(...counts)
  return leads.filter((_, at) => counts[at] === most)
}

/** The leaders that hold for any question. */
export const standingLeaders: readonly (readonly [string, 'most' | 'least'])[] = [
  ['price', 'least'],
  ['price', 'most'],
  ['rating', 'most'],
  ['weight', 'least'],
  ['weight', 'most'],
  ['dimensions', 'least'],
  ['dimensions', 'most'],
]

const sentences: Texts<Readonly<Record<string, string>>> = {
  en: {
    cheapest: 'the lowest price here',
    dearest: 'the highest price here',
    best: 'the best rating here',
    lightest: 'the lightest here',
    heaviest: 'the heaviest here',
    smallest: 'the smallest here',
    largest: 'the largest here',
    most: 'the {slot} here',
    least: 'the {slot} here',
  },
  de: {
    cheapest: 'den niedrigsten Preis hier',
    dearest: 'den höchsten Preis hier',
    best: 'die beste Bewertung hier',
    lightest: 'das geringste Gewicht hier',
    heaviest: 'das höchste Gewicht hier',
    smallest: 'die kleinsten Maße hier',
    largest: 'die größten Maße hier',
    most: 'den höchsten Wert hier ({label})',
    least: 'den niedrigsten Wert hier ({label})',
  },
  fr: {
    cheapest: 'le prix le plus bas ici',
    dearest: 'le prix le plus élevé ici',
    best: 'la meilleure note ici',
    lightest: 'le poids le plus faible ici',
    heaviest: 'le poids le plus élevé ici',
    smallest: 'les plus petites dimensions ici',
    largest: 'les plus grandes dimensions ici',
    most: 'la valeur la plus élevée ici ({label})',
    least: 'la valeur la plus basse ici ({label})',
  },
  es: {
    cheapest: 'el precio más bajo aquí',
    dearest: 'el precio más alto aquí',
    best: 'la mejor valoración aquí',
    lightest: 'el menor peso aquí',
    heaviest: 'el mayor peso aquí',
    smallest: 'las medidas más pequeñas aquí',
    largest: 'las medidas más grandes aquí',
    most: 'el valor más alto aquí ({label})',
    least: 'el valor más bajo aquí ({label})',
  },
}

/** "the lightest here, 240 g", as it stands behind "because it has". */
export function reasonOf(
  { slot, attribute, sense, field, leads }: Leader,
  entries: readonly Entry[],
  language: Language,
  { withValue }: { readonly withValue: boolean } = { withValue: true },
): string {
  const words = sentences[language]
  const sentence = (words[slot] ?? words[sense] ?? '')
    .replace('{label}', attribute.label[language])
    .replace('{slot}', keysAsWords(slot))
  const [first = 0] = leads
  const value = withValue ? shownValue(entries[first], field) : undefined
  const titles =
    withValue && leads.length > 1
      ? ` (${listed(
          leads.map((index) => titleOf(entries, index)),
          language,
        )})`
      : ''
  return `${sentence}${value ? `, ${value}` : ''}${titles}`
}

export const titleOf = (entries: readonly Entry[], index: number): string => entries[index]?.fields.get('title') ?? ''

/** What stands for a compared value in an answer; the count of reviews is part of the rating. */
export const shownValue = (entry: Entry | undefined, field: string): string | undefined =>
  entry?.fields.get(field === 'reviews' ? 'rating' : field)

/** Every attribute that two products or more give and that can be compared, for slots by name. */
export function comparableAttributes(entries: readonly Entry[]): Attribute[] {
  const counts = new Map<string, number>()
  for (const { fields } of entries) for (const key of fields.keys()) counts.set(key, (counts.get(key) ?? 0) + 1)
  return [...counts].filter(([key, count]) => count > 1 || knownKeys.has(key)).map(([key]) => attributeOf(key))
}
const knownKeys = new Set(attributes.map(({ key }) => key))
