import type { OpenSearch } from '../../gpu-backend/dataset/conversations/retrieve.ts'
import { retrieve } from '../../workers/catalogue/query/retrieve.ts'
import { turnsOf } from '../../workers/chat/selection.ts'
import { openShop } from '../search/open-shop.ts'

const limit = 5

/** The edge's own search over a shop in memory, so that a data set shows a model what the edge will show it. */
export const openEdgeSearch: OpenSearch = (products) => {
  const { search } = openShop(products, 'en')
  return (messages, view) =>
    retrieve({ turns: turnsOf({ model: 'llasa', messages: [...messages] }), inView: view }, search, { limit })
}
