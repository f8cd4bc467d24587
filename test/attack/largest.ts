import { readdirSync, readFileSync } from 'node:fs'
import { toJsonSchema } from '../../shared/json-schema.ts'
import { tasks } from '../../shared/tasks/all.ts'
import { routes } from '../../workers/routes.ts'
import { largestValue } from './largest-value.ts'
import type { World } from './world.ts'

interface Largest {
  readonly name: string
  readonly path: string
  readonly method?: string
  readonly isOperators?: boolean
  readonly isPlatforms?: boolean
  readonly headers?: Readonly<Record<string, string>>
  /** The largest body that the route takes, of a text of any length; a text is sent as it is. */
  readonly body?: (text: (chars: number) => string) => unknown
  /** The query string, of a text of any length. */
  readonly query?: (text: (chars: number) => string) => string
  /** Whether it is worked on in an object of its tenant, where nobody waits for it. */
  readonly isInObject?: boolean
}

const chat = '/v1/chat/completions'
const ask = (content: string, more: object = {}) => ({
  model: 'llasa',
  max_tokens: 1,
  messages: [{ role: 'user', content }],
  ...more,
})
const bodyChars = 240_000
const attributes = (text: (chars: number) => string) =>
  Object.fromEntries(Array.from({ length: 40 }, (_, at) => [`key_${at}`, text(450)]))
const product = (text: (chars: number) => string, id: number) => ({
  id: `p${id}`,
  title: text(190),
  description: text(4_000),
  price: { amount: 100 + id, currency: 'EUR' },
  attributes: attributes(text),
})
const entry = (text: (chars: number) => string, id: number, questions: number) => ({
  id: `entry-${id}`,
  language: 'en',
  state: 'live',
  questions: Array.from({ length: questions }, (_, at) => `${text(440)} ${id} ${at}`),
  answer: { plain: text(4_000) },
})

const acpProduct = (text: (chars: number) => string, at: number) => ({
  id: `p${at}`,
  title: text(140),
  description: text(4_900),
  link: 'https://shop.test/a',
  price: '10.00 EUR',
  availability: 'in_stock',
  product_detail: Array.from({ length: 40 }, (_, number) => `Key ${number}:${text(400)}`).join(','),
})
const nested = (levels: number) => `${'['.repeat(levels)}${']'.repeat(levels)}`
const mcp = (name: string, args: object) => ({ jsonrpc: '2.0', id: 1, method: 'tools/call', params: { name, arguments: args } })

/** Routes at their limit, where it takes knowing them. */
const ownRows: readonly Largest[] = [
  { name: 'chat, levels', path: chat, body: () => `{"model":"llasa","messages":${nested(bodyChars / 2)}}` },
  {
    name: 'chat, keys nobody knows',
    path: chat,
    body: () => ask('a', Object.fromEntries(Array.from({ length: 15_000 }, (_, at) => [`key_${at}`, at]))),
  },
  { name: 'chat, one long key', path: chat, body: (text) => ask('a', { [text(bodyChars)]: 1 }) },
  {
    name: 'chat, metadata of long keys',
    path: chat,
    body: (text) =>
      ask('a', { metadata: Object.fromEntries(Array.from({ length: 16 }, (_, at) => [`${text(60)}${at}`, text(500)])) }),
  },
  {
    name: 'chat, 90 headers',
    path: chat,
    headers: Object.fromEntries(Array.from({ length: 90 }, (_, at) => [`x-header-${at}`, 'a, b;q=1 '.repeat(16)])),
    body: () => ask('a'),
  },
  {
    name: 'preflight, 1,000 headers named',
    path: chat,
    method: 'OPTIONS',
    headers: { 'access-control-request-headers': Array.from({ length: 1_000 }, (_, at) => `x-${at}`).join(', ') },
  },
  {
    name: 'MCP search_catalog',
    path: '/mcp',
    body: (text) => mcp('search_catalog', { query: text(990) }),
  },
  { name: 'MCP get_product', path: '/mcp', body: (text) => mcp('get_product', { id: text(250) }) },
  {
    name: 'MCP compare_products',
    path: '/mcp',
    body: (text) => mcp('compare_products', { ids: Array.from({ length: 10 }, (_, at) => `${text(240)}${at}`) }),
  },
  {
    name: 'MCP, a batch of 20',
    path: '/mcp',
    body: (text) => Array.from({ length: 20 }, (_, id) => ({ ...mcp('search_catalog', { query: text(990) }), id })),
  },
  { name: 'MCP, levels', path: '/mcp', body: () => nested(bodyChars / 2) },
  ...tasks.map(
    ({ name, input }): Largest => ({
      name: `task ${name}`,
      path: `/v1/tasks/${name}`,
      body: (text) => fitting(bodyChars, (size) => ({ input: largestValue(toJsonSchema(input, 'input'), { text, ...size }) })),
    }),
  ),
  {
    name: 'ACP upsert, objects without end',
    path: '/acp/feeds/{feed}/products',
    method: 'PATCH',
    isOperators: true,
    body: () => `{"products":[{"a":[${'{},'.repeat(830_000)}{}]}]}`,
  },
  {
    name: 'ACP upsert',
    isInObject: true,
    path: '/acp/feeds/{feed}/products',
    method: 'PATCH',
    isOperators: true,
    body: (text) => ({
      products: Array.from({ length: 100 }, (_, at) => acpProduct(text, at)),
    }),
  },
  { name: 'chat, one message', path: chat, body: (text) => ask(text(bodyChars)) },
  {
    name: 'chat, as many messages as it takes',
    path: chat,
    body: (text) =>
      ask('', {
        messages: Array.from({ length: 255 }, (_, at) => ({ role: at % 2 ? 'assistant' : 'user', content: text(850) })),
      }),
  },
  { name: 'chat, retrieval', path: chat, body: (text) => ask(text(bodyChars), { llasa: { retrieve: true } }) },
  { name: 'chat, retrieval by a query', path: chat, body: (text) => ask('a', { llasa: { retrieve: { query: text(990) } } }) },
  {
    name: 'chat, 20 products of its own',
    path: chat,
    body: (text) =>
      ask('Which is best?', {
        llasa: {
          products: Array.from({ length: 20 }, (_, at) => ({
            ...product(text, at),
            description: text(2_000),
            attributes: { key: text(450) },
          })),
        },
      }),
  },
  {
    name: '/v1/responses',
    path: '/v1/responses',
    body: (text) => ({ model: 'llasa', input: text(bodyChars), max_output_tokens: 1 }),
  },
  { name: '/v1/ask', path: '/v1/ask', body: (text) => ({ query: text(3_900) }) },
  {
    name: 'MCP ask_business',
    path: '/mcp',
    body: (text) => ({
      jsonrpc: '2.0',
      id: 1,
      method: 'tools/call',
      params: { name: 'ask_business', arguments: { ask: { query: text(3_900) } } },
    }),
  },
  { name: '/v1/products:search', path: '/v1/products:search', body: (text) => ({ query: text(990) }) },
  { name: 'UCP search', path: '/ucp/catalog/search', body: (text) => ({ query: text(990) }) },
  {
    name: 'task search-rank',
    path: '/v1/tasks/search-rank',
    body: (text) => ({
      input: { query: text(290), products: Array.from({ length: 20 }, (_, at) => ({ id: `p${at}`, title: text(190) })) },
    }),
  },
  {
    name: 'task summarise-reviews',
    path: '/v1/tasks/summarise-reviews',
    body: (text) => ({ input: { product: 'A lamp', reviews: Array.from({ length: 50 }, () => ({ text: text(990) })) } }),
  },
  {
    name: 'task write-description',
    path: '/v1/tasks/write-description',
    body: (text) => ({ input: { title: text(190), attributes: { key: text(450) } } }),
  },
  {
    name: 'task product-question',
    path: '/v1/tasks/product-question',
    body: (text) => ({ input: { product: { id: 'ridge-45-backpack' }, question: text(990) } }),
  },
  { name: 'feedback', path: '/v1/feedback', body: (text) => ({ answerId: 'chatcmpl-x', vote: 'up', note: text(1_900) }) },
  {
    name: 'admin: catalogue settings',
    path: '/admin/v1/catalogue:settings?locale=en',
    method: 'PUT',
    isOperators: true,
    body: (text) => ({ policies: Object.fromEntries(Array.from({ length: 100 }, (_, at) => [`policy_${at}`, text(1_950)])) }),
  },
  { name: 'admin: keys', path: '/admin/v1/keys', isOperators: true, body: (text) => ({ name: text(90), scopes: ['public'] }) },
  {
    name: 'admin: known questions, 50 in a file',
    path: '/admin/v1/faqs:import?format=json',
    isInObject: true,
    isOperators: true,
    body: (text) => ({ entries: Array.from({ length: 50 }, (_, at) => entry(text, at, 4)) }),
  },
  {
    name: 'admin: one entry',
    path: '/admin/v1/faqs/entry-1',
    method: 'PUT',
    isOperators: true,
    body: (text) => entry(text, 1, 100),
  },
  { name: 'admin: publishing these', path: '/admin/v1/faqs:publish', isInObject: true, isOperators: true, body: () => ({}) },
  {
    name: 'admin: try questions on known ones',
    path: '/admin/v1/faqs:test',
    isInObject: true,
    isOperators: true,
    body: (text) => ({ questions: Array.from({ length: 75 }, () => text(600)) }),
  },
  {
    name: 'admin: synonyms',
    path: '/admin/v1/catalogue:synonyms?locale=en',
    method: 'PUT',
    isOperators: true,
    body: (text) => ({ synonyms: Array.from({ length: 900 }, () => ({ words: Array.from({ length: 9 }, () => text(48)) })) }),
  },
  {
    name: 'admin: import, 2,000 products',
    path: '/admin/v1/catalogue:import?format=json&dryRun=true',
    isInObject: true,
    isOperators: true,
    body: (text) => Array.from({ length: 2_000 }, (_, at) => product(text, at)),
  },
]

/** The largest that `make` gives within some bytes. */
function fitting(bytesMax: number, make: (size: { chars: number; items: number }) => unknown): unknown {
  for (let chars = 16_384, items = 256; ; chars /= 2, items = Math.max(1, items / 2)) {
    const made = make({ chars, items })
    if (Buffer.byteLength(JSON.stringify(made)) <= bytesMax || chars < 8) return made
  }
}

// What is removed by it, or what it is about.
const idsInPaths: Readonly<Record<string, string>> = { task: 'write-title', id: 'none' }
const bytesOfBodies = [250_000, 64_000, 48_000, 16_000, 8_000, 4_000]

/** Every route that takes something, as large as its schema allows and it does not refuse for its bytes. */
const described: readonly (Largest & { readonly bytes: number })[] = Object.values(routes)
  .flat()
  .filter(({ body, query }) => (body && body !== 'file') || query)
  .flatMap(({ method, path, body, query }) =>
    (body && body !== 'file' ? bytesOfBodies : [4_000]).map((bytes) => ({
      name: `${method.toUpperCase()} ${path}`,
      path: path.replace(/:(\w+)(\{[^}]*\})?/g, (all, name: string) =>
        all.startsWith(':') && path.includes(`/${all}`) ? (idsInPaths[name] ?? 'none') : all,
      ),
      method: method.toUpperCase(),
      isOperators: /^\/(admin|acp)/.test(path),
      isPlatforms: path.includes('rollout'),
      bytes,
      ...(body &&
        body !== 'file' && {
          body: (text: (chars: number) => string) =>
            fitting(bytes, (size) => largestValue(toJsonSchema(body, 'input'), { text, ...size })),
        }),
      ...(query && {
        query: (text: (chars: number) => string) => {
          const values = fitting(bytes, (size) => largestValue(toJsonSchema(query, 'input'), { text, ...size })) as object
          return new URLSearchParams(
            Object.fromEntries(Object.entries(values).map(([name, value]) => [name, String(value)])),
          ).toString()
        },
      }),
    })),
  )

const vocabulary =
  'tent lamp backpack price shipping return not without under 100 euros warm blue which best lighter than free stock the a of and is for with'.split(
    ' ',
  )
const texts: Readonly<Record<string, (chars: number) => string>> = {
  words: (chars) => {
    let text = ''
    for (let at = 7; text.length < chars; at = (at * 31 + 11) % 9_973) text += `${vocabulary[at % vocabulary.length]} `
    return text.slice(0, chars).trim()
  },
  'one letter': (chars) => 'a'.repeat(chars),
  figures: (chars) => '1,5 '.repeat(chars / 4).trim(),
  'Arabic ligatures': (chars) => 'ﷺ'.repeat(chars / 4),
  'words without end': (chars) =>
    Array.from({ length: chars / 8 }, (_, at) => `w${at.toString(36)}x${at % 7}`)
      .join(' ')
      .slice(0, chars),
  'marks on letters': (chars) => 'a\u0301\u0323\u0308'.repeat(chars / 7),
  'brackets and slots': (chars) => '{{1.price}}[(<'.repeat(chars / 14),
  'markup and marks': (chars) => '<a &amp; **x'.repeat(chars / 12),
}

/** CPU of the Worker's process so far, milliseconds; of this machine's clock of hundredths of a second. */
function cpuMs(): number {
  let ticks = 0
  for (const id of readdirSync('/proc')) {
    if (!/^\d+$/.test(id)) continue
    try {
      const stat = readFileSync(`/proc/${id}/stat`, 'utf8')
      const [, name = '', rest = ''] = /\((.*)\) (.*)/s.exec(stat) ?? []
      const fields = rest.split(' ')
      if (name === 'workerd' && Number(fields[1]) === process.pid) ticks += Number(fields[11]) + Number(fields[12])
    } catch {
      // It ended between two looks.
    }
  }
  return ticks * 10
}

interface LargestRow {
  readonly route: string
  readonly bytes: number
  readonly status: number
  readonly text: string
  readonly 'CPU ms': number
  readonly object: string
}

const rounds = 3

/** The worst of the texts for each route, by the CPU that one request takes: the mean of some rounds. */
export async function largestInputs(world: World, only = ''): Promise<LargestRow[]> {
  const { key: operator } = await world.createKey({ tenant: 'hostile-shop', scopes: ['public', 'operator'] })
  const { key: grounded } = await world.createKey({ tenant: 'sample-shop', plainRequests: 'grounded' })
  const feed = JSON.parse((await world.send(operator, '/acp/feeds', {})).text) as { id: string }
  const rows: LargestRow[] = []
  const measure = async (route: Largest): Promise<LargestRow | null> => {
    let worst: LargestRow | null = null
    for (const [kind, text] of Object.entries(texts)) {
      const body = route.body?.(text)
      const sent = body === undefined || typeof body === 'string' ? body : JSON.stringify(body)
      const query = route.query ? `${route.path.includes('?') ? '&' : '?'}${route.query(text)}` : ''
      const path = `${route.path}${query}`.replace('{feed}', feed.id)
      const send = () =>
        world.send(route.isPlatforms ? world.platform : route.isOperators ? operator : grounded, path, sent, {
          ...(route.method && { method: route.method }),
          headers: { accept: 'application/json, text/event-stream', ...route.headers },
        })
      let { status } = await send()
      if (status === 413) return null
      const before = cpuMs()
      for (let round = 0; round < rounds; round++) ({ status } = await send())
      const cpu = (cpuMs() - before) / rounds
      if (!worst || cpu > worst['CPU ms'])
        worst = {
          route: route.name,
          bytes: Buffer.byteLength(sent ?? query),
          status,
          text: kind,
          'CPU ms': Math.round(cpu),
          object: route.isInObject ? 'yes' : '',
        }
    }
    return worst
  }
  for (const route of [...ownRows, ...described]) {
    // The largest that its bytes let in is enough.
    if (!route.name.includes(only) || rows.some(({ route: name }) => name === route.name)) continue
    const row = await measure(route)
    if (row) rows.push(row)
  }
  return rows
}
