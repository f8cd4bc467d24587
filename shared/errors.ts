/** Every refusal and failure a caller can meet: HTTP status and OpenAI error type by code. The one table. */
export const errorTable = {
  invalid_json: { status: 400, type: 'invalid_request_error' },
  invalid_value: { status: 400, type: 'invalid_request_error' },
  unsupported_parameter: { status: 400, type: 'invalid_request_error' },
  context_length_exceeded: { status: 400, type: 'invalid_request_error' },
  invalid_api_key: { status: 401, type: 'authentication_error' },
  origin_not_allowed: { status: 403, type: 'permission_error' },
  region_not_allowed: { status: 403, type: 'permission_error' },
  insufficient_scope: { status: 403, type: 'permission_error' },
  not_found: { status: 404, type: 'invalid_request_error' },
  model_not_found: { status: 404, type: 'invalid_request_error' },
  product_not_found: { status: 404, type: 'invalid_request_error' },
  method_not_allowed: { status: 405, type: 'invalid_request_error' },
  already_exists: { status: 409, type: 'invalid_request_error' },
  conflict: { status: 409, type: 'invalid_request_error' },
  precondition_required: { status: 428, type: 'invalid_request_error' },
  precondition_failed: { status: 412, type: 'invalid_request_error' },
  request_too_large: { status: 413, type: 'invalid_request_error' },
  unsupported_media_type: { status: 415, type: 'invalid_request_error' },
  rate_limit_exceeded: { status: 429, type: 'rate_limit_error' },
  insufficient_quota: { status: 429, type: 'rate_limit_error' },
  idempotency_mismatch: { status: 422, type: 'invalid_request_error' },
  queue_full: { status: 429, type: 'rate_limit_error' },
  client_closed_request: { status: 499, type: 'invalid_request_error' },
  internal_error: { status: 500, type: 'server_error' },
  // Not a 5xx: a repetition would get the same answer, and clients repeat 5xx by themselves.
  invalid_output: { status: 422, type: 'invalid_request_error' },
  backend_failed: { status: 502, type: 'server_error' },
  backend_unavailable: { status: 503, type: 'server_error' },
  overloaded: { status: 503, type: 'server_error' },
  draining: { status: 503, type: 'server_error' },
  backend_timeout: { status: 504, type: 'server_error' },
} as const

export type ErrorCode = keyof typeof errorTable

/** OpenAI's error object, as its clients and `@ai-sdk/openai-compatible` read it. */
interface ErrorBody {
  error: { message: string; type: string; code: ErrorCode; param: string | null }
}

interface AppErrorOptions {
  readonly param?: string | null
  readonly retryAfterSeconds?: number
  readonly cause?: unknown
}

/** A refusal: `message` is for the world, `cause` for the log, and nothing moves between the two. */
export class AppError extends Error {
  readonly code: ErrorCode
  readonly param: string | null
  readonly retryAfterSeconds: number | null

  constructor(code: ErrorCode, publicMessage: string, { param = null, retryAfterSeconds, cause }: AppErrorOptions = {}) {
    super(publicMessage, { cause })
    this.name = 'AppError'
    this.code = code
    this.param = param
    this.retryAfterSeconds = retryAfterSeconds ?? null
  }

  get status(): number {
    return errorTable[this.code].status
  }
}

const faults = new Set<ErrorCode>(['backend_failed', 'backend_unavailable', 'backend_timeout'])

/** A backend broke; being busy and refusing are answers of one that lives. */
export const isFault = ({ code }: AppError): boolean => faults.has(code)

/** Anything thrown, as the refusal to show: what we did not write ourselves becomes one fixed sentence. */
export function toAppError(thrown: unknown): AppError {
  if (thrown instanceof AppError) return thrown
  return new AppError('internal_error', 'Something went wrong on our side. The request id names this failure.', {
    cause: thrown,
  })
}

/** A refusal as callers read it; nothing of its cause. */
export function errorBody(error: AppError): ErrorBody {
  const { type } = errorTable[error.code]
  return { error: { message: error.message, type, code: error.code, param: error.param } }
}
