import type { AppError } from '../../shared/errors.ts'
import { type SseItem, SseReader, sseComment, sseEvent } from '../../shared/sse.ts'
import { ChunkReader } from './chunk-reader.ts'
import type { EventBatch, StreamChunk } from './contract.ts'
import { LineEndings } from './line-endings.ts'
import { backendError } from './map-upstream-error.ts'

// An event carries one token; one that is longer than this is none of ours.
const eventBytesMax = 262_144
const newline = 10
const encoder = new TextEncoder()
const done = '[DONE]'

/**
 * The one reader of a backend's stream: it hands on whole events as the bytes they came in, and what they carry. An
 * incomplete event is held, so that a cut never leaves half of one behind; good events before a bad one still leave.
 */
export class EventReader {
  #held: Uint8Array = new Uint8Array(0)
  #isDone = false
  #fault: AppError | null = null
  readonly #decoder = new TextDecoder()
  readonly #sse = new SseReader()
  readonly #lines = new LineEndings()
  readonly #chunks = new ChunkReader()

  /** What is complete with these bytes; may be nothing. Throws at the first bad event. */
  push(received: Uint8Array): EventBatch {
    if (this.#fault) throw this.#fault
    const bytes = this.#lines.normalise(received)
    const data = this.#held.length ? concat(this.#held, bytes) : bytes
    const end = lastEventEnd(data)
    this.#held = data.subarray(end)
    if (this.#held.length > eventBytesMax) this.#fault = backendError('backend_failed', 'an event without end')
    const complete = data.subarray(0, end)
    const read: ReadEvents = { pieces: [], chunks: [], events: 0, comments: [], isAmended: false, isIdle: false }
    if (end) this.#readAll(this.#decoder.decode(complete), read)
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

  /** The end mark, where the stream broke off before its empty line; null where it came. Throws when the stream may not end here. */
  end(): EventBatch | null {
    if (this.#fault) throw this.#fault
    if (this.#isDone) return null
    if (/^data:\s*\[DONE\]\s*$/.test(this.#decoder.decode(this.#held))) return this.push(encoder.encode('\n\n'))
    throw backendError('backend_failed', 'the stream was cut')
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
      const known = read.chunks.length
      this.#fault = this.#read(item, read)
      if (this.#fault) return
      const chunk = read.chunks[known]
      if (chunk && read.isAmended) amended = sseEvent(chunk)
      else if (read.isIdle) amended = sseComment('ping')
      read.isIdle = false
    }
    read.pieces.push(amended ?? piece)
  }

  /** Why the item ends the stream; null when it is good. */
  #read({ kind, text: whole }: SseItem, read: ReadEvents): AppError | null {
    // Only what is short can be a mark.
    const text = whole.length < 32 ? whole.trim() : whole
    if (kind === 'unknown') return backendError('backend_failed', `not an event: ${text.length} characters`)
    if (kind === 'comment') read.comments.push(text)
    else if (text === done) this.#isDone = true
    else if (text !== '') return this.#readData(text, read)
    return null
  }

  #readData(text: string, read: ReadEvents): AppError | null {
    const data = this.#chunks.read(text)
    if (data.kind === 'error') return data.error
    if (data.kind === 'idle') {
      // A client that reads JSON from every event would fail at it.
      read.isAmended = true
      read.isIdle = true
      return null
    }
    if (data.kind === 'garbage') return backendError('backend_failed', `not a chunk: ${text.length} characters`)
    read.chunks.push(data.chunk)
    read.events++
    if (data.isAmended) read.isAmended = true
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
  /** The event just read is a sign of life. */
  isIdle: boolean
}

/** Where the event that begins at a place ends, its empty line included; there may be more of them than one. */
function eventEnd(text: string, from: number): number {
  const at = text.indexOf('\n\n', from)
  return at < 0 ? text.length : at + 2
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
