import { request } from 'node:http'

/** Times to the first body byte of streams, one after another, in milliseconds. Usage: node first-byte.ts PORT COUNT */
const [port, count] = process.argv.slice(2).map(Number) as [number, number]
const body = JSON.stringify({
  model: 'llasa',
  temperature: 1,
  stream: true,
  messages: [{ role: 'user', content: 'Which backpack would you take?' }],
})
const headers = {
  'content-type': 'application/json',
  authorization: 'Bearer llasa_own_localonly',
  'content-length': Buffer.byteLength(body),
}

const once = () =>
  new Promise<number>((resolve, reject) => {
    const startedAt = performance.now()
    const call = request({ host: '127.0.0.1', port, path: '/v1/chat/completions', method: 'POST', headers }, (response) => {
      response.once('data', () => {
        const took = performance.now() - startedAt
        response.resume()
        response.once('end', () => resolve(took))
      })
    })
    call.once('error', reject)
    call.end(body)
  })

const times: number[] = []
for (let index = 0; index < count + 100; index++) {
  const took = await once()
  if (index >= 100) times.push(took)
}
times.sort((a, b) => a - b)
const at = (share: number) => times[Math.floor(share * (times.length - 1))]
console.log(JSON.stringify({ p50: at(0.5), p99: at(0.99) }))
