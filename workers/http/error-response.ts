import { type AppError, errorBody } from '../../shared/errors.ts'

/** The one place that turns a refusal into a response. */
export function errorResponse(error: AppError): Response {
  const headers = new Headers({ 'cache-control': 'no-store' })
  if (error.retryAfterSeconds !== null) headers.set('retry-after', String(error.retryAfterSeconds))
  if (error.status === 401) headers.set('www-authenticate', 'Bearer realm="llasa"')
  return Response.json(errorBody(error), { status: error.status, headers })
}
