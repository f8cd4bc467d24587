import type { ChatRequest } from '../../shared/chat.ts'
import type { RequestContext } from '../http/contract.ts'
import { localeOf } from './locale-of.ts'
import { hasTools } from './selection.ts'

/**
 * A request that says nothing of products, as plain OpenAI clients send it, made one to the shop: what it is about is found in
 * the catalogue, and the answer is filled in and held to it. With tools of its own it looks for itself: it gets the shop's
 * policies. Keys and shops may turn this off; `retrieve: false` does for one request.
 */
export async function withShopDefaults(context: RequestContext, request: ChatRequest): Promise<ChatRequest> {
  const { caller, services, defer } = context
  const { products, retrieve, task } = request.llasa ?? {}
  if (products || retrieve !== undefined || task || caller.plainRequests === 'as-sent') return request
  const shop = await services.catalogues.current(caller.tenant, localeOf(request), defer)
  if (!shop || shop.pointer.settings.plainRequests === 'as-sent') return request
  return { ...request, llasa: { ...request.llasa, ...(hasTools(request) ? { products: [] } : { retrieve: true }) } }
}
