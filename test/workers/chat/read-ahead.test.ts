import { expect, it } from 'vitest'
import type { EventBatch, UpstreamStream } from '../../../workers/backends/contract.ts'
import { createReadAhead } from '../../../workers/chat/adapters/read-ahead.ts'
import { observeStream } from '../../../workers/chat/stream/observe-stream.ts'
import { PassThroughTap } from '../../../workers/chat/stream/pass-through-tap.ts'
import { eventually } from '../../support/eventually.ts'

const eventBytes = 1_000
const inAll = 100_000
const each = 20_000

/** A backend that gives so many events as fast as they are read. */
function upstream(events: number) {
  let batches = 0
  const batch = (): EventBatch => {
    batches++
    return { bytes: new Uint8Array(eventBytes), chunks: [], events: 0, comments: [], isDone: batches >= events }
  }
  const stream: UpstreamStream = {
    startedAt: 0,
    attempts: 1,
    backend: 'a',
    resumed: 0,
    first: batch(),
    read: async () => batch(),
    drain: async () => {},
    cancel: () => {},
  }
  return { stream, batches: () => batches }
}

const ahead = createReadAhead(inAll)
const observed = (events: number) => {
  const { stream, batches } = upstream(events)
  return { batches, ...observeStream(stream, new PassThroughTap(1e9), { readAhead: ahead.part(each), now: () => 0 }) }
}

async function bytesOf(stream: ReadableStream<Uint8Array>): Promise<number> {
  let bytes = 0
  for await (const chunk of stream) bytes += chunk.length
  return bytes
}

it('streams that nobody reads hold bytes up to a bound in all; who reads gets all of it, and who leaves gives back what they held', async () => {
  const stalled = Array.from({ length: 50 }, () => observed(10_000))
  const short = Array.from({ length: 50 }, () => observed(5))
  await eventually(() => expect(ahead.bytes()).toBeGreaterThanOrEqual(inAll))
  // Each has its first event, and none more than its part.
  expect(ahead.bytes()).toBeLessThanOrEqual(inAll + 100 * eventBytes)
  for (const { batches } of stalled) expect(batches()).toBeLessThanOrEqual(each / eventBytes + 1)
  expect(await bytesOf(observed(500).events)).toBe(500 * eventBytes)
  for (const { events } of short) expect(await bytesOf(events)).toBe(5 * eventBytes)
  for (const { events } of stalled) await events.cancel()
  expect(ahead.bytes()).toBe(0)
})

it('a stream that has ended is counted until it is read', async () => {
  const { events, finished } = observed(10)
  expect((await finished).ending).toBe('complete')
  expect(ahead.bytes()).toBe(10 * eventBytes)
  expect(await bytesOf(events)).toBe(10 * eventBytes)
  expect(ahead.bytes()).toBe(0)
})

it('without reading ahead a backend is read as its reader reads', async () => {
  const { stream, batches } = upstream(100)
  const { events } = observeStream(stream, new PassThroughTap(1e9), { readAhead: null, now: () => 0 })
  const reader = events.getReader()
  await reader.read()
  await reader.read()
  expect(batches()).toBe(2)
  reader.releaseLock()
  expect(await bytesOf(events)).toBe(98 * eventBytes)
})
