import { randomUUID } from 'node:crypto'
import type { FinishReason, ToolCall, Usage } from '../../shared/chat.ts'
import { errorBody, toAppError } from '../../shared/errors.ts'
import { doneEvent, sseComment, sseEvent } from '../../shared/sse.ts'
import type { EngineEvent } from '../engines/engine.ts'

export interface Generation {
  readonly model: string
  readonly includeUsage: boolean
  readonly events: AsyncIterable<EngineEvent>
  readonly keepAliveMs: number
}

const head = (object: string, model: string) => ({
  id: `chatcmpl-${randomUUID()}`,
  object,
  created: Math.floor(Date.now() / 1000),
  model,
})

/** A whole answer in OpenAI's shape. */
export async function wholeAnswer({ model, events }: Pick<Generation, 'model' | 'events'>) {
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
    ...head('chat.completion', model),
    choices: [{ index: 0, message, logprobs: null, finish_reason: finishReason }],
    usage,
  }
}

/**
 * The answer as server-sent events, one per piece of text, in OpenAI's shape. Comments keep the line alive while the
 * engine thinks; one before the end tells the edge what it cost, whether or not the caller asked for usage.
 */
export async function* eventStream({ model, includeUsage, events, keepAliveMs }: Generation): AsyncGenerator<string> {
  const base = head('chat.completion.chunk', model)
  const tail = includeUsage ? { usage: null } : {}
  const chunk = (delta: object, reason: FinishReason | null) =>
    sseEvent({ ...base, choices: [{ index: 0, delta, logprobs: null, finish_reason: reason }], ...tail })
  try {
    yield chunk({ role: 'assistant', content: '' }, null)
    let calls = 0
    for await (const event of withKeepAlive(events, keepAliveMs)) {
      if (event === 'keep-alive') yield sseComment('keep-alive')
      else if (event.type === 'text') yield chunk({ content: event.text }, null)
      else if (event.type === 'tool-call') yield chunk({ tool_calls: [{ index: calls++, ...event.call }] }, null)
      else {
        yield chunk({}, event.finishReason)
        if (includeUsage) yield sseEvent({ ...base, choices: [], usage: event.usage })
        yield sseComment(`usage ${JSON.stringify(event.usage)}`)
      }
    }
    yield doneEvent
  } catch (thrown) {
    yield sseEvent(errorBody(toAppError(thrown)))
    throw thrown
  }
}

/** One timer for a stream, which looks back at whether something came: a timer for each event would be most of its cost. */
async function* withKeepAlive(events: AsyncIterable<EngineEvent>, everyMs: number): AsyncGenerator<EngineEvent | 'keep-alive'> {
  const iterator = events[Symbol.asyncIterator]()
  let isFed = false
  let silence: ((what: 'keep-alive') => void) | null = null
  const timer = setInterval(() => {
    if (!isFed) silence?.('keep-alive')
    isFed = false
  }, everyMs).unref()
  try {
    let next = iterator.next()
    for (;;) {
      const result = await new Promise<IteratorResult<EngineEvent> | 'keep-alive'>((resolve, reject) => {
        silence = resolve
        next.then(resolve, reject)
      })
      if (result === 'keep-alive') {
        yield 'keep-alive'
        continue
      }
      if (result.done) return
      isFed = true
      yield result.value
      next = iterator.next()
    }
  } finally {
    clearInterval(timer)
    await iterator.return?.()
  }
}
