import type { Config } from '../../config.ts'
import type { Route } from '../../rollout/contract.ts'
import { Budget } from '../budget.ts'
import type { AskOptions, BackendRequest, Backends, UpstreamAnswer } from '../contract.ts'
import { backendError } from '../map-upstream-error.ts'
import { askInTurn } from './ask-in-turn.ts'
import { type BackendCall, callStream, callWhole } from './backend-call.ts'
import type { Reach } from './backend-client.ts'
import { BackendHealth } from './backend-health.ts'
import { hedged } from './hedged.ts'
import { resumableStream } from './resumable-stream.ts'

type Settings = Pick<Config, 'gatewayToken' | 'limits'>

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
  { gatewayToken, limits }: Settings,
  reach: (backend: string) => Reach,
  isReportedDown: (backend: string) => boolean,
): Backends {
  const probe = async (backend: string): Promise<string | null> => {
    try {
      const { url, fetch: ask } = reach(backend)
      const response = await ask(`${url}/readyz`, {
        signal: AbortSignal.timeout(probeTimeoutMs),
        redirect: 'manual',
      })
      await response.body?.cancel()
      return response.ok ? null : `answered ${response.status}`
    } catch {
      return 'unreachable'
    }
  }
  const health = new BackendHealth(
    async (candidate) => (await probe(backendOf(candidate))) === null,
    (candidate) => isReportedDown(backendOf(candidate)),
  )
  const [retryBudget, hedgeBudget] = [new Budget(retries), new Budget(hedges)]
  const succeeded = (candidate: string): void => health.succeeded(candidate, Date.now())

  const callOf = (candidate: string, request: BackendRequest, options: AskOptions, isLast: boolean): BackendCall => {
    const left = Math.max(1, options.deadlineAt - Date.now())
    // With somebody else to ask, silence need not be borne to the end.
    const patience = isLast ? limits.headersTimeoutMs : limits.attemptTimeoutMs
    const { url, fetch: ask } = reach(backendOf(candidate))
    return {
      url: `${url}/v1/chat/completions`,
      fetch: ask,
      token: gatewayToken,
      body: JSON.stringify(request),
      options,
      headersTimeoutMs: Math.min(left, patience),
      idleTimeoutMs: limits.idleTimeoutMs,
    }
  }

  /** A whole answer of this candidate, or of the next one when this is later than it mostly is. */
  const callHedged = async (
    candidates: readonly string[],
    request: BackendRequest,
    options: AskOptions,
    candidate: string,
    isLast: boolean,
  ) => {
    const callAt = Date.now()
    const ask = async (from: string, signal: AbortSignal | null) => ({
      ...(await callWhole(callOf(from, request, { ...options, signal }, isLast))),
      candidate: from,
    })
    const other = candidates.find((each) => each !== candidate)
    const afterMs = options.mayHedge ? health.p95Ms(candidate) : null
    const answer =
      other === undefined || afterMs === null
        ? await ask(candidate, options.signal)
        : await hedged((which, signal) => ask(which === 'first' ? candidate : other, joined(options.signal, signal)), {
            afterMs,
            mayHedge: () => hedgeBudget.take(),
          })
    succeeded(answer.candidate)
    if (options.mayHedge && answer.candidate === candidate) health.took(candidate, Date.now() - callAt)
    return answer
  }

  const begin = ({ deadlineAt }: AskOptions): number => {
    const startedAt = Date.now()
    if (startedAt >= deadlineAt) throw backendError('backend_timeout', 'the deadline had passed')
    retryBudget.deposit()
    return startedAt
  }
  const turnOf = (candidates: readonly string[], { deadlineAt }: AskOptions) => ({
    candidates,
    deadlineAt,
    health,
    budget: retryBudget,
  })
  const nobody = (ofRoute: readonly string[]) =>
    backendError('backend_unavailable', 'all breakers are open', health.retryAfterSeconds(ofRoute, Date.now()))

  return {
    async ask(route, request, options): Promise<UpstreamAnswer> {
      const startedAt = begin(options)
      const ofRoute = candidatesOf(route)
      if (options.mayHedge) hedgeBudget.deposit()
      const candidates = health.order(ofRoute, startedAt, options.defer)
      const found = await askInTurn(turnOf(candidates, options), (candidate, isLast) =>
        callHedged(candidates, request, options, candidate, isLast),
      )
      if (!found) throw nobody(ofRoute)
      const { candidate, ...answer } = found.value
      return { ...answer, backend: backendOf(candidate), startedAt, attempts: found.attempts }
    },

    async stream(route, request, options) {
      const startedAt = begin(options)
      const ofRoute = candidatesOf(route)
      // Who just died is asked last, and who fell silent not again: the caller has waited for it once.
      const opened = async (asked: BackendRequest, died: string | null, isSilent: boolean) => {
        const alive = health.order(ofRoute, Date.now(), options.defer).filter((candidate) => !isSilent || candidate !== died)
        const candidates = alive.toSorted((a, b) => Number(a === died) - Number(b === died))
        const found = await askInTurn(turnOf(candidates, options), (candidate, isLast) =>
          callStream(callOf(candidate, asked, options, isLast)),
        )
        if (!found) throw nobody(ofRoute)
        return { candidate: found.candidate, backend: backendOf(found.candidate), stream: found.value, attempts: found.attempts }
      }
      const first = await opened(request, null, false)
      return resumableStream(first, {
        request,
        startedAt,
        attempts: first.attempts,
        open: (asked, died, cause) => opened(asked, died, cause.code === 'backend_timeout'),
        succeeded,
        failed: (candidate, error) => {
          if (Date.now() < options.deadlineAt) health.failed(candidate, error, Date.now())
        },
      })
    },

    probe,
  }
}

/**
 * A backend as far as one model's weights go: whoever fails for a new model may well serve the old one, so a bad canary
 * opens no breaker but its own.
 */
const candidatesOf = ({ backends, arm }: Route): string[] => backends.map((backend) => `${backend} ${arm.model}@${arm.revision}`)
const backendOf = (candidate: string): string => candidate.split(' ', 1)[0] ?? candidate

const joined = (callers: AbortSignal | null, ours: AbortSignal): AbortSignal =>
  callers ? AbortSignal.any([callers, ours]) : ours
