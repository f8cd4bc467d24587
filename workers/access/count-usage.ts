import type { RequestRecord } from '../http/request-record.ts'

/** What a key used on a day. */
export interface UsageCounts {
  readonly requests: number
  readonly modelRequests: number
  /** Answered from the answer cache. */
  readonly cached: number
  /** Answered by a known question, or by the edge itself. */
  readonly known: number
  readonly failed: number
  readonly promptTokens: number
  readonly completionTokens: number
}

export const noUsage: UsageCounts = {
  requests: 0,
  modelRequests: 0,
  cached: 0,
  known: 0,
  failed: 0,
  promptTokens: 0,
  completionTokens: 0,
}

const fromCache = new Set(['hit', 'stale', 'collapsed'])
const byEdge = new Set(['faq', 'edge'])

/** With one request more. Tokens are the model's: an answer that the edge had costs none. */
export function withRequest(counts: UsageCounts, record: RequestRecord): UsageCounts {
  const { cache, backend, ending, promptTokens, completionTokens } = record
  const isModel = backend !== null
  return {
    requests: counts.requests + 1,
    modelRequests: counts.modelRequests + Number(isModel),
    cached: counts.cached + Number(cache !== null && fromCache.has(cache)),
    known: counts.known + Number(cache !== null && byEdge.has(cache)),
    failed: counts.failed + Number(ending === 'failed'),
    promptTokens: counts.promptTokens + (isModel ? (promptTokens ?? 0) : 0),
    completionTokens: counts.completionTokens + (isModel ? (completionTokens ?? 0) : 0),
  }
}
