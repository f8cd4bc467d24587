import { env } from 'cloudflare:workers'
import { beforeAll, describe, expect, it } from 'vitest'
import type { ZodMiniType } from 'zod/mini'
import worker from '../../../workers/index.ts'
import { createConversations } from '../../../workers/known-answers/adapters/conversations.ts'
import type { Turn } from '../../../workers/known-answers/contract.ts'
import { knownAnswerRoutes } from '../../../workers/known-answers/routes/known-answer-routes.ts'
import type { TurnPage } from '../../../workers/known-answers/routes/responses.ts'
import {
  ask,
  blueMug,
  errorOf,
  operatorKey,
  otherOperatorKey,
  otherTenantKey,
  publicKey,
  readStream,
  seed,
  send,
} from '../../support/edge.ts'
import { eventually } from '../../support/eventually.ts'

const operator = { key: operatorKey }
const path = '/admin/v1/conversations'
const read = async (query = '', key: string = operatorKey) => (await send(`${path}${query}`, undefined, { key })).json<TurnPage>()
const keep = (keepConversationsDays: number, key: string = operatorKey) =>
  send(`${path}:settings`, { keepConversationsDays }, { key, method: 'PUT' })
const later = (days: number): string => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10)
const logged = (question: string, more: Partial<Turn> = {}): Turn => ({
  keyId: 'key',
  session: 'session',
  number: 1,
  locale: 'en',
  question,
  answer: 'Yes.',
  by: 'model',
  isUnanswered: false,
  answerId: 'id',
  products: [],
  receipt: null,
  ...more,
})

describe('conversations', () => {
  beforeAll(seed)

  it('are kept by nobody who did not opt in', async () => {
    await (await ask('Do you sell gift wrap?')).text()
    const conversations = createConversations(env.DB, 'pepper')
    // An isolate that still believes in an older setting.
    await conversations.keep('sample-shop', logged('Do you sell gift wrap?'))
    expect(await read()).toEqual({ keepConversationsDays: 0, data: [], after: null })
  })

  it('show what was asked, without what is the shopper’s own, what was found, how it was answered, and the vote', async () => {
    expect(await (await keep(7)).json()).toEqual({ keepConversationsDays: 7 })
    const llasa = { products: [blueMug], sessionId: 'web-1' }
    const answered = await ask('How much is the Blue Mug? Write to anna@example.com or 0170 123 45 67', { llasa })
    const { id } = await answered.json<{ id: string }>()
    await send('/v1/feedback', { answerId: id, vote: 'down', reasons: ['wrong'] })
    await eventually(async () => expect((await read()).data).toHaveLength(1))
    const [turn] = (await read()).data
    expect(turn).toMatchObject({
      question: 'How much is the Blue Mug? Write to … or …',
      turn: 1,
      locale: 'en',
      unanswered: false,
      answerId: id,
      products: ['mug'],
      vote: { vote: 'down', reasons: ['wrong'] },
      draft: { state: 'draft', language: 'en', questions: ['How much is the Blue Mug? Write to … or …'] },
    })
    expect(turn?.receipt?.claims[0]).toMatchObject({ productId: 'mug', field: 'price' })
    expect(turn?.answer).toContain('12.50')
    expect((await send('/admin/v1/faqs', turn?.draft, operator)).status).toBe(201)
  })

  it('show of a stream what the shopper saw, and keep the turns of a session together', async () => {
    const llasa = { products: [blueMug], sessionId: 'web-1' }
    const messages = [
      { role: 'user', content: 'Hello' },
      { role: 'assistant', content: 'Hello!' },
      { role: 'user', content: 'Please write about the mug' },
    ]
    const streamed = await send('/v1/chat/completions', { model: 'llasa', messages, stream: true, llasa })
    const { text, done } = await readStream(streamed)
    expect(done).toBe(true)
    await eventually(async () => expect((await read()).data).toHaveLength(2))
    const [second, first] = (await read()).data
    expect(second).toMatchObject({ turn: 2, conversation: first?.conversation, question: 'Please write about the mug' })
    expect(second?.answer).toBe(text)
    expect(second?.answerId).not.toBe('')
    expect((await read(`?conversation=${first?.conversation}`)).data).toHaveLength(2)
  })

  it('log a stream about no products by its text, and change nothing that its caller reads', async () => {
    const question = 'A plain question about nothing'
    const { text, done, raw } = await readStream(await ask(question, { stream: true }))
    expect(done).toBe(true)
    const unlogged = await readStream(await ask(question, { stream: true }, { key: otherTenantKey }))
    const events = (sent: string) => sent.replace(/"(id|created)":("[^"]*"|\d+)/g, '')
    expect(events(raw)).toBe(events(unlogged.raw))
    await eventually(async () => expect((await read()).data[0]?.question).toBe(question))
    expect((await read()).data[0]).toMatchObject({ answer: text, by: 'model', unanswered: false })
  })

  it('can be read by what stayed unanswered, by vote, and page by page', async () => {
    await (await ask('What fails here !html')).text()
    await eventually(async () => expect((await read('?unanswered=true')).data).toHaveLength(1))
    expect((await read('?unanswered=true')).data[0]).toMatchObject({ question: 'What fails here !html', unanswered: true })
    expect((await read('?vote=down')).data.map(({ products }) => products)).toEqual([['mug']])
    const { data } = await read()
    const first = await read('?limit=3')
    const second = await read(`?limit=3&after=${first.after}`)
    expect([...first.data, ...second.data]).toEqual(data)
    expect(second.after).toBeNull()
    expect(await errorOf(await send(`${path}?after=x`, undefined, operator))).toMatchObject({ status: 400, param: 'after' })
  })

  it('answer as their route describes, no field less and none more', async () => {
    const { response } = knownAnswerRoutes.find(({ id }) => id === 'listConversations') ?? {}
    const page = await read()
    expect((response as ZodMiniType).parse(page)).toEqual(page)
  })

  it('say what answered, and that the edge’s own answer left the question open', async () => {
    await send(
      '/admin/v1/faqs',
      { id: 'gift-cards', questions: ['Do you sell gift cards?'], answer: { plain: 'Yes, online.' }, state: 'live' },
      operator,
    )
    expect((await send('/admin/v1/faqs:publish', {}, operator)).status).toBe(201)
    await (await ask('Do you sell gift cards?')).text()
    await eventually(async () =>
      expect((await read()).data[0]).toMatchObject({ by: 'faq', answer: 'Yes, online.', unanswered: false }),
    )
    await (await ask('Do you sell washing machines?', { llasa: { retrieve: true } })).text()
    await eventually(async () => expect((await read()).data[0]?.question).toBe('Do you sell washing machines?'))
    const [turn] = (await read('?unanswered=true')).data
    expect(turn).toMatchObject({ question: 'Do you sell washing machines?', unanswered: true })
    expect(['found', 'nothing']).toContain(turn?.by)
  })

  it('are no tasks, which no shopper wrote', async () => {
    const before = (await read()).data
    const input = { product: { id: 'mug' }, question: 'Which colour does the task read?', locale: 'en' }
    expect((await send('/v1/tasks/product-question', { input })).status).toBe(200)
    await (await ask('And after the task?')).text()
    await eventually(async () => expect((await read()).data[0]?.question).toBe('And after the task?'))
    expect((await read()).data).toHaveLength(before.length + 1)
  })

  it('are seen by no other tenant and by no shopper', async () => {
    expect((await read('', otherOperatorKey)).data).toEqual([])
    expect((await send(path, undefined, { key: publicKey })).status).toBe(403)
    await send(path, undefined, { key: otherOperatorKey, method: 'DELETE' })
    expect((await read()).data.length).toBeGreaterThan(0)
  })

  it('are masked and cut in all that is kept of them, the receipt too', async () => {
    const conversations = createConversations(env.DB, 'pepper')
    await conversations.setKeepDays('masked', 7)
    const own = 'anna@example.com, 0170 123 45 67'
    const claim = {
      text: `for ${own}`,
      productId: 'mug',
      field: 'title',
      source: 'request',
      version: null,
      ageSeconds: null,
    } as const
    const receipt = { claims: Array.from({ length: 30 }, () => claim), violations: 0, repaired: 0, missing: 0 }
    const answer = `${own} ${'word '.repeat(400)}`
    await conversations.keep('masked', logged(own, { session: own, answer, receipt, products: Array(30).fill('mug') }))
    const row = await env.DB.prepare("SELECT * FROM conversation_turns WHERE tenant = 'masked'").first()
    expect(JSON.stringify(row)).not.toMatch(/anna|0170|123 45/)
    const [turn] = await conversations.turns('masked', { unanswered: false, count: 1 })
    expect(turn?.answer.length).toBe(800)
    expect([turn?.receipt?.claims.length, turn?.products.length]).toEqual([20, 10])
  })

  it('go when their days are over, also when these become fewer', async () => {
    const conversations = createConversations(env.DB, 'pepper')
    await conversations.setKeepDays('swept', 7)
    await conversations.keep('swept', logged('Is it swept?'))
    const turns = async () => (await conversations.turns('swept', { unanswered: false, count: 10 })).length
    await conversations.forgetExpired(later(7))
    expect(await turns()).toBe(1)
    await conversations.setKeepDays('swept', 1)
    await conversations.forgetExpired(later(2))
    expect(await turns()).toBe(0)
  })

  it('are swept every hour', async () => {
    const conversations = createConversations(env.DB, 'pepper')
    await conversations.setKeepDays('hourly', 1)
    await conversations.keep('hourly', logged('Is it swept by the hour?'))
    const count = () => env.DB.prepare("SELECT count(*) AS left FROM conversation_turns WHERE tenant = 'hourly'").first('left')
    const at = (ahead: number) => ({ scheduledTime: Date.parse(`${later(ahead)}T03:00:00Z`), cron: '* * * * *', noRetry() {} })
    await worker.scheduled?.(at(1), env)
    expect(await count()).toBe(1)
    await worker.scheduled?.(at(2), env)
    expect(await count()).toBe(0)
  })

  it('fill no database: beyond a bound of a day nothing new is kept', async () => {
    const conversations = createConversations(env.DB, 'pepper')
    await conversations.setKeepDays('flood', 7)
    await conversations.keep('flood', logged('the first'))
    await env.DB.prepare("UPDATE conversation_turns SET number = 4999 WHERE tenant = 'flood'").run()
    for (const question of ['the last', 'one more']) await conversations.keep('flood', logged(question))
    const kept = await conversations.turns('flood', { unanswered: false, count: 10 })
    expect(kept.map(({ question }) => question)).toEqual(['the last', 'the first'])
  })

  it('are deleted by their operator, and at once when the tenant keeps none any more', async () => {
    expect((await send(path, undefined, { ...operator, method: 'DELETE' })).status).toBe(204)
    expect(await read()).toEqual({ keepConversationsDays: 7, data: [], after: null })
    await (await ask('Is anything kept?')).text()
    await eventually(async () => expect((await read()).data).toHaveLength(1))
    await keep(0)
    expect(await read()).toEqual({ keepConversationsDays: 0, data: [], after: null })
  })

  it('are kept for a quarter of a year at most', async () => {
    expect(await errorOf(await keep(91))).toMatchObject({ status: 400, param: 'keepConversationsDays' })
  })
})
