/** W3C Trace Context, level 1: the caller's trace continues, with a span of ours; without one we begin it. */
export interface TraceContext {
  readonly traceId: string
  readonly traceparent: string
}

const traceparentPattern = /^00-(?!0{32})([0-9a-f]{32})-(?!0{16})[0-9a-f]{16}-([0-9a-f]{2})$/

/** `randomHex(bytes)` gives that many random bytes in hex. */
export function continueTrace(header: string | undefined, randomHex: (bytes: number) => string): TraceContext {
  const match = header ? traceparentPattern.exec(header) : null
  const traceId = match?.[1] ?? randomHex(16)
  return { traceId, traceparent: `00-${traceId}-${randomHex(8)}-${match?.[2] ?? '01'}` }
}
