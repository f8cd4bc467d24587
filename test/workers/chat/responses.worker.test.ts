import { beforeAll, describe, expect, it } from 'vitest'
import { ask, backendSaw, errorOf, forgetBackend, putKey, seed, send } from '../../support/edge.ts'

interface Item {
  type: string
  id: string
  status: string
  content?: { text: string }[]
  name?: string
  arguments?: string
}
interface ResponseObject {
  id: string
  object: string
  status: string
  output: Item[]
  usage: { input_tokens: number; output_tokens: number; total_tokens: number }
  llasa?: { products: { id: string }[]; grounding?: { violations: number } }
}
interface StreamEvent {
  type: string
  sequence_number: number
  response?: ResponseObject
  delta?: string
  item?: Item
  code?: string
}

const plainKey = 'llasa_resp_groundedkey'
const create = (input: unknown, more: object = {}, key?: string) =>
  send('/v1/responses', { model: 'llasa', input, ...more }, key ? { key } : {})
const whole = async (input: unknown, more: object = {}, key?: string): Promise<ResponseObject> =>
  (await create(input, more, key)).json()
const textOf = ({ output }: ResponseObject): string => output[0]?.content?.[0]?.text ?? ''

async function events(response: Response): Promise<StreamEvent[]> {
  const blocks = (await response.text()).split('\n\n').filter((block) => block.startsWith('event: '))
  return blocks.map((block) => {
    const [name = '', data = ''] = block.split('\n')
    const event = JSON.parse(data.slice('data: '.length)) as StreamEvent
    expect(name).toBe(`event: ${event.type}`)
    return event
  })
}

beforeAll(async () => {
  await seed()
  await putKey(plainKey, 'sample-shop', ['public'], { plainRequests: 'grounded' })
})

describe('POST /v1/responses', () => {
  it('answers as a chat does, with usage, and shares its cache', async () => {
    const question = 'Compose a line on responses'
    const first = await whole(question, { instructions: 'Be brief.' })
    expect(first).toMatchObject({
      object: 'response',
      status: 'completed',
      output: [{ type: 'message', role: 'assistant', status: 'completed', content: [{ type: 'output_text', annotations: [] }] }],
      usage: { input_tokens: 11, output_tokens: 3, total_tokens: 14 },
      store: false,
    })
    const messages = [
      { role: 'system', content: 'Be brief.' },
      { role: 'user', content: question },
    ]
    const chat = await ask('', { messages })
    expect(chat.headers.get('cache-status')).toMatch(/^LLaSA; hit/)
    const { choices } = await chat.json<{ choices: { message: { content: string } }[] }>()
    expect(textOf(first)).toBe(choices[0]?.message.content)
  })

  it('carries cards and receipt in `llasa`, complete and streamed', async () => {
    const first = await whole('How much is the blue mug?', { llasa: { retrieve: true } })
    expect(textOf(first)).toBe('It costs €12.50.')
    expect(first.llasa).toMatchObject({ products: [{ id: 'mug' }], grounding: { violations: 0 } })
    const streamed = await events(await create('So how much is the blue mug?', { llasa: { retrieve: true }, stream: true }))
    expect(streamed[0]?.response?.llasa).toMatchObject({ products: [{ id: 'mug' }] })
    expect(streamed.at(-1)?.response?.llasa).toMatchObject({ products: [{ id: 'mug' }], grounding: { violations: 0 } })
  })

  it('without `llasa` is answered from the shop', async () => {
    expect(textOf(await whole('What does the blue mug cost, please?', {}, plainKey))).toContain('€12.50')
  })

  it.each([
    ['a model', 'Compose a verse on streams'],
    ['the cache', 'Compose a verse on streams'],
  ])('streams events in the official order, of %s', async (_name, input) => {
    const streamed = await events(await create(input, { stream: true }))
    expect(streamed.map(({ sequence_number }) => sequence_number)).toEqual(streamed.map((_, index) => index))
    expect(streamed.map(({ type }) => type).filter((type, index, all) => type !== all[index - 1])).toEqual([
      'response.created',
      'response.in_progress',
      'response.output_item.added',
      'response.content_part.added',
      'response.output_text.delta',
      'response.output_text.done',
      'response.content_part.done',
      'response.output_item.done',
      'response.completed',
    ])
    const last = streamed.at(-1)?.response
    expect(last).toMatchObject({ status: 'completed', usage: { output_tokens: 3 } })
    expect(streamed.map(({ delta }) => delta ?? '').join('')).toBe(last && textOf(last))
    expect(new Set(streamed.flatMap(({ response }) => response?.id ?? [])).size).toBe(1)
  })

  it('ends a stream that nobody can finish with an error event', async () => {
    const streamed = await events(await create('!cut', { stream: true, temperature: 1 }))
    expect(streamed.at(-1)).toMatchObject({ type: 'error', code: 'backend_failed' })
  })

  it('takes a conversation as items: an answer sent back, a call and its output', async () => {
    await forgetBackend()
    const call = { type: 'function_call', call_id: 'c1', name: 'search', arguments: '{}', id: 'fc_1', status: 'completed' }
    const answer = {
      type: 'message',
      id: 'msg_1',
      role: 'assistant',
      status: 'completed',
      content: [{ type: 'output_text', text: 'Hello', annotations: [], logprobs: [] }],
    }
    const input = [
      { role: 'user', content: [{ type: 'input_text', text: 'Hi' }] },
      { type: 'reasoning', id: 'rs_1', summary: [] },
      answer,
      call,
      { type: 'function_call_output', call_id: 'c1', output: 'two mugs' },
    ]
    const tools = [{ type: 'function', name: 'search', parameters: { type: 'object' }, strict: null }]
    expect((await create(input, { tools, tool_choice: 'auto' })).status).toBe(200)
    const [seen] = (await backendSaw()).requests
    expect(seen?.body.messages.slice(1)).toMatchObject([
      { role: 'user', content: 'Hi' },
      { role: 'assistant', content: 'Hello', tool_calls: [{ id: 'c1', function: { name: 'search', arguments: '{}' } }] },
      { role: 'tool', content: 'two mugs', tool_call_id: 'c1' },
    ])
    expect(seen?.body.tools).toEqual([{ type: 'function', function: { name: 'search', parameters: { type: 'object' } } }])
  })

  it('refuses by name what needs a memory or what we cannot do', async () => {
    const refused = async (more: object, input: unknown = 'x') => errorOf(await create(input, more))
    expect(await refused({ previous_response_id: 'resp_1' })).toMatchObject({ status: 400, param: 'previous_response_id' })
    expect(await refused({ store: true })).toMatchObject({ status: 400, param: 'store' })
    expect(await refused({ conversation: 'conv_1' })).toMatchObject({ status: 400, param: 'conversation' })
    expect(await refused({ background: true })).toMatchObject({ status: 400, param: 'background' })
    expect(await refused({ tools: [{ type: 'web_search' }] })).toMatchObject({ status: 400, param: 'tools.0.type' })
    expect(await refused({ max_output_tokens: 100_000 })).toMatchObject({ status: 400, param: 'max_output_tokens' })
    expect(await refused({}, [{ type: 'item_reference', id: 'msg_1' }])).toMatchObject({ status: 400, param: 'input.0.id' })
    const image = [{ role: 'user', content: [{ type: 'input_image', image_url: 'https://shop.example/a.png' }] }]
    expect(await refused({}, image)).toMatchObject({ status: 400, param: 'input.0.content.0.type' })
  })

  it('takes what clients spell out by habit', async () => {
    const habits = {
      store: false,
      background: false,
      include: ['reasoning.encrypted_content'],
      parallel_tool_calls: true,
      previous_response_id: null,
      reasoning: { effort: null, summary: null },
      service_tier: 'auto',
      text: { format: { type: 'text' }, verbosity: 'medium' },
      tool_choice: 'auto',
      tools: [],
      top_logprobs: 0,
      truncation: 'disabled',
      metadata: {},
      stream_options: { include_obfuscation: false },
    }
    expect((await create('habits', habits)).status).toBe(200)
  })
})
