import { readFileSync } from 'node:fs'
import { createOpenAI } from '@ai-sdk/openai'
import { createOpenAICompatible } from '@ai-sdk/openai-compatible'
import { generateText, isStepCount, streamText, tool } from 'ai'
import OpenAI from 'openai'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import * as z from 'zod'
import { Random } from '../../gpu-backend/dataset/grounded/random.ts'
import { localKeys } from '../../shared/api-key.ts'
import { llasaMetadata } from '../../workers/client/ai-sdk.ts'
import { eventually } from '../support/eventually.ts'
import { metric, type Stack, startStack } from '../support/stack.ts'

let stack: Stack
let client: OpenAI

beforeAll(async () => {
  stack = await startStack()
  client = new OpenAI({ baseURL: `${stack.url}/v1`, apiKey: localKeys.public, maxRetries: 0 })
})
afterAll(async () => {
  await stack.stop()
})

const priceQuestion = {
  model: 'llasa',
  temperature: 0,
  messages: [{ role: 'user' as const, content: 'How much is it?' }],
  llasa: { products: ['ridge-45-backpack'] },
}

describe('a shopping task', () => {
  const answer = async (content: string): Promise<string> => {
    const taskRequest = {
      model: 'llasa',
      temperature: 0,
      messages: [{ role: 'user' as const, content }],
      llasa: { task: 'auto' },
    }
    return (await client.chat.completions.create(taskRequest)).choices[0]?.message.content ?? ''
  }
  const products = ['Red Mug', 'Wool Socks', 'Tent', 'Green Mug', 'Lamp', 'Rope']
    .map((title, index) => `${index + 1}. ${title}`)
    .join('\n')

  it('is answered in its form by whatever model is loaded: a number, three numbers, an order, words of the text', async () => {
    expect(await answer('Which is red?\n0. sky\n1. blood\nAnswer: ')).toMatch(/^[01]$/)
    expect(await answer('Rate the review on a scale of 1 to 5.\nInput: I love it.\nOutput:')).toMatch(/^[1-5]$/)
    const picks = (await answer(`Query: mug. Select 3 products, separated by commas.\n${products}\nOutput: `)).split(',')
    expect(new Set(picks).size).toBe(3)
    expect(await answer("Identify the 'Color' in the product title 'Acme Mug, Dark Red'.")).toMatch(/^(Acme|Mug|Dark|Red)/)
  })
})

describe('the official openai client', () => {
  it('gets an answer whose price is the record’s', async () => {
    const completion = await client.chat.completions.create(priceQuestion)
    expect(completion.choices[0]?.message.content).toContain('€129.00')
    expect(completion.choices[0]?.finish_reason).toBe('stop')
    // The edge knows this answer: it costs no tokens.
    expect(completion.usage).toMatchObject({ completion_tokens: 0, total_tokens: 0 })
  })

  it('streams the same answer, with usage when asked', async () => {
    const stream = await client.chat.completions.create({
      ...priceQuestion,
      stream: true,
      stream_options: { include_usage: true },
    })
    let text = ''
    let usage: OpenAI.CompletionUsage | null | undefined
    for await (const event of stream) {
      text += event.choices[0]?.delta.content ?? ''
      usage = event.usage ?? usage
    }
    expect(text).toContain('€129.00')
    expect(usage?.total_tokens).toBe(0)
  })

  it('finds the second identical request in the cache', async () => {
    // About no product: the model's to answer, so the answer is stored.
    const question = {
      model: 'llasa',
      temperature: 0,
      messages: [{ role: 'user' as const, content: 'Write a line about tents.' }],
      llasa: { retrieve: false },
    }
    await client.chat.completions.create(question)
    await eventually(async () => {
      const { response } = await client.chat.completions.create(question).withResponse()
      expect(response.headers.get('cache-status')).toMatch(/^LLaSA; hit; ttl=/)
    })
  })

  it('gets JSON that fits its schema', async () => {
    const schema = {
      type: 'object',
      properties: { inStock: { type: 'boolean' }, size: { enum: ['small', 'large'] } },
      required: ['inStock', 'size'],
      additionalProperties: false,
    }
    const completion = await client.chat.completions.create({
      ...priceQuestion,
      response_format: { type: 'json_schema', json_schema: { name: 'facts', strict: true, schema } },
    })
    const value = JSON.parse(completion.choices[0]?.message.content ?? '')
    expect(typeof value.inStock).toBe('boolean')
    expect(['small', 'large']).toContain(value.size)
  })

  it('gets a call of the tool it names', async () => {
    const parameters = { type: 'object', properties: { kind: { enum: ['tent', 'mug'] } }, required: ['kind'] }
    const completion = await client.chat.completions.create({
      model: 'llasa',
      messages: [{ role: 'user', content: 'Find me a tent.' }],
      tools: [{ type: 'function', function: { name: 'search', parameters } }],
      tool_choice: { type: 'function', function: { name: 'search' } },
    })
    const [call] = completion.choices[0]?.message.tool_calls ?? []
    expect(completion.choices[0]?.finish_reason).toBe('tool_calls')
    expect(call?.type === 'function' && call.function.name).toBe('search')
    expect(['tent', 'mug']).toContain(call?.type === 'function' && JSON.parse(call.function.arguments).kind)
  })

  it('meets typed errors that name the field', async () => {
    await expect(client.chat.completions.create({ ...priceQuestion, temperature: 9 })).rejects.toMatchObject({
      status: 400,
      param: 'temperature',
      code: 'invalid_value',
    })
    await expect(
      new OpenAI({ baseURL: `${stack.url}/v1`, apiKey: 'llasa_no_suchkeyatall', maxRetries: 0 }).models.list(),
    ).rejects.toBeInstanceOf(OpenAI.AuthenticationError)
    await expect(client.models.retrieve('nothing')).rejects.toBeInstanceOf(OpenAI.NotFoundError)
  })

  it('stops the generation when it aborts', async () => {
    const stream = await client.chat.completions.create({ ...priceQuestion, temperature: 1, stream: true, max_tokens: 512 })
    for await (const _event of stream) break
    stream.controller.abort()
    await eventually(async () => expect(await metric(stack.metricsUrl, 'llasa_gateway_in_flight_requests')).toBe(0))
  })

  it('lists the models', async () => {
    const ids = (await client.models.list()).data.map(({ id }) => id)
    expect(ids).toEqual(['llasa', 'llasa-nano'])
  })
})

describe('a plain request, without `llasa`', () => {
  it('is answered from the shop, and shows no braces: every question of the gate, in turns complete and streamed', async () => {
    const questions =
      readFileSync('gpu-backend/evaluate/assistant/truths.jsonl', 'utf8').match(/(?<="user":)"(?:[^"\\]|\\.)*"/g) ?? []
    const shown = await Promise.all(
      questions.map(async (question, at) => {
        const request = { model: 'llasa', messages: [{ role: 'user' as const, content: JSON.parse(question) }] }
        if (at % 2 === 0) return (await client.chat.completions.create(request)).choices[0]?.message.content ?? ''
        let text = ''
        for await (const event of await client.chat.completions.create({ ...request, stream: true }))
          text += event.choices[0]?.delta.content ?? ''
        return text
      }),
    )
    expect(shown).toHaveLength(200)
    expect(shown.filter((text) => text === '' || /\{\{|\}\}/.test(text))).toEqual([])
  })
})

describe('the Responses API', () => {
  const question = { model: 'llasa', input: 'How much is the Ridge backpack?' }
  // Not in the client's types, as our field is in none of its requests.
  const retrieve = { llasa: { retrieve: true } } as object

  it('answers the openai client, whole and streamed, from the shop', async () => {
    const response = await client.responses.create(question)
    expect(response.output_text).toContain('€129.00')
    expect(response).toMatchObject({ status: 'completed', llasa: { products: [{ id: 'ridge-45-backpack' }] } })
    let text = ''
    for await (const event of await client.responses.create({ ...question, stream: true }))
      if (event.type === 'response.output_text.delta') text += event.delta
    expect(text).toBe(response.output_text)
  })

  it('streams a model’s words through the client’s own helper, which checks the order of events', async () => {
    const request = { model: 'llasa', input: 'Write a line about tents.', llasa: { retrieve: false } }
    const stream = client.responses.stream(request)
    const deltas: string[] = []
    stream.on('response.output_text.delta', ({ delta }) => deltas.push(delta))
    const { output_text: text, usage } = await stream.finalResponse()
    expect(text.length).toBeGreaterThan(10)
    expect(deltas.join('')).toBe(text)
    expect(usage?.output_tokens).toBeGreaterThan(0)
  })

  it('gives JSON that fits its schema, and calls the tool it names', async () => {
    const schema = { type: 'object', properties: { size: { enum: ['small', 'large'] } }, required: ['size'] }
    const { output_text: json } = await client.responses.create({
      ...question,
      ...retrieve,
      text: { format: { type: 'json_schema', name: 'facts', strict: true, schema } },
    })
    expect(['small', 'large']).toContain(JSON.parse(json).size)
    const tool = { type: 'function' as const, name: 'search', strict: true, parameters: { ...schema } }
    const request = { ...question, tools: [tool], tool_choice: { type: 'function' as const, name: 'search' } }
    const { output } = await client.responses.create(request)
    const called = { type: 'function_call', name: 'search', status: 'completed', arguments: expect.stringContaining('size') }
    expect(output).toMatchObject([called])
    const streamed = await client.responses.stream(request).finalResponse()
    expect(streamed.output).toMatchObject([called])
  })

  it('meets typed errors by the names of this API', async () => {
    const refused = client.responses.create({ ...question, previous_response_id: 'resp_1' })
    await expect(refused).rejects.toMatchObject({ status: 400, param: 'previous_response_id' })
  })
})

describe('the AI SDK’s default OpenAI provider', () => {
  const provider = () => createOpenAI({ baseURL: `${stack.url}/v1`, apiKey: localKeys.public })

  it('generates and streams, unchanged', async () => {
    const { text } = await generateText({ model: provider()('llasa'), prompt: 'How much is the Ridge backpack?' })
    expect(text).toContain('€129.00')
    const { textStream, finishReason } = streamText({ model: provider()('llasa'), prompt: 'How much is the Ridge backpack?' })
    let streamed = ''
    for await (const piece of textStream) streamed += piece
    expect(streamed).toBe(text)
    expect(await finishReason).toBe('stop')
  })

  it('runs a tool and goes on with what it returned', async () => {
    const search = tool({
      description: 'Finds products',
      inputSchema: z.object({ kind: z.enum(['tent', 'mug']) }),
      execute: async ({ kind }) => `One ${kind}.`,
    })
    const { steps, text } = await generateText({
      model: provider()('llasa'),
      prompt: 'Find me a tent.',
      tools: { search },
      stopWhen: isStepCount(2),
      prepareStep: ({ stepNumber }) => ({ toolChoice: stepNumber === 0 ? 'required' : 'none' }),
    })
    expect(steps[0]?.toolResults[0]?.output).toMatch(/^One (tent|mug)\.$/)
    expect(text).not.toContain('{{')
  })
})

describe('the AI SDK’s openai-compatible provider', () => {
  const model = () =>
    createOpenAICompatible({ name: 'llasa', baseURL: `${stack.url}/v1`, apiKey: localKeys.public, includeUsage: true })('llasa')

  it('generates and streams', async () => {
    const { text, usage } = await generateText({ model: model(), prompt: 'hello', temperature: 0 })
    expect(text.length).toBeGreaterThan(0)
    expect(usage.outputTokens).toBeTypeOf('number')
    const { textStream } = streamText({ model: model(), prompt: 'hello', temperature: 0 })
    let streamed = ''
    for await (const piece of textStream) streamed += piece
    expect(streamed).toBe(text)
  })

  it('has cards and receipt in its metadata, complete and streamed', async () => {
    const shop = createOpenAICompatible({
      name: 'llasa',
      baseURL: `${stack.url}/v1`,
      apiKey: localKeys.public,
      metadataExtractor: llasaMetadata,
    })
    const request = { model: shop('llasa'), prompt: 'How much is the Ridge backpack?', temperature: 0 }
    const shown = { llasa: { products: [{ id: 'ridge-45-backpack' }], grounding: { violations: 0 } } }
    expect((await generateText(request)).providerMetadata).toMatchObject(shown)
    const streamed = streamText(request)
    await streamed.consumeStream()
    expect(await streamed.providerMetadata).toMatchObject(shown)
  })

  it('shows our error message', async () => {
    await expect(generateText({ model: model(), prompt: 'x'.repeat(50_000), maxRetries: 0 })).rejects.toThrow(/do not fit/)
  })
})

describe('a thousand requests, two hundred of them aborted', () => {
  it('leave nothing running, nothing waiting', async () => {
    const random = new Random(7)
    const abortedIds = new Set<number>()
    while (abortedIds.size < 200) abortedIds.add(Math.floor(random.next() * 1000))
    let next = 0
    let answered = 0
    let overloaded = 0
    const one = async (id: number) => {
      const abort = new AbortController()
      const leaves = abortedIds.has(id)
      if (leaves) setTimeout(() => abort.abort(), random.next() * 60)
      try {
        const response = await fetch(`${stack.url}/v1/chat/completions`, {
          method: 'POST',
          headers: { authorization: `Bearer ${localKeys.public}`, 'content-type': 'application/json' },
          body: JSON.stringify({ ...priceQuestion, temperature: 1, stream: id % 2 === 0, max_tokens: 16 }),
          signal: abort.signal,
        })
        await response.text()
        if (response.status === 503) overloaded++
        else answered++
      } catch (error) {
        if (!leaves) throw error
      }
    }
    const candidate = async () => {
      while (next < 1000) await one(next++)
    }
    await Promise.all(Array.from({ length: 16 }, candidate))
    expect(answered + overloaded).toBeGreaterThanOrEqual(800)
    expect(overloaded).toBe(0)
    await eventually(async () => {
      expect(await metric(stack.metricsUrl, 'llasa_gateway_in_flight_requests')).toBe(0)
      expect(await metric(stack.metricsUrl, 'llasa_gateway_queued_requests')).toBe(0)
    })
  })
})
