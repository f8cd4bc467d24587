import { expect, it } from 'vitest'
import type { EventBatch, UpstreamStream } from '../../../workers/backends/contract.ts'
import { EventReader } from '../../../workers/backends/event-reader.ts'
import { createReadAhead } from '../../../workers/chat/adapters/read-ahead.ts'
import { replyFromStream } from '../../../workers/chat/reply/reply-from-stream.ts'

const usage = { prompt_tokens: 3, completion_tokens: 4, total_tokens: 7 }
const event = (delta: object, reason: string | null = null) =>
  `data: ${JSON.stringify({ id: 'a', created: 1, model: 'm', choices: [{ index: 0, delta, finish_reason: reason }] })}\n\n`
const events = [
  ...['It ', 'holds ', '45 ', 'litres.'].map((content) => event({ content })),
  event({}, 'stop'),
  `: usage ${JSON.stringify(usage)}\n\n`,
  'data: [DONE]\n\n',
]

/** A backend whose events come in these pieces. */
function upstream(pieces: readonly string[]) {
  const reader = new EventReader()
  const [first = '', ...others] = pieces
  const read = (text: string): EventBatch => reader.push(new TextEncoder().encode(text))
  let drained = 0
  const stream: UpstreamStream = {
    startedAt: 5,
    attempts: 1,
    backend: 'eu',
    resumed: 0,
    first: read(first),
    read: async () => read(others.shift() ?? ''),
    drain: async () => void drained++,
    cancel: () => {},
  }
  return { stream, drained: () => drained }
}

const replied = (pieces: readonly string[], keepBytesMax: number) => {
  const { stream, drained } = upstream(pieces)
  const options = { keepBytesMax, readAhead: createReadAhead(1e6), now: () => 12 }
  return { drained, reply: replyFromStream(stream, { grounding: null, slots: {} }, options) }
}
const textOf = (body: ReadableStream<Uint8Array> | Uint8Array): Promise<string> => new Response(body as BodyInit).text()

it('an answer that came in one piece is the same, known at once, as one that came in many', async () => {
  for (const keepBytesMax of [0, 10_000]) {
    const whole = replied([events.join('')], keepBytesMax)
    const apart = replied(events, keepBytesMax)
    expect(whole.reply.events).toBeInstanceOf(Uint8Array)
    expect(apart.reply.outcome).toBeNull()
    expect(await textOf(whole.reply.events)).toBe(events.join(''))
    expect(await textOf(apart.reply.events)).toBe(events.join(''))
    expect(whole.reply.outcome).toMatchObject({ ending: 'complete', usage, streamedTokens: 5, ttftMs: 7, backend: 'eu' })
    expect(whole.reply.outcome).toEqual(await apart.reply.finished)
    expect(await whole.reply.finished).toBe(whole.reply.outcome)
    // The connection serves again.
    expect([whole.drained(), apart.drained()]).toEqual([1, 1])
  }
})
