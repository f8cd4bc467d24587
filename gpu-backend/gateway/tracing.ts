import { context, type Span, SpanKind, SpanStatusCode, trace } from '@opentelemetry/api'
import { AppError } from '../../shared/errors.ts'
import type { EngineEvent, EngineJob } from '../engines/engine.ts'

const traceparentPattern = /^00-(?!0{32})([0-9a-f]{32})-(?!0{16})([0-9a-f]{16})-([0-9a-f]{2})$/
const notRecording = '0'.repeat(16)

export interface RequestTrace {
  /** For the engine, which joins its own spans; null where nothing came and nothing is recorded. */
  readonly traceparent: string | null
  readonly began: () => void
  readonly saw: (event: EngineEvent) => void
  readonly end: (error: unknown) => void
}

/**
 * A request's span within the trace the edge began (W3C Trace Context), by the names of OpenTelemetry's GenAI conventions. Costs
 * nothing to speak of where no exporter is set up.
 */
export function traceRequest(header: string | undefined, modelId: string, job: EngineJob): RequestTrace {
  const [, traceId, spanId, flags] = traceparentPattern.exec(header ?? '') ?? []
  const parent =
    traceId && spanId
      ? trace.setSpanContext(context.active(), { traceId, spanId, traceFlags: Number.parseInt(flags ?? '0', 16), isRemote: true })
      : context.active()
  const span = trace.getTracer('llasa-gateway').startSpan(
    `chat ${modelId}`,
    {
      kind: SpanKind.SERVER,
      attributes: {
        'gen_ai.operation.name': 'chat',
        'gen_ai.request.model': modelId,
        'gen_ai.request.max_tokens': job.outputTokensMax,
      },
    },
    parent,
  )
  let hasFirst = false
  return {
    traceparent: traceparentOf(span) ?? (traceId && header ? header : null),
    began: () => void span.addEvent('admitted'),
    saw(event) {
      if (!hasFirst) span.addEvent('first token')
      hasFirst = true
      if (event.type !== 'end') return
      span.setAttributes({
        'gen_ai.usage.input_tokens': event.usage.prompt_tokens,
        'gen_ai.usage.output_tokens': event.usage.completion_tokens,
        'gen_ai.response.finish_reasons': [event.finishReason],
      })
    },
    end(error) {
      if (error) {
        span.setAttribute('error.type', error instanceof AppError ? error.code : 'failed')
        span.setStatus({ code: SpanStatusCode.ERROR })
      }
      span.end()
    },
  }
}

function traceparentOf(span: Span): string | null {
  const { traceId, spanId, traceFlags } = span.spanContext()
  return spanId === notRecording || !span.isRecording() ? null : `00-${traceId}-${spanId}-0${traceFlags & 1}`
}
