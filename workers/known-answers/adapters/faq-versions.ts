import type { D1Database, KVNamespace } from '@cloudflare/workers-types'
import * as z from '../../../shared/zod.ts'
import type { FaqVersion, FaqVersions } from '../contract.ts'
import { bundleName, LanguageReport } from '../publish/published.ts'
import { createPointers } from './pointers.ts'

const Row = z.object({ version: z.string(), published_at: z.string(), published_by: z.string(), report: z.string() })
const versionsListed = 50

const toVersion = (row: unknown): FaqVersion => {
  const { version, published_at, published_by, report } = Row.parse(row)
  return {
    version,
    publishedAt: published_at,
    publishedBy: published_by,
    languages: z.array(LanguageReport).parse(JSON.parse(report)),
  }
}

/** Published versions: bundles in KV, written before the pointer names them, and their history in D1. */
export function createFaqVersions(kv: KVNamespace, database: D1Database): FaqVersions {
  const pointers = createPointers(kv)
  const point = (tenant: string, channel: string, version: string, languages: string[]): Promise<void> =>
    pointers.change(tenant, (old) => ({ ...old, channels: { ...old.channels, [channel]: { version, languages } } }))
  return {
    pointer: pointers.read,
    async publish(tenant, by, channel, version, bundles) {
      await Promise.all(bundles.map(({ language, bytes }) => kv.put(bundleName(tenant, version, language), bytes)))
      const report = JSON.stringify(bundles.map((bundle) => bundle.report))
      await database
        .prepare('INSERT INTO faq_versions VALUES (?1, ?2, ?3, ?4, ?5)')
        .bind(tenant, version, new Date().toISOString(), by, report)
        .run()
      await point(
        tenant,
        channel,
        version,
        bundles.map(({ language }) => language),
      )
    },
    async list(tenant) {
      const { results } = await database
        .prepare('SELECT * FROM faq_versions WHERE tenant = ?1 ORDER BY published_at DESC LIMIT ?2')
        .bind(tenant, versionsListed)
        .all()
      return results.map(toVersion)
    },
    async restore(tenant, channel, version) {
      const row = await database
        .prepare('SELECT * FROM faq_versions WHERE tenant = ?1 AND version = ?2')
        .bind(tenant, version)
        .first()
      if (!row) return null
      const found = toVersion(row)
      await point(
        tenant,
        channel,
        version,
        found.languages.map(({ language }) => language),
      )
      return found
    },
    keepMissesDays: (tenant, days) => pointers.change(tenant, (old) => ({ ...old, keepMissesDays: days })),
    keepConversationsDays: (tenant, days) => pointers.change(tenant, (old) => ({ ...old, keepConversationsDays: days })),
    setOrderHelp: (tenant, orderHelp) => pointers.change(tenant, (old) => ({ ...old, orderHelp })),
  }
}
