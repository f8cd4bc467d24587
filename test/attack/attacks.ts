import { setTimeout } from 'node:timers/promises'
import { quantile } from '../../shared/quantile.ts'
import type { Seen, World } from './world.ts'

/** What an attack came to: how often it was tried, how often it got through, and what is worth a look. */
interface Result {
  readonly tries: number
  readonly through: number
  readonly note?: string
}
interface Attack {
  readonly name: string
  /** `seconds` is how long those that take time may take. */
  readonly run: (world: World, seconds: number) => Promise<Result>
}

let turn = 0
const question = (text: string) => ({ model: 'llasa', messages: [{ role: 'user', content: `${text} ${++turn}` }] })
const chat = '/v1/chat/completions'
const all = async (tries: readonly (() => Promise<boolean>)[]): Promise<Result> => {
  let through = 0
  for (const attempt of tries) if (await attempt()) through++
  return { tries: tries.length, through }
}
const isRefused = ({ status }: Seen): boolean => status >= 400 && status < 500
const nested = (levels: number) => `${'['.repeat(levels)}${']'.repeat(levels)}`

/** The shop's own requests, one after another, while something else goes on. */
async function whileGoesOn(world: World, seconds: number, attack: (isOver: () => boolean) => Promise<void>): Promise<Result> {
  const look = async (forMs: number): Promise<number[]> => {
    const took: number[] = []
    for (const endsAt = performance.now() + forMs; performance.now() < endsAt; ) {
      const { status, ms } = await world.send(world.shop, chat, { ...question('a lamp'), max_tokens: 20 })
      took.push(status === 200 ? ms : Number.POSITIVE_INFINITY)
    }
    return took
  }
  await look(1_000)
  const quiet = quantile(await look(1_000 * Math.min(10, seconds)), 0.95)
  let isOver = false
  const attacking = attack(() => isOver)
  const took = await look(1_000 * seconds)
  isOver = true
  await attacking.catch(() => {})
  const moved = quantile(took, 0.95)
  return {
    tries: took.length,
    through: moved > 2 * quiet ? took.filter((ms) => ms > 2 * quiet).length : 0,
    note: `p95 ${quiet.toFixed(0)} → ${moved.toFixed(0)} ms`,
  }
}
const flood = (senders: number, send: () => Promise<unknown>) => async (isOver: () => boolean) => {
  const one = async (): Promise<void> => {
    while (!isOver()) await send().catch(() => setTimeout(20))
  }
  await Promise.all(Array.from({ length: senders }, one))
}

interface Row {
  readonly votes: number
  readonly errorRate: number | null
}
async function rowsOf({ send, platform }: World): Promise<readonly Row[]> {
  return (JSON.parse((await send(platform, '/admin/v1/rollout:status')).text) as { rows: Row[] }).rows
}
const votesOf = async (world: World) => (await rowsOf(world)).reduce((sum, { votes }) => sum + votes, 0)
const failingOf = async (world: World) => (await rowsOf(world)).reduce((sum, { errorRate }) => sum + (errorRate ?? 0), 0)
/** An isolate reports within seconds, and behind a reply. */
async function reported(world: World): Promise<void> {
  for (let time = 0; time < 3; time++) {
    await setTimeout(2_000)
    await world.send(world.shop, chat, { ...question('a look'), max_tokens: 2 })
  }
}

const schemas: readonly unknown[] = [
  JSON.parse(`{"a":${nested(500)}}`),
  { type: 'array', items: { type: 'array', items: { type: 'string', maxLength: 500 }, maxItems: 500 }, maxItems: 500 },
  { type: 'string', minLength: 2_000_000_000 },
  { enum: Array.from({ length: 5_000 }, (_, at) => `v${at}`) },
  { anyOf: Array.from({ length: 2_000 }, () => ({ $ref: '#/$defs/a' })), $defs: { a: { type: 'string' } } },
  {
    $ref: '#/$defs/d0',
    $defs: Object.fromEntries(
      Array.from({ length: 16 }, (_, at) => [
        `d${at}`,
        { type: 'object', properties: { a: { $ref: `#/$defs/d${at + 1}` }, b: { $ref: `#/$defs/d${at + 1}` } } },
      ]),
    ),
  },
  { type: 'string', pattern: `(${'a?'.repeat(500)})*` },
  { type: 'object', properties: Object.fromEntries(Array.from({ length: 3_000 }, (_, at) => [`p${at}`, {}])) },
  { description: 'x'.repeat(100_000) },
]

export const attacks: readonly Attack[] = [
  {
    name: 'one tenant sends without end, streamed, with the longest answers',
    run: (world, seconds) =>
      whileGoesOn(
        world,
        seconds,
        flood(32, () => world.send(world.hostile, chat, { ...question('everything'), stream: true, max_tokens: 512 })),
      ),
  },
  {
    name: 'one tenant leaves its streams unread',
    run: (world, seconds) =>
      whileGoesOn(
        world,
        seconds,
        flood(16, () =>
          world.send(world.hostile, chat, { ...question('leaving'), stream: true, max_tokens: 512 }, { leaveAfterMs: 120 }),
        ),
      ),
  },
  {
    name: 'streams opened all at once',
    async run({ send, hostile }, seconds) {
      const seen = await Promise.all(
        Array.from({ length: Math.min(1_000, 50 * seconds) }, () =>
          send(hostile, chat, { ...question('all at once'), stream: true, max_tokens: 40 }),
        ),
      )
      // Answered to its end, sent away until it may come back, or refused since it waited for too long: a test's edge has four seconds of patience.
      const isRight = ({ status, text, headers }: Seen): boolean =>
        status === 200
          ? text.includes('[DONE]')
          : status === 504 || ([429, 503].includes(status) && Number(headers.get('retry-after')) > 0)
      const of = (code: number): number => seen.filter(({ status }) => status === code).length
      const wrong = seen.filter((each) => !isRight(each))
      return {
        tries: seen.length,
        through: wrong.length,
        note: `${of(200)} whole, ${of(429)} and ${of(503)} sent away, ${of(504)} too late${wrong[0]?.text.slice(0, 200) ?? ''}`,
      }
    },
  },
  {
    name: 'imports made to hold up their reader',
    run: (world, seconds) => {
      const file = `<rss>${'<item>'.repeat(60_000)}`
      return whileGoesOn(
        world,
        seconds,
        flood(1, () => world.send(world.operator, '/admin/v1/catalogue:import?format=google-xml&dryRun=true', file)),
      )
    },
  },
  {
    name: 'schemas that no grammar should be built of',
    run: ({ send, hostile }) =>
      all(
        schemas.flatMap((schema) => [
          async () =>
            !isRefused(
              await send(hostile, chat, {
                ...question('json'),
                response_format: { type: 'json_schema', json_schema: { name: 'a', schema } },
              }),
            ),
          async () =>
            !isRefused(
              await send(hostile, chat, {
                ...question('tool'),
                tools: [{ type: 'function', function: { name: 'a', parameters: schema } }],
                tool_choice: 'required',
              }),
            ),
        ]),
      ),
  },
  {
    name: 'votes on answers that were never given',
    async run(world) {
      const { id } = JSON.parse((await world.send(world.shop, chat, { ...question('a vote'), max_tokens: 2 })).text)
      const before = await votesOf(world)
      const forged = [
        ...Array.from(
          { length: 40 },
          (_, at) => `chatcmpl-m0abcdef${String(at).padStart(12, '0')}.world.stable.${'0'.repeat(32)}`,
        ),
        String(id).replace(/.$/, 'x'),
        'an-answer',
      ]
      for (const answerId of forged) await world.send(world.hostile, '/v1/feedback', { answerId, vote: 'down', user: 'ada' })
      await world.send(world.hostile, '/v1/feedback', { answerId: id, vote: 'down' })
      await reported(world)
      return { tries: forged.length + 1, through: (await votesOf(world)) - before }
    },
  },
  {
    name: 'one vote, sent again and again',
    async run(world) {
      const { id } = JSON.parse((await world.send(world.hostile, chat, { ...question('my vote'), max_tokens: 2 })).text)
      const before = await votesOf(world)
      for (let time = 0; time < 40; time++)
        await world.send(world.hostile, '/v1/feedback', { answerId: id, vote: time % 2 ? 'up' : 'down' })
      await reported(world)
      return { tries: 40, through: Math.max(0, (await votesOf(world)) - before - 1) }
    },
  },
  {
    name: 'deadlines of the caller’s own as failures of an arm',
    async run(world) {
      // What came before may have left failures: streams that a test's edge had no patience for.
      await reported(world)
      const before = await failingOf(world)
      for (let time = 0; time < 30; time++)
        await world.send(
          world.hostile,
          chat,
          { ...question('late'), max_tokens: 200 },
          { headers: { 'x-request-deadline': String(Date.now() + 40) } },
        )
      await reported(world)
      const through = (await failingOf(world)) > before ? 1 : 0
      return { tries: 30, through }
    },
  },
  {
    name: 'many calls in one MCP batch',
    async run({ send, createKey }) {
      const { key } = await createKey({ tenant: 'hostile-shop', limits: { requestsPerMinute: 10 } })
      const batch = Array.from({ length: 8 }, (_, id) => ({ jsonrpc: '2.0', id, method: 'tools/list', params: {} }))
      const statuses = []
      for (let time = 0; time < 5; time++) statuses.push((await send(key, '/mcp', batch)).status)
      return { tries: 5, through: statuses.slice(1).filter((status) => status !== 429).length }
    },
  },
  {
    name: 'keys that stretch: limits, ends, scopes, tenants, after revocation',
    async run({ send, createKey, platform }) {
      const expiresAt = new Date(Date.now() + 3_600_000).toISOString()
      const limits = { requestsPerMinute: 1_000 }
      const { key, id } = await createKey({ tenant: 'hostile-shop', scopes: ['operator'], limits, expiresAt })
      const own = { scopes: ['operator'], limits, expiresAt }
      const put = (body: object) => async () =>
        !isRefused(await send(key, `/admin/v1/keys/${id}`, { ...own, ...body }, { method: 'PUT' }))
      const post =
        (body: object, headers = {}) =>
        async () =>
          !isRefused(await send(key, '/admin/v1/keys', { limits, expiresAt, ...body }, { headers }))
      const before = await all([
        put({ limits: {} }),
        put({ limits: { requestsPerMinute: 1_001 } }),
        put({ expiresAt: null }),
        put({ expiresAt: '2099-01-01T00:00:00Z' }),
        put({ scopes: ['platform'] }),
        post({ limits: {} }),
        post({ expiresAt: null }),
        post({ scopes: ['platform'] }),
        post({ tenant: 'sample-shop' }),
        post({}, { 'x-llasa-tenant': 'sample-shop' }),
        post({}, { origin: 'https://evil.example' }),
        post({}, { 'sec-fetch-site': 'cross-site' }),
      ])
      await send(platform, `/admin/v1/keys/${id}`, undefined, { method: 'DELETE', headers: { 'x-llasa-tenant': 'hostile-shop' } })
      const after = await all([
        post({}),
        async () => !isRefused(await send(key, '/admin/v1/catalogue:publish', { locale: 'en' })),
      ])
      return { tries: before.tries + after.tries, through: before.through + after.through }
    },
  },
  {
    name: 'another tenant’s keys, imports, rollout and products',
    async run({ send, operator, hostile, createKey }) {
      const { id } = await createKey({ tenant: 'sample-shop' })
      return all([
        ...['GET', 'DELETE'].map(
          (method) => async () => !isRefused(await send(operator, `/admin/v1/keys/${id}`, undefined, { method })),
        ),
        ...['/admin/v1/rollout', '/admin/v1/rollout:status', '/admin/v1/rollout:history'].map(
          (path) => async () => !isRefused(await send(operator, path)),
        ),
        async () => !isRefused(await send(hostile, '/admin/v1/keys')),
        async () => (await send(hostile, '/v1/products?locale=en')).text.includes('"id"'),
        async () =>
          !isRefused(await send(operator, '/admin/v1/keys', undefined, { headers: { 'x-llasa-tenant': 'sample-shop' } })),
      ])
    },
  },
  {
    name: 'keys by guessing',
    run: ({ send }) =>
      all(
        Array.from({ length: 200 }, (_, at) => async () => {
          const letters = Buffer.from(`${at}-${Math.random()}`).toString('hex')
          return (await send(`llasa_${letters.slice(0, 12)}_${letters.slice(0, 40)}`, '/v1/models')).status !== 401
        }),
      ),
  },
  {
    name: 'bodies of more levels than a stack holds',
    run: ({ send, hostile, operator }) =>
      all(
        (
          [
            [hostile, chat, `{"model":"llasa","messages":${nested(60_000)}}`],
            [hostile, chat, `{"model":"llasa","messages":[{"role":"user","content":"a"}],"metadata":${nested(60_000)}}`],
            [hostile, '/v1/tasks/extract-attributes', `{"input":${nested(60_000)}}`],
            [hostile, '/v1/ask', `{"query":${nested(30_000)}}`],
            [hostile, '/v1/feedback', `{"answerId":${nested(3_000)}}`],
            [hostile, '/mcp', nested(60_000)],
            [operator, '/admin/v1/keys', `{"limits":${nested(6_000)}}`],
          ] as const
        ).map(
          ([key, path, body]) =>
            async () =>
              !isRefused(await send(key, path, body)),
        ),
      ),
  },
  {
    name: 'one sign, as often as a body holds it',
    async run({ send, hostile }) {
      const slow: [number, string][] = []
      const result = await all(
        [' ', '0', '.', '-', ',', 'a', 'ﷺ', '中', '1,', 'a-', '\u200d', '\u00ad', '\n'].flatMap((sign) =>
          [
            [chat, (text: string) => ({ model: 'llasa', messages: [{ role: 'user', content: text }], max_tokens: 1 })],
            [
              chat,
              (text: string) => ({
                model: 'llasa',
                messages: [{ role: 'user', content: text }],
                llasa: { retrieve: true },
                max_tokens: 1,
              }),
            ],
            ['/v1/ask', (text: string) => ({ query: text })],
            ['/v1/products:search', (text: string) => ({ query: text })],
          ].map(([path, body]) => async () => {
            const text = sign.repeat(Math.floor(250_000 / Buffer.byteLength(JSON.stringify(sign).slice(1, -1))))
            const { status, ms } = await send(hostile, path as string, (body as (text: string) => object)(text))
            slow.push([ms, `${JSON.stringify(sign)} at ${path}`])
            return status >= 500 || ms > 1_000
          }),
        ),
      )
      return {
        ...result,
        note: slow
          .sort(([a], [b]) => b - a)
          .slice(0, 3)
          .map(([ms, what]) => `${what} ${ms.toFixed(0)} ms`)
          .join(', '),
      }
    },
  },
]
