import type { QuotaLimits } from '../../shared/quota.ts'
import * as z from '../../shared/zod.ts'

const quotaNames = ['requestsPerMinute', 'requestsPerDay', 'tokensPerMinute', 'tokensPerDay', 'tokensPerMonth'] as const
export type QuotaName = (typeof quotaNames)[number]

/** What was granted in the window that began at `startedAt`, by quota. */
export const Granted = z.record(z.string(), z.object({ startedAt: z.number(), used: z.number() }))
export type Granted = z.infer<typeof Granted>

/** The full minute, day or month of UTC that holds an instant, milliseconds since 1970. */
export function quotaWindowOf(name: QuotaName, nowMs: number): { readonly startedAt: number; readonly endsAt: number } {
  if (name.endsWith('Month')) {
    const date = new Date(nowMs)
    const at = (months: number) => Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + months, 1)
    return { startedAt: at(0), endsAt: at(1) }
  }
  const length = name.endsWith('Minute') ? 60_000 : 86_400_000
  const startedAt = nowMs - (nowMs % length)
  return { startedAt, endsAt: startedAt + length }
}

const isOfTokens = (name: QuotaName): boolean => name.startsWith('tokens')

/** The quotas that count a kind and have a limit. */
export const quotasOf = (limits: QuotaLimits, kind: 'requests' | 'tokens'): readonly QuotaName[] =>
  quotaNames.filter((name) => limits[name] !== null && isOfTokens(name) === (kind === 'tokens'))

export interface Grant {
  /** What was granted, all of it or as much as was left. */
  readonly granted: number
  /** The quota with least left, how much that is, and when its window ends. */
  readonly tightest: QuotaName
  readonly left: number
  readonly endsAt: number
}

/**
 * Takes up to `requested` from every quota of the kind at once: as much as the tightest has left. Windows that are over begin
 * anew. Mutates `granted`.
 */
export function take(
  granted: Granted,
  limits: QuotaLimits,
  kind: 'requests' | 'tokens',
  requested: number,
  nowMs: number,
): Grant | null {
  const names = quotasOf(limits, kind)
  if (!names.length) return null
  const lefts = names.map((name) => ({ name, left: Math.max(0, (limits[name] ?? 0) - usedOf(granted, name, nowMs)) }))
  const tightest = lefts.reduce((least, each) => (each.left < least.left ? each : least))
  const amount = Math.min(requested, tightest.left)
  for (const name of names)
    granted[name] = { startedAt: quotaWindowOf(name, nowMs).startedAt, used: usedOf(granted, name, nowMs) + amount }
  return {
    granted: amount,
    tightest: tightest.name,
    left: tightest.left - amount,
    endsAt: quotaWindowOf(tightest.name, nowMs).endsAt,
  }
}

function usedOf(granted: Granted, name: QuotaName, nowMs: number): number {
  const known = granted[name]
  return known && known.startedAt === quotaWindowOf(name, nowMs).startedAt ? known.used : 0
}

/**
 * How much an isolate takes at a time: a fiftieth of the smallest limit, so that few requests wait for the ledger and little
 * is stranded where traffic ends; the stated exactness of a quota is this much for each isolate.
 */
export function leaseOf(limits: QuotaLimits, kind: 'requests' | 'tokens'): number {
  const smallest = Math.min(...quotasOf(limits, kind).map((name) => limits[name] ?? Number.POSITIVE_INFINITY))
  return Math.max(1, Math.min(Math.ceil(smallest / 50), kind === 'tokens' ? 20_000 : 100))
}
