import { readError } from './read-error.ts'

interface CallOptions {
  readonly method?: string
  readonly body?: unknown
  readonly ifMatch?: number
}

/** Calls the admin API; throws with a sentence fit to show. */
export async function call<T>(
  { apiKey }: { readonly apiKey: string },
  path: string,
  { method, body, ifMatch }: CallOptions = {},
): Promise<T> {
  const response = await fetch(`/admin/v1/${path}`, {
    method: method ?? (body === undefined ? 'GET' : 'POST'),
    headers: {
      authorization: `Bearer ${apiKey}`,
      'content-type': 'application/json',
      ...(ifMatch !== undefined && { 'if-match': `"${ifMatch}"` }),
    },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  })
  if (!response.ok) throw new Error(await readError(response))
  return (response.status === 204 ? null : await response.json()) as T
}
