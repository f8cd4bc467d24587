import type { RequestRecord } from './request-record.ts'

export interface LogSettings {
  /** Of requests about which there is nothing to say, 0 to 1. */
  readonly share: number
  /** From this duration on a request is logged whatever the share. */
  readonly slowMs: number
}

/**
 * Whether a request leaves a line in the log: refusals, failures (those too that no caller saw, since another backend
 * answered) and slow ones always, of the others a share. Which ones follows from the trace id, so that all who share a trace
 * can log the same requests.
 */
export function isLogged(record: RequestRecord, { share, slowMs }: LogSettings): boolean {
  const { error, status, ending, resumed, attempts, durationMs, traceId } = record
  if (error !== null || status >= 400 || ending === 'failed' || resumed > 0 || attempts > 1 || durationMs >= slowMs) return true
  // The right half of a trace id is the random one (W3C Trace Context, section 3.2.2.3).
  return Number.parseInt(traceId.slice(-8), 16) < share * 2 ** 32
}
