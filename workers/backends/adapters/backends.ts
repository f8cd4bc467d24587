import * as z from '../../../shared/zod.ts'
import type { Config } from '../../config.ts'
import type { Route } from '../../rollout/contract.ts'
import { Budget } from '../budget.ts'
import type { AskOptions, BackendRequest, Backends, UpstreamAnswer } from '../contract.ts'
import { backendError } from '../map-upstream-error.ts'
import { askInTurn } from './ask-in-turn.ts'
import { type BackendCall, callComplete, callStream } from './backend-call.ts'
import type { BackendClient } from './backend-client.ts'
import { BackendHealth } from './backend-health.ts'
import { hedged } from './hedged.ts'
import { resumableStream } from './resumable-stream.ts'

type Settings = Pick<Config, 'limits'>

const ModelList = z.object({ data: z.array(z.object({ id: z.string() })) })
const probeTimeoutMs = 2_000
// A fifth of the requests may be sent twice; twenty at once are always allowed, so that the first failures of a region
// that dies, which open its breaker, need not be seen by any caller.
const retries = { ratio: 0.2, reserve: 20, most: 40 }
const hedges = { ratio: 0.05, reserve: 1, most: 5 }

/**
 * The gateways of our regions, and hosted endpoints, by plain fetch: called in order of preference, left alone while they fail, and one
 * after the next while not a byte of an answer has left; a stream even afterwards (`resumable-stream.ts`).
 */
export function createBackends(
  { limits }: Settings,
  clientOf: (backend: string) => BackendClient,
  isReportedDown: (backend: string) => boolean,
): Backends {
  const probe = async (backend: string): Promise<string | null> => {
    try {
      const client = clientOf(backend)
      const response = await client.fetch(`${client.url}${client.probe.path}`, {
        headers: client.probe.headers,
        signal: AbortSignal.timeout(probeTimeoutMs),
        redirect: 'manual',
      })
      await response.body?.cancel()
      return response.ok ? null : `answered ${response.status}`
    } catch {
      return 'unreachable'
    }
  }
  const models = async (backend: string): Promise<readonly string[] | null> => {
    const client = clientOf(backend)
    if (!client.models) return null
    try {
      const response = await client.fetch(`${client.url}${client.models.path}`, {
        headers: client.models.headers,
        signal: AbortSignal.timeout(probeTimeoutMs),
        redirect: 'manual',
      })
      return ModelList.safeParse(await response.json()).data?.data.map(({ id }) => id) ?? null
    } catch {
      return null
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
    // With another candidate left, the wait may be shorter.
    const patience = isLast ? limits.headersTimeoutMs : limits.attemptTimeoutMs
    const client = clientOf(backendOf(candidate))
    return {
      client,
      request,
      options,
      headersTimeoutMs: Math.min(left, client.headersTimeoutMs ?? patience),
      idleTimeoutMs: limits.idleTimeoutMs,
    }
  }

  /** A complete answer of this candidate, or of the next one when this is later than it mostly is. */
  const callHedged = async (
    candidates: readonly string[],
    request: BackendRequest,
    options: AskOptions,
    candidate: string,
    isLast: boolean,
  ) => {
    const callAt = Date.now()
    const call = async (from: string, signal: AbortSignal | null) => ({
      ...(await callComplete(callOf(from, request, { ...options, signal }, isLast))),
      candidate: from,
    })
    const other = candidates.find((each) => each !== candidate)
    const afterMs = options.mayHedge ? health.p95Ms(candidate) : null
    const answer =
      other === undefined || afterMs === null
        ? await call(candidate, options.signal)
        : await hedged((which, signal) => call(which === 'first' ? candidate : other, joined(options.signal, signal)), {
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
      // The one that just died comes last, and one that timed out is not called again: the caller has waited for it once.
      const opened = async (request: BackendRequest, died: string | null, isSilent: boolean) => {
        const alive = health.order(ofRoute, Date.now(), options.defer).filter((candidate) => !isSilent || candidate !== died)
        const candidates = alive.toSorted((a, b) => Number(a === died) - Number(b === died))
        const found = await askInTurn(turnOf(candidates, options), (candidate, isLast) =>
          callStream(callOf(candidate, request, options, isLast)),
        )
        if (!found) throw nobody(ofRoute)
        return { candidate: found.candidate, backend: backendOf(found.candidate), stream: found.value, attempts: found.attempts }
      }
      const first = await opened(request, null, false)
      return resumableStream(first, {
        request,
        startedAt,
        attempts: first.attempts,
        open: (rest, died, cause) => opened(rest, died, cause.code === 'backend_timeout'),
        succeeded,
        failed: (candidate, error) => {
          if (Date.now() < options.deadlineAt) health.failed(candidate, error, Date.now())
        },
      })
    },

    probe,
    models,
  }
}

/**
 * A backend as far as one model's weights go: whoever fails for a new model may well serve the old one, so a bad canary
 * opens no breaker but its own.
 */
function candidatesOf(route: Route): readonly string[] {
  const known = candidates.get(route)
  if (known) return known
  const { backends, arm } = route
  const made = backends.map((backend) => `${backend} ${arm.model}@${arm.revision}`)
  candidates.set(route, made)
  return made
}
const candidates = new WeakMap<Route, readonly string[]>()
const backendOf = (candidate: string): string => candidate.slice(0, candidate.indexOf(' '))

const joined = (callers: AbortSignal | null, ours: AbortSignal): AbortSignal =>
  callers ? AbortSignal.any([callers, ours]) : ours
