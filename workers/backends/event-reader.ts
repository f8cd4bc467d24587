import type { AppError } from '../../shared/errors.ts'
import { doneEvent, type SseItem, SseReader, sseComment, sseEvent } from '../../shared/sse.ts'
import { ChunkReader } from './chunk-reader.ts'
import type { EventBatch, StreamChunk } from './contract.ts'
import { hasReturn, LineEndings } from './line-endings.ts'
import { backendError } from './map-upstream-error.ts'

// An event carries one token; one that is longer than this is none of ours.
const eventBytesMax = 262_144
const newline = 10
const encoder = new TextEncoder()
// Of whole events each time, so that it keeps nothing from one stream to the next.
const decoder = new TextDecoder()
const done = '[DONE]'
const isDoneMark = /^"?\[done\]"?$/i

/**
 * The one reader of a backend's stream: it hands on whole events as the bytes they came in, and what they carry. An
 * incomplete event is held, so that a cut never leaves half of one behind; good events before a bad one still leave.
 */
export class EventReader {
  #held: Uint8Array = nothing
  #isDone = false
  #fault: AppError | null = null
  #isBegun = false
  /** The answer has come to its end, whether or not the stream has. */
  #isFinished = false
  readonly #hasMark: boolean
  readonly #sse = new SseReader()
  readonly #lines = new LineEndings()
  readonly #chunks = new ChunkReader()

  /** `hasMark`: its streams end with `[DONE]`; one of others is complete where its answer is. */
  constructor({ hasMark = true } = {}) {
    this.#hasMark = hasMark
  }

  /** What is complete with these bytes; may be nothing. Throws at the first bad event. */
  push(received: Uint8Array): EventBatch {
    if (this.#fault) throw this.#fault
    const { complete, text, rest } = this.#whole(received)
    this.#held = rest
    if (this.#held.length > eventBytesMax) this.#fault = backendError('backend_failed', 'an event without end')
    const read: ReadEvents = { pieces: [], chunks: [], events: 0, comments: [], isAmended: false, rewritten: null }
    if (text) this.#readAll(text, read)
    const { chunks, events, comments } = read
    // The fault is thrown at the next call.
    if (this.#fault && read.pieces.length === 0) throw this.#fault
    const isAsItCame = !this.#fault && !read.isAmended
    return {
      bytes: isAsItCame ? complete : encoder.encode(read.pieces.join('')),
      chunks,
      events,
      comments,
      isDone: this.#isDone,
    }
  }

  /** The end mark, where the stream broke off before its empty line or never sends one; null where it came. Throws when it may not end here. */
  end(): EventBatch | null {
    if (this.#fault) throw this.#fault
    if (this.#isDone) return null
    if (/^(?:data:\s*)?\[DONE\]\s*$/.test(decoder.decode(this.#held))) return this.push(encoder.encode('\n\n'))
    const last = this.#hasMark ? null : this.push(encoder.encode(`\n\n${doneEvent}`))
    if (!last?.isDone || !this.#isFinished) throw backendError('backend_failed', 'the stream was cut')
    return last
  }

  /** What has come with what was held, and its whole events as text. Line endings of other kinds show in the text: bytes are searched slowly. */
  #whole(received: Uint8Array): WholeEvents {
    const whole = this.#wholeOf(received)
    const isPlain = !this.#lines.isAfterReturn && !whole.text.includes('\r') && !hasReturn(whole.rest)
    const read = isPlain ? whole : this.#wholeOf(this.#lines.normalise(received))
    this.#isBegun ||= read.complete.length + read.rest.length >= 3
    return read
  }

  /** A mark at its beginning is none of its first event (WHATWG HTML, section 9.2.5), and clients may take it for that. */
  #wholeOf(bytes: Uint8Array): WholeEvents {
    const data = this.#held.length ? concat(this.#held, bytes) : bytes
    return wholeEvents(!this.#isBegun && hasByteOrderMark(data) ? data.subarray(3) : data)
  }

  /** Events that are like one that was read before come in runs; of the others each is read by itself. */
  #readAll(text: string, read: ReadEvents): void {
    for (let at = 0; at < text.length && !this.#fault; ) {
      const run = this.#chunks.run(text, at)
      const end = run?.end ?? eventEnd(text, at)
      const piece = text.slice(at, end)
      at = end
      if (run) {
        read.chunks.push(run.chunk)
        read.events += run.events
        read.pieces.push(piece)
      } else this.#readPiece(piece, read)
    }
  }

  #readPiece(piece: string, read: ReadEvents): void {
    let amended: string | null = null
    for (const item of this.#sse.read(piece)) {
      this.#fault = this.#read(item, read)
      if (this.#fault) return
      if (read.rewritten === null) continue
      amended = read.rewritten
      read.rewritten = null
      read.isAmended = true
    }
    read.pieces.push(amended ?? piece)
  }

  /** Why the item ends the stream; null when it is good. */
  #read({ kind, text: whole }: SseItem, read: ReadEvents): AppError | null {
    // Only what is short can be a mark.
    const text = whole.length < 32 ? whole.trim() : whole
    if (kind === 'unknown' && text !== done) return backendError('backend_failed', `not an event: ${text.length} characters`)
    if (kind === 'comment') read.comments.push(text)
    else if (text === done || isDoneMark.test(text)) {
      this.#isDone = true
      // A line by itself, or a mark written otherwise, which is no event or none of its kind to a client.
      if (kind === 'unknown' || whole !== done) read.rewritten = doneEvent
    } else if (text !== '') return this.#readData(text, read)
    return null
  }

  #readData(text: string, read: ReadEvents): AppError | null {
    const data = this.#chunks.read(text)
    if (data.kind === 'error') return data.error
    if (data.kind === 'idle') {
      // A client that reads JSON from every event would fail at it.
      read.rewritten = sseComment('ping')
      return null
    }
    if (data.kind === 'garbage') return backendError('backend_failed', `not a chunk: ${text.length} characters`)
    read.chunks.push(data.chunk)
    read.events++
    if (data.chunk.choices[0]?.finish_reason) this.#isFinished = true
    if (data.isAmended) read.rewritten = sseEvent(data.chunk)
    return null
  }
}

/** What good events say, and the events themselves, as they are written where not all leave as they came. */
interface ReadEvents {
  readonly pieces: string[]
  readonly chunks: StreamChunk[]
  events: number
  readonly comments: string[]
  isAmended: boolean
  /** What stands for the event just read. */
  rewritten: string | null
}

/** Where the event that begins at a place ends, its empty line included; there may be more of them than one. */
function eventEnd(text: string, from: number): number {
  const at = text.indexOf('\n\n', from)
  return at < 0 ? text.length : at + 2
}

const hasByteOrderMark = (data: Uint8Array): boolean => data[0] === 0xef && data[1] === 0xbb && data[2] === 0xbf

interface WholeEvents {
  readonly complete: Uint8Array
  readonly text: string
  readonly rest: Uint8Array
}

const nothing = new Uint8Array(0)

/** Mostly pieces are whole events, and a view of all of it is not worth making. */
function wholeEvents(data: Uint8Array): WholeEvents {
  const end = lastEventEnd(data)
  if (end === data.length) return { complete: data, text: decoder.decode(data), rest: nothing }
  const complete = data.subarray(0, end)
  return { complete, text: end ? decoder.decode(complete) : '', rest: data.subarray(end) }
}

/** Where the last whole event ends: after its empty line. 0 when there is none. */
function lastEventEnd(data: Uint8Array): number {
  for (let at = data.lastIndexOf(newline); at > 0; at = data.lastIndexOf(newline, at - 1))
    if (data[at - 1] === newline) return at + 1
  return 0
}

function concat(a: Uint8Array, b: Uint8Array): Uint8Array {
  const joined = new Uint8Array(a.length + b.length)
  joined.set(a)
  joined.set(b, a.length)
  return joined
}
