import { type AppError, toAppError } from '../../../shared/errors.ts'
import type { EventBatch, UpstreamStream } from '../../backends/contract.ts'
import type { Outcome } from '../contract.ts'
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
  /** Take the answer as fast as it comes, because others may wait for it: a slow reader must not hold them up. */
  readonly readAhead: boolean
  readonly now: () => number
  readonly writer?: ChunkWriter
}

// More events than a stored answer can have; what is longer is not shared and may wait for its reader.
const readAheadEventsMax = 4_096

const encoder = new TextEncoder()

/**
 * A backend's event stream, watched but not buffered, ending in one of three ways: complete, cancelled (the caller
 * left, and the backend stops), failed (no backend could finish it, and the caller gets an error event).
 * A wrapping ReadableStream, since a TransformStream reports a dead backend as a cancellation.
 */
export function observeStream(
  upstream: UpstreamStream,
  tap: StreamTap,
  { readAhead, now, writer = chatWriter }: ObserveOptions,
): ObservedStream {
  const { promise: finished, resolve } = Promise.withResolvers<Pick<Outcome, 'ending' | 'ttftMs'>>()
  let ttftMs: number | null = null

  const fail = (controller: ReadableStreamDefaultController<Uint8Array>, error: AppError): void => {
    controller.enqueue(encoder.encode(writer.failure(error)))
    controller.close()
    upstream.cancel()
    resolve({ ending: error.code === 'client_closed_request' ? 'cancelled' : 'failed', ttftMs })
  }

  const events = new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        try {
          for (;;) {
            const batch = await upstream.read()
            if (!batch) {
              controller.close()
              return resolve({ ending: 'complete', ttftMs })
            }
            ttftMs ??= now() - upstream.startedAt
            const passed = tap.push(batch)
            if (!passed?.length) continue
            controller.enqueue(passed)
            return
          }
        } catch (thrown) {
          fail(controller, toAppError(thrown))
        }
      },
      async cancel() {
        resolve({ ending: 'cancelled', ttftMs })
        upstream.cancel()
      },
    },
    { highWaterMark: readAhead ? readAheadEventsMax : 0 },
  )
  return { events, finished }
}
