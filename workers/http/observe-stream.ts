import { AppError, errorBody } from '../../shared/errors.ts'
import { sseEvent } from '../../shared/sse.ts'
import type { Outcome, Upstream } from '../services.ts'

/** Looks at, and may change, a stream on its way. */
export interface StreamTap {
  /** What may leave now. */
  push: (chunk: Uint8Array) => Uint8Array | null
  /** Called once when the backend closed in good order: what is left to send, or null when the stream was cut short. */
  end: () => Uint8Array | null
}

export interface ObservedStream {
  readonly body: ReadableStream<Uint8Array>
  readonly finished: Promise<Pick<Outcome, 'ending' | 'ttftMs'>>
}

export interface ObserveOptions {
  /** Take the answer as fast as it comes, because others may wait for it: a slow reader must not hold them up. */
  readonly readAhead: boolean
}

// More events than a stored answer can have; what is longer is not shared and may wait for its reader.
const readAheadEventsMax = 4_096

const encoder = new TextEncoder()

/**
 * A backend's event stream, watched but not buffered, ending in one of three ways: complete, cancelled (the caller
 * left, and the backend is told), failed (the backend died or fell silent, and the caller is told by an error event).
 * A wrapping ReadableStream, since a TransformStream reports a dead backend as a cancellation.
 */
export function observeStream(upstream: Upstream, tap: StreamTap, { readAhead }: ObserveOptions): ObservedStream {
  const { watchdog } = upstream
  const reader = (upstream.response.body as ReadableStream<Uint8Array>).getReader()
  const { promise: finished, resolve } = Promise.withResolvers<Pick<Outcome, 'ending' | 'ttftMs'>>()
  let ttftMs: number | null = null
  const finish = (ending: Outcome['ending']): void => {
    watchdog.stop()
    resolve({ ending, ttftMs })
  }
  const fail = (controller: ReadableStreamDefaultController<Uint8Array>, error: AppError): void => {
    controller.enqueue(encoder.encode(sseEvent(errorBody(error))))
    controller.close()
    upstream.abort()
    finish('failed')
  }

  const body = new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        try {
          for (;;) {
            const { done, value } = await reader.read()
            if (done) {
              const rest = tap.end()
              if (rest === null) return fail(controller, streamError('backend_failed'))
              if (rest.length) controller.enqueue(rest)
              controller.close()
              return finish('complete')
            }
            watchdog.feed()
            ttftMs ??= Date.now() - upstream.startedAt
            const out = tap.push(value)
            if (!out?.length) continue
            controller.enqueue(out)
            return
          }
        } catch {
          fail(controller, streamError(watchdog.bitten ? 'backend_timeout' : 'backend_failed'))
        }
      },
      async cancel(reason) {
        finish('cancelled')
        upstream.abort()
        await reader.cancel(reason).catch(() => {})
      },
    },
    { highWaterMark: readAhead ? readAheadEventsMax : 0 },
  )
  return { body, finished }
}

const streamError = (code: 'backend_failed' | 'backend_timeout'): AppError =>
  new AppError(
    code,
    code === 'backend_timeout'
      ? 'The model fell silent before its answer was complete.'
      : 'The model stopped before its answer was complete.',
  )
