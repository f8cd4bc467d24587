import type { CatalogueQuery } from '../../shared/catalogue/query.ts'
import { type ChatRequest, type Retrieve, textOf } from '../../shared/chat.ts'
import { linkProducts } from '../../shared/link-products.ts'
import type { Policies, Product } from '../../shared/product.ts'
import { readConstraints } from '../catalogue/query/read-constraints.ts'
import { queryWords } from '../catalogue/query/search-words.ts'

/** What a request is about, as the answer will be held to it. */
export interface Selection {
  readonly products: readonly Product[]
  readonly policies: Policies
  /** The version the records are of, and when it was published; null when all came with the request. */
  readonly version: string | null
  readonly publishedAt: string | null
  readonly priceMaxAgeSeconds: number | null
  /** Products that came with the request rather than from the catalogue. */
  readonly given: ReadonlySet<string>
  /** How many of the products, from the first, a search found; null when nothing was looked for. */
  readonly found: number | null
}

export const emptySelection: Selection = {
  products: [],
  policies: {},
  version: null,
  publishedAt: null,
  priceMaxAgeSeconds: null,
  given: new Set(),
  found: null,
}

const listedMax = 20

export const lastQuestionOf = ({ messages }: ChatRequest): string =>
  textOf(messages.findLast(({ role }) => role === 'user')?.content)

/**
 * What to look for in the catalogue; null when nothing is: the question names a product that is in view already, or says
 * nothing to look for ("how much is it?").
 */
export function retrievalOf(
  request: ChatRequest,
  inView: readonly Product[],
): Pick<CatalogueQuery, 'query' | 'filters' | 'limit'> | null {
  const asked = request.llasa?.retrieve
  if (!asked) return null
  const { query, filters, limit }: Retrieve = asked === true ? { limit: 5 } : asked
  if (query !== undefined) return { query, filters: filters ?? {}, limit }
  const question = saidOf(request, inView.length > 0)
  if (question === null) return filters ? { query: '', filters, limit } : null
  const titles = inView.map(({ title }) => title)
  if (inView.length && linkProducts(question, titles).length) return null
  const said = readConstraints(question.slice(0, 1_000))
  return { query: said.query, filters: { ...said.filters, ...filters }, limit }
}

/** The last message that says what to look for: "and what is the price?" is about what was asked before. */
function saidOf({ messages }: ChatRequest, hasView: boolean): string | null {
  const asked = messages.filter(({ role }) => role === 'user').map(({ content }) => textOf(content))
  const last = hasView ? asked.length - 1 : 0
  for (let at = asked.length - 1; at >= last; at--) if (queryWords(asked[at] ?? '').length) return asked[at] ?? null
  return null
}

const joining = /\s(?:or|and|vs\.?|versus|oder|und|et|ou|y|o)\s|[,;]/iu
const partsMax = 4

/** The things a question names side by side ("the tent or the stove"), to be looked for one by one where together nothing is found. */
export function partsOf(query: string): string[] {
  const parts = query.split(joining).filter((part) => queryWords(part).length > 0)
  return parts.length > 1 ? parts.slice(0, partsMax) : []
}

/** Found ones first, then those that were in view, each once. */
export function mergeProducts(found: readonly Product[], inView: readonly Product[]): Product[] {
  const byId = new Map([...found, ...inView].map((product) => [product.id, product]))
  return [...byId.values()].slice(0, listedMax)
}
