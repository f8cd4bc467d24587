import { beforeAll, expect, it } from 'vitest'
import { publishShop, putKey, seed, send } from '../../support/edge.ts'

// A tenant of its own: files share one database.
const tenant = 'turns-shop'
const [operatorKey, publicKey] = ['llasa_turnsops_secretofturns', 'llasa_turns_secretofturns']
const admin = (path: string, body?: unknown) => send(`/admin/v1/faqs${path}`, body, { key: operatorKey })
const entries = [
  { id: 'returns', questions: ['Can I return an item?', 'How do I send something back?'], plain: 'Unused, within 30 days.' },
  { id: 'sale-returns', questions: ['Can I return sale goods?'], plain: 'No, sale goods stay with you.' },
  { id: 'delivery', questions: ['How long does delivery take?'], plain: 'Two to four working days.' },
  { id: 'track', questions: ['Where is my order?', 'When will my package arrive?'], plain: 'The mail has a link.' },
  { id: 'cancel', questions: ['How do I cancel my order?'], plain: 'In your account, until it is packed.' },
  { id: 'warranty', questions: ['How long is the warranty?'], plain: 'Two years.' },
  { id: 'wrap', questions: ['Do you offer gift wrapping?'], plain: 'Yes, for 4 euros.' },
]

beforeAll(async () => {
  await seed()
  await putKey(operatorKey, tenant, ['public', 'operator'])
  await putKey(publicKey, tenant, ['public'])
  await publishShop(tenant, { version: '1', locale: 'en', products: [], policies: {} })
  for (const { id, questions, plain } of entries)
    expect((await admin('', { id, questions, answer: { plain }, state: 'live' })).status).toBe(201)
  expect((await admin(':publish', {})).status).toBe(201)
}, 60_000)

const mug = [
  { role: 'user', content: 'Do you have a blue mug?' },
  { role: 'assistant', content: 'Yes: the Blue Mug for 12.50 euros.' },
]
const turn = async (content: string, before: readonly object[] = mug): Promise<string | null> => {
  const response = await send(
    '/v1/chat/completions',
    { model: 'llasa', messages: [...before, { role: 'user', content }] },
    { key: publicKey },
  )
  const { llasa } = await response
    .json<{ llasa?: { faq?: { id: string; near?: boolean } } }>()
    .catch(() => ({ llasa: undefined }))
  return llasa?.faq && !llasa.faq.near ? llasa.faq.id : null
}

it.each([
  ['Can I return an item?', 'returns'],
  ['how long does delivery take', 'delivery'],
  ['How long is the warranty?', 'warranty'],
  ['Do you offer gift wrapping?', 'wrap'],
  ['How do I cancel my order?', 'cancel'],
])('within a conversation about a product the shop’s own question is answered: %s', async (text, id) => {
  expect(await turn(text)).toBe(id)
})

it.each([
  ['and if it is on sale?', mug],
  ['What about the red one?', mug],
  ['Can I return it after I broke it?', mug],
  ['How long is its handle?', mug],
  [
    'and when I cancel that?',
    [...mug, { role: 'user', content: 'Do you offer gift wrapping?' }, { role: 'assistant', content: 'Yes.' }],
  ],
  ['Why can I not return it?', mug],
  ['Does it come in a gift box?', mug],
])('an answer to another case than the shopper’s is not given: %s', async (text, before) => {
  expect(await turn(text, before)).toBeNull()
})

it('what asks for a figure is answered by the entry that has one, never by the one that tracks orders', async () => {
  for (const text of ['How long does shipping take?', 'How fast is delivery?']) expect(await turn(text, [])).toBe('delivery')
  expect(await turn('How much is shipping?', [])).toBeNull()
  expect(await turn('Where is my order?', [])).toBe('track')
})
