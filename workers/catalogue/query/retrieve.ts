import type { CatalogueFilters, CatalogueQuery, Sort } from '../../../shared/catalogue/query.ts'
import { linkProducts } from '../../../shared/link-products.ts'
import type { Product } from '../../../shared/product.ts'
import type { Language } from '../../../shared/weighing/language.ts'
import { isYesNo } from '../../../shared/weighing/yes-no.ts'
import { columnsOf } from './columns.ts'
import { denyingFirst } from './denying-first.ts'
import type { RankParts } from './explain-rank.ts'
import { goodsFor, isTooMuch } from './needs.ts'
import { sortBy } from './order.ts'
import { plainText } from './plain-text.ts'
import { readConstraints } from './read-constraints.ts'
import { isNamedBy, isOfKind, readTurn, standsAlone, type Turn } from './read-turn.ts'
import { ofStock } from './reference-rules.ts'
import { isSameKind, relatedIds, relatedQuery } from './related-products.ts'
import { queryWords } from './search-words.ts'
import { isComparison, partsOf } from './side-by-side.ts'
import type { Match } from './tiers.ts'

export type SearchQuery = Pick<CatalogueQuery, 'query' | 'filters' | 'sort' | 'limit' | 'explain'>
/** Best first, one variant of each product; `near` ones are the closest where nothing is what was meant. */
export interface SearchResult {
  readonly products: readonly Product[]
  readonly match: Match
  /** Of near ones: they are alike, and not only the least unlike. */
  readonly isClose?: boolean
  /** By id, where they were to be explained. */
  readonly parts?: ReadonlyMap<string, RankParts>
}
type ProductsById = (ids: readonly string[]) => Promise<readonly Product[]>
export type SearchProducts = (query: SearchQuery) => Promise<SearchResult>

export interface Conversation {
  /** The shopper's turns, and what the assistant answered to each where it did. */
  readonly turns: readonly { readonly text: string; readonly answer: string }[]
  /** The products that were shown last, as the caller says; without, the conversation is searched again. */
  readonly inView: readonly Product[]
}

export interface Retrieved {
  readonly products: readonly Product[]
  /** How many of the products, from the first, a search found; null when nothing was looked for. */
  readonly found: number | null
  /** How well what was found fits; null when nothing was looked for. */
  readonly match: Match | null
}

const inViewOnly = (products: readonly Product[]): Retrieved => ({ products, found: null, match: null })

/** Of a long conversation only the last turns are read again: what was said before them is no longer meant. */
const turnsMax = 6

/**
 * The products that the last turn of a conversation is about. A turn that refers is about what is in view: no search is
 * made for it, since its words ("waterproof", "weigh") are those of any other product as well.
 */
export async function retrieve(
  { turns, inView }: Conversation,
  searchPlainly: SearchProducts,
  { filters = {}, limit, currency, language = 'en', byId = noRecords }: RetrieveOptions,
): Promise<Retrieved> {
  const search = denyingFirst(searchPlainly)
  const recent = turns.slice(-turnsMax)
  const last = recent.at(-1)
  if (!last) return inViewOnly(inView)
  const read = (text: string, view: readonly Product[], earlier: readonly string[]) =>
    step(text, view, earlier).then((retrieved) => withAlternatives(retrieved, text, search, byId))
  const step = (text: string, view: readonly Product[], earlier: readonly string[]) =>
    readOn({ text, view, earlier, filters, limit, currency, language, byId }, search)
  const texts = recent.map(({ text }) => text)
  if (inView.length || recent.length === 1 || standsAlone(last.text)) return read(last.text, inView, texts.slice(0, -1))

  let view: readonly Product[] = []
  const first = texts.findLastIndex((text, at) => at < recent.length - 1 && standsAlone(text))
  for (let at = Math.max(first, 0); at < recent.length - 1; at++) {
    const { products } = await step(texts[at] ?? '', view, texts.slice(0, at))
    // "Which ones last longest?" names nothing by itself; what was answered to it says what it was about.
    view = spokenOf(products, recent[at]?.answer ?? '', first >= 0)
  }
  return read(last.text, view, texts.slice(0, -1))
}

interface RetrieveOptions {
  readonly filters?: CatalogueFilters
  readonly limit: number
  /** The shop's, for limits that name none. */
  readonly currency?: string | undefined
  /** Of the shop's records. */
  readonly language?: Language
  /** Records by id, for what a merchant relates. */
  readonly byId?: ProductsById
}

const noRecords: ProductsById = async () => []

interface Step {
  readonly byId: ProductsById
  readonly currency: string | undefined
  readonly language: Language
  readonly text: string
  readonly view: readonly Product[]
  readonly earlier: readonly string[]
  readonly filters: CatalogueFilters
  readonly limit: number
}

async function readOn(
  { text, view, earlier, filters, limit, currency, language, byId }: Step,
  search: SearchProducts,
): Promise<Retrieved> {
  const turn = readTurn(text, view)
  const own = readConstraints(text.slice(0, 1_000), currency)
  const within = { filters: { ...own.filters, ...filters }, limit, ...(own.sort && { sort: own.sort }) }
  switch (turn.kind) {
    case 'view':
      return inViewOnly(view)
    case 'compare': {
      const { products } = await lookFor({ query: own.query, filters, limit: 2 }, text, search)
      const others = products.filter((product) => isNamedBy(product, text))
      return inViewOnly(unique([...view, ...others]))
    }
    case 'refine': {
      const subject = earlier.findLast(standsAlone)
      if (subject === undefined) return inViewOnly(view)
      const before = readConstraints(subject, currency)
      return foundIn(
        await lookFor({ ...within, query: before.query, filters: { ...before.filters, ...within.filters } }, text, search),
      )
    }
    case 'related': {
      const found = await related(turn, view, { ...within, byId }, search)
      return found.length ? foundIn({ products: found, match: 'found' }) : inViewOnly(view)
    }
    case 'search': {
      if (queryWords(own.query).length === 0 && Object.keys(within.filters).length === 0 && !own.sort) return inViewOnly(view)
      const found = await lookFor({ query: own.query, ...within }, text, search)
      if (turn.orView && !found.products.some((product) => isNamedBy(product, text))) return inViewOnly(view)
      const fitting = await meantOrHelpful(found, { text, language, within }, search)
      if (fitting.match === 'found') return foundIn(fitting)
      // What is meant may only cost too much: to say so helps more than other goods within the limit.
      const beyond = withoutPriceLimit(within, filters)
      const dearer = beyond && (await lookFor({ query: own.query, ...beyond }, text, search))
      const meant = dearer && (await meantOrHelpful(dearer, { text, language, within: beyond }, search))
      if (meant?.match !== 'found') return foundIn(fitting)
      if (!fitting.isClose) return foundIn(meant)
      return foundIn({ products: unique([...fitting.products, ...meant.products]).slice(0, limit), match: 'near' })
    }
  }
}

/** Without the price limits that the turn itself names; null where it names none. */
function withoutPriceLimit<T extends Omit<SearchQuery, 'query'>>(within: T, callers: CatalogueFilters): T | null {
  const { priceMin, priceMax, ...others } = within.filters ?? {}
  if (priceMin === callers.priceMin && priceMax === callers.priceMax) return null
  return { ...within, filters: { ...others, ...callers } }
}

const foundIn = ({ products, match }: SearchResult): Retrieved => ({ products, found: products.length, match })

/** What the complete query finds; else, of things named side by side, the best of each. */
async function lookFor(query: SearchQuery, text: string, search: SearchProducts): Promise<SearchResult> {
  const parts = partsOf(query.query)
  const result = await search(query)
  if (parts.length === 0) return result
  const { sort: _, ...unsorted } = query
  const each = isComparison(text) ? unsorted : query
  const perPart = (await Promise.all(parts.map((part) => search({ ...each, query: part, limit: 1 })))).filter(
    ({ match }) => match === 'found',
  )
  // "Face cream for dry and sensitive skin" is one thing: its parts alone name nothing.
  if (perPart.length < 2 && result.match === 'found') return result
  const all = unique([...perPart.flatMap((each) => each.products), ...(result.match === 'found' ? result.products : [])])
  const products = query.sort ? sorted(all, query.sort) : all
  return products.length ? { products: products.slice(0, query.limit), match: 'found' } : result
}

/** What was found where it is what was meant, else the goods that help. */
async function meantOrHelpful(
  found: SearchResult,
  input: Parameters<typeof thatHelps>[1],
  search: SearchProducts,
): Promise<SearchResult> {
  const helpful = await thatHelps(found, input, search)
  return helpful.length ? { products: helpful, match: 'found' } : found
}

const goodsMax = 6
const perGoods = 3

/**
 * Who tells a situation ("my phone dies on hikes") names no goods, and its words are those of any record: the goods that
 * help are looked for instead, unless the question names what it wants.
 */
async function thatHelps(
  { products, match }: SearchResult,
  { text, language, within }: { readonly text: string; readonly language: Language; readonly within: Omit<SearchQuery, 'query'> },
  search: SearchProducts,
): Promise<readonly Product[]> {
  if (match === 'found' && !isTooMuch(text) && (isYesNo(text) || products.some((product) => isOfKind(product, text)))) return []
  const goods = goodsFor(text, language).slice(0, goodsMax)
  const results = await Promise.all(goods.map((query) => search({ ...within, query, limit: perGoods })))
  return unique(results.flatMap((result) => (result.match === 'found' ? result.products : []))).slice(0, within.limit)
}

/** "Which of the speaker and the headphones lasts longest": the best of all parts first. */
const sorted = (products: readonly Product[], sort: Sort): Product[] =>
  sortBy(
    columnsOf(products),
    products.map((product, at) => ({ product, at })),
    sort,
  ).map(({ product }) => product)

async function related(
  { relation, words }: Extract<Turn, { kind: 'related' }>,
  view: readonly Product[],
  { filters, limit, byId }: Omit<SearchQuery, 'query'> & Pick<Step, 'byId'>,
  search: SearchProducts,
): Promise<readonly Product[]> {
  const [base] = view
  if (!base) return []
  const shown = new Set(view.flatMap(({ id, parent }) => (parent ? [id, parent] : [id])))
  const isNew = ({ id, parent }: Product): boolean => !shown.has(id) && !(parent && shown.has(parent))
  // What the merchant relates comes first; limits and further words ask for something narrower.
  const isPlain = words === '' && Object.keys(filters).length === 0
  const kept = isPlain ? (await byId(relatedIds(relation, base))).filter(isNew) : []
  if (kept.length) return kept.slice(0, limit)
  for (const query of relatedQuery(relation, base, words)) {
    const { products, match } = await search({
      query: query.query,
      filters: { ...query.filters, ...filters },
      limit: limit + view.length,
    })
    const isFound = words === '' || query.query !== words || match === 'found'
    const found = products.filter(
      (product) => isFound && isNew(product) && !(relation === 'complement' && isSameKind(product, base)),
    )
    if (found.length) return found.slice(0, limit)
  }
  return []
}

const alternativesMax = 2

/** A product that cannot be had, and a question whether it can: others of its kind that can come along, after it. */
async function withAlternatives(
  retrieved: Retrieved,
  text: string,
  search: SearchProducts,
  byId: ProductsById,
): Promise<Retrieved> {
  const [base, other] = retrieved.products
  if (!base || other || base.availability?.available !== false || !ofStock.test(plainText(text))) return retrieved
  const turn = { kind: 'related', relation: 'similar', words: '' } as const
  const alternatives = await related(turn, [base], { filters: { available: true }, limit: alternativesMax, byId }, search)
  return { ...retrieved, products: [base, ...alternatives] }
}

/** Of the products a turn found, those that its answer spoke of; all of them where it named none and they were surely meant. */
function spokenOf(products: readonly Product[], answer: string, isSure: boolean): readonly Product[] {
  const named = linkProducts(
    answer,
    products.map(({ title }) => title),
  ).flatMap((index) => products[index - 1] ?? [])
  return named.length || !isSure ? named : products
}

const unique = (products: readonly Product[]): Product[] => [
  ...new Map(products.map((product) => [product.id, product])).values(),
]
