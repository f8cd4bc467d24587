import type { AppError } from '../../shared/errors.ts'
import { doneEvent, type SseItem, SseReader, sseComment } from '../../shared/sse.ts'
import type { EventBatch, StreamChunk } from './contract.ts'
import { backendError } from './map-upstream-error.ts'
import { readChunk } from './read-chunk.ts'

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

  /** What is complete with these bytes; may be nothing. Throws at the first bad event. */
  push(bytes: Uint8Array): EventBatch {
    if (this.#fault) throw this.#fault
    const data = this.#held.length ? concat(this.#held, bytes) : bytes
    const end = lastEventEnd(data)
    this.#held = data.subarray(end)
    if (this.#held.length > eventBytesMax) this.#fault = backendError('backend_failed', 'an event without end')
    const complete = data.subarray(0, end)
    const chunks: StreamChunk[] = []
    const comments: string[] = []
    const items = end ? this.#sse.read(this.#decoder.decode(complete)) : []
    let good = 0
    for (; good < items.length && !this.#fault; good++) {
      this.#fault = this.#read(items[good] as SseItem, chunks, comments)
      if (this.#fault) break
    }
    if (!this.#fault) return { bytes: complete, chunks, comments, isDone: this.#isDone }
    // The fault is thrown at the next call.
    if (good === 0) throw this.#fault
    return { bytes: encoder.encode(items.slice(0, good).map(written).join('')), chunks, comments, isDone: this.#isDone }
  }

  /** Throws when the stream may not end here. */
  end(): void {
    if (this.#fault) throw this.#fault
    if (!this.#isDone) throw backendError('backend_failed', 'the stream was cut')
  }

  /** Why the item ends the stream; null when it is good. */
  #read({ kind, text }: SseItem, chunks: StreamChunk[], comments: string[]): AppError | null {
    if (kind === 'unknown') return backendError('backend_failed', `not an event: ${text.slice(0, 200)}`)
    if (kind === 'comment') comments.push(text)
    else if (text === done) this.#isDone = true
    else {
      const read = readChunk(text)
      if (read.kind === 'error') return read.error
      if (read.kind === 'garbage') return backendError('backend_failed', `not a chunk: ${text.slice(0, 200)}`)
      chunks.push(read.chunk)
    }
    return null
  }
}

const written = ({ kind, text }: SseItem): string =>
  kind === 'comment' ? sseComment(text) : text === done ? doneEvent : `data: ${text}\n\n`

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
