import type { KeySettings } from '../../../shared/api-key.ts'
import type { QuotaLimits } from '../../../shared/quota.ts'
import type { KeyView } from '../../access/routes/responses.ts'

/** A key as a form holds it: everything as typed. */
interface KeyDraft {
  readonly name: string
  readonly scopes: KeySettings['scopes']
  readonly origins: string
  readonly regions: readonly string[]
  readonly plainRequests: KeySettings['plainRequests']
  readonly limits: Readonly<Record<keyof QuotaLimits, string>>
  readonly expiresOn: string
}

const shown = (limit: number | null | undefined): string => (limit === null || limit === undefined ? '' : String(limit))

export const draftOf = (stored: KeyView | null): KeyDraft => ({
  name: stored?.name ?? '',
  scopes: stored?.scopes ?? ['public'],
  origins: stored?.origins.join('\n') ?? '',
  regions: stored?.regions ?? [],
  plainRequests: stored?.plainRequests ?? 'grounded',
  limits: {
    requestsPerMinute: shown(stored?.limits.requestsPerMinute),
    requestsPerDay: shown(stored?.limits.requestsPerDay),
    tokensPerMinute: shown(stored?.limits.tokensPerMinute),
    tokensPerDay: shown(stored?.limits.tokensPerDay),
    tokensPerMonth: shown(stored?.limits.tokensPerMonth),
  },
  expiresOn: stored?.expiresAt?.slice(0, 10) ?? '',
})

const limitOf = (typed: string): number | null => (typed.trim() ? Number(typed) : null)

export const settingsOf = ({ name, scopes, origins, regions, plainRequests, limits, expiresOn }: KeyDraft): KeySettings => ({
  name: name.trim(),
  scopes,
  origins: origins
    .split(/\s+/)
    .map((origin) => origin.replace(/\/$/, ''))
    .filter(Boolean),
  regions: [...regions],
  plainRequests,
  limits: {
    requestsPerMinute: limitOf(limits.requestsPerMinute),
    requestsPerDay: limitOf(limits.requestsPerDay),
    tokensPerMinute: limitOf(limits.tokensPerMinute),
    tokensPerDay: limitOf(limits.tokensPerDay),
    tokensPerMonth: limitOf(limits.tokensPerMonth),
  },
  expiresAt: expiresOn ? `${expiresOn}T23:59:59Z` : null,
})
