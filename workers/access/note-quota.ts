import { AppError } from '../../shared/errors.ts'
import type { QuotaState } from './contract.ts'

/**
 * Writes a quota into the answer's headers, as OpenAI's clients read them and as draft-ietf-httpapi-ratelimit-headers-10
 * has them. Refuses when nothing was granted.
 */
export function noteQuota(
  headers: Record<string, string>,
  { isGranted, quota, limit, left, resetSeconds }: QuotaState,
  kind: 'requests' | 'tokens',
): void {
  headers[`x-ratelimit-limit-${kind}`] = String(limit)
  headers[`x-ratelimit-remaining-${kind}`] = String(left)
  headers[`x-ratelimit-reset-${kind}`] = `${resetSeconds}s`
  append(headers, 'ratelimit-policy', `"${quota}";q=${limit};w=${windowSeconds(quota)}`)
  append(headers, 'ratelimit', `"${quota}";r=${left};t=${resetSeconds}`)
  if (isGranted) return
  const code = quota === 'tokensPerMonth' ? 'insufficient_quota' : 'rate_limit_exceeded'
  throw new AppError(code, `This API key has used up its ${words[quota] ?? 'quota'}.`, { retryAfterSeconds: resetSeconds })
}

const words: Record<string, string> = {
  requestsPerMinute: 'requests of this minute',
  requestsPerDay: 'requests of this day',
  tokensPerMinute: 'tokens of this minute',
  tokensPerDay: 'tokens of this day',
  tokensPerMonth: 'budget of this month',
}

const windowSeconds = (quota: string): number => (quota.endsWith('Minute') ? 60 : quota.endsWith('Day') ? 86_400 : 31 * 86_400)

function append(headers: Record<string, string>, name: string, value: string): void {
  headers[name] = headers[name] ? `${headers[name]}, ${value}` : value
}
