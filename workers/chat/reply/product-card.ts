import { ageSecondsOf, type Facts } from '../../../shared/grounding/facts.ts'
import type { Claim } from '../../../shared/grounding/receipt.ts'
import { keysAsWords } from '../../../shared/keys-as-words.ts'
import type { Product } from '../../../shared/product.ts'
import { formatPrice } from '../../../shared/product-fields.ts'

/** A product as a page shows it: its facts of this moment, amounts ready to be read. */
export interface ProductCard {
  readonly id: string
  readonly parent?: string | undefined
  readonly title: string
  readonly brand?: string | undefined
  readonly url?: string | undefined
  readonly image?: Product['image']
  readonly price?: (NonNullable<Product['price']> & { readonly text: string }) | undefined
  readonly listPrice?: (NonNullable<Product['price']> & { readonly text: string }) | undefined
  readonly availability?: (NonNullable<Product['availability']> & { readonly text: string }) | undefined
  readonly rating?: Product['rating']
  readonly options?: Product['options']
  /** How old price and stock are; absent when nobody knows. */
  readonly ageSeconds?: number | undefined
}

/** The products an answer can speak of, in the order of their slots. */
export const cardsOf = (facts: Facts): ProductCard[] =>
  facts.products.map((product, at) => {
    const { id, parent, title, brand, url, image, price, listPrice, availability, rating, options } = product
    const age = ageSecondsOf(product, facts.provided.has(id) ? null : facts.publishedAt, facts.now)
    return {
      id,
      ...(parent && { parent }),
      title,
      ...(brand && { brand }),
      ...(url && { url }),
      ...(image && { image }),
      ...(price && { price: { ...price, text: formatPrice(price, facts.locale) } }),
      ...(listPrice && { listPrice: { ...listPrice, text: formatPrice(listPrice, facts.locale) } }),
      ...(availability && { availability: { ...availability, text: facts.fields.get(`${at + 1}.stock`) ?? '' } }),
      ...(rating && { rating }),
      ...(options?.length && { options }),
      ...(age !== null && { ageSeconds: age }),
    }
  })

export interface Citation {
  readonly productId: string
  readonly title: string
  readonly url?: string | undefined
}

/** The products an answer named or stated something of. */
export const citationsOf = ({ products }: Facts, positions: readonly number[]): Citation[] =>
  positions.flatMap((position) => {
    const product = products[position - 1]
    return product ? [{ productId: product.id, title: product.title, ...(product.url && { url: product.url }) }] : []
  })

const suggestionsMax = 3
const ofProductMax = 2
const dull = new Set(['title', 'url', 'description', 'brand', 'category', 'tags', 'sku', 'mpn', 'seller'])

/** Questions that the records answer: fields of the product that the answer did not state. */
export function suggestionsOf(facts: Facts, claims: readonly Claim[], positions: readonly number[]): string[] {
  const position = positions[0] ?? (facts.products.length === 1 ? 1 : undefined)
  const title = position === undefined ? undefined : facts.products[position - 1]?.title
  const stated = new Set(claims.map(({ field }) => field))
  const wording = questions[facts.locale.split('-')[0] ?? 'en']
  // No English chips under an answer in a language that has no wordings here.
  if (!wording) return []
  const ofProduct: string[] = []
  if (position !== undefined && title !== undefined)
    for (const key of keysOf(facts, position)) {
      const question = stated.has(key) || dull.has(key) ? null : wording.field(key, title)
      if (question !== null && ofProduct.push(question) >= ofProductMax) break
    }
  const ofShop = Object.keys(facts.policies).flatMap((key) => (stated.has(key) ? [] : (wording.policy(key) ?? [])))
  const among = facts.products.length > 1 ? [wording.compare] : []
  return [...new Set([...ofProduct, ...among, ...ofShop])].slice(0, suggestionsMax)
}

/** The keys of a product's fields. */
function keysOf({ fields, perProduct }: Facts, position: number): Iterable<string> {
  const own = perProduct?.[position - 1]
  if (own) return own.keys()
  const prefix = `${position}.`
  return [...fields.keys()].flatMap((slot) => (slot.startsWith(prefix) && !slot.endsWith('?') ? [slot.slice(prefix.length)] : []))
}

interface Questions {
  readonly field: (key: string, title: string) => string | null
  readonly policy: (key: string) => string | null
  readonly compare: string
}

const questions: Readonly<Record<string, Questions>> = {
  en: {
    field: (key, title) =>
      key === 'price'
        ? `How much is the ${title}?`
        : key === 'stock'
          ? `Is the ${title} in stock?`
          : `What is the ${keysAsWords(key)} of the ${title}?`,
    policy: (key) => `What is your ${keysAsWords(key)} policy?`,
    compare: 'Which of these is the cheapest?',
  },
  de: {
    field: (key, title) => {
      if (key === 'price') return `Was kostet ${title}?`
      if (key === 'stock') return `Ist ${title} auf Lager?`
      const word = attributeWords.de?.[key]
      return word ? `${word} von ${title}?` : null
    },
    policy: (key) =>
      key === 'returns' ? 'Wie kann ich etwas zurückgeben?' : key === 'shipping' ? 'Wie lange dauert der Versand?' : null,
    compare: 'Welches davon ist am günstigsten?',
  },
  fr: {
    field: (key, title) => {
      if (key === 'price') return `Combien coûte ${title} ?`
      if (key === 'stock') return `${title} est-il en stock ?`
      const word = attributeWords.fr?.[key]
      return word ? `${word} de ${title} ?` : null
    },
    policy: (key) =>
      key === 'returns' ? 'Comment retourner un article ?' : key === 'shipping' ? 'Quel est le délai de livraison ?' : null,
    compare: 'Lequel est le moins cher ?',
  },
  es: {
    field: (key, title) => {
      if (key === 'price') return `¿Cuánto cuesta ${title}?`
      if (key === 'stock') return `¿Hay existencias de ${title}?`
      const word = attributeWords.es?.[key]
      return word ? `¿${word} de ${title}?` : null
    },
    policy: (key) => (key === 'returns' ? '¿Cómo puedo devolver algo?' : key === 'shipping' ? '¿Cuánto tarda el envío?' : null),
    compare: '¿Cuál es el más barato?',
  },
}
const attributeWords: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  de: {
    warranty: 'Garantie',
    material: 'Material',
    weight: 'Gewicht',
    color: 'Farbe',
    size: 'Größe',
    rating: 'Bewertung',
  },
  fr: { warranty: 'Garantie', material: 'Matière', weight: 'Poids', color: 'Couleur', size: 'Taille', rating: 'Note' },
  es: { warranty: 'Garantía', material: 'Material', weight: 'Peso', color: 'Color', size: 'Tamaño', rating: 'Valoración' },
}
