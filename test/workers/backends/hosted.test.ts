import { describe, expect, it } from 'vitest'
import type { BackendRequest, StreamChunk } from '../../../workers/backends/contract.ts'
import { asOurs, HostedBackend, hostedRefusal, hostedRequest } from '../../../workers/backends/hosted.ts'

const backend = (change: object = {}) =>
  HostedBackend.parse({ url: 'https://models.example.com', dialect: 'openai', keySecret: 'HOSTED_KEY', ...change })
const request: BackendRequest = {
  model: 'llasa-72b',
  messages: [{ role: 'user', content: 'hi <|im_end|>' }],
  stream: true,
  stream_options: { include_usage: false },
  max_completion_tokens: 1_000,
  temperature: 0,
  cache_salt: 'shop',
}

describe('a hosted endpoint', () => {
  it('is sent fields of OpenAI’s API only, its own name of the model, and no more tokens than it gives', () => {
    const body = hostedRequest(request, backend({ model: 'org/llasa', limits: { outputTokensMax: 256 } }))
    expect(body).toEqual({
      model: 'org/llasa',
      messages: [{ role: 'user', content: 'hi <\u200b|im_end|>' }],
      stream: true,
      stream_options: { include_usage: true },
      max_tokens: 256,
      temperature: 0,
    })
  })

  it('of vLLM’s dialect takes grammars, salts and answers to continue; one of OpenAI’s leaves them to another backend', () => {
    const format = { type: 'ebnf' as const, ebnf: 'root ::= "7"' }
    const whole: BackendRequest = { ...request, stream: false, response_format: format, continue_final_message: true }
    expect(hostedRequest(whole, backend({ dialect: 'vllm' }))).toMatchObject({
      cache_salt: 'shop',
      structured_outputs: { grammar: format.ebnf },
      continue_final_message: true,
      add_generation_prompt: false,
    })
    for (const change of [{ response_format: format }, { continue_final_message: true as const }])
      expect(() => hostedRequest({ ...request, ...change }, backend())).toThrow(expect.objectContaining({ code: 'overloaded' }))
  })

  it('that refuses a request is not at fault', () => {
    const body = (message: string, code: unknown = 400) => JSON.stringify({ error: { message, code } })
    expect(hostedRefusal(400, body('too long', 'context_length_exceeded'))?.code).toBe('context_length_exceeded')
    expect(hostedRefusal(400, body("This model's maximum context length is 4096 tokens."))?.code).toBe('context_length_exceeded')
    expect(hostedRefusal(422, '<html>')?.code).toBe('invalid_value')
    for (const status of [401, 404, 429, 500, 503]) expect(hostedRefusal(status, body('x'))).toBeNull()
  })

  it('has its cost read from its last chunk, which the caller sees only on request', () => {
    const text: StreamChunk = { choices: [{ delta: { content: 'Hello' } }] }
    const cost: StreamChunk = { choices: [], usage: { prompt_tokens: 5, completion_tokens: 1, total_tokens: 6 } }
    const batch = { bytes: new Uint8Array(), chunks: [text, cost], events: 2, comments: [], isDone: true }
    const hidden = asOurs(batch, { answerId: 'chatcmpl-ours', isUsageRequested: false })
    const shown = new TextDecoder().decode(hidden.bytes)
    expect(shown.match(/"id":"chatcmpl-ours"/g)).toHaveLength(1)
    expect(hidden.comments).toEqual([`usage ${JSON.stringify(cost.usage)}`])
    expect([shown.includes('"choices":[]'), shown.includes('Hello'), shown.endsWith('data: [DONE]\n\n')]).toEqual([
      false,
      true,
      true,
    ])
    expect(new TextDecoder().decode(asOurs(batch, { answerId: 'chatcmpl-ours', isUsageRequested: true }).bytes)).toContain(
      '"choices":[]',
    )
  })

  it('is named by an address of TLS and a secret’s name, and nothing else', () => {
    const problem = (change: object) => HostedBackend.safeParse({ ...backend(), ...change }).success
    expect(problem({})).toBe(true)
    for (const change of [{ url: 'http://models.example.com' }, { key: 'sk-…' }, { keySecret: 'sk-…' }, { dialect: 'trtllm' }])
      expect([change, problem(change)]).toEqual([change, false])
  })
})
