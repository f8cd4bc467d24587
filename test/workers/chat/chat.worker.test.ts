import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { ask, backendSaw, errorOf, forgetBackend, otherTenantKey, readStream, seed, send } from '../../support/edge.ts'
import { eventually } from '../../support/eventually.ts'

beforeAll(seed)
beforeEach(forgetBackend)

const mug = { llasa: { products: ['mug'] } }

describe('an answer', () => {
  it('comes whole, in the shape of OpenAI', async () => {
    const response = await ask('whole')
    expect(response.status).toBe(200)
    expect(await response.json()).toMatchObject({
      object: 'chat.completion',
      choices: [{ index: 0, message: { role: 'assistant', content: 'It costs {{1.price}}.' }, finish_reason: 'stop' }],
      usage: { total_tokens: 14 },
    })
  })

  it('streams byte for byte when no products are given', async () => {
    const stream = await readStream(await ask('bytes', { stream: true, temperature: 1 }))
    expect(stream).toMatchObject({ text: 'It costs {{1.price}}.', done: true, error: null })
    expect(stream.raw).toContain(': usage {')
  })

  it('passes as it is where the question names a budget but no product', async () => {
    const whole = await (await ask('anything under 50 euros?')).json<{ llasa?: object }>()
    expect(whole).not.toHaveProperty('llasa')
  })

  it('has its slots filled from the record, whole and streamed', async () => {
    const whole = await (await ask('fill', mug)).json<{ choices: { message: { content: string } }[] }>()
    expect(whole.choices[0]?.message.content).toBe('It costs €12.50.')
    const stream = await readStream(await ask('fill streamed', { ...mug, stream: true }))
    expect(stream).toMatchObject({ text: 'It costs €12.50.', done: true })
  })

  it('never shows a slot that names nothing', async () => {
    const answer = await readStream(
      await ask('unknown slot', { stream: true, llasa: { products: [{ id: 'x', title: 'Priceless' }] } }),
    )
    expect(answer.text).toBe('It costs not given in the listing.')
  })

  it('knows the shop’s policies when asked about the shop, and only then', async () => {
    await (await ask('policies please', { llasa: { products: [] } })).text()
    await (await ask('no policies please')).text()
    const [shop, plain] = (await backendSaw()).requests.map(({ body }) => body.messages[1]?.content)
    expect(shop).toBe('<listing>\n{{shop.returns}}\n</listing>\n\npolicies please')
    expect(plain).toBe('no policies please')
  })

  it('about a product the catalogue lacks is refused by name', async () => {
    expect(await errorOf(await ask('stranger', { llasa: { products: ['nothing'] } }))).toMatchObject({
      status: 404,
      code: 'product_not_found',
      param: 'llasa.products.0',
    })
  })
})

describe('a task', () => {
  const question = 'Which is red?\n0. sky\n1. blood\nAnswer: '

  it('reaches the backend with its own prompt, its form named and a grammar that holds the answer to it', async () => {
    await (await ask(question, { llasa: { task: 'auto' } })).text()
    const [request] = (await backendSaw()).requests
    expect(request?.body.messages[0]?.content).toContain('Do the task.')
    expect(request?.body.messages[1]?.content).toMatch(/\nmultiple-choice$/)
    expect(request?.body).toMatchObject({ response_format: { type: 'ebnf', ebnf: 'root ::= "0" | "1"\n' } })
  })

  it('may be named, and is free where it wants free text', async () => {
    await (await ask('Explain mugs.', { llasa: { task: 'generation' } })).text()
    expect((await backendSaw()).requests[0]?.body).not.toHaveProperty('response_format')
  })

  it.each([
    ['response_format', { response_format: { type: 'json_object' } }],
    ['llasa.products', { llasa: { task: 'auto', products: [] } }],
    ['llasa.task', { llasa: { task: 'guess' } }],
    ['messages', { messages: [{ role: 'assistant', content: 'x' }] }],
  ])('is refused by name together with %s', async (param, more) => {
    expect(await errorOf(await ask(question, { llasa: { task: 'auto' }, ...more }))).toMatchObject({ status: 400, param })
  })

  it('longer than any benchmark asks is refused before its text is searched', async () => {
    const refused = await errorOf(await ask(`Find '${'1.'.repeat(4_000)}`, { llasa: { task: 'auto' } }))
    expect(refused).toMatchObject({ status: 400, code: 'invalid_value', param: 'messages' })
  })

  it('is how a grammar is made: callers cannot send one', async () => {
    const refused = await errorOf(await ask('x', { response_format: { type: 'ebnf', ebnf: 'root ::= "x"' } }))
    expect(refused).toMatchObject({ status: 400, param: 'response_format.type' })
  })
})

describe('what the backend is told', () => {
  it('is our prompt, with the shop fenced, and never the caller’s credentials', async () => {
    await (await ask('does it suit a fox', { ...mug, user: 'u', metadata: { a: 'b' } })).text()
    const [request] = (await backendSaw()).requests
    expect(request?.headers.authorization).toBe('Bearer gateway-token-of-the-test-suite')
    expect(request?.headers['x-llasa-priority']).toBe('interactive')
    expect(request?.body.cache_salt).toBe('sample-shop')
    expect(JSON.stringify(request)).not.toContain('llasa_dev')
    expect(request?.body).toMatchObject({ model: 'llasa-nano', max_completion_tokens: 512, temperature: 0 })
    expect(request?.body.messages.map(({ role }) => role)).toEqual(['system', 'user'])
    expect(request?.body.messages[1]?.content).toMatch(
      /^<listing>\n\{\{1\.title\}\} Blue Mug\n[\s\S]+<\/listing>\n\ndoes it suit a fox$/,
    )
  })

  it('carries the trace on', async () => {
    const traceparent = `00-${'a'.repeat(32)}-${'b'.repeat(16)}-01`
    const response = await ask('trace', {}, { headers: { traceparent } })
    await response.text()
    const [request] = (await backendSaw()).requests
    expect(request?.headers.traceparent).toMatch(/^00-a{32}-(?!b{16})[0-9a-f]{16}-01$/)
    expect(response.headers.get('traceparent')).toBe(request?.headers.traceparent)
  })
})

describe('the exact answer cache', () => {
  it('answers the second identical request, as JSON and as a stream', async () => {
    const first = await ask('twice', mug)
    expect(first.headers.get('cache-status')).toBe('LLaSA; fwd=uri-miss; stored')
    await first.text()
    await eventually(async () => {
      const second = await ask('twice', mug)
      expect(second.headers.get('cache-status')).toMatch(/^LLaSA; hit; ttl=\d+$/)
      await second.text()
    })
    const streamed = await readStream(await ask('twice', { ...mug, stream: true, stream_options: { include_usage: true } }))
    expect(streamed).toMatchObject({ text: 'It costs €12.50.', done: true })
    expect(streamed.raw).toContain('"usage":{"prompt_tokens":11')
    expect((await backendSaw()).started).toBe(1)
  })

  it('keeps a streamed answer too', async () => {
    await readStream(await ask('streamed first', { stream: true }))
    await eventually(async () => {
      const second = await ask('streamed first')
      expect(second.headers.get('cache-status')).toContain('hit')
      expect(await second.json()).toMatchObject({ choices: [{ message: { content: 'It costs {{1.price}}.' } }] })
    })
  })

  it('is bypassed, with the reason said, when the answer may differ or must not be kept', async () => {
    const status = async (more: object, headers = {}) =>
      (await ask('bypass', { ...more }, { headers })).headers.get('cache-status')
    expect(await status({ temperature: 1 })).toBe('LLaSA; fwd=bypass; detail=not-deterministic')
    expect(await status({}, { 'cache-control': 'no-store' })).toBe('LLaSA; fwd=bypass; detail=no-store')
    expect(await status({}, { 'cache-control': 'no-cache' })).toBe('LLaSA; fwd=request; detail=no-cache; stored')
    expect(await status({ temperature: 1, seed: 7 })).toBe('LLaSA; fwd=uri-miss; stored')
  })

  it('never answers one tenant with what another asked', async () => {
    await (await ask('mine')).text()
    await eventually(async () => expect((await ask('mine')).headers.get('cache-status')).toContain('hit'))
    const other = await ask('mine', {}, { key: otherTenantKey })
    expect(other.headers.get('cache-status')).toContain('fwd=uri-miss')
  })

  it('lets concurrent identical requests share one generation, streaming and not', async () => {
    const responses = await Promise.all(
      Array.from({ length: 20 }, (_, index) => ask('together !slow', { stream: index % 2 === 0 })),
    )
    for (const response of responses) expect(await response.text()).toContain('costs')
    expect((await backendSaw()).started).toBe(1)
    expect(responses.filter((response) => response.headers.get('cache-status')?.includes('collapsed')).length).toBe(19)
  })

  it('lets a follower take over when the first one fails', async () => {
    const [first, second] = await Promise.all([ask('fails once !once-cut', { stream: true }), ask('fails once !once-cut')])
    await first.text()
    expect(second.status).toBe(200)
    await second.text()
  })
})

describe('a backend that misbehaves', () => {
  // Good answers between, or its breaker opens (which `breaker.test.ts` looks at).
  beforeEach(async () => {
    for (let time = 0; time < 3; time++) await (await ask('is well', { temperature: 1 })).text()
    await forgetBackend()
  })

  it.each([
    [429, 503, 'overloaded'],
    [503, 503, 'overloaded'],
    [500, 502, 'backend_failed'],
    [401, 502, 'backend_failed'],
    [504, 504, 'backend_timeout'],
  ])('answering %i becomes %i %s, with nothing of its text', async (provided, status, code) => {
    const response = await ask(`!refuse ${provided}`)
    if (code === 'overloaded') expect(response.headers.get('retry-after')).toBe('7')
    const error = await errorOf(response)
    expect(error).toMatchObject({ status, code })
    expect(error.message).not.toContain('10.0.0.7')
  })

  it('refusing what the caller asked for is passed on', async () => {
    expect(await errorOf(await ask('!refuse 400'))).toMatchObject({
      status: 400,
      code: 'context_length_exceeded',
      param: 'messages',
    })
  })

  it('that is down once is asked once more', async () => {
    expect((await ask('!once-down')).status).toBe(200)
    expect((await backendSaw()).started).toBe(2)
  })

  it.each(['!once-cut', '!garbage'])(
    'and dies in the middle of a stream (%s) is not noticed: another goes on with one id',
    async (order) => {
      const response = await ask(order, { stream: true, temperature: 1, stream_options: { include_usage: true } })
      const stream = await readStream(response)
      expect(stream).toMatchObject({ text: 'It costs {{1.price}}.', done: true, error: null })
      expect(new Set([...stream.raw.matchAll(/"id":"([^"]*)"/g)].map(([, id]) => id)).size).toBe(1)
      const [, second] = (await backendSaw()).requests
      expect(second?.body).toMatchObject({
        continue_final_message: true,
        messages: expect.arrayContaining([{ role: 'assistant', content: 'It costs ' }]),
      })
    },
  )

  it('and dies while slots are filled leaves no trace in them', async () => {
    const stream = await readStream(await ask('!once-cut', { ...mug, stream: true }))
    expect(stream).toMatchObject({ text: 'It costs €12.50.', done: true, error: null })
  })

  it.each([
    ['an error event first', '!error-first', true],
    ['half an answer', '!half', false],
  ])('and sends %s has not answered: it is asked elsewhere', async (_name, order, stream) => {
    const response = await ask(order, { stream, temperature: 1 })
    expect(response.status).toBe(200)
    expect(await response.text()).toContain(stream ? 'data: [DONE]' : 'It costs ')
    expect((await backendSaw()).started).toBe(2)
  })

  it('that sends no headers in time is a timeout', async () => {
    expect(await errorOf(await ask('!hang'))).toMatchObject({ status: 504, code: 'backend_timeout' })
  })

  it('that answers 200 with a web page is a failure', async () => {
    expect(await errorOf(await ask('!html'))).toMatchObject({ status: 502, code: 'backend_failed' })
  })

  it.each([
    ['!cut', 'backend_failed', {}],
    ['!cut', 'backend_failed', mug],
    ['!silent', 'backend_timeout', {}],
  ])('with %s whoever goes on ends the stream by an error event', async (order, code, more) => {
    const stream = await readStream(await ask(order, { ...more, stream: true, temperature: 1 }))
    expect(stream.done).toBe(false)
    expect(stream.error).toMatchObject({ code })
    // Of a sentence held to the records nothing leaves before its end.
    expect(stream.text).toMatch('llasa' in more ? /^$/ : /^It costs /)
  })
})

describe('when no backend can answer', () => {
  const allow = { headers: { 'cache-control': 'no-cache, stale-if-error=60' } }

  it('a stored answer is given where the caller allows it, and nothing where not', async () => {
    const content = 'stand in !once-refused'
    await (await ask(content)).text()
    await eventually(async () => {
      const again = await ask(content)
      expect(again.headers.get('cache-status')).toContain('hit')
      await again.text()
    })
    expect((await errorOf(await ask(content, {}, { headers: { 'cache-control': 'no-cache' } }))).code).toBe('overloaded')
    const response = await ask(content, {}, allow)
    expect(response.headers.get('cache-status')).toBe('LLaSA; hit; detail=stale-if-error')
    expect(await response.json()).toMatchObject({ choices: [{ message: { content: 'It costs {{1.price}}.' } }] })
  })

  it('and nothing is stored, the refusal stands', async () => {
    const response = await ask('nothing stored !refuse 503', {}, allow)
    expect(response.headers.get('retry-after')).toBe('7')
    expect(await errorOf(response)).toMatchObject({ status: 503, code: 'overloaded' })
  })
})

describe('a deadline', () => {
  it('of the caller reaches the backend where it is nearer than ours', async () => {
    const at = Date.now() + 5_000
    await (await ask('deadline', { temperature: 1 }, { headers: { 'x-request-deadline': String(at) } })).text()
    expect((await backendSaw()).requests[0]?.headers['x-request-deadline']).toBe(String(at))
    const refused = await ask('deadline', {}, { headers: { 'x-request-deadline': 'soon' } })
    expect(await errorOf(refused)).toMatchObject({ status: 400, param: 'x-request-deadline' })
  })

  it('of one caller in a hurry closes no backend for the others', async () => {
    for (let time = 0; time < 12; time++) {
      const late = { headers: { 'x-request-deadline': String(Date.now() + (time % 2 ? 20 : -1_000)) } }
      expect((await errorOf(await ask(`!slow hurry ${time}`, { temperature: 1 }, late))).status).toBe(504)
    }
    const response = await ask('no hurry', { temperature: 1 })
    expect(response.status).toBe(200)
    await response.text()
  })

  it('that has passed ends the waiting', async () => {
    const late = { headers: { 'x-request-deadline': String(Date.now() + 300) } }
    expect(await errorOf(await ask('!hang late', { temperature: 1 }, late))).toMatchObject({ status: 504 })
  })
})

describe('a request without a valid key', () => {
  it.each([null, 'nonsense', 'llasa_dev_wrongsecret', 'llasa_nobody_localonly'])('(%s) gets 401', async (key) => {
    expect(await errorOf(await ask('hello', {}, { key }))).toMatchObject({ status: 401, code: 'invalid_api_key' })
    expect((await backendSaw()).started).toBe(0)
  })
})

describe('a request that is not right', () => {
  const chat = (body: unknown, headers = {}) => send('/v1/chat/completions', body, { headers })
  const base = { model: 'llasa', messages: [{ role: 'user', content: 'hi' }] }

  it.each([
    ['no JSON', '{', 400, 'invalid_json', null],
    ['no messages', { model: 'llasa' }, 400, 'invalid_value', 'messages'],
    ['an unknown model', { ...base, model: 'gpt-9' }, 404, 'model_not_found', 'model'],
    ['an unknown field', { ...base, logit_bias: { 50: -100 } }, 400, 'unsupported_parameter', 'logit_bias'],
    ['an unknown field of ours', { ...base, llasa: { mood: 1 } }, 400, 'unsupported_parameter', 'llasa.mood'],
    ['a language that is none', { ...base, llasa: { locale: 'en-1', products: ['mug'] } }, 400, 'invalid_value', 'llasa.locale'],
    ['n = 2', { ...base, n: 2 }, 400, 'invalid_value', 'n'],
    ['a hot temperature', { ...base, temperature: 3 }, 400, 'invalid_value', 'temperature'],
    ['too many tokens', { ...base, max_tokens: 100_000 }, 400, 'invalid_value', 'max_tokens'],
    [
      'an image',
      { ...base, messages: [{ role: 'user', content: [{ type: 'image_url' }] }] },
      400,
      'invalid_value',
      'messages.0.content.0.type',
    ],
    ['an unknown role', { ...base, messages: [{ role: 'wizard', content: 'x' }] }, 400, 'invalid_value', 'messages.0.role'],
    ['stream options without stream', { ...base, stream_options: {} }, 400, 'invalid_value', 'stream_options'],
    ['a tool choice without tools', { ...base, tool_choice: 'required' }, 400, 'invalid_value', 'tool_choice'],
    [
      'a last message that cannot fit',
      { ...base, messages: [{ role: 'user', content: 'x'.repeat(60_000) }] },
      400,
      'context_length_exceeded',
      'messages',
    ],
    ['a large body', 'x'.repeat(300_000), 413, 'request_too_large', null],
  ])('(%s) is refused with the field named', async (_name, body, status, code, param) => {
    expect(await errorOf(await chat(body))).toMatchObject({ status, code, param })
  })

  it('must be JSON by its content type', async () => {
    expect(await errorOf(await chat('a=b', { 'content-type': 'application/x-www-form-urlencoded' }))).toMatchObject({
      status: 415,
    })
  })

  it('with another method gets 405, at another address 404', async () => {
    expect((await send('/v1/chat/completions')).status).toBe(405)
    expect((await send('/v1/embeddings', {})).status).toBe(404)
  })
})
