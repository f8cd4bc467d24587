import { bindingOf } from '../../config.ts'

/** A gateway's address, and what fetches from there. */
export interface BackendClient {
  readonly url: string
  readonly fetch: (url: string, init: RequestInit) => Promise<Response>
}

// Behind a Workers VPC service only the binding says where it goes; the URL's host is the name the gateway sees.
const hostBehindBinding = 'http://gateway'

/** The client of each backend: by its address, or through the Workers VPC service whose binding `vpc://NAME` names. */
export function createBackendClients(
  backends: Readonly<Record<string, string>>,
  bindings: object,
): (backend: string) => BackendClient {
  const clients = new Map(
    Object.entries(backends).map(([backend, url]): [string, BackendClient] => {
      const binding = bindingOf(url)
      if (binding === null) return [backend, { url: url.replace(/\/$/, ''), fetch: (to, init) => fetch(to, init) }]
      const service = (bindings as Readonly<Record<string, Fetcher>>)[binding]
      if (!service) throw new Error(`no binding ${binding}`)
      return [backend, { url: hostBehindBinding, fetch: (to, init) => service.fetch(to, init) }]
    }),
  )
  return (backend) => {
    const client = clients.get(backend)
    if (!client) throw new Error(`no backend ${backend}`)
    return client
  }
}
