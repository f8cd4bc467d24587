import { AppError, toAppError } from '../../../shared/errors.ts'
import { doneEvent, sseComment } from '../../../shared/sse.ts'
import {
  advance,
  type Continuation,
  ContinuedChunks,
  continuationOf,
  type Progress,
  plainContinuationOf,
} from '../continuation.ts'
import type { BackendRequest, EventBatch, StreamChunk, UpstreamStream } from '../contract.ts'
import type { OpenStream } from './backend-call.ts'

// An answer that lost so many backends is not going to be finished by another.
const continuationsMax = 3
const encoder = new TextEncoder()

interface StreamSource {
  readonly candidate: string
  readonly backend: string
  readonly stream: OpenStream
}

interface ResumableOptions {
  readonly request: BackendRequest
  readonly startedAt: number
  readonly attempts: number
  /** Opens the rest of the answer on a backend that lives; throws when there is none. */
  readonly open: (request: BackendRequest, died: string, cause: AppError) => Promise<StreamSource>
  readonly succeeded: (candidate: string) => void
  readonly failed: (candidate: string, error: AppError) => void
}

/**
 * A stream that outlives its backend: when one dies after text has left, another of the same arm continues from there, and
 * the caller sees one answer with one id. The usage at the end counts the complete answer, as our gateway counts the text
 * that it continues.
 */
export function resumableStream(first: StreamSource, options: ResumableOptions): UpstreamStream {
  let source = first
  /** The first events of a backend that continues. */
  let unread: EventBatch | null = null
  let progress: Progress | null = null
  /** Since the first backend died; turns another's chunks into the rest of its stream. */
  let rest: ContinuedChunks | null = null
  let resumed = 0
  let isCancelled = false
  // Whether the last words, written a second time, are expected to be the same: until they once were not.
  let mayOverlap = true

  return {
    startedAt: options.startedAt,
    attempts: options.attempts,
    get backend() {
      return source.backend
    },
    get resumed() {
      return resumed
    },
    first: noted(first.stream.first),
    async read() {
      for (;;) {
        const opening = unread
        unread = null
        let came: EventBatch
        try {
          came = opening ?? (await source.stream.next())
        } catch (thrown) {
          if (await isContinued(failureOf(source, thrown))) continue
          return endOnce()
        }
        const batch = rest ? continuedBatch(rest, came) : came
        if (!batch) {
          source.stream.abort()
          mayOverlap = false
          const cause = 'another text than before'
          await continueElsewhere(new AppError('backend_failed', 'The model stopped before its answer was complete.', { cause }))
          continue
        }
        if (noted(batch).bytes.length) return batch
      }
    },
    drain: () => source.stream.drain().catch(() => {}),
    cancel() {
      isCancelled = true
      source.stream.abort()
    },
  }

  function noted(batch: EventBatch): EventBatch {
    progress ??= beginning(batch.chunks)
    if (progress) advance(progress, batch.chunks)
    if (batch.isDone) options.succeeded(source.candidate)
    return batch
  }

  /** Why it stopped; a caller who leaves is thrown. */
  function failureOf({ candidate }: StreamSource, thrown: unknown): AppError {
    const error = toAppError(thrown)
    if (isCancelled || error.code === 'client_closed_request') throw error
    options.failed(candidate, error)
    return error
  }

  /** False where nobody continues but the text is complete, and only the end is missing. */
  async function isContinued(cause: AppError): Promise<boolean> {
    try {
      await continueElsewhere(cause)
      return true
    } catch (error) {
      if (progress?.finished) return false
      throw error
    }
  }

  async function continueElsewhere(cause: AppError): Promise<void> {
    const continuation = progress && resumed < continuationsMax ? nextContinuation(options.request, progress, mayOverlap) : null
    if (!progress || !continuation) throw cause
    resumed++
    try {
      source = await options.open(continuation.request, source.candidate, cause)
    } catch (error) {
      // The caller learns why the answer stopped, not that the continuation failed too.
      throw error instanceof AppError && error.code === 'client_closed_request' ? error : cause
    }
    unread = source.stream.first
    if (isCancelled) source.stream.abort()
    rest = new ContinuedChunks(progress, continuation.overlap)
  }

  function endOnce(): EventBatch {
    return { bytes: encoder.encode(doneEvent), chunks: [], events: 0, comments: [], isDone: true }
  }
}

const nextContinuation = (request: BackendRequest, progress: Progress, mayOverlap: boolean): Continuation | null =>
  (mayOverlap ? continuationOf(request, progress) : null) ?? plainContinuationOf(request, progress)

/** Another backend's events as the rest of the first one's: comments and the end pass as they are. */
function continuedBatch(rest: ContinuedChunks, { chunks, events, comments, isDone }: EventBatch): EventBatch | null {
  const continued = rest.push(chunks)
  if (!continued) return null
  const text = continued.text + comments.map(sseComment).join('') + (isDone ? doneEvent : '')
  return { bytes: encoder.encode(text), chunks: continued.chunks, events, comments, isDone }
}

function beginning(chunks: readonly StreamChunk[]): Progress | null {
  // What an answer cost may come first, and says nothing of the answer.
  const chunk = chunks.find(({ choices }) => choices.length > 0)
  return chunk ? { id: chunk.id ?? '', created: chunk.created ?? 0, content: '', finished: false, calledTools: false } : null
}
