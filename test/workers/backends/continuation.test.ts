import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ContinuedChunks, continuationOf, type Progress, plainContinuationOf } from '../../../workers/backends/continuation.ts'
import type { BackendRequest } from '../../../workers/backends/contract.ts'

const request = (change: Partial<BackendRequest> = {}): BackendRequest => ({
  model: 'm',
  cache_salt: 'shop',
  messages: [{ role: 'user', content: 'q' }],
  stream: true,
  max_completion_tokens: 9,
  temperature: 0,
  ...change,
})
const progress = (content: string): Progress => ({ id: 'a', created: 1, content, finished: false, calledTools: false })
const reported = (content: string) => ({ id: 'b', created: 2, choices: [{ index: 0, delta: { content }, finish_reason: null }] })

describe('going on elsewhere', () => {
  it('leaves the last word to be written again when decoding is greedy, and keeps all when it is not', () => {
    const greedy = continuationOf(request(), progress('It costs {{1.pr'))
    expect(greedy?.request.messages.at(-1)).toEqual({ role: 'assistant', content: 'It costs' })
    expect(greedy?.overlap).toBe(' {{1.pr')
    const sampled = continuationOf(request({ temperature: 1 }), progress('It costs {{1.pr'))
    expect(sampled?.request.messages.at(-1)).toEqual({ role: 'assistant', content: 'It costs {{1.pr' })
    expect(sampled?.overlap).toBe('')
  })

  it('begins anew what has a form, and gives up what was sampled with one or called a tool', () => {
    const form = { response_format: { type: 'json_object' } as const }
    expect(continuationOf(request(form), progress('{"a'))).toEqual({ request: request(form), overlap: '{"a' })
    expect(continuationOf(request({ ...form, temperature: 1 }), progress('{"a'))).toBeNull()
    expect(continuationOf(request(), { ...progress('x'), calledTools: true })).toBeNull()
    expect(plainContinuationOf(request(form), progress('{"a'))).toBeNull()
  })

  it('says nothing twice and loses nothing, however both backends cut their text', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1 }), fc.nat(), fc.array(fc.integer({ min: 1, max: 5 })), (text, at, cuts) => {
        const content = text.slice(0, at % (text.length + 1))
        const continuation = continuationOf(request(), progress(content))
        const begun = continuation?.request.continue_final_message ? (continuation.request.messages.at(-1)?.content ?? '') : ''
        const rest = new ContinuedChunks(progress(content), continuation?.overlap ?? '')
        let [from, fresh] = [begun.length, '']
        for (const cut of [...cuts, text.length + 1]) {
          const pushed = rest.push([reported(text.slice(from, from + cut))])
          fresh += pushed?.chunks.map(({ choices }) => choices[0]?.delta?.content ?? '').join('') ?? '†'
          from += cut
        }
        expect(content + fresh).toBe(text)
      }),
    )
  })

  it('notices another telling, and keeps the first one’s id', () => {
    const rest = new ContinuedChunks(progress('It costs'), ' costs')
    expect(rest.push([reported(' c')])?.text).toBe('')
    expect(rest.push([reported('osts 5')])?.text).toContain('"id":"a","created":1')
    expect(new ContinuedChunks(progress('It costs'), ' costs').push([reported(' is')])).toBeNull()
  })
})
