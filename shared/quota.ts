import * as z from './zod.ts'

const limit = z._default(z.nullable(z.int().check(z.positive(), z.maximum(1_000_000_000_000))), null)

/** What a key may use; null is no limit. Windows are calendar minutes, days and months of UTC. */
export const QuotaLimits = z.strictObject({
  requestsPerMinute: limit,
  requestsPerDay: limit,
  tokensPerMinute: limit,
  tokensPerDay: limit,
  /** The budget. */
  tokensPerMonth: limit,
})
export type QuotaLimits = z.infer<typeof QuotaLimits>

export const noLimits: QuotaLimits = {
  requestsPerMinute: null,
  requestsPerDay: null,
  tokensPerMinute: null,
  tokensPerDay: null,
  tokensPerMonth: null,
}
