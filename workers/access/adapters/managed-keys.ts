import { type KeyRecord, KeySettings, keyName, parseApiKey } from '../../../shared/api-key.ts'
import type { QuotaLimits } from '../../../shared/quota.ts'
import * as z from '../../../shared/zod.ts'
import { hashesEqual, hashSecret } from '../../http/adapters/hash-secret.ts'
import { patiently } from '../../http/adapters/patiently.ts'
import type { ManagedKeys, StoredKey } from '../contract.ts'

const Row = z.object({
  id: z.string(),
  tenant: z.string(),
  settings: z.string(),
  secret_hash: z.string(),
  previous_hash: z.nullable(z.string()),
  previous_valid_until: z.nullable(z.string()),
  created_at: z.string(),
  created_by: z.string(),
  rotated_at: z.nullable(z.string()),
  revoked_at: z.nullable(z.string()),
})
type Row = z.infer<typeof Row>
const Id = z.object({ id: z.string() })

const idLetters = 12
const secretLetters = 40
const alphabet = 'ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz23456789'

/** A key, and every one that was created with it. */
const withMade = `WITH RECURSIVE made(id) AS (
  SELECT id FROM api_keys WHERE tenant = ?1 AND id = ?2 AND revoked_at IS NULL
  UNION SELECT k.id FROM api_keys k JOIN made ON k.created_by = made.id
)`

/** A key, and every one that it goes back to; the nearest first. */
const withOrigins = `WITH RECURSIVE origins(id, created_by, steps) AS (
  SELECT id, created_by, 0 FROM api_keys WHERE tenant = ?1 AND id = ?2
  UNION SELECT k.id, k.created_by, steps + 1 FROM api_keys k JOIN origins ON k.id = origins.created_by AND steps < 64
)`

/**
 * Keys as authored, in D1, and what isolates verify with, in KV: the record without the secret, which is shown once and kept
 * nowhere. Every statement names the tenant.
 */
export function createManagedKeys(kv: KVNamespace, database: D1Database, pepper: string): ManagedKeys {
  const find = async (tenant: string, id: string): Promise<Row | null> => {
    const row = await database.prepare('SELECT * FROM api_keys WHERE tenant = ?1 AND id = ?2').bind(tenant, id).first()
    return row ? Row.parse(row) : null
  }
  /** Puts what is authored before the isolates. */
  const publish = async (tenant: string, id: string): Promise<StoredKey> => {
    const row = (await find(tenant, id)) as Row
    if (row.revoked_at === null) await patiently(() => kv.put(keyName(id), JSON.stringify(toRecord(row))))
    // Revoked in between: what was put just now would bring it back.
    const after = await find(tenant, id)
    if (after?.revoked_at !== null) await patiently(() => kv.delete(keyName(id)))
    return toStored(after ?? row)
  }

  return {
    async list(tenant) {
      const { results } = await database
        .prepare('SELECT * FROM api_keys WHERE tenant = ?1 ORDER BY created_at DESC LIMIT 1000')
        .bind(tenant)
        .all()
      return results.map((row) => toStored(Row.parse(row)))
    },
    async get(tenant, id) {
      const row = await find(tenant, id)
      return row && toStored(row)
    },
    async create(tenant, by, settings) {
      const [id, secret] = [letters(idLetters), letters(secretLetters)]
      await database
        .prepare(
          'INSERT INTO api_keys (id, tenant, settings, secret_hash, created_at, created_by) VALUES (?1, ?2, ?3, ?4, ?5, ?6)',
        )
        .bind(id, tenant, JSON.stringify(settings), hashSecret(pepper, secret), now(), by)
        .run()
      return { stored: await publish(tenant, id), key: `llasa_${id}_${secret}` }
    },
    async rotate(tenant, id, overlapSeconds) {
      const row = await find(tenant, id)
      if (!row || row.revoked_at) return null
      const secret = letters(secretLetters)
      const validUntil = new Date(Date.now() + overlapSeconds * 1000).toISOString()
      await database
        .prepare(
          `UPDATE api_keys SET secret_hash = ?3, previous_hash = ?4, previous_valid_until = ?5, rotated_at = ?6
           WHERE tenant = ?1 AND id = ?2`,
        )
        .bind(tenant, id, hashSecret(pepper, secret), row.secret_hash, validUntil, now())
        .run()
      return { stored: await publish(tenant, id), key: `llasa_${id}_${secret}` }
    },
    async update(tenant, id, settings) {
      const { meta } = await database
        .prepare('UPDATE api_keys SET settings = ?3 WHERE tenant = ?1 AND id = ?2 AND revoked_at IS NULL')
        .bind(tenant, id, JSON.stringify(settings))
        .run()
      if (!meta.changes) return null
      return publish(tenant, id)
    },
    async revocable(tenant, id) {
      const { results } = await database
        .prepare(`${withMade} SELECT id FROM api_keys WHERE id IN (SELECT id FROM made) AND revoked_at IS NULL`)
        .bind(tenant, id)
        .all()
      return results.map((row) => Id.parse(row).id)
    },
    async handedOut(tenant, id) {
      const { results } = await database
        .prepare(`${withOrigins} SELECT k.* FROM origins JOIN api_keys k ON k.id = origins.id ORDER BY steps`)
        .bind(tenant, id)
        .all()
      const limited = results.map((row) => Row.parse(row)).filter((row) => hasLimits(settingsOf(row).limits))
      const ends = new Map([limited[0], limited.at(-1)].flatMap((row) => (row ? [[row.id, row] as const] : [])))
      return Promise.all(
        [...ends.values()].map(async (row) => {
          const made = await database
            .prepare(`${withMade} SELECT * FROM api_keys WHERE id IN (SELECT id FROM made) AND id <> ?2 AND revoked_at IS NULL`)
            .bind(row.tenant, row.id)
            .all()
          return {
            limits: settingsOf(row).limits,
            made: made.results
              .map((each) => Row.parse(each))
              .map((each) => ({ id: each.id, ...settingsOf(each) }))
              .filter(({ expiresAt }) => expiresAt === null || isAhead(expiresAt))
              .map(({ id, limits }) => ({ id, limits })),
          }
        }),
      )
    },
    async revoke(tenant, id) {
      const { results } = await database
        .prepare(
          `${withMade}
           UPDATE api_keys SET revoked_at = ?3 WHERE id IN (SELECT id FROM made) AND revoked_at IS NULL RETURNING id`,
        )
        .bind(tenant, id, now())
        .all()
      const ids = results.map((row) => Id.parse(row).id)
      await Promise.all(ids.map((each) => patiently(() => kv.delete(keyName(each)))))
      return ids
    },
    async authorise(token) {
      const key = parseApiKey(token)
      if (!key) return null
      const found = await database.prepare('SELECT * FROM api_keys WHERE id = ?1').bind(key.id).first()
      if (!found) return undefined
      const row = Row.parse(found)
      const { scopes, origins, regions, limits, plainRequests, expiresAt } = settingsOf(row)
      const hash = hashSecret(pepper, key.secret)
      const hasPrevious = row.previous_hash !== null && isAhead(row.previous_valid_until ?? '')
      const isSecret =
        hashesEqual(hash, row.secret_hash) || (hasPrevious && row.previous_hash !== null && hashesEqual(hash, row.previous_hash))
      if (row.revoked_at !== null || (expiresAt !== null && !isAhead(expiresAt)) || !isSecret) return null
      return { caller: { keyId: row.id, tenant: row.tenant, scopes, origins, regions, limits, plainRequests }, expiresAt }
    },
  }
}

const hasLimits = (limits: QuotaLimits): boolean => Object.values(limits).some((most) => most !== null)
const isAhead = (instant: string): boolean => Date.parse(instant) > Date.now()
const now = (): string => new Date().toISOString()

function letters(count: number): string {
  // 57 letters, none of them easily mistaken for another; the remainder's bias is under a hundredth of a bit.
  return Array.from(crypto.getRandomValues(new Uint16Array(count)), (value) => alphabet[value % alphabet.length]).join('')
}

const settingsOf = ({ settings }: Row): KeySettings => KeySettings.parse(JSON.parse(settings))

function toRecord(row: Row): KeyRecord {
  const { id, tenant, secret_hash, previous_hash, previous_valid_until } = row
  const previous = previous_hash && previous_valid_until ? { secretHash: previous_hash, validUntil: previous_valid_until } : null
  return { id, tenant, secretHash: secret_hash, previous, ...settingsOf(row) }
}

function toStored(row: Row): StoredKey {
  return {
    id: row.id,
    tenant: row.tenant,
    settings: settingsOf(row),
    createdAt: row.created_at,
    createdBy: row.created_by,
    rotatedAt: row.rotated_at,
    previousValidUntil: row.previous_valid_until,
    revokedAt: row.revoked_at,
  }
}
