import type { KeySettings, Scope } from '../../shared/api-key.ts'
import type { PlainRequests } from '../../shared/plain-requests.ts'
import type { QuotaLimits } from '../../shared/quota.ts'
import type { Defer } from '../http/contract.ts'
import type { RequestRecord } from '../http/request-record.ts'
import type { UsageCounts } from './count-usage.ts'
import type { QuotaName } from './quota-windows.ts'

/** What a valid key stands for. */
export interface Caller {
  readonly keyId: string
  readonly tenant: string
  readonly scopes: readonly Scope[]
  /** Pages it may be used from, and regions that may serve it; empty is all. */
  readonly origins: readonly string[]
  readonly regions: readonly string[]
  readonly limits: QuotaLimits
  readonly plainRequests: PlainRequests
}

export interface Keys {
  /** At once for a key that the isolate verified a moment ago. */
  readonly find: (token: string) => Caller | Promise<Caller | null>
}

export interface Access {
  /** Whom a Cloudflare Access assertion stands for; null when it is not valid for us. */
  readonly identify: (token: string) => Promise<Caller | null>
}

/** A key as its tenant's operators see it: everything but its secret. */
export interface StoredKey {
  readonly id: string
  readonly tenant: string
  readonly settings: KeySettings
  readonly createdAt: string
  readonly createdBy: string
  readonly rotatedAt: string | null
  readonly previousValidUntil: string | null
  readonly revokedAt: string | null
}

/** As a write of an operator is authorised. */
interface Authorised {
  readonly caller: Caller
  readonly expiresAt: string | null
}

interface KeyWithSecret {
  readonly stored: StoredKey
  /** The complete key, shown this once. */
  readonly key: string
}

interface HandedOut {
  readonly limits: QuotaLimits
  readonly made: readonly { readonly id: string; readonly limits: QuotaLimits }[]
}

export interface ManagedKeys {
  readonly list: (tenant: string) => Promise<StoredKey[]>
  readonly get: (tenant: string, id: string) => Promise<StoredKey | null>
  readonly create: (tenant: string, by: string, settings: KeySettings) => Promise<KeyWithSecret>
  /** A new secret; the old one works on for so long. Null when there is no such key, or it is revoked. */
  readonly rotate: (tenant: string, id: string, overlapSeconds: number) => Promise<KeyWithSecret | null>
  readonly update: (tenant: string, id: string, settings: KeySettings) => Promise<StoredKey | null>
  /** Those that would be revoked. */
  readonly revocable: (tenant: string, id: string) => Promise<readonly string[]>
  /**
   * What was handed out of a key's limits, and of those of the first with limits that it goes back to: keys in use that were
   * created with either, and with those.
   */
  readonly handedOut: (tenant: string, id: string) => Promise<HandedOut[]>
  /** The key and all that were created with it, and with those, whichever tenant they are of: their ids. */
  readonly revoke: (tenant: string, id: string) => Promise<readonly string[]>
  /** What a token stands for by the table itself, not by a copy; null where it is not valid, undefined where it is not there. */
  readonly authorise: (token: string) => Promise<Authorised | null | undefined>
}

/** What a key used on a day of UTC. */
interface KeyDay extends UsageCounts {
  readonly keyId: string
  readonly day: string
}

export interface KeyUsage {
  readonly count: (record: RequestRecord, defer: Defer) => void
  /** Newest first, from a day on. */
  readonly days: (tenant: string, since: string) => Promise<KeyDay[]>
}

/** What a quota granted, and what is left of it. */
export interface QuotaState {
  readonly isGranted: boolean
  /** The one that refused, or the first that counts. */
  readonly quota: QuotaName
  readonly limit: number
  readonly left: number
  readonly resetSeconds: number
}

export interface Quotas {
  /** The platform's own counter, for each location: a shield against bursts, not an account. */
  readonly mayBurst: (caller: Caller) => boolean | Promise<boolean>
  /** The same of operators' routes, whose requests cost more and are far fewer. */
  readonly mayOperate: (caller: Caller) => Promise<boolean>
  /** Null where the key has no such limit, or the ledger cannot be reached. At once while a lease lasts. */
  readonly take: (
    caller: Caller,
    kind: 'requests' | 'tokens',
    amount: number,
    defer: Defer,
  ) => QuotaState | null | Promise<QuotaState | null>
  readonly giveBack: (caller: Caller, kind: 'requests' | 'tokens', amount: number) => void
}

/** A response kept for repetitions of its request. */
export interface StoredResponse {
  readonly status: number
  readonly body: string
  readonly contentType: string
}

export type IdempotentStart =
  | { readonly state: 'new' | 'running' | 'mismatch' }
  | { readonly state: 'done'; readonly answer: StoredResponse }

export interface Idempotency {
  /** Begins a request under its key, or says what became of the first one under it. */
  readonly begin: (tenant: string, key: string, request: string, forMs: number) => Promise<IdempotentStart>
  /** What every repetition gets from now on; null lets the next one try again. */
  readonly finish: (tenant: string, key: string, response: StoredResponse | null) => Promise<void>
}
