import { createMcpHandler } from '@modelcontextprotocol/server'
import { AppError } from '../../../shared/errors.ts'
import { SseReader } from '../../../shared/sse.ts'
import { limitMore } from '../../access/limit-more.ts'
import { type AppContext, contextOf } from '../../context.ts'
import { readText } from '../../http/read-json.ts'
import { respond } from '../../http/respond.ts'
import { repairedRequest } from '../mcp/repair-request.ts'
import { createShopServer } from '../mcp/server.ts'

const bytesMax = 262_144
const callsMax = 20

/**
 * /mcp: the Model Context Protocol over streamable HTTP, both eras (2026-07-28, and 2025 without sessions), served by the
 * official SDK. A server for each request, since each belongs to one key.
 */
export async function mcp(c: AppContext): Promise<Response> {
  const handler = createMcpHandler(() => createShopServer(contextOf(c)), { maxRequestBodySize: bytesMax, responseMode: 'json' })
  const answer = await handler.fetch(acceptingBoth(c.req.raw.method === 'POST' ? await counted(c) : c.req.raw))
  const headers: Record<string, string> = { 'cache-control': 'no-store' }
  for (const name of ['content-type', 'allow', 'mcp-protocol-version']) {
    const value = answer.headers.get(name)
    if (value) headers[name] = value
  }
  const isStream = headers['content-type']?.startsWith('text/event-stream')
  if (!isStream || acceptsStreams(c.req.header('accept') ?? ''))
    return respond(c.get('state'), answer.status, answer.body, headers)
  headers['content-type'] = 'application/json'
  return respond(c.get('state'), answer.status, onlyMessageOf(await answer.text()), headers)
}

/** The same request as the SDK takes it, each call of a batch counted as one; the first was counted as the request that it is. */
async function counted(c: AppContext): Promise<Request> {
  const { body, calls } = repairedRequest(await readText(c.req.raw, bytesMax))
  const more = calls - 1
  if (more >= callsMax) throw new AppError('invalid_value', `A batch has at most ${callsMax} calls.`)
  if (more > 0) await limitMore(contextOf(c), more)
  const { url, method, headers, signal } = c.req.raw
  return new Request(url, { method, headers, signal, body })
}

const acceptsStreams = (accept: string): boolean => /text\/event-stream|text\/\*/i.test(accept)

/** The SDK wants both types named; agents send `*\/*`, one of the two, or nothing, and get JSON. */
function acceptingBoth(request: Request): Request {
  const headers = new Headers(request.headers)
  headers.set('accept', 'application/json, text/event-stream')
  // Empty, it names no version.
  if (headers.get('mcp-protocol-version') === '') headers.delete('mcp-protocol-version')
  return new Request(request, { headers })
}

/** A stream of one message, as that message: an answer of ours is never more. */
function onlyMessageOf(stream: string): string {
  const messages = new SseReader().push(stream)
  return messages.find((message) => !/"method"\s*:/.test(message)) ?? messages.at(-1) ?? ''
}
