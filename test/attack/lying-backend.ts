import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

/** A backend whose model says what the test wants said. */
export interface LyingBackend {
  readonly url: string
  /** What every answer is from now on; `breaksOnce` ends the next stream in its middle. */
  readonly says: (text: string, breaksOnce?: boolean, charsAPiece?: number) => void
  /** How often the model was called. */
  readonly calls: () => number
  readonly close: () => void
}

interface Question {
  readonly stream?: boolean
  readonly continue_final_message?: boolean
  readonly messages: readonly { readonly content: string | null }[]
}

const usage = { prompt_tokens: 11, completion_tokens: 3, total_tokens: 14 }
const head = { created: 1_700_000_000, model: 'llasa-nano' }
const pieceChars = 5

export async function startLyingBackend(): Promise<LyingBackend> {
  let text = ''
  let chars = pieceChars
  let isToBreak = false
  let calls = 0
  const server = createServer(async (request, response) => {
    if (request.method !== 'POST')
      return response.writeHead(200, { 'content-type': 'application/json' }).end('{"status":"ready"}')
    let body = ''
    for await (const part of request) body += part
    calls++
    const { stream, continue_final_message, messages } = JSON.parse(body) as Question
    const id = String(request.headers['x-llasa-answer-id'] ?? 'chatcmpl-lying')
    const rest = continue_final_message ? text.slice(messages.at(-1)?.content?.length ?? 0) : text
    if (!stream) {
      const choices = [{ index: 0, message: { role: 'assistant', content: rest }, finish_reason: 'stop' }]
      response.writeHead(200, { 'content-type': 'application/json' })
      return response.end(JSON.stringify({ ...head, id, object: 'chat.completion', choices, usage }))
    }
    const chunk = (delta: object, reason: string | null = null): string =>
      `data: ${JSON.stringify({ ...head, id, object: 'chat.completion.chunk', choices: [{ index: 0, delta, finish_reason: reason }] })}\n\n`
    response.writeHead(200, { 'content-type': 'text/event-stream' })
    const pieces = rest.match(new RegExp(`[\\s\\S]{1,${chars}}`, 'gu')) ?? []
    if (isToBreak && pieces.length > 1) {
      isToBreak = false
      response.write(
        pieces
          .slice(0, Math.ceil(pieces.length / 2))
          .map((content) => chunk({ content }))
          .join(''),
        () => response.destroy(),
      )
      return
    }
    for (const content of pieces) response.write(chunk({ content }))
    response.end(`${chunk({}, 'stop')}: usage ${JSON.stringify(usage)}\n\ndata: [DONE]\n\n`)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    says(next, breaksOnce = false, charsAPiece = pieceChars) {
      text = next
      chars = charsAPiece
      isToBreak = breaksOnce
    },
    calls: () => calls,
    close() {
      server.close()
      server.closeAllConnections()
    },
  }
}
