import { AppError } from '../../shared/errors.ts'
import { backendError, mapEventError } from './map-upstream-error.ts'

/** What of a chunk the road back to the caller looks at; everything else passes unread. */
export interface SeenChunk {
  readonly id?: string
  readonly created?: number
  readonly choices: readonly {
    readonly delta?: { readonly role?: string; readonly content?: string | null; readonly tool_calls?: readonly unknown[] }
    readonly finish_reason?: string | null
  }[]
}

// An event carries one token; one that is longer than this is none of ours.
const eventBytesMax = 262_144
const newline = 10
const encoder = new TextEncoder()

/**
 * Splits a backend's stream into whole events and looks at each: is it a chunk, the end, an error in a 200's clothes, or
 * garbage? Events leave as the bytes they came in; an incomplete one is held, so that a cut never leaves half of one behind.
 */
export class EventScanner {
  #held: Uint8Array = new Uint8Array(0)
  #isDone = false
  #fault: AppError | null = null
  readonly #decoder = new TextDecoder()

  /** `[DONE]` has passed. */
  get isDone(): boolean {
    return this.#isDone
  }

  /** Bytes of whole, good events (may be empty) and the chunks among them. Throws at the first bad event. */
  push(bytes: Uint8Array): { readonly out: Uint8Array; readonly chunks: readonly SeenChunk[] } {
    if (this.#fault) throw this.#fault
    const data = this.#held.length ? concat(this.#held, bytes) : bytes
    const end = lastEventEnd(data)
    this.#held = data.subarray(end)
    if (this.#held.length > eventBytesMax) this.#fault = backendError('backend_failed', 'an event without end')
    const chunks: SeenChunk[] = []
    const whole = data.subarray(0, end)
    const text = end ? this.#decoder.decode(whole) : ''
    // Good events before a bad one still leave; the fault is told at the next look.
    let good = 0
    for (let from = 0; from < text.length && !this.#fault; ) {
      const to = endOfEvent(text, from)
      this.#look(text.slice(from, to), chunks)
      if (!this.#fault) good = to
      from = to
    }
    if (!this.#fault) return { out: whole, chunks }
    if (good === 0) throw this.#fault
    return { out: encoder.encode(text.slice(0, good)), chunks }
  }

  /** Throws when the stream may not end here. */
  end(): void {
    if (this.#fault) throw this.#fault
    if (!this.#isDone) throw backendError('backend_failed', 'the stream was cut')
  }

  #look(event: string, chunks: SeenChunk[]): void {
    // Mostly one line of data.
    const end = event.indexOf('\n')
    if (event.startsWith('data: {') && event.length - end === 2) return this.#lookAtData(event.slice(6, end), chunks)
    for (const line of event.split('\n')) {
      if (line === '' || line.startsWith(':')) continue
      if (line === 'data: [DONE]') this.#isDone = true
      else if (line.startsWith('data: ')) this.#lookAtData(line.slice(6), chunks)
      else this.#fault = backendError('backend_failed', `not an event: ${line.slice(0, 200)}`)
    }
  }

  #lookAtData(data: string, chunks: SeenChunk[]): void {
    const chunk = parse(data)
    if (chunk === null) this.#fault = backendError('backend_failed', `not a chunk: ${data.slice(0, 200)}`)
    else if (chunk instanceof AppError) this.#fault = chunk
    else chunks.push(chunk)
  }
}

function parse(data: string): SeenChunk | AppError | null {
  try {
    const value = JSON.parse(data) as { error?: unknown; choices?: unknown } | null
    if (value?.error) return mapEventError(value.error)
    return Array.isArray(value?.choices) && value.choices.every((choice) => typeof choice === 'object' && choice !== null)
      ? (value as unknown as SeenChunk)
      : null
  } catch {
    return null
  }
}

/** After the empty line that ends the event beginning at `from`. */
function endOfEvent(text: string, from: number): number {
  const at = text.indexOf('\n\n', from)
  return at < 0 ? text.length : at + 2
}

/** Where the last whole event ends: after its empty line. 0 when there is none. */
function lastEventEnd(data: Uint8Array): number {
  for (let at = data.lastIndexOf(newline); at > 0; at = data.lastIndexOf(newline, at - 1))
    if (data[at - 1] === newline) return at + 1
  return 0
}

export function concat(a: Uint8Array, b: Uint8Array): Uint8Array {
  const joined = new Uint8Array(a.length + b.length)
  joined.set(a)
  joined.set(b, a.length)
  return joined
}
