import type { D1Database } from '@cloudflare/workers-types'
import * as z from '../../../shared/zod.ts'
import type { WarmLists } from '../contract.ts'
import { WarmList } from '../warm-question.ts'

const Row = z.object({ questions: z.string() })

/** The questions each tenant has answered in advance, as authored. */
export function createWarmLists(database: D1Database): WarmLists {
  return {
    async get(tenant) {
      const row = await database.prepare('SELECT questions FROM warm_lists WHERE tenant = ?1').bind(tenant).first()
      return row ? WarmList.parse(JSON.parse(Row.parse(row).questions)) : []
    },
    async put(tenant, questions) {
      await database
        .prepare('INSERT OR REPLACE INTO warm_lists VALUES (?1, ?2, ?3)')
        .bind(tenant, JSON.stringify(questions), new Date().toISOString())
        .run()
    },
  }
}
