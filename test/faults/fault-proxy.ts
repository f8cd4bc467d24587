import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { setTimeout as wait } from 'node:timers/promises'

/** What the proxy does to a completion instead of passing it on; `at` is how many events pass first. */
export type Fault =
  | { readonly kind: 'none' | 'refuse' | 'hang' | 'slow-headers' | '429' | '500' | '500-empty' | 'error-first' | 'html' }
  | { readonly kind: 'hang-mid' | 'cut' | 'drip' | 'garbage' | 'oversized' | 'error-mid'; readonly at: number }

export interface FaultProxy {
  readonly url: string
  /** For the next completions; a function decides for each. */
  fault: Fault | ((body: string) => Fault)
  /** Down for everything, probes too, and what runs is cut. */
  isDown: boolean
  readonly seen: { completions: number; cancelled: number; refused: number }
  readonly close: () => Promise<void>
}

const slowMs = 3_000
const error = JSON.stringify({ error: { message: 'CUDA error at 10.0.0.7', type: 'server_error', code: 'internal_error' } })

/** Stands before a gateway and lets it misbehave in every way a network and an engine can. Loopback only. */
export async function startFaultProxy(target: string): Promise<FaultProxy> {
  const open = new Set<ServerResponse>()
  const proxy = {
    url: '',
    fault: { kind: 'none' } as FaultProxy['fault'],
    seen: { completions: 0, cancelled: 0, refused: 0 },
    down: false,
    get isDown() {
      return this.down
    },
    set isDown(isDown: boolean) {
      this.down = isDown
      if (isDown) for (const response of open) response.destroy()
    },
    close: async () => {},
  }
  const server = createServer((request, response) => {
    open.add(response)
    response.once('close', () => open.delete(response))
    if (proxy.down) {
      if (request.url === '/v1/chat/completions') proxy.seen.refused++
      return request.destroy()
    }
    serve(request, response, target, proxy).catch(() => response.destroy())
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  proxy.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  proxy.close = async () => {
    server.closeAllConnections()
    server.close()
    await once(server, 'close')
  }
  return proxy
}

async function serve(
  request: IncomingMessage,
  response: ServerResponse,
  target: string,
  proxy: { fault: FaultProxy['fault']; seen: FaultProxy['seen'] },
): Promise<void> {
  const isCompletion = request.url === '/v1/chat/completions'
  if (isCompletion) proxy.seen.completions++
  const body = await bodyOf(request)
  const reported =
    typeof proxy.fault === 'function' ? () => (proxy.fault as (body: string) => Fault)(body) : () => proxy.fault as Fault
  const fault: Fault = isCompletion ? reported() : { kind: 'none' }
  const isStream = body.includes('"stream":true')
  const reply = (status: number, type: string, text: string, headers = {}) => {
    response.writeHead(status, { 'content-type': type, ...headers }).end(text)
  }
  switch (fault.kind) {
    case 'refuse':
      return void request.socket.destroy()
    case 'hang':
      return
    case 'slow-headers':
      await wait(slowMs)
      break
    case '429':
      return reply(429, 'application/json', error, { 'retry-after': '3' })
    case '500':
      return reply(500, 'application/json', error)
    case '500-empty':
      return reply(500, 'text/plain', '')
    case 'html':
      return reply(200, 'text/html', '<h1>It works</h1>')
    case 'error-first':
      return reply(200, isStream ? 'text/event-stream' : 'application/json', isStream ? `data: ${error}\n\n` : error)
  }

  const abort = new AbortController()
  response.once('close', () => {
    if (!response.writableFinished) proxy.seen.cancelled++
    abort.abort()
  })
  const headers = Object.fromEntries(Object.entries(request.headers).filter(([name]) => !hopByHop.has(name))) as Record<
    string,
    string
  >
  const upstream = await fetch(`${target}${request.url}`, {
    method: request.method ?? 'GET',
    headers,
    ...(body && { body }),
    signal: abort.signal,
  })
  response.writeHead(upstream.status, {
    'content-type': upstream.headers.get('content-type') ?? 'application/json',
    ...(upstream.headers.has('retry-after') && { 'retry-after': upstream.headers.get('retry-after') ?? '' }),
  })
  if ('at' in fault) return spoil(upstream, response, fault)
  for await (const chunk of upstream.body ?? []) response.write(chunk)
  response.end()
}

const hopByHop = new Set(['host', 'connection', 'content-length', 'transfer-encoding', 'keep-alive', 'accept-encoding'])

/** The upstream's events, and after some of them the fault; of a whole answer half of its bytes. */
async function spoil(upstream: Response, response: ServerResponse, fault: Extract<Fault, { at: number }>): Promise<void> {
  const text = await upstream.text()
  const isStream = upstream.headers.get('content-type')?.startsWith('text/event-stream')
  const events = isStream ? text.split(/(?<=\n\n)/) : [text.slice(0, text.length / 2), text.slice(text.length / 2)]
  const at = isStream ? Math.min(fault.at, events.length - 1) : 1
  // Each in a packet of its own, as an engine writes them.
  for (const event of events.slice(0, at)) {
    response.write(event)
    await wait(1)
  }
  const next = events[at] ?? ''
  if (fault.kind === 'hang-mid') return
  if (fault.kind === 'garbage') response.write('data: {"choices": [{"del\n\n')
  else if (fault.kind === 'oversized') response.write(`data: {"choices": "${'x'.repeat(600_000)}`)
  else if (fault.kind === 'error-mid') response.write(`data: ${error}\n\n`)
  else if (fault.kind === 'drip') {
    for (const letter of next) {
      response.write(letter)
      await wait(150)
      if (response.destroyed) return
    }
  } else response.write(next.slice(0, next.length / 2))
  if (fault.kind !== 'drip') await wait(5)
  response.destroy()
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const parts: Buffer[] = []
  for await (const part of request) parts.push(part as Buffer)
  return Buffer.concat(parts).toString()
}
