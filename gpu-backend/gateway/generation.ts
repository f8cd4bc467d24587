import { randomUUID } from 'node:crypto'
import type { Writable } from 'node:stream'
import type { FinishReason, ToolCall, Usage } from '../../shared/chat.ts'
import { errorBody, toAppError } from '../../shared/errors.ts'
import { doneEvent, sseComment, sseEvent } from '../../shared/sse.ts'
import type { EngineEvent } from '../engines/engine.ts'

interface Generation {
  readonly id: string
  readonly model: string
  readonly includeUsage: boolean
  /** What was awaited already, so that a refusal had its status, and what follows. */
  readonly first: IteratorResult<EngineEvent>
  readonly rest: AsyncGenerator<EngineEvent>
  readonly keepAliveMs: number
}

const answerIdPattern = /^chatcmpl-[A-Za-z0-9._-]{8,160}$/

/** The edge names an answer, so that a vote on it can be verified; an answer to anybody else gets a name of its own. */
export const answerIdOf = (header: string | undefined): string =>
  header !== undefined && answerIdPattern.test(header) ? header : `chatcmpl-${randomUUID()}`

const head = (id: string, object: string, model: string) => ({
  id,
  object,
  created: Math.floor(Date.now() / 1000),
  model,
})

/** A complete answer in OpenAI's shape. */
export async function completeAnswer({
  id,
  model,
  events,
}: {
  readonly id: string
  readonly model: string
  readonly events: AsyncIterable<EngineEvent>
}) {
  let content = ''
  const calls: ToolCall[] = []
  let finishReason: FinishReason = 'stop'
  let usage: Usage | null = null
  for await (const event of events) {
    if (event.type === 'text') content += event.text
    else if (event.type === 'tool-call') calls.push(event.call)
    else ({ finishReason, usage } = event)
  }
  const message = {
    role: 'assistant',
    content: calls.length && !content ? null : content,
    refusal: null,
    ...(calls.length && { tool_calls: calls }),
  }
  return {
    ...head(id, 'chat.completion', model),
    choices: [{ index: 0, message, logprobs: null, finish_reason: finishReason }],
    usage,
  }
}

/**
 * The answer as server-sent events, one for each piece of text, in OpenAI's shape. Comments keep the line alive while the engine
 * thinks; one before the end reports to the edge what it cost, whether or not the caller wants usage. A slow reader holds up its own
 * generation and nothing else; events that belong together are written together, since each write is a packet.
 */
export async function writeStream(
  { id, model, includeUsage, first, rest, keepAliveMs }: Generation,
  outgoing: Writable,
): Promise<void> {
  const writer = streamWriter(id, model, includeUsage)
  let isFed = true
  // One timer for a stream, which looks back at whether something came: one for each event would be most of its cost.
  const timer = setInterval(() => {
    if (!isFed && !outgoing.writableNeedDrain) outgoing.write(sseComment('keep-alive'))
    isFed = false
  }, keepAliveMs).unref()
  try {
    let next = first
    let opening = writer.opening
    while (!next.done && next.value.type !== 'end') {
      isFed = true
      if (!outgoing.write(opening + writer.event(next.value))) await drained(outgoing)
      opening = ''
      next = await rest.next()
    }
    const last = next.done ? '' : writer.event(next.value)
    // What counts the generation, and returns its slot, waits behind the last event.
    if (!next.done) await rest.next()
    outgoing.end(opening + last + doneEvent)
  } catch (thrown) {
    outgoing.end(sseEvent(errorBody(toAppError(thrown))))
  } finally {
    clearInterval(timer)
  }
}

/** Until there is room again, or nobody left to read. */
const drained = (outgoing: Writable): Promise<void> =>
  new Promise((resolve) => {
    const go = (): void => {
      outgoing.off('drain', go).off('close', go)
      resolve()
    }
    outgoing.once('drain', go).once('close', go)
    if (outgoing.destroyed) go()
  })

/** Engine events as text. What is the same in every event of a stream is made once. */
function streamWriter(id: string, model: string, includeUsage: boolean) {
  const base = head(id, 'chat.completion.chunk', model)
  const tail = includeUsage ? { usage: null } : {}
  const chunk = (delta: object, reason: FinishReason | null) =>
    sseEvent({ ...base, choices: [{ index: 0, delta, logprobs: null, finish_reason: reason }], ...tail })
  const marker = 'the text goes here'
  const [before = '', after = ''] = chunk({ content: marker }, null).split(JSON.stringify(marker))
  let calls = 0
  return {
    opening: chunk({ role: 'assistant', content: '' }, null),
    event(event: EngineEvent): string {
      if (event.type === 'text') return before + JSON.stringify(event.text) + after
      if (event.type === 'tool-call') return chunk({ tool_calls: [{ index: calls++, ...event.call }] }, null)
      const usage = includeUsage ? sseEvent({ ...base, choices: [], usage: event.usage }) : ''
      return chunk({}, event.finishReason) + usage + sseComment(`usage ${JSON.stringify(event.usage)}`)
    },
  }
}
