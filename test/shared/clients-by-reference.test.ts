import { describe, expect, it } from 'vitest'
import { ChatBody } from '../../shared/chat-habits.ts'
import { ResponsesBody } from '../../workers/chat/responses/request.ts'

const user = { role: 'user', content: 'hi' }
const chat = (own: object) => ChatBody.safeParse({ model: 'llasa', messages: [user], ...own })
const responses = (own: object) => ResponsesBody.safeParse({ model: 'llasa', input: 'hi', ...own })
const call = { id: 'c1', type: 'function', function: { name: 'f', arguments: '{}' } }
const withCall = (own: object, result: object = {}) =>
  chat({
    messages: [
      user,
      { role: 'assistant', content: null, tool_calls: [{ ...call, ...own }] },
      { role: 'tool', tool_call_id: 'c1', content: 'ok', ...result },
    ],
  })

describe('what other servers’ clients spell out', () => {
  it.each([
    { early_stopping: false },
    { some_switch_nobody_knows: false },
    { min_tokens: 0, priority: 0, mirostat: 0, mirostat_tau: 5, mirostat_eta: 0.1, xtc_probability: 0, n_probs: 0 },
    { repeat_penalty: 1, repeat_last_n: 64, typical_p: 1, tfs_z: 1, n_predict: -1, id_slot: -1 },
    { spaces_between_special_tokens: true, add_generation_prompt: true, stream_reasoning: true, skip_special_tokens: true },
    { separate_reasoning: true, reasoning_format: 'auto', drop_params: true, num_retries: 2 },
    { reasoning: { enabled: false } },
    { reasoning: { exclude: true } },
  ])('asks for nothing: %j', (own) => {
    expect(chat(own).success).toBe(true)
  })

  it.each([
    { repeat_penalty: 1.2 },
    { min_tokens: 5 },
    { mirostat: 2 },
    { skip_special_tokens: false },
    { think: true },
    { prefix: true },
  ])('asks for something and is refused by name: %j', (own) => {
    const [issue] = chat(own).error?.issues ?? []
    expect(issue).toMatchObject({ keys: Object.keys(own) })
  })
})

describe('messages as frameworks keep them', () => {
  it.each(
    Object.entries({
      citations: ['x'],
      prefix: false,
      finish_reason: 'stop',
      metadata: { a: 1 },
      created_at: '2026',
      usage: { a: 1 },
      model: 'm',
      llasa: { products: [] },
      status: 'completed',
      tool_call_id: '',
    }),
  )('an answer with %s', (name, value) => {
    expect(chat({ messages: [user, { role: 'assistant', content: 'Hello', [name]: value }, user] }).success).toBe(true)
  })

  it('a part without its kind, and one part instead of a list', () => {
    for (const content of [[{ text: 'hi' }], { type: 'text', text: 'hi' }])
      expect(chat({ messages: [{ role: 'user', content }] }).data?.messages[0]?.content).toEqual([{ type: 'text', text: 'hi' }])
  })

  it.each([
    [12, '12'],
    [true, 'true'],
    [[1, 2], '[1,2]'],
    [[{ a: 1 }], '[{"a":1}]'],
    [{ text: 'a' }, '{"text":"a"}'],
    [['a'], [{ type: 'text', text: 'a' }]],
  ])('a result %j', (content, text) => {
    expect(withCall({}, { content }).data?.messages[2]?.content).toEqual(text)
  })

  it('a result with what frameworks put on it, a call without its kind, an id that holds what was thought', () => {
    const marks = { name: 'f', tool_name: 'f', is_error: false, status: 'success', artifact: null, additional_kwargs: {} }
    expect(withCall({}, marks).success).toBe(true)
    expect(withCall({ type: null }).success).toBe(true)
    const id = `call_${'x'.repeat(3_000)}`
    expect(withCall({ id }, { tool_call_id: id }).success).toBe(true)
  })

  it('functions of 2023 are calls', () => {
    const called = { role: 'assistant', content: null, function_call: { name: 'f', arguments: '{}' } }
    const { data } = chat({ messages: [user, called, { role: 'function', name: 'f', content: 'ok' }] })
    expect(data?.messages.slice(1)).toEqual([
      { role: 'assistant', tool_calls: [{ id: 'call', type: 'function', function: { name: 'f', arguments: '{}' } }] },
      { role: 'tool', tool_call_id: 'call', content: 'ok' },
    ])
  })
})

describe('tools, choices and forms under other interfaces’ names', () => {
  const f = { type: 'function', function: { name: 'f', parameters: { type: 'object' } } }
  it.each([
    { type: 'function', name: 'f', parameters: { type: 'object' } },
    { function: { name: 'f', parameters: { type: 'object' } } },
    { ...f, id: null, eager_input_streaming: null },
  ])('a tool %j', (tool) => {
    expect(chat({ tools: [tool] }).data?.tools).toEqual([f])
  })

  it.each([
    [{ type: 'auto' }, 'auto'],
    ['any', 'required'],
    [{ type: 'any' }, 'required'],
    [
      { type: 'function', name: 'f' },
      { type: 'function', function: { name: 'f' } },
    ],
    [
      { type: 'tool', name: 'f' },
      { type: 'function', function: { name: 'f' } },
    ],
  ])('the choice %j', (tool_choice, read) => {
    expect(chat({ tools: [f], tool_choice }).data?.tool_choice).toEqual(read)
  })

  const schema = { type: 'object' }
  it.each([
    { type: 'json_schema', json_schema: { schema } },
    { type: 'json_schema', schema },
    { type: 'json_object', schema },
  ])('the form %j', (response_format) => {
    expect(chat({ response_format }).data?.response_format).toEqual({
      type: 'json_schema',
      json_schema: { name: 'answer', schema },
    })
  })

  it.each([
    { stream: true, stream_options: { include_obfuscation: true } },
    { text: { format: { type: 'json_schema', name: 'a', schema, description: null, strict: null } } },
    { text: { format: null } },
    { frequency_penalty: 0, presence_penalty: 0 },
    { input: [{ role: 'user', content: [{ text: 'hi' }] }] },
    {
      input: [
        { role: 'assistant', content: null },
        { role: 'user', content: 'hi' },
      ],
    },
    {
      input: [
        { role: 'user', content: 'a' },
        { type: 'function_call', call_id: 'c', name: 'f' },
        { type: 'function_call_output', call_id: 'c', output: 12 },
      ],
    },
    { tools: [f] },
    { tools: [f], tool_choice: { type: 'function', function: { name: 'f' } } },
  ])('responses: %j', (own) => {
    expect(responses(own).success).toBe(true)
  })
})
