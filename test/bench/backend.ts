import { createServer, type ServerResponse } from 'node:http'

/**
 * A backend that answers at once, so that what is measured is the edge. JSON of 377 bytes, streams of 33 events; to who asks for it "piece
 * by piece", an event a millisecond.
 */
const head = { id: 'chatcmpl-bench-0000000000000000000', created: 1_700_000_000, model: 'llasa-nano' }
const usage = { prompt_tokens: 120, completion_tokens: 31, total_tokens: 151 }
const json = JSON.stringify({
  ...head,
  object: 'chat.completion',
  choices: [
    {
      index: 0,
      message: { role: 'assistant', content: 'It holds 45 litres and weighs 1.4 kg. '.repeat(3) },
      finish_reason: 'stop',
    },
  ],
  usage,
})
const chunk = (delta: object, reason: string | null = null) =>
  `data: ${JSON.stringify({ ...head, object: 'chat.completion.chunk', choices: [{ index: 0, delta, finish_reason: reason }] })}\n\n`
const streamOf = (texts: readonly string[]): string =>
  `${texts.map((content) => chunk({ content })).join('')}${chunk({}, 'stop')}: usage ${JSON.stringify(usage)}\n\ndata: [DONE]\n\n`
const stream = streamOf(Array.from({ length: 31 }, (_, index) => ` token${index}`))
// As a model writes that points at facts; in as many pieces as the other.
const aboutProduct =
  'The {{1.title}} is a pack for hut tours with a ventilated back. It costs {{1.price}}, weighs {{1.weight}} and comes with a rain cover.'
const grounded = streamOf(Array.from({ length: 31 }, (_, index) => aboutProduct.slice(index * 5, index * 5 + 5)).filter(Boolean))

function sendEach(response: ServerResponse, events: readonly string[], at = 0): void {
  const event = events[at]
  if (event === undefined) return void response.end()
  response.write(event)
  setTimeout(sendEach, 1, response, events, at + 1)
}

createServer((request, response) => {
  let body = ''
  request.on('data', (piece: Buffer) => {
    body += piece.toString()
  })
  request.on('end', () => {
    const streams = body.includes('"stream":true')
    response.writeHead(200, { 'content-type': streams ? 'text/event-stream' : 'application/json' })
    if (streams && body.includes('piece by piece')) return sendEach(response, stream.split(/(?<=\n\n)/))
    response.end(streams ? (body.includes('llasa-large') ? grounded : stream) : json)
  })
}).listen(Number(process.argv[2]), '127.0.0.1', () => console.log('ready'))
