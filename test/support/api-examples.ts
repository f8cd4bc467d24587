import { readFileSync } from 'node:fs'
import { localKeys } from '../../shared/api-key.ts'

interface Operation {
  readonly operationId: string
  readonly parameters?: readonly { name: string; in: string; required?: boolean; example?: unknown }[]
  readonly requestBody?: { readonly content: Readonly<Record<string, { readonly example?: unknown }>> }
}

/** What only a caller has, and no example can name: made for each operation that needs it. */
interface Prepared {
  readonly id?: string
  readonly body?: unknown
  readonly headers?: Record<string, string>
}

const csv = 'id,title,price\nmug-of-the-test,Enamel mug,9.00 EUR\n'
/** With a row that is wrong, it waits for a decision. */
const broken = `${csv}cup-of-the-test,,9.00 EUR\n`
const markdown = '## Do you engrave? {#engrave}\n- also: can you put my name on it\n\nYes, within a day.\n'

/** Sends every operation of `docs/openapi.json` with the example that `/docs` shows; gives what was refused. */
export async function pressOperations(url: string): Promise<string[]> {
  const { paths } = JSON.parse(readFileSync('docs/openapi.json', 'utf8')) as { paths: Record<string, Record<string, Operation>> }
  const headers = {
    authorization: `Bearer ${localKeys.operator}`,
    'content-type': 'application/json',
    'ucp-agent': 'profile="https://agent.example/profile"',
    'api-version': '2026-04-17',
  }
  const call = async <T>(method: string, path: string, body?: unknown): Promise<T> => {
    const sent = body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }
    return (await fetch(`${url}${path}`, { method, headers, ...sent })).json() as Promise<T>
  }
  const newKey = async () => ({ id: (await call<{ id: string }>('POST', '/admin/v1/keys', { name: 'of the test' })).id })
  const newFeed = async () => ({ id: (await call<{ id: string }>('POST', '/acp/feeds', { target_country: 'DE' })).id })
  const staged = async () => ({
    id: (await call<{ id: string }>('POST', '/admin/v1/catalogue:import?format=google-csv', broken)).id,
  })
  const prepared: Readonly<Record<string, () => Promise<Prepared>>> = {
    getKey: newKey,
    putKey: newKey,
    revokeKey: newKey,
    rotateKey: newKey,
    getAcpFeed: newFeed,
    getAcpFeedProducts: newFeed,
    upsertAcpFeedProducts: async () => ({
      ...(await newFeed()),
      body: {
        products: [{ id: 'tee', title: 'Tee', variants: [{ id: 'tee-s', title: 'S', price: { amount: 900, currency: 'EUR' } }] }],
      },
    }),
    getImport: staged,
    discardImport: staged,
    commitImport: async () => ({ ...(await staged()), body: { partial: true } }),
    importCatalogue: async () => ({ body: csv }),
    importFaqs: async () => ({ body: markdown }),
    putFaq: async () => ({ id: 'sharpen-knives' }),
    deleteFaq: async () => ({ id: 'sharpen-knives' }),
    sendFeedback: async () => {
      const request = { model: 'llasa', messages: [{ role: 'user', content: 'Do you have a tent?' }] }
      const { id } = await call<{ id: string }>('POST', '/v1/chat/completions', request)
      return { body: { answerId: id, vote: 'up' } }
    },
    putRollout: async () => {
      const { document, revision } = await call<{
        revision: number
        document: { name: string; arms: Record<string, object>; regions: { name: string }[] }
      }>('GET', '/admin/v1/rollout')
      const plan = { arm: 'canary', regions: [document.regions[0]?.name], percents: [5, 50], paused: false }
      const arms = { ...document.arms, canary: { ...document.arms.stable, revision: 'next' } }
      return { body: { document: { ...document, arms, plan }, why: 'a first look' }, headers: { 'if-match': `"${revision}"` } }
    },
  }
  const refused: string[] = []
  for (const [path, operations] of Object.entries(paths))
    for (const [method, { operationId, parameters = [], requestBody }] of Object.entries(operations)) {
      const more = (await prepared[operationId]?.()) ?? {}
      const exampleOf = (name: string) => parameters.find((parameter) => parameter.name === name)?.example
      const query = new URLSearchParams(
        parameters.flatMap((parameter) =>
          parameter.in === 'query' && parameter.example !== undefined ? [[parameter.name, String(parameter.example)]] : [],
        ),
      )
      const address = `${path.replace('{id}', String(more.id ?? exampleOf('id')))}${query.size ? `?${query}` : ''}`
      const body = more.body ?? requestBody?.content['application/json']?.example
      const response = await fetch(`${url}${address}`, {
        method: method.toUpperCase(),
        headers: { ...headers, ...more.headers },
        ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
      })
      const text = await response.text()
      // What the loaded model cannot do, a task says; that is an answer.
      const isAnswer = response.ok || text.includes('"invalid_output"')
      if (!isAnswer) refused.push(`${operationId} ${response.status} ${text.slice(0, 200)}`)
    }
  return refused
}
