import type { OpenSearch } from '../../gpu-backend/dataset/conversations/retrieve.ts'
import type { CatalogueQuery } from '../../shared/catalogue/query.ts'
import type { ChatRequest } from '../../shared/chat.ts'
import type { Product } from '../../shared/product.ts'
import { readIndexFile, writeIndexFile } from '../../workers/catalogue/query/index-file.ts'
import { searchIndex } from '../../workers/catalogue/query/search-index.ts'
import { mergeProducts, partsOf, retrievalOf } from '../../workers/chat/selection.ts'

/** The edge's own search over a shop in memory, so that a data set shows a model what the edge will show it. */
export const openEdgeSearch: OpenSearch = (products, locale) => {
  const index = readIndexFile(writeIndexFile(products))
  const byId = new Map(products.map((product) => [product.id, product]))
  const search = (query: Pick<CatalogueQuery, 'query' | 'filters' | 'limit'>): Product[] =>
    searchIndex(index, query).flatMap(({ id }) => byId.get(id) ?? [])
  return (messages, view) => {
    const request: ChatRequest = {
      model: 'llasa',
      messages: [...messages],
      llasa: { locale, retrieve: true, products: view.map(({ id }) => id) },
    }
    const query = retrievalOf(request, view)
    if (!query) return { products: [...view], found: null }
    const whole = search(query)
    const parts = whole.length < 2 ? partsOf(query.query).flatMap((part) => search({ ...query, query: part, limit: 1 })) : []
    const found = [...new Map([...whole, ...parts].map((product) => [product.id, product])).values()].slice(0, query.limit)
    return { products: mergeProducts(found, view), found: found.length }
  }
}
