import { type AppError, toAppError } from '../../../shared/errors.ts'
import type { EventBatch, UpstreamStream } from '../../backends/contract.ts'
import type { Outcome, ReadAheadPart } from '../contract.ts'
import { type ChunkWriter, chatWriter } from './chunk-writer.ts'

/** Looks at, and may change, a stream of complete events on its way. */
export interface StreamTap {
  /** What may leave now. */
  push: (batch: EventBatch) => Uint8Array | null
}

interface ObservedStream {
  readonly events: ReadableStream<Uint8Array>
  readonly finished: Promise<Pick<Outcome, 'ending' | 'ttftMs'>>
}

interface ObserveOptions {
  /** Take the answer as fast as it comes, because others may wait for it: a slow reader must not hold them up. Null: as it is read. */
  readonly readAhead: ReadAheadPart | null
  readonly now: () => number
  readonly writer?: ChunkWriter
}

const encoder = new TextEncoder()

type Controller = ReadableStreamDefaultController<Uint8Array>

/**
 * A backend's event stream, watched but not buffered, ending in one of three ways: complete, cancelled (the caller
 * left, and the backend stops), failed (no backend could finish it, and the caller gets an error event). It ends for the caller
 * with `[DONE]`: what the backend's connection has to say after that is heard behind it.
 * A wrapping ReadableStream, since a TransformStream reports a dead backend as a cancellation.
 */
export function observeStream(
  upstream: UpstreamStream,
  tap: StreamTap,
  { readAhead, now, writer = chatWriter }: ObserveOptions,
): ObservedStream {
  const { promise: finished, resolve } = Promise.withResolvers<Pick<Outcome, 'ending' | 'ttftMs'>>()
  const ttftMs = now() - upstream.startedAt
  const highWaterMark = readAhead?.bytesMax ?? 0
  let isDone = false

  /** Bytes that wait for the reader, counted. */
  const waiting = ({ desiredSize }: Controller): number => {
    const bytes = highWaterMark - (desiredSize ?? highWaterMark)
    readAhead?.holds(bytes)
    return bytes
  }

  /** Whether a caller has something to read now. */
  const pass = (controller: Controller, batch: EventBatch): boolean => {
    const passed = tap.push(batch)
    if (passed?.length) controller.enqueue(passed)
    if (batch.isDone) {
      isDone = true
      // What waits is counted until it is read, and a stream that is closed no longer says when.
      if (waiting(controller) === 0) controller.close()
      const complete = () => resolve({ ending: 'complete', ttftMs })
      upstream.drain().then(complete, complete)
    }
    return batch.isDone || Boolean(passed?.length)
  }
  const fail = (controller: Controller, error: AppError): void => {
    isDone = true
    controller.enqueue(encoder.encode(writer.failure(error)))
    upstream.cancel()
    resolve({ ending: error.code === 'client_closed_request' ? 'cancelled' : 'failed', ttftMs })
  }

  const events = new ReadableStream<Uint8Array>(
    {
      start(controller) {
        pass(controller, upstream.first)
      },
      async pull(controller) {
        const bytes = waiting(controller)
        if (isDone) {
          if (bytes === 0) controller.close()
          return
        }
        // Called again when the reader has read.
        if (bytes > 0 && readAhead?.isSpent()) return
        try {
          while (!pass(controller, await upstream.read()));
        } catch (thrown) {
          fail(controller, toAppError(thrown))
        }
      },
      cancel() {
        readAhead?.holds(0)
        resolve({ ending: 'cancelled', ttftMs })
        upstream.cancel()
      },
    },
    { highWaterMark, size: ({ byteLength }) => byteLength },
  )
  return { events, finished }
}
