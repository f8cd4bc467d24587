import type { QuotaLimits } from '../../../shared/quota.ts'
import { within } from '../../http/adapters/within.ts'
import type { Caller, QuotaState, Quotas } from '../contract.ts'
import type { QuotaLedger } from '../objects/quota-ledger.ts'
import { type Grant, leaseOf, quotasOf, quotaWindowOf } from '../quota-windows.ts'

const poolsMax = 10_000
const ledgerWaitMs = 1_000

interface Pool {
  /** Granted to this isolate and not used yet. */
  left: number
  /** When the window ends for which it was granted; then it is worth nothing. */
  endsAt: number
  /** What the ledger had left after its last grant. */
  beyond: number
  isRenewing: boolean
}

/**
 * Quotas by leases: an isolate takes some of a key's requests or tokens from its ledger at a time and hands them out by
 * itself, renewing behind a reply when few are left, so that hardly a request waits. What is granted and not used before the
 * window ends is lost to the key. When the ledger cannot be reached, callers are let in: the burst shield still stands.
 */
export function createQuotas(
  ledgers: DurableObjectNamespace<QuotaLedger>,
  burst: RateLimit | undefined,
  operatorBurst: RateLimit | undefined,
): Quotas {
  const pools = new Map<string, Pool>()

  const poolOf = (name: string, now: number): Pool => {
    const known = pools.get(name)
    if (known && known.endsAt > now) return known
    const pool: Pool = { left: 0, endsAt: Number.POSITIVE_INFINITY, beyond: 0, isRenewing: false }
    if (pools.size >= poolsMax) pools.clear()
    pools.set(name, pool)
    return pool
  }
  const lease = async (
    { keyId, limits }: Caller,
    kind: 'requests' | 'tokens',
    pool: Pool,
    requested: number,
  ): Promise<Grant | null> => {
    const ledger = ledgers.get(ledgers.idFromName(keyId))
    const grant = await within(ledger.take(limits, kind, requested), ledgerWaitMs).catch((cause: unknown) => {
      console.error(JSON.stringify({ kind: 'quota-ledger-unreachable', cause: String(cause) }))
      return null
    })
    if (grant) {
      pool.left += grant.granted
      pool.beyond = grant.left
      pool.endsAt = Math.min(pool.endsAt, firstEnd(limits, kind))
    }
    return grant
  }

  return {
    mayBurst: ({ keyId }) => (burst ? burst.limit({ key: keyId }).then(({ success }) => success) : true),
    mayOperate: async ({ keyId }) => operatorBurst === undefined || (await operatorBurst.limit({ key: keyId })).success,

    take(caller, kind, amount, defer) {
      const { keyId, limits } = caller
      const [first] = quotasOf(limits, kind)
      if (first === undefined) return null
      const now = Date.now()
      const pool = poolOf(`${keyId} ${kind}`, now)
      const size = leaseOf(limits, kind)
      const counted = (refused: Grant | null): QuotaState => {
        if (!refused) pool.left -= amount
        const name = refused?.tightest ?? first
        return {
          isGranted: refused === null,
          quota: name,
          limit: limits[name] ?? 0,
          left: Math.max(0, pool.left + pool.beyond),
          resetSeconds: Math.max(1, Math.ceil((quotaWindowOf(name, now).endsAt - now) / 1000)),
        }
      }
      if (pool.left < amount)
        return lease(caller, kind, pool, Math.max(size, amount - pool.left)).then(
          (grant) => grant && counted(pool.left < amount ? grant : null),
        )
      if (pool.left - amount < size / 4 && pool.beyond > 0 && !pool.isRenewing) {
        pool.isRenewing = true
        defer(
          lease(caller, kind, pool, size).finally(() => {
            pool.isRenewing = false
          }),
        )
      }
      return counted(null)
    },

    giveBack({ keyId }, kind, amount) {
      const pool = pools.get(`${keyId} ${kind}`)
      if (pool && pool.endsAt > Date.now()) pool.left += amount
    },
  }
}

/** The end of the shortest window: what was granted counts for all of them, and no longer than that. */
const firstEnd = (limits: QuotaLimits, kind: 'requests' | 'tokens'): number =>
  Math.min(...quotasOf(limits, kind).map((name) => quotaWindowOf(name, Date.now()).endsAt))
