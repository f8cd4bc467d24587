import { readError } from './read-error.ts'

interface CallOptions {
  readonly method?: string
  readonly body?: unknown
  readonly ifMatch?: number
}

/** Calls the admin API with a file as the body; statuses of `also` are answers too. */
export async function sendFile<T>(
  { apiKey }: { readonly apiKey: string },
  path: string,
  file: Blob,
  also: readonly number[],
): Promise<T> {
  const headers = { authorization: `Bearer ${apiKey}`, 'content-type': 'application/octet-stream' }
  const response = await fetch(`/admin/v1/${path}`, { method: 'POST', headers, body: file })
  if (!response.ok && !also.includes(response.status)) throw new Error(await readError(response))
  return (await response.json()) as T
}

/** Offers what the admin API answers with as a file. */
export async function download({ apiKey }: { readonly apiKey: string }, path: string, name: string): Promise<void> {
  const response = await fetch(`/admin/v1/${path}`, { headers: { authorization: `Bearer ${apiKey}` } })
  if (!response.ok) throw new Error(await readError(response))
  const link = document.createElement('a')
  link.href = URL.createObjectURL(await response.blob())
  link.download = name
  link.click()
  URL.revokeObjectURL(link.href)
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
