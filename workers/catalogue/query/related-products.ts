import type { CatalogueFilters } from '../../../shared/catalogue/query.ts'
import type { Product } from '../../../shared/product.ts'
import type { Relation } from './reference-rules.ts'
import { searchWords, stemOf } from './search-words.ts'

interface RelatedQuery {
  readonly query: string
  readonly filters: CatalogueFilters
}

/** What to look for from the product at hand, the narrowest first: its own kind of thing, then its category. */
export function relatedQuery(relation: Relation, base: Product, words: string): RelatedQuery[] {
  const kind = kindOf(base)
  const filters: CatalogueFilters = {
    ...(base.category && { category: base.category }),
    ...(relation === 'cheaper' && base.price && { priceMax: Math.max(0, base.price.amount - 1), currency: base.price.currency }),
  }
  const queries = [
    ...(words ? [{ query: words, filters }] : []),
    { query: kind, filters },
    ...(base.category ? [{ query: '', filters }] : []),
  ]
  return queries
}

/** What the merchant relates: what goes with it, or what can stand in for it. */
export const relatedIds = (relation: Relation, { related = [] }: Product): string[] => {
  const type = relation === 'complement' ? 'complement' : relation === 'similar' ? 'substitute' : null
  return related.filter((each) => each.type === type).map(({ id }) => id)
}

/** Whether two titles end in the same word, which says what a thing is: one tent goes with no other. */
export const isSameKind = (a: Pick<Product, 'title'>, b: Pick<Product, 'title'>): boolean =>
  headOf(a) !== '' && headOf(a) === headOf(b)
const headOf = ({ title }: Pick<Product, 'title'>): string => searchWords(title).map(stemOf).at(-1) ?? ''

/** A title without the maker's name: what kind of thing it is. */
function kindOf({ title, brand = '' }: Product): string {
  const own = new Set(brand.toLowerCase().split(/\s+/))
  return title
    .split(/\s+/)
    .filter((word) => !own.has(word.toLowerCase()))
    .join(' ')
}
