import { CatalogueQuery } from '../../../shared/catalogue/query.ts'
import type { Route } from '../../http/routes/route.ts'
import { GetQuery, getProduct, getShop, ListQuery, listProducts, searchProducts } from './products.ts'
import * as responses from './responses.ts'

const common = { tag: 'Catalogue' } as const

export const catalogueRoutes: readonly Route[] = [
  {
    ...common,
    method: 'get',
    path: '/v1/products',
    id: 'listProducts',
    summary: 'The catalogue, page by page',
    query: ListQuery,
    response: responses.ProductPage,
    handler: listProducts,
  },
  {
    ...common,
    method: 'get',
    path: '/v1/products/:id{.+}',
    id: 'getProduct',
    summary: 'One variant',
    query: GetQuery,
    response: responses.ProductDetail,
    handler: getProduct,
  },
  {
    ...common,
    method: 'post',
    path: '/v1/products:search',
    id: 'searchProducts',
    summary: 'Search the catalogue',
    body: CatalogueQuery,
    response: responses.ProductSearch,
    handler: searchProducts,
  },
  {
    ...common,
    method: 'get',
    path: '/v1/shop',
    id: 'getShop',
    summary: "What a page's assistant shows before the first question",
    query: GetQuery,
    response: responses.ShopView,
    handler: getShop,
  },
]
