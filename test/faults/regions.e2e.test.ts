import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { eventually } from '../support/eventually.ts'
import { readStream } from '../support/read-stream.ts'
import { canaryTokensMax, startTwoRegions, type TwoRegions } from './two-regions.ts'

// As many regions as it takes to kill a hundred streams before a breaker opens.
const manyRegions = Array.from({ length: 25 }, (_, at) => ({
  name: `r${at}`,
  match: { countries: [`A${String.fromCharCode(65 + at)}`] },
  pools: { main: [`eu${at}`] },
  shares: { stable: 100 },
  fallback: ['us'],
}))

let regions: TwoRegions
beforeAll(async () => {
  regions = await startTwoRegions((two) => [...two, ...manyRegions])
})
afterAll(() => regions.stop())
beforeEach(() => {
  regions.eu.fault = { kind: 'none' }
  regions.us.fault = { kind: 'none' }
  regions.eu.isDown = false
  Object.assign(regions.eu.seen, { completions: 0, cancelled: 0, refused: 0 })
})

const questions = [
  'How long is the warranty on this backpack?',
  'How much is it?',
  'What colour is it and what does it weigh?',
  'Can I send it back?',
].map((content) => ({
  stream: true,
  stream_options: { include_usage: true },
  messages: [{ role: 'user', content }],
  llasa: { products: ['ridge-45-backpack'], faq: 'off' },
}))

const usageOf = (raw: string): unknown => JSON.parse(/"usage":(\{[^}]*\})/.exec(raw)?.[1] ?? 'null')

describe('a backend that dies in the middle of its answers', () => {
  it('is not noticed by any of 100 callers: text, id and usage are those of an undisturbed answer', async () => {
    const undisturbed = await Promise.all(questions.map(async (question) => readStream(await regions.chat(question))))
    expect(undisturbed.every(({ text }) => text.length > 20)).toBe(true)
    Object.assign(regions.eu.seen, { completions: 0 })
    let streams = 0
    regions.eu.fault = () => ({ kind: 'cut', at: (streams++ * 7) % 33 })
    for (const { name } of manyRegions)
      await Promise.all(
        questions.map(async (question, at) => {
          const { text, done, error, raw } = await readStream(await regions.chat(question, { region: name }))
          const whole = undisturbed[at]
          expect({ text, done, error }).toEqual({ text: whole?.text, done: true, error: null })
          expect(new Set([...raw.matchAll(/^data: \{"id":"([^"]*)"/gm)].map(([, id]) => id)).size).toBe(1)
          expect(usageOf(raw)).toEqual(usageOf(whole?.raw ?? ''))
        }),
      )
    expect(regions.eu.seen.completions).toBe(100)
  })
})

describe('a short answer that is late', () => {
  const task = (turn: number) => ({
    messages: [{ role: 'user', content: `Which is number ${turn}?\n0. sky\n1. blood\nAnswer: ` }],
    llasa: { task: 'auto' },
  })
  const recordOf = async (response: Response) => {
    await response.text()
    const id = response.headers.get('x-request-id')
    return eventually(() => {
      const record = regions.records.find(({ requestId }) => requestId === id)
      expect(record).toBeDefined()
      return record
    })
  }

  it('is asked for a second time elsewhere, for no more than one in twenty, and the first answer counts', async () => {
    for (let turn = 0; turn < 40; turn++) await recordOf(await regions.chat(task(turn)))
    const before = regions.us.seen.completions
    let requestCount = 0
    regions.eu.fault = () => (requestCount++ === 0 ? { kind: 'slow-headers' } : { kind: 'none' })
    // One attempt, whose answer came from the other region: no failure was waited for.
    expect(await recordOf(await regions.chat(task(99)))).toMatchObject({ backend: 'us', attempts: 1, status: 200 })
    expect(regions.us.seen.completions - before).toBe(1)
    // What forty requests paid in is spent; slower ones now wait.
    regions.eu.fault = { kind: 'slow-headers' }
    const late = await Promise.all(Array.from({ length: 4 }, async (_, at) => recordOf(await regions.chat(task(100 + at)))))
    expect(late.filter((record) => record?.attempts === 1).length).toBeLessThanOrEqual(2)
  })
})

describe('a region lost under load', () => {
  it('fails nobody, is left alone after twenty failures, and has its traffic back when it recovers', async () => {
    let running = true
    const failures: number[] = []
    const client = async (number: number): Promise<number> => {
      let requestCount = 0
      for (; running; requestCount++) {
        const { done } = await regions
          .chat({ ...questions[(number + requestCount) % 4], stream: true }, { region: 'eu' })
          .then(readStream)
          .catch(() => ({ done: false }))
        if (!done) failures.push(number)
      }
      return requestCount
    }
    const clients = Array.from({ length: 8 }, (_, number) => client(number))
    await eventually(() => expect(regions.eu.seen.completions).toBeGreaterThan(15))
    regions.eu.isDown = true
    const before = regions.us.seen.completions
    await eventually(() => expect(regions.us.seen.completions).toBeGreaterThan(before + 30))
    expect(regions.eu.seen.refused).toBeLessThanOrEqual(20)
    regions.eu.isDown = false
    const lost = regions.eu.seen.completions
    await eventually(() => expect(regions.eu.seen.completions).toBeGreaterThan(lost + 10))
    running = false
    const requestCount = (await Promise.all(clients)).reduce((sum, each) => sum + each, 0)
    expect(failures).toEqual([])
    expect(requestCount).toBeGreaterThan(50)
  })

  it('with nobody to stand in is refused at once, with a time to come back', async () => {
    regions.us.isDown = true
    try {
      await eventually(async () => {
        const response = await regions.chat(questions[0] as object, { region: 'us' })
        const body = await response.json()
        expect([response.status, body]).toMatchObject([503, { error: { code: 'backend_unavailable' } }])
        expect(Number(response.headers.get('retry-after'))).toBeGreaterThan(0)
      })
    } finally {
      regions.us.isDown = false
    }
    await eventually(async () => {
      const response = await regions.chat(questions[0] as object, { region: 'us' })
      await response.text()
      expect(response.status).toBe(200)
    })
  })
})

describe('a bad canary', () => {
  it('rolls back by itself in the region that has it; no other region ever sees it, and the old arm serves on', async () => {
    const isCanary = (body: string) => body.includes(`"max_completion_tokens":${canaryTokensMax}`)
    const bad = (body: string) => (isCanary(body) ? ({ kind: '500' } as const) : ({ kind: 'none' } as const))
    regions.eu.fault = bad
    regions.us.fault = bad
    const { document, revision } = (await (await regions.admin('rollout')).json()) as { document: object; revision: number }
    const planned = {
      ...document,
      objective: { samplesMin: 30, stepMinutes: 0.001 },
      plan: { arm: 'canary', regions: ['eu', 'us'], percents: [50, 100] },
    }
    const applied = await regions.admin('rollout', { document: planned, why: 'a bad canary' }, 'PUT', {
      'if-match': `"${revision}"`,
    })
    expect(applied.status).toBe(200)

    const seen: { region: string; arm: string | null; status: number }[] = []
    let running = true
    const client = async (region: string, number: number) => {
      for (let turn = 0; running; turn++) {
        const messages = [{ role: 'user', content: 'How much is it?' }]
        const user = `${region}-${number}-${turn}`
        const response = await regions.chat({ messages, user, llasa: { retrieve: false } }, { region })
        await response.text()
        seen.push({ region, arm: response.headers.get('x-llasa-arm'), status: response.status })
      }
    }
    const clients = ['eu', 'eu', 'us'].map(client)
    await eventually(async () => {
      const status = (await (await regions.admin('rollout:status')).json()) as { lastDecision: { action: string } | null }
      expect(status.lastDecision?.action).toBe('rollback')
    }, 300)
    // The news reaches every isolate within seconds.
    await eventually(() => expect(seen.slice(-30).every(({ arm }) => arm === 'stable')).toBe(true))
    running = false
    await Promise.all(clients)
    expect(seen.some(({ region, arm }) => region === 'eu' && arm === 'canary')).toBe(true)
    expect(seen.filter(({ region, arm }) => region === 'us' && arm === 'canary')).toEqual([])
    expect(seen.filter(({ arm, status }) => arm === 'stable' && status !== 200)).toEqual([])
    const { data } = (await (await regions.admin('rollout:history')).json()) as {
      data: { by: string; action: string; why: string }[]
    }
    expect(data[0]).toMatchObject({ by: 'guard', action: 'rollback', why: expect.stringContaining('error rate harmful') })
  })
})

describe('a killed arm', () => {
  it('answers nobody five seconds after the command', async () => {
    const share = await regions.admin('rollout:share', { arm: 'canary', region: 'eu', percent: 100, why: 'to be killed' })
    expect(share.status).toBe(200)
    const arms: { arm: string | null; at: number }[] = []
    let running = true
    const client = async () => {
      while (running) {
        const at = performance.now()
        const request = { messages: [{ role: 'user', content: 'hi' }], max_tokens: 4, llasa: { retrieve: false } }
        const response = await regions.chat(request, { region: 'eu' })
        await response.text()
        arms.push({ arm: response.headers.get('x-llasa-arm'), at })
      }
    }
    const clients = [client(), client()]
    await eventually(() => expect(arms.some(({ arm }) => arm === 'canary')).toBe(true))
    const killedAt = performance.now()
    await regions.admin('rollout:kill', { arm: 'canary', why: 'test' })
    await eventually(() => expect(arms.filter(({ at, arm }) => at > killedAt && arm === 'stable').length).toBeGreaterThan(40))
    running = false
    await Promise.all(clients)
    const last = Math.max(killedAt, ...arms.flatMap(({ arm, at }) => (arm === 'canary' ? [at] : [])))
    expect(last - killedAt).toBeLessThan(5_000)
  })
})
