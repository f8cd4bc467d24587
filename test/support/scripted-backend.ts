import { setTimeout as wait } from 'node:timers/promises'

/** What the backend has seen; a test reads it at `http://backend.test/seen` and clears it with DELETE. */
interface Seen {
  started: number
  cancelled: number
  completed: number
  requests: { headers: Record<string, string>; body: unknown }[]
}

const usage = { prompt_tokens: 11, completion_tokens: 3, total_tokens: 14 }
const head = { id: 'chatcmpl-scripted', created: 1_700_000_000, model: 'llasa-nano' }
const pieces = ['It ', 'costs ', '{{1.pri', 'ce}}.']

const chunk = (delta: object, reason: string | null = null) =>
  `data: ${JSON.stringify({ ...head, object: 'chat.completion.chunk', choices: [{ index: 0, delta, finish_reason: reason }] })}\n\n`
const ending = `${chunk({}, 'stop')}: usage ${JSON.stringify(usage)}\n\ndata: [DONE]\n\n`

/**
 * A backend that does what the last message says: `!refuse 503`, `!hang`, `!cut`, `!silent`, `!html`, `!endless`,
 * `!slow`, `!once-down`, `!once-cut`; anything else is answered. Runs in the test runner's process, in front of nothing.
 */
export function scriptedBackend() {
  let seen: Seen = { started: 0, cancelled: 0, completed: 0, requests: [] }

  return async function respond(request: Request): Promise<Response> {
    const { pathname, hostname } = new URL(request.url)
    if (hostname !== 'backend.test') return new Response('unexpected host', { status: 599 })
    if (pathname === '/readyz') return Response.json({ status: 'ready' })
    if (pathname === '/seen') {
      const now = seen
      if (request.method === 'DELETE') seen = { started: 0, cancelled: 0, completed: 0, requests: [] }
      return Response.json(now)
    }
    const body = (await request.json()) as { stream: boolean; messages: { content: string }[] }
    seen.started++
    seen.requests.push({ headers: Object.fromEntries(request.headers), body })
    const order = body.messages.at(-1)?.content.split('!')[1]?.split(' ') ?? []
    return answer(order, body.stream, seen)
  }
}

async function answer([order = 'answer', argument = '']: string[], stream: boolean, seen: Seen): Promise<Response> {
  if (order === 'refuse') return refusal(Number(argument))
  if (order === 'hang') await wait(5_000)
  if (order === 'once-down' && seen.started === 1) return refusal(502)
  if (order === 'html') return new Response('<h1>It works</h1>', { headers: { 'content-type': 'text/html' } })
  if (order === 'slow') await wait(100)
  if (!stream) {
    seen.completed++
    const message = { role: 'assistant', content: pieces.join('') }
    return Response.json({ ...head, object: 'chat.completion', choices: [{ index: 0, message, finish_reason: 'stop' }], usage })
  }
  return new Response(script(order, seen), { headers: { 'content-type': 'text/event-stream' } })
}

function script(order: string, seen: Seen): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder()
  let step = 0
  const cut = order === 'cut' || (order === 'once-cut' && seen.started === 1)
  return new ReadableStream({
    async pull(controller) {
      const piece = pieces[step++ % pieces.length] ?? ''
      const endless = order === 'endless'
      if (endless) await wait(10)
      if (endless || step <= pieces.length) {
        if (cut && step === 3) {
          // Half an event, then nothing.
          controller.enqueue(encoder.encode(chunk({ content: piece }).slice(0, 40)))
          return controller.close()
        }
        if (order === 'silent' && step === 3) await wait(4_000)
        return controller.enqueue(encoder.encode(chunk({ content: piece })))
      }
      controller.enqueue(encoder.encode(ending))
      controller.close()
      seen.completed++
    },
    cancel() {
      seen.cancelled++
    },
  })
}

function refusal(status: number): Response {
  const error =
    status === 400
      ? { message: "'messages': too long.", code: 'context_length_exceeded', param: 'messages' }
      : { message: 'secret internal detail at 10.0.0.7', code: 'queue_full', param: null }
  return Response.json({ error }, { status, headers: { 'retry-after': '7' } })
}
