import { AppError } from '../../shared/errors.ts'
import type { Config } from '../config.ts'
import type { BackendRequest } from '../core/answer.ts'
import { backendError, mapUpstreamError } from '../core/map-upstream-error.ts'
import { Watchdog } from '../core/watchdog.ts'
import type { AskOptions, Services, Upstream } from '../services.ts'

type Settings = Pick<Config, 'backends' | 'gatewayToken' | 'limits'>

// What a failing backend says about itself goes to the log only, and no more of it than this.
const errorBytesMax = 4_096
const probeTimeoutMs = 2_000
const timers = { set: (then: () => void, afterMs: number) => setTimeout(then, afterMs), clear: clearTimeout }

/**
 * The gateways of our regions, by plain fetch. Headers are made here from nothing, so neither the caller's credentials
 * nor hop-by-hop headers can travel. One retry, and only while not a byte of an answer has come.
 */
export function createBackends({ backends, gatewayToken, limits }: Settings): Services['backends'] {
  const urlOf = (backend: string): string => {
    const url = backends[backend]
    if (!url) throw new Error(`no backend ${backend}`)
    return url.replace(/\/$/, '')
  }

  const attempt = async (url: string, body: string, options: AskOptions): Promise<Upstream> => {
    const startedAt = Date.now()
    const abort = new AbortController()
    const watchdog = new Watchdog(timers, limits, () => abort.abort())
    const signal = options.signal ? AbortSignal.any([options.signal, abort.signal]) : abort.signal
    try {
      const response = await fetch(url, {
        method: 'POST',
        headers: {
          authorization: `Bearer ${gatewayToken}`,
          'content-type': 'application/json',
          'x-request-id': options.requestId,
          traceparent: options.traceparent,
        },
        body,
        signal,
        redirect: 'manual',
      })
      watchdog.feed()
      return { response, startedAt, watchdog, abort: () => abort.abort() }
    } catch (cause) {
      watchdog.stop()
      if (options.signal?.aborted) throw new AppError('client_closed_request', 'The caller left.', { cause })
      throw backendError(watchdog.bitten ? 'backend_timeout' : 'backend_unavailable', cause)
    }
  }

  const refuse = (upstream: Upstream, error: AppError): AppError => {
    upstream.watchdog.stop()
    upstream.abort()
    return error
  }

  const askOnce = async (url: string, body: string, options: AskOptions, stream: boolean): Promise<Upstream> => {
    const upstream = await attempt(url, body, options)
    const { status, headers } = upstream.response
    if (status !== 200)
      throw refuse(upstream, mapUpstreamError(status, await readSome(upstream.response), headers.get('retry-after')))
    const expected = stream ? 'text/event-stream' : 'application/json'
    if (headers.get('content-type')?.startsWith(expected)) return upstream
    throw refuse(upstream, backendError('backend_failed', `backend answered 200 with ${headers.get('content-type')}`))
  }

  return {
    async ask(route, request: BackendRequest, options) {
      const url = `${urlOf(route.backends[0] ?? '')}/v1/chat/completions`
      const body = JSON.stringify(request)
      try {
        return await askOnce(url, body, options, request.stream)
      } catch (error) {
        if (!worthRetrying(error)) throw error
        return askOnce(url, body, options, request.stream)
      }
    },
    async probe(backend) {
      try {
        const response = await fetch(`${urlOf(backend)}/readyz`, {
          signal: AbortSignal.timeout(probeTimeoutMs),
          redirect: 'manual',
        })
        await response.body?.cancel()
        return response.ok ? null : `answered ${response.status}`
      } catch {
        return 'unreachable'
      }
    },
  }
}

/** A refused connection or a bad gateway may be one pod; a timeout has used the caller's time, overload needs no more load. */
const worthRetrying = (error: unknown): boolean => error instanceof AppError && error.code === 'backend_unavailable'

async function readSome(response: Response): Promise<string> {
  const reader = response.body?.getReader()
  if (!reader) return ''
  const decoder = new TextDecoder()
  let text = ''
  while (text.length < errorBytesMax) {
    const { done, value } = await reader.read()
    if (done) return text
    text += decoder.decode(value, { stream: true })
  }
  await reader.cancel()
  return text
}
