import { createMcpHandler } from '@modelcontextprotocol/server'
import { type AppContext, contextOf } from '../../context.ts'
import { respond } from '../../http/respond.ts'
import { createShopServer } from '../mcp/server.ts'

const bytesMax = 262_144

/**
 * /mcp: the Model Context Protocol over streamable HTTP, both eras (2026-07-28, and 2025 without sessions), served by the
 * official SDK. A server for each request, since each belongs to one key.
 */
export async function mcp(c: AppContext): Promise<Response> {
  const handler = createMcpHandler(() => createShopServer(contextOf(c)), { maxRequestBodySize: bytesMax, responseMode: 'json' })
  const answer = await handler.fetch(c.req.raw)
  const headers: Record<string, string> = { 'cache-control': 'no-store' }
  for (const name of ['content-type', 'allow', 'mcp-protocol-version']) {
    const value = answer.headers.get(name)
    if (value) headers[name] = value
  }
  return respond(c.get('state'), answer.status, answer.body, headers)
}
