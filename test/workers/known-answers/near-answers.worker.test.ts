import { beforeAll, describe, expect, it } from 'vitest'
import { ask, publishShop, putKey, seed, send } from '../../support/edge.ts'

const tenant = 'near-shop'
const operator = 'llasa_nearops_operatorofnear'
const asSent = 'llasa_nearsent_publickeyassent'
const grounded = 'llasa_nearrecords_publickeyrecords'
const policies = {
  shipping: 'Parcels leave within two days.',
  warranty: 'Two years on all.',
  contact: 'Write to help@near.example.',
}
const products = [{ id: 'mug', title: 'Blue Mug', attributes: {} }]

const admin = (path: string, body: unknown) => send(`/admin/v1/faqs${path}`, body, { key: operator })
const live = (id: string, question: string, answer: string) => ({
  id,
  questions: [question],
  answer: { plain: answer },
  state: 'live',
})

const answerTo = async (text: string, key: string, more: object = {}) => {
  const response = await ask(text, { ...more }, { key })
  const { choices, llasa } = await response.json<{
    choices: { message: { content: string } }[]
    llasa?: { faq?: { id: string; near?: boolean } }
  }>()
  return { text: choices[0]?.message.content ?? '', faq: llasa?.faq, cache: response.headers.get('cache-status') ?? '' }
}

beforeAll(async () => {
  await seed()
  await putKey(operator, tenant, ['operator'])
  await putKey(asSent, tenant, ['public'])
  await putKey(grounded, tenant, ['public'], { plainRequests: 'grounded' })
  await publishShop(tenant, { version: '1', locale: 'en', products, policies }, {})
  const entries = [
    live('left', 'Has my shipment left?', 'Open the link in our mail.'),
    live('rain', 'Is it protected against rain?', 'Yes, by a cover.'),
    live('vouchers', 'How do I redeem a voucher?', 'Enter it at checkout.'),
  ]
  for (const each of entries) expect((await admin('', each)).status).toBe(201)
  expect((await admin(':publish', {})).status).toBe(201)
}, 60_000)

describe('a word that is a policy', () => {
  it.each([
    ['a request with records', { llasa: { retrieve: true } }, asSent],
    ['a plain request of a key whose answers come from records', {}, grounded],
  ])('gets the policy and no entry on something of its kind: %s', async (_name, more, key) => {
    const answered = await answerTo('warranty?', key, more)
    expect(answered).toMatchObject({ faq: undefined })
    expect(answered.cache).not.toContain('faq')
  })

  it('is a known question like others where no policy comes with the request', async () => {
    for (const more of [{}, { llasa: { retrieve: false } }])
      expect((await answerTo('warranty?', more.llasa ? grounded : asSent, more)).faq?.id).toBe('rain')
  })
})

describe('an entry that is likely meant', () => {
  it('is shown under its own question and word for word, and is marked', async () => {
    const answered = await answerTo('track my parcel', grounded)
    expect(answered.cache).toBe('LLaSA; hit; detail=faq-near')
    expect(answered.faq).toMatchObject({ id: 'left', near: true })
    expect(answered.text).toContain('“Has my shipment left?”: Open the link in our mail.')
  })
})
