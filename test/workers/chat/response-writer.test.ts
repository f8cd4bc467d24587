import { describe, expect, it } from 'vitest'
import { SseReader } from '../../../shared/sse.ts'
import { createResponseWriter } from '../../../workers/chat/responses/response-writer.ts'

interface Finished {
  readonly response?: { readonly output: readonly { call_id: string; name: string; arguments: string }[] }
}

/** The calls of an answer whose stream has these pieces of calls, as the last event has them. */
function callsOf(pieces: readonly object[]) {
  const writer = createResponseWriter({ model: 'llasa', input: 'Where is my order?' })
  const chunks = pieces.map((piece) =>
    writer.chunk({ id: 'a', created: 1, model: 'm', choices: [{ delta: { tool_calls: [piece] } }] }),
  )
  const end = writer.chunk({ id: 'a', choices: [{ delta: {}, finish_reason: 'tool_calls' }] }) + writer.end(null)
  const last = JSON.parse(new SseReader().push(chunks.join('') + end).at(-1) ?? '{}') as Finished
  return last.response?.output.map(({ name, arguments: text }) => [name, text])
}

describe('calls of an endpoint that numbers them its own way', () => {
  const orders = { id: 'a', type: 'function', function: { name: 'orders', arguments: '{"x":1}' } }
  const stock = { id: 'b', type: 'function', function: { name: 'stock', arguments: '{"y":2}' } }
  const both = [
    ['orders', '{"x":1}'],
    ['stock', '{"y":2}'],
  ]

  it.each([
    ['no numbers', [orders, stock], both],
    [
      'one number for two',
      [
        { index: 0, ...orders },
        { index: 0, ...stock },
      ],
      both,
    ],
    [
      'numbers, and no ids behind the first piece',
      [
        { index: 0, ...orders },
        { index: 1, ...stock, id: undefined },
      ],
      both,
    ],
    [
      'nothing behind the first piece',
      [
        { ...orders, function: { name: 'orders', arguments: '' } },
        { function: { arguments: '{"x"' } },
        { function: { arguments: ':1}' } },
      ],
      [['orders', '{"x":1}']],
    ],
    [
      'its id in each piece',
      [
        { index: 0, ...orders, function: { name: 'orders', arguments: '{"x"' } },
        { index: 0, id: 'a', function: { arguments: ':1}' } },
      ],
      [['orders', '{"x":1}']],
    ],
  ])('%s', (_, pieces, calls) => {
    expect(callsOf(pieces)).toEqual(calls)
  })
})
