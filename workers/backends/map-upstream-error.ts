import { AppError, type ErrorCode, errorTable } from '../../shared/errors.ts'
import * as z from '../../shared/zod.ts'

/** The part of our gateway's error we look at. Other engines' texts are never shown. */
const UpstreamError = z.object({
  error: z.object({ message: z.string(), code: z.nullish(z.union([z.string(), z.number()])), param: z.nullish(z.string()) }),
})

/** What each status of a backend means for our caller. Statuses not listed: 4xx is our mistake, 5xx the backend's. */
const byStatus: Record<number, ErrorCode> = {
  429: 'overloaded',
  502: 'backend_unavailable',
  503: 'overloaded',
  504: 'backend_timeout',
}

const publicMessages: Partial<Record<ErrorCode, string>> = {
  overloaded: 'All models in this region are busy. Try again after the time in Retry-After.',
  backend_unavailable: 'No model could be reached.',
  backend_timeout: 'The model did not begin to answer in time.',
  backend_failed: 'The model failed to answer.',
}

/** Refusals that speak about the caller's request; our gateway words them for callers, so they pass. */
const passed = new Set<string>(['invalid_value', 'unsupported_parameter', 'context_length_exceeded'])

/** A backend's refusal as ours: what is the caller's fault keeps its sentence, all else gets a fixed one. */
export function mapUpstreamError(status: number, body: string, retryAfterHeader: string | null): AppError {
  const refusal = status === 400 || status === 422 ? readRefusal(body) : null
  if (refusal) return refusal
  const code = byStatus[status] ?? 'backend_failed'
  const retryAfterSeconds = Number.parseInt(retryAfterHeader ?? '', 10)
  return new AppError(code, publicMessages[code] ?? 'The model failed to answer.', {
    // Engines quote the prompt in their errors, which belongs in no log.
    cause: `backend answered ${status}, ${body.length} characters`,
    ...(code === 'overloaded' && { retryAfterSeconds: retryAfterSeconds > 0 ? Math.min(retryAfterSeconds, 120) : 2 }),
  })
}

export const backendError = (
  code: 'backend_timeout' | 'backend_unavailable' | 'backend_failed',
  cause: unknown,
  retryAfterSeconds = 1,
): AppError =>
  new AppError(code, publicMessages[code] ?? '', { cause, ...(code === 'backend_unavailable' && { retryAfterSeconds }) })

/** An error inside a stream whose status was 200: our gateway's own, or an engine's. */
export function mapEventError(error: unknown): AppError {
  const parsed = UpstreamError.safeParse({ error })
  const code = parsed.success ? parsed.data.error.code : null
  if (typeof code === 'string' && busy.has(code))
    return new AppError('overloaded', publicMessages.overloaded ?? '', { retryAfterSeconds: 2, cause: error })
  return (
    readRefusal(JSON.stringify({ error })) ??
    backendError(code === 'backend_timeout' ? code : 'backend_failed', JSON.stringify(error).slice(0, 500))
  )
}

const busy = new Set(['overloaded', 'queue_full', 'draining'])

function readRefusal(body: string): AppError | null {
  try {
    const { error } = UpstreamError.parse(JSON.parse(body))
    if (typeof error.code !== 'string' || !passed.has(error.code) || !(error.code in errorTable)) return null
    return new AppError(error.code as ErrorCode, error.message, { param: error.param ?? null })
  } catch {
    return null
  }
}
