import * as z from '../../../shared/zod.ts'
import type { Route } from '../../http/routes/route.ts'
import { AskRequest } from '../ucp/ask.ts'
import { GetProduct, LookupCatalogue, SearchCatalogue } from '../ucp/catalogue.ts'
import { CreateFeed, createFeed, getFeed, getFeedProducts, Upsert, upsertFeedProducts } from './acp-feeds.ts'
import { ask } from './ask.ts'
import { AcpFeedView, AcpProducts, AskResponse, UcpResponse } from './responses.ts'
import { ucpLookup, ucpProduct, ucpProfile, ucpSearch } from './ucp.ts'

const common = { tag: 'Agents' } as const

export const agentRoutes: readonly Route[] = [
  {
    tag: 'Chat',
    method: 'post',
    path: '/v1/ask',
    id: 'ask',
    summary: 'Ask one question (UCP Ask)',
    body: AskRequest,
    response: AskResponse,
    handler: ask,
  },
  {
    ...common,
    method: 'post',
    path: '/ucp/ask',
    id: 'ucpAsk',
    summary: 'UCP Ask',
    body: AskRequest,
    response: AskResponse,
    handler: ask,
  },
  {
    ...common,
    method: 'post',
    path: '/ucp/catalog/search',
    id: 'ucpSearch',
    summary: 'UCP search_catalog',
    body: SearchCatalogue,
    response: UcpResponse,
    handler: ucpSearch,
  },
  {
    ...common,
    method: 'post',
    path: '/ucp/catalog/lookup',
    id: 'ucpLookup',
    summary: 'UCP lookup_catalog',
    body: LookupCatalogue,
    response: UcpResponse,
    handler: ucpLookup,
  },
  {
    ...common,
    method: 'post',
    path: '/ucp/catalog/product',
    id: 'ucpProduct',
    summary: 'UCP get_product',
    body: GetProduct,
    response: UcpResponse,
    handler: ucpProduct,
  },
  {
    ...common,
    method: 'get',
    path: '/.well-known/ucp',
    id: 'ucpProfile',
    summary: 'What agents find here',
    response: z.looseObject({}),
    isOpen: true,
    handler: ucpProfile,
  },
  // The feed API of ACP has its own paths; shops push to it with an operator's key.
  {
    ...common,
    method: 'post',
    path: '/acp/feeds',
    id: 'createAcpFeed',
    summary: 'A feed of the Agentic Commerce Protocol',
    body: CreateFeed,
    response: AcpFeedView,
    status: 201,
    handler: createFeed,
  },
  {
    ...common,
    method: 'get',
    path: '/acp/feeds/:id',
    id: 'getAcpFeed',
    summary: 'One feed',
    response: AcpFeedView,
    handler: getFeed,
  },
  {
    ...common,
    method: 'get',
    path: '/acp/feeds/:id/products',
    id: 'getAcpFeedProducts',
    summary: "A feed's products",
    response: AcpProducts,
    handler: getFeedProducts,
  },
  {
    ...common,
    method: 'patch',
    path: '/acp/feeds/:id/products',
    id: 'upsertAcpFeedProducts',
    summary: 'Changes products of a feed, all or none, and serves them',
    body: Upsert,
    response: AcpFeedView,
    handler: upsertFeedProducts,
  },
]
