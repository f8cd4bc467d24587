import { mkdtempSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import { Teacher } from '../../../gpu-backend/dataset/teacher.ts'

let server: Server | undefined
afterEach(() => {
  server?.close()
})

/** A backend that answers with the statuses given, the last one for ever. */
async function scripted(statuses: readonly number[]): Promise<{ url: string; requestCount: () => number }> {
  let requestCount = 0
  const started = createServer((_request, response) => {
    const status = statuses[Math.min(requestCount++, statuses.length - 1)] ?? 200
    response.writeHead(status, { 'content-type': 'application/json', 'retry-after-ms': '1' })
    const answer = {
      choices: [{ index: 0, message: { role: 'assistant', content: ' A cup. ' }, finish_reason: 'stop' }],
      usage: { prompt_tokens: 100, completion_tokens: 10 },
    }
    response.end(JSON.stringify(status === 200 ? answer : { error: { message: 'no' } }))
  })
  server = started
  await new Promise<void>((resolve) => started.listen(0, '127.0.0.1', resolve))
  return { url: `http://127.0.0.1:${(started.address() as AddressInfo).port}/v1`, requestCount: () => requestCount }
}

const teacher = (baseUrl: string, cacheFile = join(mkdtempSync(join(tmpdir(), 'llasa-teacher-')), 'cache.jsonl')) =>
  new Teacher({ baseUrl, apiKey: 'k', model: 'm', cacheFile, usdPerMillionInput: 2, usdPerMillionOutput: 8 })

describe('a teacher', () => {
  it('is asked again after a passing failure, and its cost is told', async () => {
    const { url, requestCount } = await scripted([503, 200])
    const one = teacher(url)
    expect(await one.answer('What is a mug?')).toBe('A cup.')
    expect(requestCount()).toBe(2)
    expect(one.cost()).toMatchObject({ requests: 1, cached: 0, promptTokens: 100, completionTokens: 10 })
    expect(one.cost().usd).toBeCloseTo((100 * 2 + 10 * 8) / 1e6, 12)
  })

  it('is never asked the same twice, in this run or the next', async () => {
    const { url, requestCount } = await scripted([200])
    const cache = join(mkdtempSync(join(tmpdir(), 'llasa-teacher-')), 'cache.jsonl')
    await teacher(url, cache).answer('What is a mug?')
    expect(await teacher(url, cache).answer('What is a mug?')).toBe('A cup.')
    expect(requestCount()).toBe(1)
  })

  it('that refuses one question costs that question only; a wrong key stops the build', async () => {
    const refusing = await scripted([400])
    const one = teacher(refusing.url)
    expect(await one.answer('x')).toBeNull()
    expect(one.cost().failed).toBe(1)
    server?.close()
    const closed = await scripted([401])
    await expect(teacher(closed.url).answer('x')).rejects.toThrow()
  })
})
