import { Agent, type IncomingMessage, request as overHttp } from 'node:http'
import { request as overTls, Agent as TlsAgent } from 'node:https'

// These engines close idle connections after 5 s (uvicorn); ours go before, so that hardly one is taken up as it closes.
const idleMs = 4_000
const agents = { http: new Agent({ keepAlive: true, timeout: idleMs }), tls: new TlsAgent({ keepAlive: true, timeout: idleMs }) }

/**
 * Posts JSON and resolves with the response's headers, its body still to come. Node's own client and not `fetch`: a token is an
 * event, and Node's streams cost half of what the web's do. Rejects when nothing answered, or when the signal says so.
 */
export function postJson(
  url: string,
  body: unknown,
  { headers, signal }: { readonly headers: Readonly<Record<string, string>>; readonly signal: AbortSignal },
): Promise<IncomingMessage> {
  const text = JSON.stringify(body)
  const all = { ...headers, 'content-type': 'application/json', 'content-length': Buffer.byteLength(text) }
  const isTls = url.startsWith('https:')
  return new Promise((resolve, reject) => {
    const options = { method: 'POST', headers: all, agent: isTls ? agents.tls : agents.http }
    const request = (isTls ? overTls : overHttp)(url, options, resolve)
    // As its own option would do, but for a dozen listeners on every request.
    const cancel = (): void => void request.destroy(new Error('aborted'))
    if (signal.aborted) cancel()
    else signal.addEventListener('abort', cancel, { once: true })
    request.setNoDelay(true)
    request.on('error', reject)
    request.end(text)
  })
}
