import { keysAsWords } from '../../../shared/keys-as-words.ts'
import type { Product } from '../../../shared/product.ts'
import { compoundParts } from './compounds.ts'
import { deniedTerms, indexTerms } from './search-words.ts'
import { stemIn } from './stems.ts'
import type { AliasesOf } from './synonyms.ts'

/** Where a word of a product stands: bits of a posting's mask. */
export const inTitle = 1
export const inKind = 2
export const inTraits = 4
export const inDescription = 8
/** Of a compound or a synonym, not of a word that stands there. */
export const inCompound = 16

export interface SearchFields {
  readonly title: string
  readonly kind: string
  readonly traits: string
  readonly description: string
}

// Words of a description that matter come first.
const descriptionCharsMax = 600

/** A product's searchable text by field: what D1's full-text index holds, too. */
export function searchFields({
  title,
  brand = '',
  category = '',
  options = [],
  attributes,
  description = '',
}: Product): SearchFields {
  return {
    title,
    kind: `${brand} ${category}`,
    traits: [
      ...options.map(({ name, value }) => `${name} ${value}`),
      ...Object.entries(attributes).map(([key, value]) => `${keysAsWords(key)} ${value}`),
    ].join(' '),
    description: description.slice(0, descriptionCharsMax),
  }
}

const titleBoost = 3

/**
 * What a word in a field is worth, and how much a longer field takes off it (BM25F, Robertson & Zaragoza 2009). A title says
 * what a product is; a long list of attributes is no fault, so little is taken off there.
 */
export const fieldWeights: readonly (readonly [field: keyof SearchFields, bit: number, boost: number, b: number])[] = [
  ['title', inTitle, titleBoost, 0.6],
  ['kind', inKind, 2, 0.3],
  ['traits', inTraits, 0.6, 0.4],
  ['description', inDescription, 1.2, 0.5],
]
const k1 = 1
/** A term's worth, of 1: twice as often is not twice as much. */
export const impactOf = (weight: number): number => weight / (k1 + weight)
const compoundShare = 0.5
const impactMax = 255

export interface TextIndex {
  readonly terms: readonly string[]
  /** From where a term's postings begin; one more than there are terms. */
  readonly starts: Uint32Array
  readonly documents: Uint16Array
  /** How much the term says about the document, saturated, of 255. */
  readonly impacts: Uint8Array
  readonly masks: Uint8Array
}

/** All that is worth computing once: with a term's weight at hand, a query only adds up bytes. */
export function buildTextIndex(products: readonly Product[], language: string, aliasesOf: AliasesOf = () => []): TextIndex {
  const fields = products.map((product) => {
    const texts = searchFields(product)
    return fieldWeights.map(([field]) => indexTerms(texts[field], language))
  })
  const averages = fieldWeights.map((_, field) =>
    Math.max(1, fields.reduce((sum, each) => sum + (each[field]?.length ?? 0), 0) / Math.max(1, products.length)),
  )
  const partsOf = compoundParts(fields.flat(2), language)

  const postings = new Map<string, { document: number; weight: number; mask: number }[]>()
  fields.forEach((texts, document) => {
    const found = new Map<string, { document: number; weight: number; mask: number }>()
    const add = (term: string, weight: number, mask: number) => {
      const posting = found.get(term)
      if (!posting) found.set(term, { document, weight, mask })
      else {
        posting.weight += weight
        // A word that stands there itself is no longer a mere part or synonym.
        const isDerived = mask & posting.mask & inCompound
        posting.mask = (posting.mask | mask) & ~(isDerived ? 0 : inCompound)
      }
    }
    const product = products[document] as Product
    const denied = deniedTerms(`${product.title} , ${product.brand ?? ''} , ${product.category ?? ''}`, language)
    texts.forEach((terms, field) => {
      const [, bit, boost, b] = fieldWeights[field] as (typeof fieldWeights)[number]
      const worth = boost / (1 - b + (b * terms.length) / (averages[field] ?? 1))
      for (const term of terms) {
        // A title that says that a thing is not there does not name it.
        add(term, worth, bit <= inKind && denied.has(term) ? inTraits : bit)
        if (bit <= inKind)
          for (const part of partsOf(term)) add(part, worth * compoundShare, (denied.has(part) ? inTraits : bit) | inCompound)
      }
    })
    for (const { word, share, isUse } of aliasesOf(product))
      add(stemIn(language, word), titleBoost * share, (isUse ? inTraits : inTitle) | inCompound)
    for (const [term, posting] of found) {
      const list = postings.get(term)
      if (list) list.push(posting)
      else postings.set(term, [posting])
    }
  })

  const terms = [...postings.keys()].sort()
  const count = terms.reduce((sum, term) => sum + (postings.get(term)?.length ?? 0), 0)
  const index = {
    terms,
    starts: new Uint32Array(terms.length + 1),
    documents: new Uint16Array(count),
    impacts: new Uint8Array(count),
    masks: new Uint8Array(count),
  }
  let at = 0
  terms.forEach((term, number) => {
    index.starts[number] = at
    for (const { document, weight, mask } of postings.get(term) ?? []) {
      index.documents[at] = document
      index.impacts[at] = Math.max(1, Math.round(impactMax * impactOf(weight)))
      index.masks[at] = mask
      at++
    }
  })
  index.starts[terms.length] = at
  return index
}

/** A term's number, or -1: terms are sorted by code unit. */
export function termNumber(terms: readonly string[], term: string): number {
  const at = firstFrom(terms, term)
  return terms[at] === term ? at : -1
}

/** The first term that is not before a text. */
export function firstFrom(terms: readonly string[], text: string): number {
  let [low, high] = [0, terms.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((terms[middle] as string) < text) low = middle + 1
    else high = middle
  }
  return low
}
