import { createOpenAI } from '@ai-sdk/openai'
import { createOpenAICompatible } from '@ai-sdk/openai-compatible'
import { generateText, jsonSchema, Output, streamText, tool } from 'ai'
import OpenAI from 'openai'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { localKeys } from '../../shared/api-key.ts'
import { combinations, unexplained, watchedFetch } from '../support/combinations.ts'
import { type Stack, startStack } from '../support/stack.ts'

let stack: Stack
beforeAll(async () => {
  // It tells of each option that OpenAI's API lacks.
  globalThis.AI_SDK_LOG_WARNINGS = false
  stack = await startStack()
})
afterAll(() => stack.stop())

const each = 60
const at = () => `${stack.url}/v1`
type Seen = Parameters<typeof unexplained>[0]

/** Runs each; what a client itself refuses to send, or reports of an answer, is no matter of ours. */
async function runAll(runs: readonly (() => PromiseLike<unknown>)[]): Promise<void> {
  for (const run of runs) await Promise.resolve(run()).catch(() => {})
}

const schema = {
  type: 'object',
  properties: { kind: { enum: ['tent', 'mug'] } },
  required: ['kind'],
  additionalProperties: false,
}
const image = 'https://shop.example/a.png'
const settings = {
  temperature: [undefined, null, 0, 1],
  top_p: [undefined, null, 1, 0.5],
  metadata: [undefined, null, {}, { order: '1' }],
  user: [undefined, 'shopper-1'],
  store: [undefined, null, false, true],
  service_tier: [undefined, null, 'auto', 'flex'],
  parallel_tool_calls: [undefined, true, false],
  prompt_cache_key: [undefined, 'a'],
  safety_identifier: [undefined, 'b'],
  stream: [undefined, false, true],
}

describe('whatever a client makes of its options is answered or refused by name', () => {
  it('chat completions of openai', async () => {
    const seen: { status: number; param: string | null }[] = []
    const client = new OpenAI({ baseURL: at(), apiKey: localKeys.public, maxRetries: 0, fetch: watchedFetch(seen) })
    const call = { id: 'c1', type: 'function', function: { name: 'search', arguments: '{}' } }
    const bodies = combinations(
      {
        ...settings,
        messages: [
          [{ role: 'user', content: 'hello' }],
          [
            { role: 'developer', content: 'Be brief.' },
            { role: 'user', content: [{ type: 'text', text: 'a tent?' }], name: 'ann' },
          ],
          [
            { role: 'user', content: 'a tent?' },
            { role: 'assistant', content: null, refusal: null, annotations: [], tool_calls: [call] },
            { role: 'tool', tool_call_id: 'c1', content: [{ type: 'text', text: 'one' }] },
          ],
          [{ role: 'user', content: [{ type: 'image_url', image_url: { url: image } }] }],
        ],
        max_tokens: [undefined, null, 16],
        max_completion_tokens: [undefined, null, 16, 1_000_000],
        stop: [undefined, null, '\n', ['a', 'b']],
        n: [undefined, 1, 2],
        logprobs: [undefined, false, true],
        logit_bias: [undefined, {}, { 50: 1 }],
        presence_penalty: [undefined, 0, 1],
        reasoning_effort: [undefined, null, 'low'],
        response_format: [
          undefined,
          { type: 'text' },
          { type: 'json_object' },
          { type: 'json_schema', json_schema: { name: 'a', schema, strict: true } },
        ],
        tools: [
          undefined,
          [],
          [{ type: 'function', function: { name: 'search', parameters: schema, strict: true } }],
          [{ type: 'custom', custom: { name: 'c' } }],
        ],
        tool_choice: [undefined, 'auto', 'none', 'required', { type: 'function', function: { name: 'search' } }],
      },
      each,
      1,
    )
    await runAll(
      bodies.map((body) => async () => drain(await client.chat.completions.create({ model: 'llasa', ...body } as never))),
    )
    expectAll(seen)
  })

  it('responses of openai', async () => {
    const seen: { status: number; param: string | null }[] = []
    const client = new OpenAI({ baseURL: at(), apiKey: localKeys.public, maxRetries: 0, fetch: watchedFetch(seen) })
    const bodies = combinations(
      {
        ...settings,
        input: [
          'hello',
          [{ role: 'user', content: 'a tent?' }],
          [
            { type: 'message', role: 'user', content: [{ type: 'input_text', text: 'a tent?' }] },
            {
              role: 'assistant',
              content: [{ type: 'output_text', text: 'Which?', annotations: [] }],
              type: 'message',
              id: 'msg_1',
              status: 'completed',
            },
            { role: 'user', content: 'The light one' },
          ],
          [
            { role: 'user', content: 'x' },
            { type: 'function_call', call_id: 'c', name: 'search', arguments: '{}' },
            { type: 'function_call_output', call_id: 'c', output: [{ type: 'input_text', text: 'one' }] },
          ],
          [{ role: 'user', content: [{ type: 'input_image', image_url: image, detail: 'auto' }] }],
          [{ type: 'item_reference', id: 'msg_1' }],
        ],
        instructions: [undefined, null, '', 'Be brief.'],
        previous_response_id: [undefined, null, null, 'resp_1'],
        max_output_tokens: [undefined, null, 16, 1_000_000],
        include: [undefined, null, [], ['reasoning.encrypted_content'], ['message.output_text.logprobs']],
        reasoning: [undefined, null, {}, { effort: null }, { effort: 'high' }],
        truncation: [undefined, 'auto', 'disabled'],
        text: [
          undefined,
          {},
          { format: { type: 'text' } },
          { format: { type: 'json_schema', name: 'a', schema, strict: true }, verbosity: 'medium' },
        ],
        tools: [
          undefined,
          [],
          [{ type: 'function', name: 'search', parameters: schema, strict: true }],
          [{ type: 'web_search' }],
        ],
        tool_choice: [undefined, 'auto', 'none', { type: 'function', name: 'search' }],
        background: [undefined, null, false],
      },
      each,
      2,
    )
    await runAll(bodies.map((body) => async () => drain(await client.responses.create({ model: 'llasa', ...body } as never))))
    expectAll(seen)
  })

  it.each([
    [
      'the AI SDK’s openai-compatible',
      (fetch: typeof globalThis.fetch) =>
        createOpenAICompatible({ name: 'llasa', baseURL: at(), apiKey: localKeys.public, fetch })('llasa'),
    ],
    [
      'the AI SDK’s default',
      (fetch: typeof globalThis.fetch) => createOpenAI({ baseURL: at(), apiKey: localKeys.public, fetch })('llasa'),
    ],
    [
      'the AI SDK’s chat',
      (fetch: typeof globalThis.fetch) => createOpenAI({ baseURL: at(), apiKey: localKeys.public, fetch }).chat('llasa'),
    ],
  ])('%s provider', async (_name, create) => {
    const seen: { status: number; param: string | null }[] = []
    const model = create(watchedFetch(seen))
    const search = tool({ inputSchema: jsonSchema(schema as never), execute: async () => 'one' })
    const options = combinations(
      {
        messages: [
          [{ role: 'user', content: 'hello' }],
          [
            { role: 'user', content: [{ type: 'text', text: 'a tent?' }] },
            { role: 'assistant', content: [{ type: 'text', text: 'Which?', providerOptions: { openai: { itemId: 'msg_1' } } }] },
            { role: 'user', content: 'The light one' },
          ],
          [
            { role: 'user', content: 'a tent?' },
            {
              role: 'assistant',
              content: [
                { type: 'reasoning', text: 'hm' },
                { type: 'tool-call', toolCallId: 'c', toolName: 'search', input: { kind: 'tent' } },
              ],
            },
            {
              role: 'tool',
              content: [{ type: 'tool-result', toolCallId: 'c', toolName: 'search', output: { type: 'json', value: [1] } }],
            },
          ],
          [{ role: 'user', content: [{ type: 'image', image: new URL(image) }] }],
        ],
        instructions: [undefined, 'Be brief.'],
        temperature: [undefined, 0, 1],
        topP: [undefined, 1, 0.5],
        topK: [undefined, 3],
        maxOutputTokens: [undefined, 16, 1_000_000],
        presencePenalty: [undefined, 0, 1],
        stopSequences: [undefined, [], ['\n']],
        seed: [undefined, 1],
        tools: [undefined, {}, { search }],
        toolChoice: [undefined, 'auto', 'none', 'required', { type: 'tool', toolName: 'search' }],
        output: [undefined, undefined, Output.object({ schema: jsonSchema(schema as never) })],
        providerOptions: [
          undefined,
          { openai: { store: false, user: 'a' } },
          { openai: { parallelToolCalls: false, reasoningEffort: 'low' } },
          { openai: { logprobs: true } },
        ],
        stream: [false, true],
      },
      each,
      3,
    )
    await runAll(
      options.map(({ stream, ...each }) => async () => {
        const request = { model, maxRetries: 0, ...each } as never
        if (stream) await streamText({ ...(request as object), onError: () => {} } as never).consumeStream()
        else await generateText(request)
      }),
    )
    expectAll(seen)
  })
})

async function drain(result: unknown): Promise<void> {
  if (typeof result === 'object' && result !== null && Symbol.asyncIterator in result)
    for await (const _event of result as AsyncIterable<unknown>);
}

function expectAll(seen: Seen): void {
  expect(seen.length).toBeGreaterThan(each / 2)
  expect(unexplained(seen)).toEqual([])
  expect(seen.some(({ status }) => status === 200)).toBe(true)
}
