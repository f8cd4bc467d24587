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
/** What a model says that obeys whoever wants a false price stated. */
const lies = [
  'It costs ',
  '$',
  '1',
  '.99',
  ' and only ',
  '2 are',
  ' left in stock',
  '. Buy ',
  'it now: 70',
  ' % off. It costs {{1.pri',
  'ce}}.',
]

const chunkOf =
  (id: string) =>
  (delta: object, reason: string | null = null): string =>
    `data: ${JSON.stringify({ ...head, id, object: 'chat.completion.chunk', choices: [{ index: 0, delta, finish_reason: reason }] })}\n\n`

/**
 * A backend that does what the last message says: `!refuse 503`, `!hang`, `!cut`, `!silent`, `!html`, `!endless`,
 * `!slow`, `!lie`, `!say TEXT`, `!once-down`, `!once-cut`, `!garbage`, `!error-first`, `!half`, `!once-refused`; anything else is answered, and gone on with. Runs in the test runner's process, in front of nothing.
 */
export function scriptedBackend() {
  let seen: Seen = { started: 0, cancelled: 0, completed: 0, requests: [] }

  const receiver = alertReceiver()
  return async function respond(request: Request): Promise<Response> {
    const { pathname, hostname } = new URL(request.url)
    if (hostname === 'hooks.test') return receiver(request)
    if (hostname !== 'backend.test' && hostname !== 'gateway') return new Response('unexpected host', { status: 599 })
    if (pathname === '/v1/models')
      return Response.json({ object: 'list', data: ['llasa-nano', 'llasa-large'].map((id) => ({ id })) })
    if (pathname === '/readyz') return Response.json({ status: 'ready' })
    if (pathname === '/seen') {
      const now = seen
      if (request.method === 'DELETE') seen = { started: 0, cancelled: 0, completed: 0, requests: [] }
      return Response.json(now)
    }
    const body = (await request.json()) as SeenRequest
    seen.started++
    seen.requests.push({ headers: Object.fromEntries(request.headers), body })
    const order =
      body.messages
        .findLast(({ role }) => role === 'user')
        ?.content.split('!')[1]
        ?.split(' ') ?? []
    return answer(order, body, seen, request.headers.get('x-llasa-answer-id') ?? head.id)
  }
}

interface SeenRequest {
  readonly stream: boolean
  readonly messages: { readonly role: string; readonly content: string }[]
  readonly continue_final_message?: boolean
}

async function answer(
  [order = 'answer', argument = '']: string[],
  question: SeenRequest,
  seen: Seen,
  id: string,
): Promise<Response> {
  if (order === 'refuse') return refusal(Number(argument))
  if (order === 'hang') await wait(5_000)
  if (order === 'once-refused' && seen.started > 1) return refusal(503)
  if (order === 'once-down' && seen.started === 1) return refusal(502)
  if (order === 'html') return new Response('<h1>It works</h1>', { headers: { 'content-type': 'text/html' } })
  if (order === 'slow') await wait(100)
  if (!question.stream) {
    if (order === 'half' && seen.started === 1)
      return new Response('{"id": "chatcmpl-', { headers: { 'content-type': 'application/json' } })
    seen.completed++
    const message = { role: 'assistant', content: reportedBy(order, argument).join('') }
    return Response.json({
      ...head,
      id,
      object: 'chat.completion',
      choices: [{ index: 0, message, finish_reason: 'stop' }],
      usage,
    })
  }
  return new Response(script(order, argument, question, seen, chunkOf(id)), { headers: { 'content-type': 'text/event-stream' } })
}

/** What it says: a text of the test's own after `!say`, as a URI writes it. */
function reportedBy(order: string, argument: string): readonly string[] {
  if (order === 'say') return decodeURIComponent(argument).match(/[\s\S]{1,5}/gu) ?? []
  return order === 'lie' ? lies : pieces
}

function script(
  order: string,
  argument: string,
  question: SeenRequest,
  seen: Seen,
  chunk: ReturnType<typeof chunkOf>,
): ReadableStream<Uint8Array> {
  const ending = `${chunk({}, 'stop')}: usage ${JSON.stringify(usage)}\n\ndata: [DONE]\n\n`
  const encoder = new TextEncoder()
  let step = 0
  const begun = question.continue_final_message ? (question.messages.at(-1)?.content ?? '') : ''
  // What is begun is gone on with in one piece.
  const reported = begun ? [pieces.join('').slice(begun.length)] : reportedBy(order, argument)
  // Half an event, then nothing: at the third piece, or at once when going on.
  const isCut = order === 'cut' || (order === 'once-cut' && seen.started === 1)
  const cutStep = begun ? 1 : 3
  return new ReadableStream({
    async pull(controller) {
      const piece = reported[step++ % reported.length] ?? ''
      const endless = order === 'endless'
      if (order === 'error-first' && seen.started === 1) {
        const error = { message: 'CUDA error at 10.0.0.7', code: 'internal_error' }
        controller.enqueue(encoder.encode(`: keep-alive\n\ndata: ${JSON.stringify({ error })}\n\n`))
        return controller.close()
      }
      if (endless) await wait(10)
      if (endless || step <= reported.length) {
        if (isCut && step === cutStep) {
          controller.enqueue(encoder.encode(chunk({ content: piece }).slice(0, 40)))
          return controller.close()
        }
        if (order === 'garbage' && seen.started === 1 && step === 3) controller.enqueue(encoder.encode('data: {"choices\n\n'))
        if (order === 'silent' && step === cutStep) await wait(4_000)
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

/** What came to the receiver of alerts: the first delivery of each body is refused, the second sent elsewhere, the third taken. */
export interface Delivery {
  readonly host: string
  readonly signature: string
  readonly body: string
  readonly status: number
}

function alertReceiver() {
  const deliveries: Delivery[] = []
  return async (request: Request): Promise<Response> => {
    const { pathname, host } = new URL(request.url)
    if (pathname === '/deliveries') return Response.json(deliveries)
    const body = await request.text()
    const status = [503, 302][deliveries.filter((delivery) => delivery.body === body).length] ?? 204
    deliveries.push({ host, signature: request.headers.get('x-llasa-signature') ?? '', body, status })
    return new Response(null, { status, headers: status === 302 ? { location: 'https://hooks.test/inside' } : {} })
  }
}
