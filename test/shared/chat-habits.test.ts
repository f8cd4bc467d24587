import { existsSync, readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ChatBody } from '../../shared/chat-habits.ts'
import { refusalOf } from '../../shared/refusal.ts'

const user = { role: 'user', content: 'Is the tent in stock?' }
const parse = (body: object) => ChatBody.safeParse({ model: 'llasa', messages: [user], ...body })
const call = { id: 'call_9', type: 'function', function: { name: 'orders', arguments: '{}' } }

describe('what clients send by habit', () => {
  it.each([
    [
      'name on a tool’s message',
      {
        messages: [
          user,
          { role: 'assistant', content: null, tool_calls: [call] },
          { role: 'tool', tool_call_id: 'call_9', content: 'none', name: 'orders' },
          user,
        ],
      },
    ],
    [
      'index in a tool call',
      {
        messages: [
          user,
          { role: 'assistant', tool_calls: [{ index: 0, ...call }] },
          { role: 'tool', tool_call_id: 'call_9', content: 'none' },
        ],
      },
    ],
    [
      'an answer sent back as it came',
      {
        messages: [
          user,
          {
            role: 'assistant',
            content: 'Hi!',
            refusal: null,
            annotations: [],
            audio: null,
            function_call: null,
            tool_calls: null,
            provider_specific_fields: {},
            reasoning_content: 'hm',
            id: 'x',
          },
          user,
        ],
      },
    ],
    [
      'what other servers and libraries put beside an answer',
      {
        messages: [
          { ...user, id: 1_947_269_257, name: 'jana.k@shop.example' },
          {
            role: 'assistant',
            content: [{ type: 'text', text: 'Let me see', id: 'lc_1', index: 0, annotations: [], extras: {} }],
            parsed: { a: 1 },
            tool_calls: [
              {
                ...call,
                extra_content: { google: { thought_signature: 'x' } },
                function: { ...call.function, parsed_arguments: {} },
              },
            ],
          },
          { role: 'tool', tool_call_id: 'call_9', content: 'none' },
        ],
      },
    ],
    [
      'a call without an id',
      {
        messages: [
          user,
          { role: 'assistant', content: '', tool_calls: [{ ...call, id: '' }] },
          { role: 'tool', tool_call_id: '', content: 'none' },
        ],
      },
    ],
    [
      'a call and its result without ids, the result as an object',
      {
        messages: [
          user,
          { role: 'assistant', tool_calls: [{ function: { name: 'orders', arguments: '{}' } }] },
          { role: 'tool', content: { orders: [] } },
        ],
      },
    ],
    ['plain texts among parts', { messages: [{ role: 'user', content: ['Is it', { type: 'text', text: ' in stock?' }] }] }],
    ['empty fields of any name', { opts: {}, tool_servers: [], user_prompt: '', response_format: {}, stop: ['', null] }],
    ['no likelihood', { top_p: 0 }],
    ['nulls among our own inputs', { llasa: { locale: null, products: null, retrieve: null } }],
    ['stream options without a wish', { stream: true, stream_options: { include_usage: null, continuous_usage_stats: false } }],
    [
      'parallel tool calls',
      { tools: [{ type: 'function', function: { name: 'orders', parameters: { type: 'object' } } }], parallel_tool_calls: false },
    ],
    [
      'neutral defaults',
      {
        frequency_penalty: 0,
        presence_penalty: 0,
        logit_bias: {},
        logprobs: false,
        top_logprobs: null,
        store: false,
        service_tier: 'auto',
        tools: null,
        tool_choice: null,
        response_format: null,
        user: null,
        stop: [],
        metadata: {},
        n: 1,
      },
    ],
    [
      'cache marks',
      {
        messages: [
          { role: 'system', content: [{ type: 'text', text: 'Be brief.', cache_control: { type: 'ephemeral' } }] },
          user,
        ],
      },
    ],
    [
      'parts under the names of another interface, thoughts and refusals',
      {
        messages: [
          { role: 'user', content: [{ type: 'input_text', text: 'Hello' }], name: '', annotations: [] },
          {
            role: 'assistant',
            content: [
              { type: 'thinking', thinking: 'Hm', signature: 's' },
              { type: 'output_text', text: 'Hello' },
              { type: 'refusal', refusal: 'No.' },
            ],
            thinking_blocks: [{ type: 'thinking', thinking: 'Hm' }],
          },
          user,
        ],
      },
    ],
    [
      'what libraries of other servers spell out',
      {
        max_tokens: -1,
        top_k: -1,
        min_p: 0,
        repetition_penalty: 1,
        best_of: 1,
        stop_token_ids: [],
        reasoning: { effort: 'none' },
        thinking: { type: 'disabled' },
        chat_template_kwargs: { enable_thinking: false },
        usage: { include: true },
        extra_body: {},
      },
    ],
    [
      'a schema without a description',
      {
        response_format: {
          type: 'json_schema',
          json_schema: { name: 'a', description: null, strict: null, schema: { type: 'object', properties: {} } },
        },
      },
    ],
    ['no tools, and a choice among them', { tools: [], tool_choice: 'auto' }],
    ['the developer’s role', { messages: [{ role: 'developer', content: 'Be brief.' }, user] }],
  ])('is taken: %s', (_, body) => {
    expect(parse(body).error).toBeUndefined()
  })

  it.each([
    [undefined, '{}'],
    ['', '{}'],
    [{ a: 1 }, '{"a":1}'],
    ['"{\\"a\\":1}"', '{"a":1}'],
    ['{"a":1}', '{"a":1}'],
  ])('arguments become JSON, encoded once: %j', (value, expected) => {
    const messages = [user, { role: 'assistant', tool_calls: [{ id: 'a', function: { name: 'f', arguments: value } }] }, user]
    const parsed = parse({ messages }).data?.messages[1]
    expect(parsed?.role === 'assistant' && parsed.tool_calls?.[0]?.function.arguments).toBe(expected)
  })

  it.each([
    ['frequency_penalty', 0.5],
    ['presence_penalty', -1],
    ['logit_bias', { 50256: -100 }],
    ['logprobs', true],
    ['top_logprobs', 3],
    ['store', true],
    ['service_tier', 'flex'],
    ['reasoning_effort', 'high'],
    ['modalities', ['text', 'audio']],
    ['functions', [{ name: 'f' }]],
    ['prediction', { type: 'content', content: 'x' }],
    ['web_search_options', {}],
    ['top_k', 40],
    ['repetition_penalty', 1.1],
    ['thinking', { type: 'enabled', budget_tokens: 1_024 }],
    ['chat_template_kwargs', { enable_thinking: true }],
    ['audio', { voice: 'a' }],
  ])('what asks for something we cannot do is refused by name: %s', (name, value) => {
    const { error } = parse({ [name]: value })
    expect(error && refusalOf(error)).toMatchObject({ code: 'unsupported_parameter', param: name })
  })

  it.skipIf(!existsSync('../shared/cases'))('the cases of class H are taken (skipped where ../shared is missing)', () => {
    for (const name of [
      '21-name-on-a-tools-message',
      '23-whole-answer-sent-back',
      '24-parallel-tool-calls',
      '25-defaults-spelt-out',
      '31-call-without-arguments',
    ]) {
      const body: unknown = JSON.parse(readFileSync(`../shared/cases/${name}.json`, 'utf8'))
      expect([name, ChatBody.safeParse(body).error?.issues[0]]).toEqual([name, undefined])
    }
  })

  it('no body makes it throw', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.json().map((text) => JSON.parse(text) as unknown),
          fc.anything(),
        ),
        (body) => {
          ChatBody.safeParse(body)
          ChatBody.safeParse({ model: 'llasa', messages: body })
          ChatBody.safeParse({ model: 'llasa', messages: [body], tools: body })
        },
      ),
      { numRuns: 300 },
    )
  })
})
