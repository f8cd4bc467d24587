import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ChunkReader } from '../../../workers/backends/chunk-reader.ts'
import { readChunk } from '../../../workers/backends/read-chunk.ts'

const chunk = (content: string | null, more: object = {}) =>
  JSON.stringify({
    id: 'a',
    model: 'content',
    choices: [{ index: 0, delta: { content }, finish_reason: null, ...more }],
  })
/** An event, and some that are nearly one. */
const event = fc.oneof(
  fc.string().map((text) => chunk(text)),
  fc.string({ unit: 'grapheme' }).map((text) => chunk(text)),
  fc.constantFrom('a', '0', 'content', 'null', '').map((text) => chunk(text)),
  fc.constantFrom(
    chunk(null),
    chunk('', { finish_reason: 'stop' }),
    chunk('a', { logprobs: { content: 'a' } }),
    chunk('a').replace('"a"}', '"a","content":"b"}'),
    chunk('a').slice(0, -1),
    chunk('a').replace('"a"', '"a""'),
    chunk('a').replace('"a"', '"\n"'),
    chunk('a').replace('"a"', '7'),
    chunk('a').replace('null', '7'),
    '{"error":{"message":"no","code":"queue_full"}}',
    '[]',
    'x',
  ),
)

describe('the chunks of a stream', () => {
  it('are read as if each were parsed by itself', () => {
    fc.assert(
      fc.property(fc.array(event, { maxLength: 40 }), (events) => {
        const reader = new ChunkReader()
        for (const data of events) {
          const [read, parsed] = [reader.read(data), readChunk(data)]
          expect(read.kind).toBe(parsed.kind)
          if (read.kind === 'chunk' && parsed.kind === 'chunk') expect(read.chunk).toEqual(parsed.chunk)
        }
      }),
      { numRuns: 2_000 },
    )
  })
})
