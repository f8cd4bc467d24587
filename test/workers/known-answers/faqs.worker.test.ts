import { listDurableObjectIds } from 'cloudflare:test'
import { env } from 'cloudflare:workers'
import { beforeAll, describe, expect, it } from 'vitest'
import type { ZodMiniType } from 'zod/mini'
import { knownAnswerRoutes } from '../../../workers/known-answers/routes/known-answer-routes.ts'
import {
  ask,
  backendSaw,
  errorOf,
  forgetBackend,
  operatorKey,
  otherOperatorKey,
  otherTenantKey,
  putKey,
  readStream,
  seed,
  send,
} from '../../support/edge.ts'

const admin = (path: string, body?: unknown, method?: string, headers?: Record<string, string>) =>
  send(`/admin/v1/faqs${path}`, body, { key: operatorKey, ...(method && { method }), ...(headers && { headers }) })

const entry = (id: string, questions: string[], plain: string, more: Record<string, unknown> = {}) => ({
  id,
  questions,
  answer: { plain },
  state: 'live',
  ...more,
})

const entries = [
  entry(
    'returns',
    ['How do I return an item?', 'Can I send something back?', 'What is your return policy?'],
    'Within 30 days, free of charge.',
    {
      links: [{ type: 'refund_policy', url: 'https://shop.test/returns', title: 'Returns' }],
    },
  ),
  entry(
    'delivery',
    ['How long does delivery take?', 'When will my parcel arrive?', 'How fast do you ship?'],
    'Two to four working days.',
  ),
  entry(
    'vouchers',
    ['How do I redeem a voucher?', 'Where do I enter my gift code?', 'How can I use a coupon?'],
    'Enter it at checkout.',
  ),
  entry('us-only', ['Do you ship to Alaska?'], 'Yes, by air.', { regions: ['US'] }),
  entry('expired', ['What is the summer sale?'], 'It was lovely.', { validUntil: '2020-01-01T00:00:00Z' }),
  entry('draft', ['What is the secret question?'], 'Nobody knows.', { state: 'draft' }),
]

const faqOf = async (response: Response) =>
  await response.json<{ id: string; llasa?: { faq?: { id: string } }; choices: { message: { content: string } }[] }>()

describe('known questions', () => {
  beforeAll(async () => {
    await seed()
    for (const each of entries) expect((await admin('', each)).status).toBe(201)
    const published = await admin(':publish', {})
    expect(published.status).toBe(201)
    await forgetBackend()
  }, 60_000)

  it('answers the same question in other clothes without asking a model, as JSON', async () => {
    const response = await ask('  how do i RETURN an item ')
    expect(response.headers.get('cache-status')).toBe('LLaSA; hit; detail=faq')
    const { llasa, choices } = await faqOf(response)
    expect(choices[0]?.message.content).toBe('Within 30 days, free of charge.')
    expect(llasa?.faq).toMatchObject({ id: 'returns', exact: true, links: [{ type: 'refund_policy' }] })
    expect((await backendSaw()).started).toBe(0)
  })

  it('answers as a stream, with its entry in the last chunk', async () => {
    const { text, done, raw } = await readStream(await ask('When will my parcel arrive?', { stream: true }))
    expect(text).toBe('Two to four working days.')
    expect(done).toBe(true)
    expect(raw).toContain('"llasa":{"faq":{"id":"delivery"')
  })

  it.each([
    ['a reversal', "Why can't I return an item?"],
    ['another number', 'Can I send something back after 45 days?'],
    ['something else', 'What is the weather like tomorrow?'],
    ['a draft', 'What is the secret question?'],
    ['an expired entry', 'What is the summer sale?'],
  ])('does not answer %s', async (_name, text) => {
    const response = await ask(text)
    expect(response.headers.get('cache-status')).not.toContain('faq')
  })

  it('answers only where the entry holds', async () => {
    expect((await ask('Do you ship to Alaska?')).headers.get('cache-status')).not.toContain('faq')
  })

  it('leaves it to the model where the caller says so, and in the middle of a conversation', async () => {
    const off = await ask('How do I return an item?', { llasa: { faq: 'off' } })
    expect(off.headers.get('cache-status')).not.toContain('faq')
    const messages = [
      { role: 'user', content: 'Hello' },
      { role: 'assistant', content: 'Hello!' },
      { role: 'user', content: 'and how could I send things back then' },
    ]
    const later = await send('/v1/chat/completions', { model: 'llasa', messages })
    expect(later.headers.get('cache-status')).not.toContain('faq')
  })

  it('gives the entry that comes near where no backend can answer and the caller allows it, and says that it is only near', async () => {
    const text = 'Coupons for students who study far away !html'
    const preview = await (await admin(':match', { query: text })).json<{ decision: string; id?: string }>()
    expect(preview).toMatchObject({ decision: 'ground', id: 'vouchers' })
    expect(await errorOf(await ask(text))).toMatchObject({ status: 502 })
    const response = await ask(text, {}, { headers: { 'cache-control': 'stale-if-error=60' } })
    expect(response.headers.get('cache-status')).toBe('LLaSA; hit; detail=faq-near')
    const { llasa, choices } = await faqOf(response)
    expect(choices[0]?.message.content).toBe('Enter it at checkout.')
    expect(llasa?.faq).toMatchObject({ id: 'vouchers', near: true })
  })

  it('shows the entry that is likely meant under its own question, where the model is too small to be given it', async () => {
    const response = await ask('Are there any coupons for students')
    expect(response.headers.get('cache-status')).toBe('LLaSA; hit; detail=faq-near')
    const { llasa, choices } = await faqOf(response)
    expect(choices[0]?.message.content).toContain('The shop’s answer to “How do I redeem a voucher?”: Enter it at checkout.')
    expect(llasa?.faq).toMatchObject({ id: 'vouchers', near: true })
  })

  it('never answers another tenant', async () => {
    const response = await ask('How do I return an item?', {}, { key: otherTenantKey })
    expect(response.headers.get('cache-status')).not.toContain('faq')
    expect((await send('/admin/v1/faqs/returns', undefined, { key: otherOperatorKey })).status).toBe(404)
  })

  it('needs the scope operator', async () => {
    expect(await errorOf(await send('/admin/v1/faqs'))).toMatchObject({ status: 403, code: 'insufficient_scope' })
  })

  it('shows why a question would be answered or not', async () => {
    const match = async (query: string) =>
      (await admin(':match', { query })).json<{ decision: string; reason: string; candidates: { id: string }[] }>()
    expect(await match('How do I return an item?')).toMatchObject({ decision: 'answer' })
    const reversal = await match("Why can't I return an item?")
    expect(reversal.decision).not.toBe('answer')
    expect(reversal.reason).toContain('negation')
  })

  it('tests many questions at once', async () => {
    const response = await admin(':test', { questions: ['How fast do you ship?', 'tell me a joke'] })
    expect(await response.json()).toMatchObject({ summary: { answer: 1 }, data: [{ decision: 'answer', id: 'delivery' }, {}] })
  })

  it('tests at most as many at once as are looked up in a fifth of a second', async () => {
    const questions = Array.from({ length: 100 }, (_, at) => `${'a long story about a parcel '.repeat(60)}${at}`)
    expect(await errorOf(await admin(':test', { questions }))).toMatchObject({ status: 413 })
    expect((await admin(':test', { questions: questions.slice(0, 25) })).status).toBe(200)
  })

  it('updates only the revision that was read', async () => {
    const read = await admin('/vouchers')
    const etag = read.headers.get('etag') ?? ''
    const changed = { ...entries[2], answer: { plain: 'In the basket.' } }
    expect((await admin('/vouchers', changed, 'PUT', { 'if-match': etag })).status).toBe(200)
    expect(await errorOf(await admin('/vouchers', changed, 'PUT', { 'if-match': etag }))).toMatchObject({ status: 412 })
  })

  it('brings an older version back', async () => {
    const before = await (await admin(':versions')).json<{ channels: { live: { version: string } } }>()
    const published = await (await admin(':publish', { channel: 'next' })).json<{ version: string }>()
    expect(published.version).not.toBe(before.channels.live.version)
    const restored = await admin(':restore', { channel: 'next', version: before.channels.live.version })
    expect(await restored.json()).toMatchObject({ channel: 'next', version: before.channels.live.version })
    expect(await errorOf(await admin(':restore', { version: 'never' }))).toMatchObject({ status: 404, param: 'version' })
  })

  it('says before publishing what would no longer be answered, and publishes nothing', async () => {
    const rival = entry('rival', ['How do I return an item?'], 'Never.')
    expect((await admin('', rival)).status).toBe(201)
    const before = await (await admin(':versions')).json<{ versions: unknown[] }>()
    const dry = await admin(':publish', { dryRun: true })
    expect(dry.status).toBe(200)
    expect(await dry.json()).toMatchObject({
      version: null,
      lost: expect.arrayContaining([
        { id: 'returns', question: 'How do I return an item?', language: 'en', reason: 'contested' },
      ]),
    })
    expect(await (await admin(':versions')).json()).toMatchObject({ versions: before.versions })
    await admin('/rival', undefined, 'DELETE')
  })

  it('finds a contradiction between a file and the entries that exist', async () => {
    const csv = 'id,question,answer,state\nother-returns,How do I return an item?,Never.,live\n'
    const response = await send('/admin/v1/faqs:import?format=csv&dryRun=true', csv, { key: operatorKey })
    const { clashes } = await response.json<{ clashes: { kind: string; ids: string[] }[] }>()
    expect(clashes).toContainEqual(expect.objectContaining({ kind: 'contradiction', ids: ['returns', 'other-returns'] }))
  })

  it.each(['…', ' - '])('lets no entry go live whose answer is %s', async (plain) => {
    const empty = entry('empty', ['Is this empty?'], plain)
    expect(await errorOf(await admin('', empty))).toMatchObject({ status: 400, param: 'answer.plain' })
  })

  it('proposes other wordings for an entry with few questions', async () => {
    const { thin } = await (await admin(':insights')).json<{ thin: { id: string; generated: string[] }[] }>()
    expect(thin.find(({ id }) => id === 'us-only')?.generated.length).toBeGreaterThan(0)
  })

  it('keeps one vote per answer, counted for its entry', async () => {
    const { id } = await faqOf(await ask('How do I redeem a voucher?'))
    for (const vote of ['up', 'down'])
      expect((await send('/v1/feedback', { answerId: id, vote, reasons: ['outdated'] })).status).toBe(200)
    const { entries: uses } = await (await admin(':insights')).json<{ entries: { id: string; up: number; down: number }[] }>()
    expect(uses.find((use) => use.id === 'vouchers')).toMatchObject({ up: 0, down: 1 })
  })

  it('keeps missed questions only for a tenant that allows it', async () => {
    const misses = async () => (await (await admin(':insights')).json<{ misses: { times: number }[] }>()).misses
    await ask('Do you repair broken zips?')
    expect(await misses()).toEqual([])
    expect((await admin(':settings', { keepMissesDays: 7 }, 'PUT')).status).toBe(200)
    await ask('Do you repair broken zips?')
    expect(await misses()).toMatchObject([{ times: 1 }])
  })

  it('shows missed questions that mean the same together, with a draft, or the entry they come near to', async () => {
    for (const text of [
      'Do you repair a broken zip?',
      'do you repair broken zips',
      'Would you gift wrap a present?',
      'How does my aunt spend her voucher',
    ])
      await ask(text)
    type Group = { times: number; examples: string[]; near: { id: string } | null; draft: { id: string; state: string } }
    const { misses, thin } = await (await admin(':insights')).json<{
      misses: Group[]
      thin: { id: string; proposals: string[]; coverage: Record<string, number> }[]
    }>()
    expect(misses[0]).toMatchObject({ times: 3, near: null, draft: { id: 'do-you-repair-broken-zips', state: 'draft' } })
    expect(misses[0]?.examples).toContain('Do you repair a broken zip?')
    expect(misses.find(({ examples }) => examples[0]?.includes('voucher'))?.near?.id).toBe('vouchers')
    expect(thin.map(({ id }) => id)).toContain('us-only')
    expect((await admin('', misses[0]?.draft)).status).toBe(201)
    expect(thin.every(({ coverage, proposals }) => proposals.every((text) => (coverage[text] ?? 0) > 0))).toBe(true)
  })

  it('shows dismissed questions no more, even when they come again', async () => {
    const misses = async () =>
      (await (await admin(':insights')).json<{ misses: { examples: string[]; language: string }[] }>()).misses
    const [first] = await misses()
    const { examples = [], language } = first ?? {}
    expect((await admin(':dismiss', { language, questions: examples })).status).toBe(204)
    await ask(examples[0] ?? '')
    expect((await misses()).flatMap((group) => group.examples)).not.toContain(examples[0])
    await admin(':settings', { keepMissesDays: 0 }, 'PUT')
  })
})

describe('POST /v1/ask', () => {
  beforeAll(seed)

  it("speaks UCP's Ask for a known question", async () => {
    const response = await send('/v1/ask', { query: 'How do I return an item?', context: { language: 'en' } })
    expect(await response.json()).toMatchObject({
      ucp: { version: expect.any(String) },
      answer: { plain: 'Within 30 days, free of charge.' },
      links: [{ type: 'refund_policy', url: 'https://shop.test/returns' }],
    })
  })

  it('refuses a language that is none, by name', async () => {
    const response = await send('/v1/ask', { query: 'Hello?', context: { language: 'no_such!' } })
    expect(await errorOf(response)).toMatchObject({ status: 400, param: 'context.language' })
  })

  it('says with 200 which product it does not know', async () => {
    const response = await send('/v1/ask', { query: 'Is it dishwasher safe, by any chance?', ids: ['nothing'] })
    expect(response.status).toBe(200)
    expect(await response.json()).toMatchObject({
      messages: expect.arrayContaining([expect.objectContaining({ code: 'unknown_id' })]),
    })
  })

  it.each<[id: string, path: string, body?: unknown, method?: string]>([
    ['listFaqs', ''],
    ['getFaq', '/returns'],
    ['putFaq', '/delivery', entries[1], 'PUT'],
    ['importFaqs', ':import?format=json&dryRun=true', [{ id: 'b b' }, entry('again', ['How do I return an item?'], 'Never.')]],
    ['exportFaqs', ':export'],
    ['publishFaqs', ':publish', { dryRun: true }],
    ['listFaqVersions', ':versions'],
    ['putFaqSettings', ':settings', { keepMissesDays: 30 }, 'PUT'],
    ['matchFaq', ':match', { query: 'How do I return an item?' }],
    ['testFaqs', ':test', { questions: ['How fast do you ship?', 'tell me a joke'] }],
    ['faqInsights', ':insights'],
  ])('%s answers as its route describes, no field less and none more', async (id, path, body, method) => {
    if (id === 'faqInsights') await (await ask('Do you sell umbrellas for dogs?')).text()
    const { response } = knownAnswerRoutes.find((route) => route.id === id) ?? {}
    const answered = await (await admin(path, body, method)).json()
    expect((response as ZodMiniType).parse(answered)).toEqual(answered)
  })
})

describe('importing known questions', () => {
  beforeAll(seed)

  it('is read, and questions are tried, in an object of the shop’s own', async () => {
    const inObject = async () => {
      const ids = await listDurableObjectIds(env.FAQ_PUBLISHER)
      return ids.some((id) => id.equals(env.FAQ_PUBLISHER.idFromName('files-shop')))
    }
    const key = 'llasa_files_longenough'
    await putKey(key, 'files-shop', ['operator'])
    await (await send('/admin/v1/faqs', undefined, { key })).text()
    expect(await inObject()).toBe(false)
    const file = JSON.stringify([entry('a', ['What is this?'], 'A shop')])
    const response = await send('/admin/v1/faqs:import?format=json&dryRun=true', file, { key })
    expect([response.status, await response.json()]).toMatchObject([200, { committed: false, entries: 1 }])
    expect(await inObject()).toBe(true)
    expect(await errorOf(await send('/admin/v1/faqs:test', { questions: ['What?'] }, { key }))).toMatchObject({
      status: 404,
      param: 'channel',
    })
  })

  it('is refused where its file is none of its format, by name', async () => {
    expect(await errorOf(await post('format=json', '{"entries":'))).toMatchObject({ status: 400, code: 'invalid_json' })
    expect(await errorOf(await post('format=csv', 'a,b\n1,2\n'))).toMatchObject({ status: 400, param: 'id' })
  })

  const post = (query: string, body: string) =>
    send(`/admin/v1/faqs:import?${query}`, body, { key: otherOperatorKey, headers: { 'content-type': 'text/plain' } })

  it('names line and field of each fault, and then stores nothing', async () => {
    const csv = 'id,question,answer,valid_until\na,What is this?,A shop,2027-01-01T00:00:00Z\nb b,Where are you?,Here,soon\n'
    const response = await post('format=csv', csv)
    expect(response.status).toBe(422)
    const report = await response.json<{ committed: boolean; problems: { line: number; field: string; reason: string }[] }>()
    expect(report.committed).toBe(false)
    expect(report.problems[0]?.reason).toBe('has characters or a form that is not allowed.')
    expect(report.problems.map(({ line, field }) => [line, field])).toEqual([
      [3, 'id'],
      [3, 'validUntil'],
    ])
    expect(await (await send('/admin/v1/faqs', undefined, { key: otherOperatorKey })).json()).toMatchObject({ data: [] })
  })

  it('takes what is right when asked to, and finds contradictions', async () => {
    const csv = 'id,question,alternates,answer\na,What is this?,What are you|Who is this,A shop\nb,What is this,,A zoo\nc,,,x\n'
    const report = await (await post('format=csv&partial=true', csv)).json()
    expect(report).toMatchObject({ committed: true, entries: 2, clashes: [{ kind: 'contradiction', ids: ['a', 'b'] }] })
  })

  it('reads Markdown', async () => {
    const report = await (
      await post(
        'format=markdown&dryRun=true',
        '# Help\n\n## Do you gift wrap? {#wrap}\n- also: gift wrapping\n\nYes, for **free**.\n',
      )
    ).json()
    expect(report).toMatchObject({ committed: false, entries: 1, problems: [] })
  })

  it('gives back what it takes', async () => {
    const csv = await (await send('/admin/v1/faqs:export?format=csv', undefined, { key: otherOperatorKey })).text()
    expect(await (await post('format=csv&dryRun=true', csv)).json()).toMatchObject({ entries: 2, problems: [] })
  })

  it('stores ten thousand entries in one go', async () => {
    const list = Array.from({ length: 10_000 }, (_, at) =>
      entry(`e${at}`, [`Question number ${at} of many`], `Answer ${at}`, { state: 'draft' }),
    )
    const response = await post('format=json', JSON.stringify(list))
    expect(await response.json()).toMatchObject({ committed: true, entries: 10_000 })
  })
})
