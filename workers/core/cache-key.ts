import type { BackendRequest } from './answer.ts'

export interface CacheKeyInput {
  readonly tenant: string
  readonly locale: string
  readonly arm: string
  readonly prompt: string
  readonly request: BackendRequest
}

/** Bumped when the meaning of a stored answer changes; old entries are then never read again. */
const schemaVersion = 1

/**
 * What must be equal for two requests to share one answer, as canonical JSON (keys sorted, so that order of fields in
 * the caller's JSON does not matter). How the answer travels (`stream`) is left out on purpose: a hit replays either way.
 * So are the values behind the slots, unless the prompt shows them to the model: a hit is filled anew.
 */
export function cacheKeyText({ request, ...scope }: CacheKeyInput): string {
  const { stream: _stream, stream_options: _options, ...content } = request
  return canonicalJson({ v: schemaVersion, ...scope, content })
}

export function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'null'
  const entries = Object.entries(value).filter(([, item]) => item !== undefined)
  entries.sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))
  return `{${entries.map(([key, item]) => `${JSON.stringify(key)}:${canonicalJson(item)}`).join(',')}}`
}
