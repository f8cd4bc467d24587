import { AppError, toAppError } from '../../../shared/errors.ts'
import { doneEvent } from '../../../shared/sse.ts'
import {
  advance,
  type Continuation,
  ContinuedChunks,
  continuationOf,
  type Progress,
  plainContinuationOf,
} from '../continuation.ts'
import type { BackendRequest, UpstreamStream } from '../contract.ts'
import type { SeenChunk } from '../event-scanner.ts'
import type { OpenStream } from './backend-call.ts'

// An answer that lost so many backends is not going to be finished by another.
const resumptionsMax = 3
const encoder = new TextEncoder()

export interface StreamSource {
  readonly lane: string
  readonly backend: string
  readonly stream: OpenStream
}

export interface ResumableOptions {
  readonly request: BackendRequest
  readonly startedAt: number
  readonly attempts: number
  /** Opens the rest of the answer on a backend that lives; throws when there is none. */
  readonly open: (request: BackendRequest, died: string, cause: AppError) => Promise<StreamSource>
  readonly succeeded: (lane: string) => void
  readonly failed: (lane: string, error: AppError) => void
}

/**
 * A stream that outlives its backend: when one dies after text has left, another of the same arm goes on from there, and
 * the caller sees one answer with one id. The usage told at the end counts the whole answer, as our gateway counts what it
 * is given to go on with.
 */
export function resumableStream(first: StreamSource, options: ResumableOptions): UpstreamStream {
  let source = first
  let progress: Progress | null = null
  /** Since the first backend died; turns another's chunks into the rest of its stream. */
  let rest: ContinuedChunks | null = null
  let resumed = 0
  let isCancelled = false
  // Whether a second telling of the last words may be trusted: until it once was another.
  let mayOverlap = true

  const goOn = async (cause: AppError): Promise<void> => {
    const continuation = progress && resumed < resumptionsMax ? nextContinuation(options.request, progress, mayOverlap) : null
    if (!progress || !continuation) throw cause
    resumed++
    try {
      source = await options.open(continuation.request, source.lane, cause)
    } catch (error) {
      // What the caller is told is why the answer stopped, not that going on failed too.
      throw error instanceof AppError && error.code === 'client_closed_request' ? error : cause
    }
    if (isCancelled) source.stream.abort()
    rest = new ContinuedChunks(progress, continuation.overlap)
  }

  return {
    startedAt: options.startedAt,
    attempts: options.attempts,
    get backend() {
      return source.backend
    },
    get resumed() {
      return resumed
    },
    async read() {
      for (;;) {
        const seen = await nextOf(source)
        if (seen === 'ended') return null
        if (seen instanceof AppError) {
          if (await wentOn(seen)) continue
          return endOnce()
        }
        if (!rest) {
          progress ??= beginning(seen.chunks)
          if (progress) advance(progress, seen.chunks)
          return seen.out
        }
        const told = rest.push(seen.chunks)
        if (!told) {
          source.stream.abort()
          mayOverlap = false
          await goOn(
            new AppError('backend_failed', 'The model stopped before its answer was complete.', { cause: 'told otherwise' }),
          )
          continue
        }
        if (progress) advance(progress, told.chunks)
        const out = told.text + commentsOf(seen.out)
        if (out) return encoder.encode(out)
      }
    },
    cancel() {
      isCancelled = true
      source.stream.abort()
    },
  }

  /** What comes next, how it ended, or why it cannot go on; the caller's leaving is thrown. */
  async function nextOf({ lane, stream }: StreamSource) {
    try {
      const seen = await stream.next()
      if (seen) return seen
      options.succeeded(lane)
      return 'ended'
    } catch (thrown) {
      const error = toAppError(thrown)
      if (isCancelled || error.code === 'client_closed_request') throw error
      options.failed(lane, error)
      return error
    }
  }

  /** False where nobody goes on but all was said, and only the farewell is missing. */
  async function wentOn(cause: AppError): Promise<boolean> {
    try {
      await goOn(cause)
      return true
    } catch (error) {
      if (progress?.finished) return false
      throw error
    }
  }

  function endOnce(): Uint8Array {
    const ended: OpenStream = { next: async () => null, abort: () => {} }
    source = { ...source, stream: ended }
    return encoder.encode(doneEvent)
  }
}

const nextContinuation = (request: BackendRequest, progress: Progress, mayOverlap: boolean): Continuation | null =>
  (mayOverlap ? continuationOf(request, progress) : null) ?? plainContinuationOf(request, progress)

function beginning(chunks: readonly SeenChunk[]): Progress | null {
  const chunk = chunks[0]
  return chunk ? { id: chunk.id ?? '', created: chunk.created ?? 0, content: '', finished: false, calledTools: false } : null
}

/** Comments (keep-alive, usage) and the end, which pass as they are. */
const commentsOf = (bytes: Uint8Array): string =>
  new TextDecoder()
    .decode(bytes)
    .split('\n\n')
    .filter((event) => event.startsWith(':') || event === 'data: [DONE]')
    .map((event) => `${event}\n\n`)
    .join('')
