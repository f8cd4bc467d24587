import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type CacheKeyInput, cacheKeyText, canonicalJson } from '../../../workers/answer-cache/cache-key.ts'
import type { BackendRequest } from '../../../workers/backends/contract.ts'

const request: BackendRequest = {
  model: 'm',
  cache_salt: 't',
  messages: [{ role: 'user', content: 'q' }],
  stream: false,
  max_completion_tokens: 10,
  temperature: 0,
  top_p: 0.5,
  stop: ['x'],
  seed: 1,
  response_format: { type: 'text' },
}
const input: CacheKeyInput = { tenant: 't', epoch: 0, locale: 'en', arm: 'a', prompt: 'p', faq: null, request }

describe('the cache key', () => {
  it.each(['tenant', 'epoch', 'locale', 'arm', 'prompt', 'faq'] as const)('changes with %s', (field) => {
    expect(cacheKeyText({ ...input, [field]: 'other' })).not.toBe(cacheKeyText(input))
  })

  it.each([
    ['model', 'other'],
    ['messages', [{ role: 'user', content: 'Q' }]],
    ['max_completion_tokens', 11],
    ['temperature', 0.1],
    ['top_p', 0.6],
    ['stop', ['y']],
    ['seed', 2],
    ['response_format', { type: 'json_object' }],
    ['tools', []],
    ['tool_choice', 'none'],
  ])('changes with the field %s of the request', (field, value) => {
    expect(cacheKeyText({ ...input, request: { ...request, [field]: value } })).not.toBe(cacheKeyText(input))
  })

  it('does not change with the way the answer travels, since a hit replays either way', () => {
    const streamed = { ...request, stream: true, stream_options: { include_usage: true } }
    expect(cacheKeyText({ ...input, request: streamed })).toBe(cacheKeyText(input))
  })

  it('is never shared by two tenants, locales, arms or versions: 100,000 pairs', () => {
    const part = fc.oneof(fc.constantFrom('a', 'b', '","', '', 'a"'), fc.string({ maxLength: 6 }))
    const scope = fc.record({ tenant: part, locale: part, arm: part, prompt: part, faq: fc.option(part), epoch: fc.nat(2) })
    fc.assert(
      fc.property(scope, scope, (one, other) => {
        const same = cacheKeyText({ ...one, request }) === cacheKeyText({ ...other, request })
        expect(same).toBe(canonicalJson(one) === canonicalJson(other))
      }),
      { numRuns: 100_000 },
    )
  })

  it('does not change with the order of keys, and tells apart what JSON tells apart', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue()), fc.jsonValue(), (object, other) => {
        expect(canonicalJson(Object.fromEntries(Object.entries(object).reverse()))).toBe(canonicalJson(object))
        expect(JSON.parse(canonicalJson(other))).toEqual(JSON.parse(JSON.stringify(other)))
      }),
    )
  })
})
