import { Agent, createServer, request } from 'node:http'
import type { AddressInfo } from 'node:net'
import { pipeline } from 'node:stream'

/** What any gateway in Node costs at least: bytes in, bytes out, not one of them looked at. `node bare-proxy.ts ENGINE_PORT`. */
// The engine closes idle connections after 5 s.
const agent = new Agent({ keepAlive: true, timeout: 4_000 })
const server = createServer((incoming, outgoing) => {
  const onward = request(
    { port: Number(process.argv[2]), path: incoming.url, method: incoming.method, headers: incoming.headers, agent },
    (answer) => {
      outgoing.writeHead(answer.statusCode ?? 502, answer.headers)
      pipeline(answer, outgoing, () => {})
    },
  )
  onward.setNoDelay(true)
  onward.once('error', (error) => outgoing.destroy(error))
  pipeline(incoming, onward, () => {})
})
server.listen(0, '127.0.0.1', () => {
  console.log(JSON.stringify({ kind: 'ready', port: (server.address() as AddressInfo).port }))
})
