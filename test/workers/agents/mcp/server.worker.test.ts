import { exports } from 'cloudflare:workers'
import { Client, StreamableHTTPClientTransport } from '@modelcontextprotocol/client'
import { beforeAll, describe, expect, it } from 'vitest'
import { blueMug, errorOf, publicKey, publishShop, seed, send } from '../../../support/edge.ts'

const context = { language: 'ga' }

async function connect(pin?: '2026-07-28' | 'legacy') {
  const client = new Client(
    { name: 'test', version: '1' },
    pin === undefined ? {} : { versionNegotiation: { mode: pin === 'legacy' ? 'legacy' : { pin } } },
  )
  const transport = new StreamableHTTPClientTransport(new URL('https://edge.test/mcp'), {
    fetch: (url, init) => exports.default.fetch(new Request(url, init)),
    requestInit: { headers: { authorization: `Bearer ${publicKey}` } },
  })
  await client.connect(transport)
  return client
}

describe('the shop as tools', () => {
  beforeAll(async () => {
    await seed()
    await publishShop('sample-shop', {
      version: '7',
      // Of its own: isolates remember what others published for a while.
      locale: 'ga',
      products: [
        blueMug,
        {
          id: 'tee-s',
          parent: 'tee',
          title: 'Red Tee S',
          price: { amount: 2000, currency: 'EUR' },
          options: [{ name: 'size', value: 'S' }],
          attributes: {},
        },
        {
          id: 'tee-m',
          parent: 'tee',
          title: 'Red Tee M',
          price: { amount: 2100, currency: 'EUR' },
          options: [{ name: 'size', value: 'M' }],
          attributes: {},
        },
      ],
      policies: { returns: 'Send it back within 30 days.' },
    })
  })

  it.each(['2026-07-28', 'legacy'] as const)('serves an official client of the era %s', async (era) => {
    const client = await connect(era)
    const { tools } = await client.listTools()
    expect(tools.map(({ name }) => name).sort()).toEqual(['ask_business', 'compare_products', 'get_product', 'search_catalog'])
    expect(tools.find(({ name }) => name === 'search_catalog')?.inputSchema).toMatchObject({
      type: 'object',
      properties: { query: { type: 'string' } },
    })

    const found = await client.callTool({
      name: 'search_catalog',
      arguments: { query: 'red tee', context, filters: { price: { max: 2000 } } },
    })
    expect(found.structuredContent).toMatchObject({ products: [{ id: 'tee', variants: [{ id: 'tee-s' }, { id: 'tee-m' }] }] })
    expect(
      (await client.callTool({ name: 'search_catalog', arguments: { query: 'submarine', context } })).structuredContent,
    ).toMatchObject({ products: [] })

    const product = await client.callTool({ name: 'get_product', arguments: { id: 'mug', context } })
    expect(product.structuredContent).toMatchObject({ product: { price_range: { min: { amount: 1250, currency: 'EUR' } } } })

    const answer = await client.callTool({
      name: 'ask_business',
      arguments: {
        meta: { 'ucp-agent': { profile: 'https://agent.example/profile' } },
        ask: { query: `How much is the mug, asks ${era}?`, ids: ['mug'] },
      },
    })
    expect(answer.structuredContent).toMatchObject({ answer: { plain: 'It costs €12.50.' } })

    const compared = await client.callTool({ name: 'compare_products', arguments: { ids: ['tee-m', 'tee-s'], context } })
    expect(compared.structuredContent).toMatchObject({
      cheapest: 'tee-s',
      fields: expect.arrayContaining([{ key: 'price', values: ['€21.00', '€20.00'] }]),
    })
    await client.close()
  })

  it('says what is wrong in words an agent can act on', async () => {
    const client = await connect()
    const missing = await client.callTool({ name: 'get_product', arguments: { id: 'nothing' } })
    expect([missing.isError, JSON.stringify(missing.content)]).toEqual([true, expect.stringContaining('product_not_found')])
    const bad = await client.callTool({ name: 'compare_products', arguments: { ids: ['mug'] } }).then(
      (result) => JSON.stringify(result),
      (error: Error) => error.message,
    )
    expect(bad).toContain('ids')
    await client.close()
  })

  it('takes arguments as models fill them in, and ids as they write them', async () => {
    const client = await connect()
    const search = (provided: Record<string, unknown>) =>
      client.callTool({ name: 'search_catalog', arguments: { query: 'red tee', context, ...provided } })
    for (const provided of [
      { filters: null, sort: null },
      { filters: { price: { max: '2000', min: null } }, pagination: { limit: '5' } },
      { filters: '{"price": {"max": 2000}}' },
      { filters: { categories: [] } },
    ])
      expect((await search(provided)).structuredContent).toMatchObject({ products: [{ id: 'tee' }] })
    for (const id of ['“tee-s”', '**tee-s**', 'id: tee-s', 'TEE-S', 'tee\u2011s'])
      expect([id, (await client.callTool({ name: 'get_product', arguments: { id, context } })).structuredContent]).toMatchObject([
        id,
        { product: { id: 'tee' } },
      ])
    const compared = await client.callTool({
      name: 'compare_products',
      arguments: { ids: ['`tee-s`', 'Tee-M', 'nothing'], context },
    })
    expect(compared.structuredContent).toMatchObject({ products: [{ id: 'tee-s' }, { id: 'tee-m' }], unknown: ['nothing'] })
    expect((await search({ pagination: { limit: 'many' } })).isError).toBe(true)
    await client.close()
  })

  it('answers about a product that is not here with no other', async () => {
    const client = await connect()
    const ask = async (ids: string[]) =>
      (
        await client.callTool({
          name: 'ask_business',
          arguments: { ask: { query: 'How much is it, and which size?', ids, context } },
        })
      ).structuredContent as { answer: { plain: string }; messages?: { code: string }[]; links?: unknown }
    const unknown = await ask(['nothing'])
    expect(unknown.answer.plain).not.toMatch(/\d|tee|mug/i)
    expect([unknown.links, unknown.messages?.map(({ code }) => code)]).toEqual([
      undefined,
      expect.arrayContaining(['unknown_id']),
    ])
    expect((await ask(['`tee-s`'])).messages?.map(({ code }) => code) ?? []).not.toContain('unknown_id')
    await client.close()
  })

  it('is closed without a key, and knows no other method than POST', async () => {
    expect(await errorOf(await send('/mcp', { jsonrpc: '2.0', id: 1, method: 'tools/list' }, { key: null }))).toMatchObject({
      status: 401,
    })
    expect((await send('/mcp')).status).toBe(405)
  })
})

describe('UCP', () => {
  beforeAll(seed)

  it('is announced where agents look, without a key', async () => {
    const response = await send('/.well-known/ucp', undefined, { key: null })
    const { ucp } = await response.json<{
      ucp: { services: Record<string, { transport: string; endpoint: string }[]>; capabilities: object }
    }>()
    expect(ucp.services['dev.ucp.shopping']?.map(({ transport, endpoint }) => [transport, endpoint])).toEqual([
      ['rest', 'https://edge.test/ucp'],
      ['mcp', 'https://edge.test/mcp'],
    ])
    expect(Object.keys(ucp.capabilities)).toContain('dev.ucp.common.ask')
  })

  it('searches, looks up and asks over REST', async () => {
    const search = await (await send('/ucp/catalog/search', { query: 'blue mug', signals: { ignored: true } })).json<{
      products: { id: string }[]
    }>()
    expect(search.products.map(({ id }) => id)).toEqual(['mug'])
    const lookup = await (await send('/ucp/catalog/lookup', { ids: ['mug', 'nothing'] })).json<object>()
    expect(lookup).toMatchObject({
      products: [{ variants: [{ inputs: [{ id: 'mug', match: 'exact' }] }] }],
      messages: [{ code: 'not_found' }],
    })
    expect(await errorOf(await send('/ucp/catalog/product', { id: 'nothing' }))).toMatchObject({
      status: 404,
      code: 'product_not_found',
    })
    const question = await (
      await send('/ucp/ask', { query: 'How much is it, UCP?', ids: ['mug'], conversation: { id: 'old' } })
    ).json<object>()
    expect(question).toMatchObject({ answer: { plain: 'It costs €12.50.' }, messages: [{ code: 'conversation_not_found' }] })
  })

  it.each(['*/*', 'application/json', 'application/json, text/event-stream', ''])(
    'answers an agent that accepts %j',
    async (accept) => {
      const clientInfo = { name: 'agent', version: '1' }
      const response = await send(
        '/mcp',
        { jsonrpc: '2.0', id: 1, method: 'initialize', params: { protocolVersion: '2025-06-18', capabilities: {}, clientInfo } },
        { headers: accept ? { accept } : {} },
      )
      expect(response.status).toBe(200)
      if (accept.includes('event-stream')) return void (await response.text())
      expect(response.headers.get('content-type')).toBe('application/json')
      expect(await response.json()).toMatchObject({ id: 1, result: { serverInfo: { name: 'llasa' } } })
    },
  )

  it('has no number of 2^53 − 1 and no keyword in its schemas that readers of tools refuse', async () => {
    const tools = JSON.stringify(await (await connect()).listTools())
    for (const word of ['9007199254740991', '$schema', '"additionalProperties":{}', 'propertyNames'])
      expect(tools).not.toContain(word)
  })

  const call = async (message: object, headers: Record<string, string> = {}) =>
    (await send('/mcp', { jsonrpc: '2.0', id: 7, ...message }, { headers: { accept: 'application/json', ...headers } })).json()

  it.each([
    ['resources/list', { resources: [] }],
    ['resources/templates/list', { resourceTemplates: [] }],
    ['prompts/list', { prompts: [] }],
    ['ping', {}],
  ])('answers a client that looks for %s', async (method, result) => {
    expect(await call({ method })).toMatchObject({ id: 7, result })
  })

  it('takes messages with nulls, arguments as a text, and a version that is not named', async () => {
    const tools = { result: { tools: expect.any(Array) } }
    expect(await call({ method: 'tools/list', params: null })).toMatchObject(tools)
    expect(await call({ method: 'tools/list', params: { cursor: null } })).toMatchObject(tools)
    expect(await call({ method: 'tools/list' }, { 'mcp-protocol-version': '' })).toMatchObject(tools)
    for (const provided of [null, JSON.stringify({ query: 'blue mug', context })])
      expect(await call({ method: 'tools/call', params: { name: 'search_catalog', arguments: provided } })).toMatchObject({
        result: { structuredContent: { products: expect.any(Array) } },
      })
  })

  it('takes nulls, languages of other systems and an id named twice over REST', async () => {
    const found = await send('/ucp/catalog/search', { query: 'blue mug', filters: null, context: { language: 'ga_IE' } })
    expect(await found.json()).toMatchObject({ products: [{ id: 'mug' }] })
    const lookup = await send('/ucp/catalog/lookup', { ids: ['mug', 'mug'], context: null })
    expect((await lookup.json<{ products: unknown[] }>()).products).toHaveLength(1)
    expect((await send('/v1/ask', { query: 'How much is the mug?', ids: null, conversation: null })).status).toBe(200)
  })

  it('may be looked for by a page of another origin, and by a client whose base address ends with a slash', async () => {
    const headers = {
      origin: 'https://shop.example',
      'access-control-request-method': 'GET',
      'access-control-request-headers': 'ucp-agent',
    }
    const preflight = await exports.default.fetch(
      new Request('https://edge.test/.well-known/ucp', { method: 'OPTIONS', headers }),
    )
    expect([preflight.status, preflight.headers.get('access-control-allow-headers')]).toEqual([204, 'ucp-agent'])
    expect((await send('//v1/models')).status).toBe(200)
  })

  it.each(['<mug>', '[mug]', '`mug`', '"mug".'])('finds a product whose id an agent wrote as %s', async (id) => {
    const { isError } = await (await connect()).callTool({ name: 'get_product', arguments: { id, context } })
    expect(isError).not.toBe(true)
  })

  it('names close ids where there is none', async () => {
    const { content } = await (await connect()).callTool({ name: 'get_product', arguments: { id: 'blue-mug-xl', context } })
    expect(JSON.stringify(content)).toContain('Close ones: mug')
  })
})
