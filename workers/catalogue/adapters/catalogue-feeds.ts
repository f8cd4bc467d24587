import type { D1Database } from '@cloudflare/workers-types'
import * as z from '../../../shared/zod.ts'
import type { AcpFeed, CatalogueFeeds } from '../contract.ts'

const Row = z.object({ id: z.string(), target_country: z.string(), locale: z.string(), updated_at: z.string() })

/** Feeds that shops push to us by the Agentic Commerce Protocol. */
export function createCatalogueFeeds(database: D1Database): CatalogueFeeds {
  return {
    async create(tenant, { targetCountry, locale }) {
      const feed: AcpFeed = {
        id: `feed_${crypto.randomUUID().replaceAll('-', '')}`,
        targetCountry,
        locale,
        updatedAt: new Date().toISOString(),
      }
      await database
        .prepare('INSERT INTO catalogue_feeds VALUES (?1, ?2, ?3, ?4, ?5)')
        .bind(tenant, feed.id, targetCountry, locale, feed.updatedAt)
        .run()
      return feed
    },
    async get(tenant, id) {
      const row = await database.prepare('SELECT * FROM catalogue_feeds WHERE tenant = ?1 AND id = ?2').bind(tenant, id).first()
      if (!row) return null
      const { target_country, updated_at, ...rest } = Row.parse(row)
      return { id: rest.id, locale: rest.locale, targetCountry: target_country, updatedAt: updated_at }
    },
    async touch(tenant, feed) {
      const updatedAt = new Date().toISOString()
      await database
        .prepare('UPDATE catalogue_feeds SET updated_at = ?3 WHERE tenant = ?1 AND id = ?2')
        .bind(tenant, feed.id, updatedAt)
        .run()
      return { ...feed, updatedAt }
    },
  }
}
