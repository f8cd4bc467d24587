import type { AddressInfo } from 'node:net'
import { type ServerType, serve } from '@hono/node-server'
import type { createGateway } from '../../gpu-backend/gateway/app.ts'

export interface ServedGateway {
  readonly request: (path: string, init?: RequestInit) => Promise<Response>
  readonly close: () => void
}

/** A gateway on a port of loopback, called as callers call it. */
export async function servedGateway(app: ReturnType<typeof createGateway>): Promise<ServedGateway> {
  const server = await new Promise<ServerType>((resolve) => {
    const started = serve({ fetch: app.fetch, hostname: '127.0.0.1', port: 0 }, () => resolve(started))
  })
  const { port } = server.address() as AddressInfo
  return {
    request: (path, init) => fetch(`http://127.0.0.1:${port}${path}`, init),
    close() {
      server.close()
      if ('closeAllConnections' in server) server.closeAllConnections()
    },
  }
}
