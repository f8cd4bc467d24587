import { linkProducts } from '../../../shared/link-products.ts'
import type { Product } from '../../../shared/product.ts'
import { plainText } from './plain-text.ts'
import { readConstraints } from './read-constraints.ts'
import {
  against,
  continuing,
  elliptical,
  indefinite,
  opening,
  pointing,
  properties,
  type Relation,
  relations,
} from './reference-rules.ts'
import { queryWords, searchWords, stemOf } from './search-words.ts'

/** What a turn of a conversation is about, seen from the products that were shown before it. */
export type Turn =
  /** The products in view, and nothing else. */
  | { readonly kind: 'view' }
  /** Those in view held against another that the text names. */
  | { readonly kind: 'compare' }
  /** The earlier request once more, within what this turn adds: "something under 100 euros, please". */
  | { readonly kind: 'refine' }
  | { readonly kind: 'related'; readonly relation: Relation; readonly words: string }
  /** Something to look for. `orView`: it may be a word for what is in view, which only the catalogue can tell. */
  | { readonly kind: 'search'; readonly orView: boolean }

const all = (pattern: RegExp): RegExp => new RegExp(pattern.source, `${pattern.flags}g`)
const allPointing = all(pointing)
const allOpening = all(opening)
const allProperties = all(properties)
const objectPointing =
  /(?<!\p{L})(?:have|got|sell|find|want|need|take|like|get|offer|stock|show me|habt ihr|haben sie|gibt es|nehme|avez-vous|tienen) (?:it|them|this|that|these|those|one|ihn|sie|es|den|die|das|le|la|les|lo|los|las)(?= (?:in|as|with|for|on|too|also|auch|noch|en|und|and|or|oder)\b|\s*$|\s*[?!.,])/u
const definiteProperty = new RegExp(
  `(?<!\\p{L})(?:the|its|their|der|die|das|dem|den|le|la|les|el|los|las)\\s+${properties.source}`,
  'u',
)
const measure = /^\d/

/**
 * Rules decide in this order: a relation to what is in view; a product in view that is named; something new that is brought
 * in; a word that points; limits alone; properties alone. What is left is something to look for.
 */
export function readTurn(text: string, inView: readonly Product[]): Turn {
  if (inView.length === 0) return { kind: 'search', orView: false }
  const plain = plainText(text)
  const constraints = readConstraints(text)
  const isOpening = opening.test(plain) && !objectPointing.test(plain)
  const isPointing =
    pointing.test(plain) || objectPointing.test(plain) || elliptical.test(plain) || (!isOpening && definiteProperty.test(plain))
  const kinds = kindWords(constraints.query)
  const unknown = kinds.filter((word) => !recordWords(inView, isOpening ? titleText : recordText).has(word))

  const relation = relationOf(plain, inView.length)
  if (relation) {
    const words = searchWords(constraints.query).filter((word) => unknown.includes(stemOf(word)))
    return { kind: 'related', relation, words: words.join(' ') }
  }
  const isNamed =
    linkProducts(
      text,
      inView.map(({ title }) => title),
    ).length > 0
  if (unknown.length && against.test(plain) && (isNamed || isPointing)) return { kind: 'compare' }
  if (isNamed && unknown.length && kinds.length > unknown.length && !isPointing) return { kind: 'search', orView: true }
  if (isOpening && unknown.length) return { kind: 'search', orView: false }
  if (isNamed || isPointing) return { kind: 'view' }
  const isLimited = Object.keys(constraints.filters).length > 0 || constraints.sort !== null
  // "The cheapest?" is one of several in view; of a single one it would say nothing.
  if (kinds.length === 0 && isLimited) return { kind: constraints.sort && inView.length > 1 ? 'view' : 'refine' }
  if (unknown.length) return { kind: 'search', orView: true }
  const isKind = (isOpening || indefinite.test(plain)) && queryWords(constraints.query).length > 0
  return isKind ? { kind: 'search', orView: true } : { kind: 'view' }
}

/** Whether a turn says by itself what it is about; one that does not goes back to an earlier one. */
export function standsAlone(text: string): boolean {
  const plain = plainText(text)
  if (kindWords(readConstraints(text).query).length === 0) return false
  if (relations.some(([relation, pattern]) => relation !== 'cheaper' && pattern.test(plain))) return false
  return opening.test(plain) || !(pointing.test(plain) || elliptical.test(plain) || continuing.test(plain))
}

function relationOf(plain: string, count: number): Relation | null {
  const found = relations.find(([, pattern]) => pattern.test(plain))?.[0] ?? null
  // "Which of them is cheaper?" compares what is in view; "a cheaper one" asks for something else.
  const compares =
    against.test(plain) ||
    (count > 1 && /(?<!\p{L})(?:which|is|are|welche[rs]?|ist|sind|lequel|laquelle|est|cual|es)(?!\p{L})/u.test(plain))
  return found === 'cheaper' &&
    compares &&
    !/(?<!\p{L})(?:an?|any|anything|something|etwas|ein\p{L}*|quelque|un|una|algo|there)(?!\p{L})/u.test(plain)
    ? null
    : found
}

/** The stems of words that may name a kind of thing: no stop words, no properties, no measures, nothing that points or opens. */
function kindWords(query: string): string[] {
  const rest = relations
    .reduce((text, [, pattern]) => text.replace(all(pattern), ' '), plainText(query))
    .replace(allPointing, ' ')
    .replace(allOpening, ' ')
    .replace(allProperties, ' ')
  return queryWords(rest).filter((word) => !measure.test(word))
}

const titleText = ({ title, category = '' }: Product): string => `${title} ${category}`
const recordText = (product: Product): string =>
  [
    titleText(product),
    product.brand,
    product.description,
    ...Object.entries(product.attributes).flat(),
    ...(product.options ?? []).flatMap(({ name, value }) => [name, value]),
  ].join(' ')

const recordWords = (products: readonly Product[], textOf: (product: Product) => string): Set<string> =>
  new Set(products.flatMap((product) => searchWords(textOf(product).replace(/_/g, ' ')).map(stemOf)))

/** Whether a product is of the kind that a text names: by its title, its brand or its category, not by what it is made of. */
export function isNamedBy({ title, brand = '', category = '' }: Product, text: string): boolean {
  const words = new Set(searchWords(`${title} ${brand} ${category}`).map(stemOf))
  return kindWords(readConstraints(text).query).some((word) => words.has(word))
}

const packing = /^(?:sets?|kits?|packs?|pairs?|collections?|bundles?)$/

/** Whether a text has the noun that says what a product is: the last word of its title, "tent" of a camping tent. */
export function isOfKind({ title }: Product, text: string): boolean {
  const head = searchWords(title).findLast((word) => !packing.test(word) && !measure.test(word))
  return head !== undefined && kindWords(readConstraints(text).query).includes(stemOf(head))
}
