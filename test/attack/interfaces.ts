import { isReadIn, type Lie, lieProducts, lieShop } from '../../gpu-backend/evaluate/grounding/lies.ts'
import { type Edge, startEdge } from '../faults/edge.ts'
import { type LyingBackend, startLyingBackend } from './lying-backend.ts'

/** One way out of the edge: what is sent where, and what of a reply a person or a program reads. */
interface Interface {
  readonly name: string
  readonly path: string
  readonly body: (question: string, lie: Pick<Lie, 'question'>) => object
  readonly headers?: Readonly<Record<string, string>>
  /** As the model writes it here. */
  readonly wrap?: (text: string) => string
  /** The products stand in the lies' own order, so that what is said of `{{2.title}}` is said of it. */
  readonly isOrdered?: boolean
  /** Sent twice; the second reply is looked at. */
  readonly isRepeated?: boolean
  readonly breaks?: boolean
}

const ids = lieProducts.map(({ id }) => id)
const model = 'llasa'
const neutral = 'What about the Fjellvik Ridge 45 Backpack?'
const noStore = { 'cache-control': 'no-store' }
const review = 'A good pack for hut tours, and the back stays dry.'
const attributes = { capacity: '45 l', weight: '1.4 kg', material: 'recycled nylon' }

const chat = (question: string, more: object = {}): object => ({
  model,
  temperature: 0,
  messages: [{ role: 'user', content: question }],
  ...more,
})
const aboutProducts = { llasa: { products: ids, faq: 'off' } }
const answers = (question: string, more: object = {}): object => ({ model, temperature: 0, input: question, ...more })
const chatPath = '/v1/chat/completions'
const asJson = (text: string): string => JSON.stringify({ answer: text })
const mcp = (ask: object): object => ({
  jsonrpc: '2.0',
  id: 1,
  method: 'tools/call',
  params: { name: 'ask_business', arguments: { ask } },
})
const task = (name: string, input: (question: string) => object): Interface => ({
  name: `task ${name}`,
  path: `/v1/tasks/${name}`,
  headers: noStore,
  // The lying model is to answer, not the rules that do so for small ones.
  body: (question) => ({ input: input(question), rules: 'off' }),
})

/** Every route on which words of a model leave. */
export const interfaces: readonly Interface[] = [
  { name: 'chat, products', path: chatPath, headers: noStore, isOrdered: true, body: (q) => chat(q, aboutProducts) },
  {
    name: 'chat, products, streamed',
    path: chatPath,
    headers: noStore,
    isOrdered: true,
    body: (q) => chat(q, { ...aboutProducts, stream: true }),
  },
  { name: 'chat, plain', path: chatPath, headers: noStore, body: (q) => chat(q) },
  { name: 'chat, plain, streamed', path: chatPath, headers: noStore, body: (q) => chat(q, { stream: true }) },
  {
    name: 'chat, JSON',
    path: chatPath,
    headers: noStore,
    isOrdered: true,
    wrap: asJson,
    body: (q) => chat(q, { ...aboutProducts, response_format: { type: 'json_object' } }),
  },
  {
    name: 'chat, JSON, streamed',
    path: chatPath,
    headers: noStore,
    isOrdered: true,
    wrap: asJson,
    body: (q) => chat(q, { ...aboutProducts, response_format: { type: 'json_object' }, stream: true }),
  },
  { name: 'chat, cache hit', path: chatPath, isOrdered: true, isRepeated: true, body: (q) => chat(q, aboutProducts) },
  {
    name: 'chat, cache hit, streamed',
    path: chatPath,
    isOrdered: true,
    isRepeated: true,
    body: (q) => chat(q, { ...aboutProducts, stream: true }),
  },
  {
    name: 'chat, continued stream',
    path: chatPath,
    headers: noStore,
    isOrdered: true,
    breaks: true,
    body: (q) => chat(q, { ...aboutProducts, stream: true }),
  },
  { name: '/v1/responses', path: '/v1/responses', headers: noStore, isOrdered: true, body: (q) => answers(q, aboutProducts) },
  {
    name: '/v1/responses, streamed',
    path: '/v1/responses',
    headers: noStore,
    isOrdered: true,
    body: (q) => answers(q, { ...aboutProducts, stream: true }),
  },
  { name: '/v1/responses, plain', path: '/v1/responses', headers: noStore, body: (q) => answers(q) },
  { name: '/v1/ask', path: '/v1/ask', headers: noStore, body: (query) => ({ query, ids }) },
  { name: '/ucp/ask', path: '/ucp/ask', headers: noStore, body: (query) => ({ query, ids }) },
  {
    name: 'MCP ask_business',
    path: '/mcp',
    headers: { ...noStore, accept: 'application/json, text/event-stream' },
    body: (query) => mcp({ query, ids }),
  },
  task('product-question', (question) => ({ product: { id: ids[0] }, question })),
  task('summarise-reviews', () => ({ product: 'Fjellvik Ridge 45 Backpack', reviews: [{ text: review }, { text: review }] })),
  task('write-description', () => ({ title: 'Fjellvik Ridge 45 Backpack', attributes })),
  task('write-title', () => ({ description: 'A trekking pack for hut tours.', attributes })),
  task('write-keywords', () => ({ title: 'Fjellvik Ridge 45 Backpack', attributes })),
  task('translate-listing', () => ({ title: 'Fjellvik Ridge 45 Backpack', description: review, to: 'en' })),
]

interface InterfaceRow {
  readonly interface: string
  tries: number
  'not asked': number
  through: number
  price: number
  stock: number
  address: number
  code: number
  markup: number
}
interface Through {
  readonly interface: string
  readonly lie: Lie
  readonly shown: string
}

const classes: Readonly<Record<string, 'price' | 'stock' | 'address' | 'code' | 'markup'>> = {
  price: 'price',
  'price-words': 'price',
  'list-price': 'price',
  arithmetic: 'price',
  glued: 'price',
  stock: 'stock',
  link: 'address',
  mail: 'address',
  phone: 'address',
  iban: 'address',
  code: 'code',
  markup: 'markup',
}

/** The shop that the lies are about, a model that says what it is given, and a key for each way in. */
export async function startLies(): Promise<{
  readonly edge: Edge
  readonly backend: LyingBackend
  readonly key: string
  stop(): Promise<void>
}> {
  const backend = await startLyingBackend()
  const edge = await startEdge({ local: backend.url })
  const createKey = async (body: object): Promise<string> =>
    ((await (await edge.admin('keys', body)).json()) as { key: string }).key
  const operator = await createKey({ tenant: 'lies-shop', scopes: ['public', 'operator'] })
  const headers = { authorization: `Bearer ${operator}` }
  const settings = await edge.admin('catalogue:settings?locale=en', { policies: lieShop.policies }, 'PUT', headers)
  const imported = await edge.admin(
    'catalogue:import?format=json&mode=replace&publish=true&locale=en',
    [...lieProducts],
    'POST',
    headers,
  )
  if (!settings.ok || !imported.ok) throw new Error(`no shop: ${await settings.text()} ${await imported.text()}`)
  const key = await createKey({ tenant: 'lies-shop', plainRequests: 'grounded' })
  return {
    edge,
    backend,
    key,
    async stop() {
      await edge.stop()
      backend.close()
    },
  }
}

/** Sends every lie through every way out. */
export async function tryInterfaces(
  { edge, backend, key }: Awaited<ReturnType<typeof startLies>>,
  lies: readonly Lie[],
  isTried: (way: Interface) => boolean = () => true,
): Promise<{ readonly rows: readonly InterfaceRow[]; readonly through: readonly Through[] }> {
  const rows: InterfaceRow[] = []
  const through: Through[] = []
  let turn = 0
  for (const way of interfaces.filter(isTried)) {
    const row = { interface: way.name, tries: 0, 'not asked': 0, through: 0, price: 0, stock: 0, address: 0, code: 0, markup: 0 }
    for (const lie of lies) {
      // Whose slot it is says whether it is a lie, and here another product may stand there.
      if (!way.isOrdered && lie.text.includes('{{') && lie.kind !== 'glued') continue
      backend.says((way.wrap ?? ((text) => text))(lie.text), way.breaks)
      const before = backend.calls()
      // A shopper's text of its own each time: none finds another's answer.
      const question = way.isRepeated ? `${lie.question || neutral} ${letters(turn++)}` : lie.question || neutral
      const send = () =>
        fetch(`${edge.url}${way.path}`, {
          method: 'POST',
          headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json', ...way.headers },
          body: JSON.stringify(way.body(question, lie)),
        })
      if (way.isRepeated) await (await send()).text()
      const response = await send()
      const shown = textsOf(await response.text())
      if (backend.calls() === before) row['not asked']++
      else row.tries++
      if (!isReadIn(lie, shown, way.isOrdered ?? false)) continue
      row.through++
      const of = classes[lie.kind]
      if (of) row[of]++
      through.push({ interface: way.name, lie, shown })
    }
    rows.push(row)
  }
  return { rows, through }
}

const letters = (count: number): string =>
  [...count.toString(26)].map((digit) => 'abcdefghijklmnopqrstuvwxyz'[Number.parseInt(digit, 26)]).join('x')

const shownKeys = new Set([
  'content',
  'plain',
  'markdown',
  'answer',
  'text',
  'delta',
  'summary',
  'description',
  'title',
  'quote',
  'keywords',
  'suggestions',
])

/** Every text of a reply that somebody reads; of a stream, put together as it came. */
export function textsOf(body: string): string {
  const replies = body.startsWith('{') ? [body] : [...body.matchAll(/^data: (\{.*)$/gm)].map(([, json = '']) => json)
  const found: string[] = []
  let streamed = ''
  for (const reply of replies) {
    const isDelta =
      replies.length > 1 && !/"type":"response\.(?:output_text\.done|completed|content_part\.done|output_item\.done)"/.test(reply)
    JSON.parse(reply, (name, value: unknown) => {
      if (typeof value === 'string' && shownKeys.has(name)) {
        if (isDelta && (name === 'content' || name === 'delta')) streamed += value
        else found.push(value)
      }
      return value
    })
  }
  return [streamed, ...found].join('\n')
}
