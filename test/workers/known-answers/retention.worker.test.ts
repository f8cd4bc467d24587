import { env } from 'cloudflare:workers'
import { beforeAll, expect, it } from 'vitest'
import worker from '../../../workers/index.ts'
import { operatorKey, seed, send } from '../../support/edge.ts'

beforeAll(seed)

it('unanswered questions go once their shop keeps them no longer, notes after a quarter, votes after a year', async () => {
  await (await send('/admin/v1/faqs:settings', { keepMissesDays: 7 }, { key: operatorKey, method: 'PUT' })).text()
  const now = Date.now()
  const daysAgo = (days: number) => new Date(now - days * 86_400_000).toISOString()
  for (const [tenant, days] of [
    ['sample-shop', 1],
    ['sample-shop', 8],
    ['a-shop-that-keeps-none', 1],
  ] as const)
    await env.DB.prepare('INSERT INTO faq_misses VALUES (?1, ?2, ?2, ?3, 1, ?4)')
      .bind(tenant, `${days} days ago`, 'en', daysAgo(days))
      .run()
  for (const days of [1, 91, 366])
    await env.DB.prepare('INSERT INTO feedback VALUES (?1, ?2, NULL, ?3, ?4, ?5, ?6)')
      .bind('sample-shop', `answer-${days}`, 'down', '[]', 'a note', daysAgo(days))
      .run()
  const hour = Math.floor(now / 3_600_000) * 3_600_000
  await worker.scheduled?.({ scheduledTime: hour, cron: '* * * * *', noRetry() {} }, env)
  const rows = async (sql: string) => (await env.DB.prepare(sql).all()).results
  expect(await rows("SELECT tenant, question FROM faq_misses WHERE question LIKE '% days ago'")).toEqual([
    { tenant: 'sample-shop', question: '1 days ago' },
  ])
  expect(await rows("SELECT answer_id, note FROM feedback WHERE answer_id LIKE 'answer-%' ORDER BY answer_id")).toEqual([
    { answer_id: 'answer-1', note: 'a note' },
    { answer_id: 'answer-91', note: null },
  ])
})
