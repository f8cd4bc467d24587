import type { OpenSearch } from '../../gpu-backend/dataset/conversations/retrieve.ts'
import { readIndexFile, writeIndexFile } from '../../workers/catalogue/query/index-file.ts'
import { retrieve, type SearchProducts } from '../../workers/catalogue/query/retrieve.ts'
import { searchIndex } from '../../workers/catalogue/query/search-index.ts'
import { turnsOf } from '../../workers/chat/selection.ts'

const limit = 5

/** The edge's own search over a shop in memory, so that a data set shows a model what the edge will show it. */
export const openEdgeSearch: OpenSearch = (products) => {
  const index = readIndexFile(writeIndexFile(products))
  const byId = new Map(products.map((product) => [product.id, product]))
  const search: SearchProducts = async (query) => searchIndex(index, query).flatMap(({ id }) => byId.get(id) ?? [])
  return (messages, view) =>
    retrieve({ turns: turnsOf({ model: 'llasa', messages: [...messages] }), inView: view }, search, { limit })
}
