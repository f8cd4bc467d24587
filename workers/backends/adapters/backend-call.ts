import type { ChatCompletion } from '../../../shared/chat.ts'
import { AppError } from '../../../shared/errors.ts'
import type { AskOptions, BackendRequest, EventBatch } from '../contract.ts'
import { EventReader } from '../event-reader.ts'
import { backendError, mapUpstreamError } from '../map-upstream-error.ts'
import { readCompletion } from '../read-completion.ts'
import { Watchdog } from '../watchdog.ts'
import type { BackendClient } from './backend-client.ts'

// What a failing backend says about itself goes to the log only, and no more of it than this.
const errorBytesMax = 4_096
// Longer than any answer our models can write.
const answerCharsMax = 4_194_304
// Of events that have come, as many as fit leave together: each look at the body costs more than what is done with it.
const roomBytes = 16_384
const roomsMax = 64
const timers = { set: (then: () => void, afterMs: number) => setTimeout(then, afterMs), clear: clearTimeout }

/** Rooms that served a stream to its end serve the next: memory beside the heap counts for more there than it is. */
const rooms: Uint8Array<ArrayBuffer>[] = []
const takeRoom = (): Uint8Array<ArrayBuffer> => rooms.pop() ?? new Uint8Array(roomBytes)

export interface BackendCall {
  readonly client: BackendClient
  readonly request: BackendRequest
  readonly options: AskOptions
  /** Until the headers, and between any two events. */
  readonly headersTimeoutMs: number
  readonly idleTimeoutMs: number
}

/** One backend's stream, its first event seen and found good. */
export interface OpenStream {
  readonly first: EventBatch
  /** Events after that, as they come, until the batch that is done. Throws AppError where none follow. */
  readonly next: () => Promise<EventBatch>
  /** Takes what is left of the body after `[DONE]`, so that the connection can serve again. */
  readonly drain: () => Promise<void>
  /** Stops the backend's work. */
  readonly abort: () => void
}

/** A complete answer, checked; `text` is as it came. */
export async function callComplete(call: BackendCall): Promise<{ readonly text: string; readonly completion: ChatCompletion }> {
  const opened = await open(call)
  try {
    const received = await opened.response.text()
    if (received.length > answerCharsMax) throw backendError('backend_failed', 'an answer without end')
    const text = call.client.textOf(received, call.options)
    return { text, completion: readCompletion(JSON.parse(text)) }
  } catch (cause) {
    throw opened.failure(cause)
  } finally {
    opened.watchdog.stop()
  }
}

/** Opens a stream and waits for its first event, so that another backend can still be called for what is no answer. */
export async function callStream(call: BackendCall): Promise<OpenStream> {
  const opened = await open(call)
  const { watchdog, failure, abort } = opened
  const { body } = opened.response
  if (!body) throw failure('no body')
  const reader = body.getReader({ mode: 'byob' })
  let room = takeRoom()
  const events = new EventReader({ hasMark: call.client.hasEndMark })
  const { deadlineAt } = call.options
  const stop = (): void => {
    watchdog.stop()
    abort()
  }
  // One function: each more that a piece of an answer passes through is a promise more.
  const next: OpenStream['next'] = async () => {
    try {
      for (;;) {
        const { done, value } = await reader.read(room)
        if (done || !value) {
          const last = events.end()
          if (!last) throw backendError('backend_failed', 'nothing follows the end')
          watchdog.stop()
          return call.client.batchOf(last, call.request, call.options)
        }
        // What came is copied out of its room, which serves again.
        room = new Uint8Array(value.buffer)
        const batch = call.client.batchOf(events.push(value.slice()), call.request, call.options)
        if (batch.bytes.length === 0) continue
        // Only a whole event is a sign of life: a drip of bytes is not.
        watchdog.feed()
        if (Date.now() > deadlineAt) throw backendError('backend_timeout', 'past the deadline')
        if (batch.isDone) watchdog.stop()
        return batch
      }
    } catch (cause) {
      const error = failure(cause)
      stop()
      throw error
    }
  }
  // A comment says that the backend is alive, not that it will answer.
  let first = await next()
  while (first.chunks.length === 0) {
    if (first.isDone) throw backendError('backend_failed', 'a stream without an answer')
    first = await next()
  }
  return {
    first,
    next,
    async drain() {
      if (room.length === roomBytes && rooms.length < roomsMax) rooms.push(room)
      const { done } = await reader.read(new Uint8Array(1))
      if (!done) stop()
    },
    abort: stop,
  }
}

interface Opened {
  readonly response: Response
  readonly watchdog: Watchdog
  readonly abort: () => void
  /** What a failure of the body means. */
  readonly failure: (cause: unknown) => AppError
}

/** Headers are made here from nothing, so neither the caller's credentials nor hop-by-hop headers can travel. */
async function open({ client, request, options, headersTimeoutMs, idleTimeoutMs }: BackendCall): Promise<Opened> {
  // Before anything begins: an endpoint may not be able to say this.
  const body = JSON.stringify(client.bodyOf(request))
  const abort = new AbortController()
  const watchdog = new Watchdog(timers, { headersTimeoutMs, idleTimeoutMs }, () => abort.abort())
  const signal = options.signal ? AbortSignal.any([options.signal, abort.signal]) : abort.signal
  const failure = (cause: unknown, code: 'backend_unavailable' | 'backend_failed' = 'backend_failed'): AppError => {
    watchdog.stop()
    if (options.signal?.aborted) return new AppError('client_closed_request', 'The caller left.', { cause })
    if (cause instanceof AppError) return cause
    return backendError(watchdog.timedOut ? 'backend_timeout' : code, cause)
  }
  let response: Response
  try {
    response = await client.fetch(`${client.url}/v1/chat/completions`, {
      method: 'POST',
      headers: { ...client.headers(options), 'content-type': 'application/json' },
      body,
      signal,
      redirect: 'manual',
    })
    watchdog.feed()
  } catch (cause) {
    throw failure(cause, 'backend_unavailable')
  }
  const opened = { response, watchdog, abort: () => abort.abort(), failure }
  // What its type says shows in its body, and looking at headers costs more than all of them together.
  if (response.status === 200) return opened
  const { status, headers } = response
  const error = errorOf(client, status, await readSome(response).catch(() => ''), headers.get('retry-after'))
  watchdog.stop()
  abort.abort()
  throw error
}

const errorOf = (client: BackendClient, status: number, body: string, retryAfter: string | null): AppError =>
  client.refusal(status, body) ?? mapUpstreamError(status, body, retryAfter)

async function readSome(response: Response): Promise<string> {
  const reader = response.body?.getReader()
  if (!reader) return ''
  const decoder = new TextDecoder()
  let text = ''
  while (text.length < errorBytesMax) {
    const { done, value } = await reader.read()
    if (done) return text
    text += decoder.decode(value, { stream: true })
  }
  await reader.cancel()
  return text
}
