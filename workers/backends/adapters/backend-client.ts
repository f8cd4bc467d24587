import { bindingOf } from '../../config.ts'

/** A gateway's address, and what fetches from there. */
export interface Reach {
  readonly url: string
  readonly fetch: (url: string, init: RequestInit) => Promise<Response>
}

// Behind a Workers VPC service only the binding says where it goes; the URL's host is what the gateway is told it is called.
const hostBehindBinding = 'http://gateway'

/** How each backend is reached: by its address, or through the Workers VPC service whose binding `vpc://NAME` names. */
export function createReach(backends: Readonly<Record<string, string>>, bindings: object): (backend: string) => Reach {
  const reaches = new Map(
    Object.entries(backends).map(([backend, url]): [string, Reach] => {
      const binding = bindingOf(url)
      if (binding === null) return [backend, { url: url.replace(/\/$/, ''), fetch: (to, init) => fetch(to, init) }]
      const service = (bindings as Readonly<Record<string, Fetcher>>)[binding]
      if (!service) throw new Error(`no binding ${binding}`)
      return [backend, { url: hostBehindBinding, fetch: (to, init) => service.fetch(to, init) }]
    }),
  )
  return (backend) => {
    const reach = reaches.get(backend)
    if (!reach) throw new Error(`no backend ${backend}`)
    return reach
  }
}
