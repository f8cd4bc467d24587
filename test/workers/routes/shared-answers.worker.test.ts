import { beforeAll, describe, expect, it } from 'vitest'
import { ask, backendSaw, forgetBackend, operatorKey, otherTenantKey, readStream, seed, send } from '../../support/edge.ts'

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

  it('are gone for a tenant that purges, and for no other', async () => {
    const status = async (key?: string) =>
      (await ask('purge me', { temperature: 0 }, key ? { key } : {})).headers.get('cache-status')
    await status()
    await status(otherTenantKey)
    expect(await status()).toContain('hit')
    expect((await send('/admin/v1/answers:purge', {}, { key: operatorKey })).status).toBe(204)
    expect(await status()).toContain('uri-miss')
    expect(await status(otherTenantKey)).toContain('hit')
  })
})
