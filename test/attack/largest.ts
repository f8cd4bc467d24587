import { readdirSync, readFileSync } from 'node:fs'
import type { World } from './world.ts'

interface Largest {
  readonly name: string
  readonly path: string
  readonly method?: string
  readonly isOperators?: boolean
  /** The largest body that the route takes, of a text of any length. */
  readonly body: (text: (chars: number) => string) => unknown
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

/** Every route that takes a body, at its limit. */
const largest: readonly Largest[] = [
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
  { name: 'admin: publishing these', path: '/admin/v1/faqs:publish', isOperators: true, body: () => ({}) },
  {
    name: 'admin: try questions on known ones',
    path: '/admin/v1/faqs:test',
    isOperators: true,
    body: (text) => ({ questions: Array.from({ length: 100 }, () => text(1_990)) }),
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
    isOperators: true,
    body: (text) => Array.from({ length: 2_000 }, (_, at) => product(text, at)),
  },
]

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
}

const rounds = 5

/** The worst of the texts for each route, by the CPU that one request takes: the least of some rounds. */
export async function largestInputs(world: World): Promise<LargestRow[]> {
  const { key: operator } = await world.createKey({ tenant: 'hostile-shop', scopes: ['public', 'operator'] })
  const { key: grounded } = await world.createKey({ tenant: 'sample-shop', plainRequests: 'grounded' })
  const rows: LargestRow[] = []
  for (const { name, path, method, isOperators, body } of largest) {
    let worst: LargestRow | null = null
    for (const [kind, text] of Object.entries(texts)) {
      const sent = JSON.stringify(body(text))
      const send = () =>
        world.send(isOperators ? operator : grounded, path, sent, {
          ...(method && { method }),
          headers: { accept: 'application/json, text/event-stream' },
        })
      let { status } = await send()
      const before = cpuMs()
      for (let round = 0; round < rounds; round++) ({ status } = await send())
      const cpu = (cpuMs() - before) / rounds
      if (!worst || cpu > worst['CPU ms'])
        worst = { route: name, bytes: Buffer.byteLength(sent), status, text: kind, 'CPU ms': Math.round(cpu) }
    }
    if (worst) rows.push(worst)
  }
  return rows
}
