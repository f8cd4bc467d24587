import { Agent, type ClientRequest, type IncomingMessage, request as overHttp } from 'node:http'
import { request as overTls, Agent as TlsAgent } from 'node:https'

// These engines close idle connections after 5 s (uvicorn); ours go before, so that hardly one is taken up as it closes.
const idleMs = 4_000
const agents = { http: new Agent({ keepAlive: true, timeout: idleMs }), tls: new TlsAgent({ keepAlive: true, timeout: idleMs }) }

/** Where JSON is posted to; read once, since Node would read an address anew for each request. */
interface Endpoint {
  readonly isTls: boolean
  /** As the request's `Host` header names it. */
  readonly host: string
  readonly options: {
    readonly method: 'POST'
    readonly host: string
    readonly port: string
    readonly path: string
    readonly agent: Agent | TlsAgent
  }
}

export function endpointOf(address: string): Endpoint {
  const { protocol, host, hostname, port, pathname, search } = new URL(address)
  const isTls = protocol === 'https:'
  // Node takes an IPv6 address without its brackets.
  const name = hostname.replace(/^\[(.*)\]$/, '$1')
  const agent = isTls ? agents.tls : agents.http
  return { isTls, host, options: { method: 'POST', host: name, port, path: pathname + search, agent } }
}

/**
 * Posts JSON; the response comes with its headers, its body still to come. Node's own client and not `fetch`: a token is an event,
 * and Node's streams cost half of what the web's do. `isFresh`: over a connection of its own, not one that lay idle.
 */
export function postJson(
  { isTls, host, options }: Endpoint,
  text: string,
  headers: readonly string[],
  isFresh = false,
): ClientRequest {
  // As a list they are written as they are.
  const all = ['host', host, 'content-type', 'application/json', 'content-length', `${Buffer.byteLength(text)}`, ...headers]
  const request = (isTls ? overTls : overHttp)({ ...options, ...(isFresh && { agent: false }), headers: all })
  request.end(text)
  return request
}

/** Rejects when nothing answered, or when the request was destroyed. */
export const responseTo = (request: ClientRequest): Promise<IncomingMessage> =>
  new Promise((resolve, reject) => {
    request.once('response', resolve)
    // Stays: what breaks later shows at the response too, and an error that nobody listens to would end the process.
    request.on('error', reject)
  })
