import type { BackendRequest } from '../backends/contract.ts'

export interface CacheKeyInput {
  readonly tenant: string
  /** Counts the tenant's purges. */
  readonly epoch: number
  readonly locale: string
  readonly arm: string
  readonly prompt: string
  /** Version of the known questions, and the entry handed to the model: either may change what it says. */
  readonly faq: string | null
  readonly request: BackendRequest
}

/** Bumped when the meaning of a stored answer changes; old entries are then never read again. */
const schemaVersion = 2

/**
 * What must be equal for two requests to share one answer. Our own objects are built with their fields in one order
 * (`backendRequest`), so plain JSON of them is canonical; only what comes from the caller in one piece, a JSON schema,
 * needs its keys sorted. How the answer travels (`stream`) is left out on purpose: a hit replays either way. So are the
 * values behind the slots, unless the prompt shows them to the model: a hit is filled anew.
 */
export function cacheKeyText({ tenant, epoch, locale, arm, prompt, faq, request }: CacheKeyInput): string {
  const { stream: _stream, stream_options: _options, response_format: format, ...content } = request
  return JSON.stringify([schemaVersion, tenant, epoch, locale, arm, prompt, faq, content, format ? canonicalJson(format) : null])
}

/** JSON with sorted keys: equal values give equal text, whatever the order they were written in. */
export function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'null'
  const entries = Object.entries(value).filter(([, item]) => item !== undefined)
  entries.sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))
  return `{${entries.map(([key, item]) => `${JSON.stringify(key)}:${canonicalJson(item)}`).join(',')}}`
}
