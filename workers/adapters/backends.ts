import { type AppError, toAppError } from '../../shared/errors.ts'
import type { Config } from '../config.ts'
import type { BackendRequest } from '../core/answer.ts'
import { Budget } from '../core/budget.ts'
import { backendError } from '../core/map-upstream-error.ts'
import type { AskOptions, Services, UpstreamAnswer } from '../services.ts'
import { type BackendCall, callStream, callWhole } from './backend-call.ts'
import { BackendHealth, isFault } from './backend-health.ts'
import { hedged } from './hedged.ts'
import { resumableStream } from './resumable-stream.ts'

type Settings = Pick<Config, 'backends' | 'gatewayToken' | 'limits'>

const probeTimeoutMs = 2_000
// A fifth of the requests may be asked twice; twenty at once are always allowed, so that the first failures of a region
// that dies, which open its breaker, need not reach anybody.
const retries = { ratio: 0.2, reserve: 20, most: 40 }
const hedges = { ratio: 0.05, reserve: 1, most: 5 }

/**
 * The gateways of our regions, by plain fetch: asked in order of preference, left alone while they fail, and gone from
 * one to the next while not a byte of an answer has left; a stream even afterwards (`resumable-stream.ts`).
 */
export function createBackends(
  { backends, gatewayToken, limits }: Settings,
  isReportedDown: (backend: string) => boolean,
): Services['backends'] {
  const urlOf = (backend: string): string => {
    const url = backends[backend]
    if (!url) throw new Error(`no backend ${backend}`)
    return url.replace(/\/$/, '')
  }
  const probe = async (backend: string): Promise<string | null> => {
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
  }
  const health = new BackendHealth(async (backend) => (await probe(backend)) === null, isReportedDown)
  const [retryBudget, hedgeBudget] = [new Budget(retries), new Budget(hedges)]

  const callOf = (backend: string, request: BackendRequest, options: AskOptions, isLast: boolean): BackendCall => {
    const left = Math.max(1, options.deadlineAt - Date.now())
    // With somebody else to ask, silence need not be borne to the end.
    const patience = isLast ? limits.headersTimeoutMs : limits.attemptTimeoutMs
    return {
      url: `${urlOf(backend)}/v1/chat/completions`,
      token: gatewayToken,
      body: JSON.stringify(request),
      options,
      headersTimeoutMs: Math.min(left, patience),
      idleTimeoutMs: limits.idleTimeoutMs,
    }
  }

  const failed = (backend: string, error: AppError): void => health.failed(backend, error, Date.now())
  const succeeded = (backend: string): void => health.succeeded(backend, Date.now())

  /** One after another until one answers. Going on costs budget, but not away from a backend known to be dead. */
  const firstOf = async <T>(
    order: readonly string[],
    backendsOfRoute: readonly string[],
    options: AskOptions,
    call: (backend: string, isLast: boolean) => Promise<T>,
  ): Promise<{ readonly value: T; readonly backend: string; readonly attempts: number }> => {
    // A single backend may be a pod that went away: it gets a second chance.
    const asked = order.length === 1 ? [order[0] as string, order[0] as string] : order
    let last: AppError | null = null
    for (const [at, backend] of asked.entries()) {
      const before = asked[at - 1]
      if (last && before) {
        const isFree = before !== backend && health.isOpen(before)
        if (!mayAskAgain(last, before === backend) || Date.now() > options.deadlineAt) throw last
        if (!isFree && !retryBudget.take()) throw last
      }
      try {
        return {
          value: await call(
            backend,
            asked.slice(at + 1).every((other) => other === backend),
          ),
          backend,
          attempts: at + 1,
        }
      } catch (thrown) {
        last = toAppError(thrown)
        failed(backend, last)
        if (last.code === 'client_closed_request') throw last
      }
    }
    if (last) throw last
    throw backendError('backend_unavailable', 'all breakers are open', health.retryAfterSeconds(backendsOfRoute, Date.now()))
  }

  /** A whole answer from this backend, or from the next one when this is later than it mostly is. */
  const callHedged = async (
    order: readonly string[],
    request: BackendRequest,
    options: AskOptions,
    backend: string,
    isLast: boolean,
  ): Promise<Awaited<ReturnType<typeof callWhole>> & { readonly backend: string }> => {
    const callAt = Date.now()
    const ask = async (from: string, signal: AbortSignal | null) => ({
      ...(await callWhole(callOf(from, request, { ...options, signal }, isLast))),
      backend: from,
    })
    const other = order.find((each) => each !== backend)
    const afterMs = options.mayHedge ? health.p95Ms(backend) : null
    const answer =
      other === undefined || afterMs === null
        ? await ask(backend, options.signal)
        : await hedged((which, signal) => ask(which === 'first' ? backend : other, joined(options.signal, signal)), {
            afterMs,
            mayHedge: () => hedgeBudget.take(),
          })
    succeeded(answer.backend)
    if (options.mayHedge && answer.backend === backend) health.took(backend, Date.now() - callAt)
    return answer
  }

  const orderOf = (ofRoute: readonly string[], options: AskOptions): string[] => health.order(ofRoute, Date.now(), options.defer)

  return {
    async ask({ backends: ofRoute }, request, options): Promise<UpstreamAnswer> {
      const startedAt = Date.now()
      retryBudget.deposit()
      if (options.mayHedge) hedgeBudget.deposit()
      const order = orderOf(ofRoute, options)
      const { value, attempts } = await firstOf(order, ofRoute, options, (backend, isLast) =>
        callHedged(order, request, options, backend, isLast),
      )
      return { ...value, startedAt, attempts }
    },

    async stream({ backends: ofRoute }, request, options) {
      const startedAt = Date.now()
      retryBudget.deposit()
      // Who just died is asked last, and who fell silent not again: the caller has waited for it once.
      const opened = (asked: BackendRequest, died: string | null, isSilent: boolean) => {
        const order = orderOf(ofRoute, options).filter((each) => !isSilent || each !== died)
        const sorted = order.toSorted((a, b) => Number(a === died) - Number(b === died))
        return firstOf(sorted, ofRoute, options, (backend, isLast) => callStream(callOf(backend, asked, options, isLast)))
      }
      const { value: stream, backend, attempts } = await opened(request, null, false)
      return resumableStream(
        { backend, stream },
        {
          request,
          startedAt,
          attempts,
          open: async (asked, died, cause) => {
            const next = await opened(asked, died, cause.code === 'backend_timeout')
            return { backend: next.backend, stream: next.value }
          },
          succeeded,
          failed,
        },
      )
    },

    probe,
  }
}

const joined = (callers: AbortSignal | null, ours: AbortSignal): AbortSignal =>
  callers ? AbortSignal.any([callers, ours]) : ours

/** Overload at one place is worth a look elsewhere, not another knock at the same door; silence has used the caller's time. */
function mayAskAgain(error: AppError, sameBackend: boolean): boolean {
  if (sameBackend) return error.code === 'backend_unavailable' || error.code === 'backend_failed'
  return isFault(error) || error.code === 'overloaded'
}
