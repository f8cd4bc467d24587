import { env } from 'cloudflare:workers'
import { beforeAll, beforeEach, expect, it } from 'vitest'
import {
  ask,
  backendSaw,
  errorOf,
  forgetBackend,
  operatorKey,
  otherTenantKey,
  publicKey,
  readStream,
  seed,
  send,
} from '../../support/edge.ts'

const admin = (path: string, body?: unknown, method?: string) =>
  send(`/admin/v1/faqs${path}`, body, { key: operatorKey, ...(method && { method }) })
const page = 'https://shop.test/orders'
const help = { url: page, phone: '0800 100 200', texts: { fr: 'Voyez votre compte.' } }

interface Shown {
  readonly id: string
  readonly choices: { message: { content: string } }[]
  readonly llasa?: { order?: { links: { url: string }[]; phone?: string } }
}
const shown = async (response: Response) => {
  const { choices, llasa } = await response.json<Shown>()
  return { text: choices[0]?.message.content ?? '', order: llasa?.order, cache: response.headers.get('cache-status') ?? '' }
}

beforeAll(async () => {
  await seed()
  const track = { id: 'track', questions: ['Where is my order?'], answer: { plain: 'The mail has a link.' }, state: 'live' }
  expect((await admin('', track)).status).toBe(201)
  expect((await admin(':publish', {})).status).toBe(201)
}, 60_000)
beforeEach(async () => {
  await forgetBackend()
  expect((await admin(':settings', { orderHelp: help }, 'PUT')).status).toBe(200)
})

it.each([
  ['where is my order #10234?', 'I cannot see single orders here.'],
  ['wo ist meine Bestellung 4711-22?', 'Einzelne Bestellungen sehe ich hier nicht.'],
  ['où est ma commande n° 88123 ?', 'Voyez votre compte.'],
  ['¿dónde está mi pedido 55012?', 'Aquí no veo pedidos concretos.'],
])('a question about one order is answered with what the shop named, in its language: %s', async (text, opening) => {
  const answered = await shown(await ask(text))
  expect(answered.text).toContain(opening)
  expect(answered.text).toContain(page)
  expect(answered.text).toContain('0800 100 200')
  expect(answered.text).not.toMatch(/10234|4711|88123|55012/)
  expect(answered).toMatchObject({
    cache: 'LLaSA; hit; detail=order',
    order: { links: [{ type: 'order_status', url: page }], phone: '0800 100 200' },
  })
  expect((await backendSaw()).started).toBe(0)
})

it('is answered as a stream, in the middle of a conversation, and by UCP’s Ask', async () => {
  const streamed = await readStream(await ask('where is my order #10234?', { stream: true }))
  expect(streamed.text).toContain(page)
  expect(streamed.raw).toContain('"order_status"')
  const messages = [
    { role: 'user', content: 'Hello' },
    { role: 'assistant', content: 'Hello!' },
    { role: 'user', content: 'and my parcel 00340434161094042557?' },
  ]
  expect((await shown(await send('/v1/chat/completions', { model: 'llasa', messages }))).cache).toContain('detail=order')
  expect(await (await send('/v1/ask', { query: 'where is my order #10234?' })).json()).toMatchObject({
    links: [{ type: 'order_status', url: page }],
  })
})

it('a known question goes first; without the setting all is as before', async () => {
  expect((await shown(await ask('Where is my order?'))).text).toBe('The mail has a link.')
  await admin(':settings', { orderHelp: null }, 'PUT')
  const plainly = [await ask('where is my order #10234?'), await ask('where is my order #10234?', {}, { key: otherTenantKey })]
  for (const response of plainly) expect(response.headers.get('cache-status')).not.toMatch(/detail=order$/)
})

it('what is not named stays, and a setting that says nothing is refused by name', async () => {
  expect(await (await admin(':settings', { keepMissesDays: 7 }, 'PUT')).json()).toEqual({ keepMissesDays: 7, orderHelp: help })
  expect(await errorOf(await admin(':settings', { orderHelp: {} }, 'PUT'))).toMatchObject({ status: 400, param: 'orderHelp.url' })
  expect(await errorOf(await admin(':settings', { orderHelp: { url: 'http://shop.test' } }, 'PUT'))).toMatchObject({
    status: 400,
  })
  expect(await errorOf(await admin(':settings', {}, 'PUT'))).toMatchObject({ status: 400, param: 'keepMissesDays' })
  expect(await (await admin(':insights')).json()).toMatchObject({ orderHelp: help })
})

/** All that is stored anywhere, as text. */
async function everythingStored(): Promise<string> {
  const tables = await env.DB.prepare(
    "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE '\\_cf%' ESCAPE '\\'",
  ).all<{ name: string }>()
  const rows = await Promise.all(tables.results.map(({ name }) => env.DB.prepare(`SELECT * FROM "${name}"`).all()))
  const names = await Promise.all([env.STORE, env.ANSWERS].map((store) => store.list()))
  const values = await Promise.all(
    [env.STORE, env.ANSWERS].flatMap((store, at) => (names[at]?.keys ?? []).map(({ name }) => store.get(name))),
  )
  return JSON.stringify([rows.map(({ results }) => results), names, values])
}

it.each([
  ['with the setting', help],
  ['without it', null],
])(
  'the number is stored nowhere: not in the log, the misses, the caches, nor for an idempotency key, %s',
  async (_name, orderHelp) => {
    await admin(':settings', { keepMissesDays: 7, orderHelp }, 'PUT')
    await send('/admin/v1/conversations:settings', { keepConversationsDays: 7 }, { key: operatorKey, method: 'PUT' })
    const number = '77310-9'
    const body = { model: 'llasa', messages: [{ role: 'user', content: `track my order ${number}` }], temperature: 0 }
    const first = await send('/v1/chat/completions', body, {
      key: publicKey,
      headers: { 'idempotency-key': `orders-${orderHelp ? 'set' : 'unset'}` },
    })
    await first.text()
    expect(first.headers.get('cache-status')).toMatch(/detail=order/)
    const again = await send('/v1/chat/completions', body, {
      key: publicKey,
      headers: { 'idempotency-key': `orders-${orderHelp ? 'set' : 'unset'}` },
    })
    expect(await again.text()).not.toContain(number)
    expect(again.headers.get('idempotency-replayed')).toBe('true')
    await admin(':insights')
    expect(await everythingStored()).not.toContain('77310')
  },
)
