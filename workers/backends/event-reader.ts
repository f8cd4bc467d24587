import type { AppError } from '../../shared/errors.ts'
import { doneEvent, type SseItem, SseReader, sseComment } from '../../shared/sse.ts'
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
    const items = end ? this.#sse.read(this.#decoder.decode(complete)) : []
    const read: ReadItems = { items: [], chunks: [], comments: [], isAmended: false }
    for (const item of items) {
      if (this.#fault) break
      this.#fault = this.#read(item, read)
    }
    const { chunks, comments } = read
    // The fault is thrown at the next call.
    if (this.#fault && read.items.length === 0) throw this.#fault
    const isAsItCame = !this.#fault && !read.isAmended
    const left = isAsItCame ? complete : encoder.encode(read.items.map(written).join(''))
    return { bytes: left, chunks, comments, isDone: this.#isDone }
  }

  /** Throws when the stream may not end here. */
  end(): void {
    if (this.#fault) throw this.#fault
    if (!this.#isDone) throw backendError('backend_failed', 'the stream was cut')
  }

  /** Why the item ends the stream; null when it is good. */
  #read(item: SseItem, read: ReadItems): AppError | null {
    const { kind } = item
    // Only what is short can be a mark.
    const text = item.text.length < 32 ? item.text.trim() : item.text
    if (kind === 'unknown') return backendError('backend_failed', `not an event: ${text.length} characters`)
    if (kind === 'comment') read.comments.push(text)
    else if (text === done) this.#isDone = true
    else if (text !== '') return this.#readData(text, read)
    read.items.push(item)
    return null
  }

  #readData(text: string, read: ReadItems): AppError | null {
    const data = this.#chunks.read(text)
    if (data.kind === 'error') return data.error
    if (data.kind === 'garbage') return backendError('backend_failed', `not a chunk: ${text.length} characters`)
    read.chunks.push(data.chunk)
    read.items.push({ kind: 'data', text: data.isAmended ? JSON.stringify(data.chunk) : text })
    if (data.isAmended) read.isAmended = true
    return null
  }
}

/** What good events say, and how they are written where not all leave as they came. */
interface ReadItems {
  readonly items: SseItem[]
  readonly chunks: StreamChunk[]
  readonly comments: string[]
  isAmended: boolean
}

const written = ({ kind, text }: SseItem): string =>
  kind === 'comment' ? sseComment(text) : text.trim() === done ? doneEvent : `data: ${text}\n\n`

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
