import { createServer, type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'

export interface ServedGateway {
  readonly port: number
  readonly request: (path: string, init?: RequestInit) => Promise<Response>
  readonly close: () => void
}

/** A gateway on a port of loopback, called as callers call it. */
export async function servedGateway(gateway: RequestListener): Promise<ServedGateway> {
  const server = createServer(gateway)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    port,
    request: (path, init) => fetch(`http://127.0.0.1:${port}${path}`, init),
    close() {
      server.close()
      server.closeAllConnections()
    },
  }
}
