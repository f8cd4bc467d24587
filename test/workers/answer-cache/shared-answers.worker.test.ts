import { beforeAll, describe, expect, it } from 'vitest'
import {
  ask,
  backendSaw,
  errorOf,
  forgetBackend,
  operatorKey,
  otherTenantKey,
  readStream,
  seed,
  send,
} from '../../support/edge.ts'

const purge = (body: object) => send('/admin/v1/answers:purge', body, { key: operatorKey })

describe('stored answers', () => {
  beforeAll(seed)

  it('are made once for 200 identical questions at the same time, streaming and not', async () => {
    await forgetBackend()
    const bodies = await Promise.all(
      Array.from({ length: 200 }, async (_, at) => {
        const stream = at % 2 === 0
        const response = await ask('two hundred at once', { temperature: 0, stream })
        if (stream) return (await readStream(response)).text
        return (await response.json<{ choices: { message: { content: string } }[] }>()).choices[0]?.message.content
      }),
    )
    expect(new Set(bodies).size).toBe(1)
    expect(bodies[0]).toBeTruthy()
    expect((await backendSaw()).started).toBe(1)
  })

  it('of a product are gone once its tag is purged, others stay', async () => {
    const status = async (text: string, products?: string[]) => {
      const response = await ask(text, { temperature: 0, ...(products && { llasa: { products } }) })
      await response.text()
      return response.headers.get('cache-status')
    }
    await status('of the mug', ['mug'])
    await status('of nothing')
    expect(await status('of the mug', ['mug'])).toContain('hit')
    expect((await purge({ tags: ['product:mug'] })).status).toBe(204)
    expect(await status('of the mug', ['mug'])).toContain('uri-miss')
    expect(await status('of nothing')).toContain('hit')
    expect((await purge({ tags: ['prompt:nano-v1'] })).status).toBe(204)
    expect(await status('of nothing')).toContain('uri-miss')
    expect(await errorOf(await purge({ tags: ['colour:red'] }))).toMatchObject({ status: 400, param: 'tags.0' })
    await purge({})
  })

  it('are there before anybody asks, where the tenant has a list to warm', async () => {
    const admin = (path: string, body?: unknown, method?: string) =>
      send(`/admin/v1/answers:${path}`, body, { key: operatorKey, ...(method && { method }) })
    const questions = [{ question: 'Is it warm?' }, { question: 'Is the mug warm?', products: ['mug'] }]
    expect((await admin('warm-list', { questions }, 'PUT')).status).toBe(200)
    expect(await (await admin('warm-list')).json()).toMatchObject({ questions })
    const warm = async () => {
      const text = await (await admin('warm', {})).text()
      const lines = text.trim().split('\n')
      return lines.map((line) => JSON.parse(line)).filter(({ arm }) => arm === 'stable')
    }
    await forgetBackend()
    expect((await warm()).map(({ outcome }) => outcome)).toEqual(['stored', 'stored'])
    // Nobody waits for it, so that whoever waits comes first.
    expect((await backendSaw()).requests.every(({ headers }) => headers['x-llasa-priority'] === 'batch')).toBe(true)
    expect((await warm()).map(({ outcome }) => outcome)).toEqual(['present', 'present'])
    await forgetBackend()
    const plain = await ask('Is it warm?', { stream: true })
    expect(plain.headers.get('cache-status')).toContain('hit')
    await plain.text()
    expect((await ask('Is the mug warm?', { llasa: { products: ['mug'] } })).headers.get('cache-status')).toContain('hit')
    expect((await backendSaw()).started).toBe(0)
    await admin('warm-list', { questions: [{ question: 'Is it there?', products: ['no-such'] }] }, 'PUT')
    expect(await warm()).toMatchObject([{ outcome: 'failed', error: 'product_not_found' }])
    await admin('warm-list', { questions: [] }, 'PUT')
  })

  it('are gone for a tenant that purges, and for no other', async () => {
    const status = async (key?: string) =>
      (await ask('purge me', { temperature: 0 }, key ? { key } : {})).headers.get('cache-status')
    await status()
    await status(otherTenantKey)
    expect(await status()).toContain('hit')
    expect((await purge({})).status).toBe(204)
    expect(await status()).toContain('uri-miss')
    expect(await status(otherTenantKey)).toContain('hit')
  })
})
