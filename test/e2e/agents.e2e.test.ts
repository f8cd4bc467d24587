import { readFileSync } from 'node:fs'
import { createOpenAICompatible } from '@ai-sdk/openai-compatible'
import { Client, StreamableHTTPClientTransport } from '@modelcontextprotocol/client'
import { Validator } from '@seriousme/openapi-schema-validator'
import { streamText } from 'ai'
import { Ajv2020 } from 'ajv/dist/2020.js'
import addFormats from 'ajv-formats'
import OpenAI from 'openai'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { localKeys } from '../../shared/api-key.ts'
import { type ChatEvent, Llasa, LlasaError } from '../../workers/client/client.ts'
import { type Stack, startStack } from '../support/stack.ts'

interface Operation {
  readonly requestBody?: { readonly content: { readonly 'application/json': { readonly schema: { readonly $ref: string } } } }
  readonly responses: Readonly<Record<string, { readonly content?: Readonly<Record<string, { readonly schema: object }>> }>>
}
const document = JSON.parse(readFileSync('docs/openapi.json', 'utf8')) as {
  paths: Record<string, Record<'get' | 'post', Operation>>
  components: object
}

let stack: Stack
const warrantyRequest = {
  temperature: 0,
  messages: [{ role: 'user' as const, content: 'How much is the Ridge backpack?' }],
  llasa: { retrieve: true },
}

beforeAll(async () => {
  stack = await startStack()
})
afterAll(() => stack.stop())

describe('our own fields in a stream', () => {
  it('are ignored by the openai client, and there for who looks', async () => {
    const client = new OpenAI({ baseURL: `${stack.url}/v1`, apiKey: localKeys.public, maxRetries: 0 })
    const stream = await client.chat.completions.create({ model: 'llasa', ...warrantyRequest, stream: true })
    let text = ''
    const ours: object[] = []
    for await (const event of stream) {
      text += event.choices[0]?.delta.content ?? ''
      if ('llasa' in event) ours.push(event.llasa as object)
    }
    expect(text).toContain('€129.00')
    expect(ours[0]).toMatchObject({ products: [{ id: 'ridge-45-backpack', price: { amount: 12_900 } }] })
    expect(ours.at(-1)).toMatchObject({
      grounding: { claims: [{ text: '€129.00' }], violations: 0 },
      citations: [{ productId: 'ridge-45-backpack' }],
    })
  })

  it('are ignored by the AI SDK', async () => {
    const llasa = createOpenAICompatible({
      name: 'llasa',
      baseURL: `${stack.url}/v1`,
      apiKey: localKeys.public,
      transformRequestBody: (body) => ({ ...body, llasa: { retrieve: true } }),
    })
    const { textStream } = streamText({
      model: llasa('llasa'),
      prompt: 'How much is the Ridge backpack, AI SDK?',
      temperature: 0,
    })
    let text = ''
    for await (const piece of textStream) text += piece
    expect(text).toContain('€129.00')
  })

  it('come typed from our client, in the order in which they are known', async () => {
    const client = new Llasa({ baseUrl: stack.url, apiKey: localKeys.public })
    const events: ChatEvent[] = []
    for await (const event of await client.streamChat(warrantyRequest)) events.push(event)
    expect(events[0]?.type).toBe('products')
    expect(events.map((event) => (event.type === 'text' ? event.text : '')).join('')).toContain('€129.00')
    const end = events.find((event) => event.type === 'end')
    expect(end?.llasa.grounding?.claims[0]).toMatchObject({ field: 'price', productId: 'ridge-45-backpack' })
    expect(events.at(-1)).toMatchObject({ type: 'usage' })
    await expect(client.search({ query: 'x', limit: 1_000 })).rejects.toMatchObject({
      name: 'LlasaError',
      status: 400,
      param: 'limit',
    })
    await expect(client.product('nothing')).rejects.toBeInstanceOf(LlasaError)
    expect((await client.task<{ label: string }>('classify-relevance', { query: 'tent', title: 'Tent' })).output.label).toMatch(
      /^(exact|substitute|complement|irrelevant)$/,
    )
  })
})

describe('an agent', () => {
  it('shops through the official MCP client over the network', async () => {
    const client = new Client({ name: 'test', version: '1' })
    const requestInit = { headers: { authorization: `Bearer ${localKeys.public}` } }
    await client.connect(new StreamableHTTPClientTransport(new URL(`${stack.url}/mcp`), { requestInit }))
    const found = await client.callTool({ name: 'search_catalog', arguments: { query: 'headlamp' } })
    expect(found.structuredContent).toMatchObject({ products: [{ title: 'Fjellvik Glimt Headlamp' }] })
    const reported = await client.callTool({ name: 'ask_business', arguments: { ask: { query: 'How do I cancel my order?' } } })
    expect(JSON.stringify(reported.structuredContent)).toContain('"plain"')
    await client.close()
  })

  it('finds its way from the places where agents look', async () => {
    for (const path of ['/llms.txt', '/api.md', '/openapi.json']) expect((await fetch(`${stack.url}${path}`)).status).toBe(200)
    const profile = (await (await fetch(`${stack.url}/.well-known/ucp`)).json()) as { ucp: { services: object } }
    expect(profile.ucp.services).toHaveProperty(['dev.ucp.shopping', 0, 'endpoint'], `${stack.url}/ucp`)
  })
})

describe('the API description', () => {
  it('is valid OpenAPI 3.1', async () => {
    expect(await new Validator().validate(structuredClone(document))).toMatchObject({ valid: true })
  })

  const question = { input: { product: { id: 'ridge-45-backpack' }, question: 'What is its weight?' } }
  it.each([
    ['get', '/v1/models', undefined],
    ['get', '/v1/products', undefined],
    ['get', '/v1/products/{id}', undefined],
    ['post', '/v1/products:search', { query: 'backpack' }],
    ['get', '/v1/tasks', undefined],
    ['post', '/v1/tasks/product-question', question],
    ['post', '/v1/tasks/product-question', { items: [question.input, { product: { id: 'nothing' }, question: 'x' }] }],
    [
      'post',
      '/v1/tasks/search-rank',
      {
        input: {
          query: 'tent',
          products: [
            { id: 'a', title: 'Tent' },
            { id: 'b', title: 'Mug' },
          ],
        },
      },
    ],
    ['post', '/v1/chat/completions', { model: 'llasa', ...warrantyRequest }],
    ['post', '/v1/ask', { query: 'How do I cancel my order?' }],
    ['post', '/v1/feedback', { answerId: 'chatcmpl-1', vote: 'up' }],
    ['post', '/ucp/catalog/search', { query: 'tent' }],
    ['post', '/v1/products:search', { query: 1 }],
  ] as const)('says what %s %s answers to %j', async (method, path, body) => {
    const ajv = new Ajv2020({ strict: false, allErrors: true })
    addFormats.default(ajv)
    ajv.addSchema({ $id: 'https://llasa.example/openapi.json', ...document })
    const response = await fetch(`${stack.url}${path.replace('{id}', 'ridge-45-backpack')}`, {
      method: method.toUpperCase(),
      headers: { authorization: `Bearer ${localKeys.public}`, 'content-type': 'application/json' },
      ...(body && { body: JSON.stringify(body) }),
    })
    const pointer = `#/paths/${path.replaceAll('/', '~1').replace('{', '%7B').replace('}', '%7D')}/${method}/responses/200/content/application~1json/schema`
    const schema = response.ok ? pointer : '#/components/schemas/ErrorResponse'
    const validate = ajv.compile({ $ref: `https://llasa.example/openapi.json${schema}` })
    expect([validate(await response.json()), validate.errors]).toEqual([true, null])
  })
})
