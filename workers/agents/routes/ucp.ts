import { AppError } from '../../../shared/errors.ts'
import { type AppContext, contextOf } from '../../context.ts'
import { readJson } from '../../http/read-json.ts'
import { respondJson } from '../../http/respond.ts'
import { fromAgents } from '../agent-values.ts'
import { GetProduct, LookupCatalogue, SearchCatalogue } from '../ucp/catalogue.ts'
import { askVersion, catalogueVersion } from '../ucp/versions.ts'
import { getUcpProduct, lookUpCatalogue, searchCatalogue } from '../ucp-catalogue.ts'

const bytesMax = 65_536

/** GET /.well-known/ucp: what a shopping agent finds here, and where. Needs no key; using it does. */
export function ucpProfile(c: AppContext): Response {
  const publicUrl = c.get('state').services?.config.publicUrl ?? null
  const { origin } = new URL(publicUrl ?? ownMachine(c))
  const spec = `https://ucp.dev/${catalogueVersion}/specification`
  const service = (transport: 'rest' | 'mcp', endpoint: string, schema: string) => ({
    version: catalogueVersion,
    spec: `${spec}/overview`,
    transport,
    schema: `https://ucp.dev/${catalogueVersion}/services/shopping/${schema}`,
    endpoint,
  })
  const capability = (version: string, page: string, schema: string) => [
    { version, spec: `https://ucp.dev/${version}/specification/${page}`, schema: `https://ucp.dev/${version}/schemas/${schema}` },
  ]
  return respondJson(
    c.get('state'),
    {
      ucp: {
        version: catalogueVersion,
        services: {
          'dev.ucp.shopping': [
            service('rest', `${origin}/ucp`, 'rest.openapi.json'),
            service('mcp', `${origin}/mcp`, 'mcp.openrpc.json'),
          ],
        },
        capabilities: {
          'dev.ucp.shopping.catalog.search': capability(catalogueVersion, 'catalog/search', 'shopping/catalog_search.json'),
          'dev.ucp.shopping.catalog.lookup': capability(catalogueVersion, 'catalog/lookup', 'shopping/catalog_lookup.json'),
          'dev.ucp.common.ask': capability(askVersion, 'ask', 'common/ask.json'),
        },
        payment_handlers: {},
      },
    },
    200,
    { 'cache-control': publicUrl ? 'public, max-age=3600' : 'no-store' },
  )
}

/** The request's own address, on one's own machine only: elsewhere whoever names the host would say where agents send their keys. */
function ownMachine(c: AppContext): string {
  const { url } = c.req
  const { hostname } = new URL(url)
  if (!loopback.has(hostname) && !hostname.endsWith('.localhost'))
    throw new AppError('not_found', "This deployment names no address of its own: its setting 'publicUrl' is missing.")
  return url
}
const loopback = new Set(['localhost', '127.0.0.1', '[::1]'])

/** POST /ucp/catalog/search */
export async function ucpSearch(c: AppContext): Promise<Response> {
  return respondJson(
    c.get('state'),
    await searchCatalogue(contextOf(c), await readJson(c.req.raw, fromAgents(SearchCatalogue), bytesMax)),
  )
}

/** POST /ucp/catalog/lookup */
export async function ucpLookup(c: AppContext): Promise<Response> {
  return respondJson(
    c.get('state'),
    await lookUpCatalogue(contextOf(c), await readJson(c.req.raw, fromAgents(LookupCatalogue), bytesMax)),
  )
}

/** POST /ucp/catalog/product */
export async function ucpProduct(c: AppContext): Promise<Response> {
  return respondJson(
    c.get('state'),
    await getUcpProduct(contextOf(c), await readJson(c.req.raw, fromAgents(GetProduct), bytesMax)),
  )
}
