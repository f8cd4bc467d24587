import { randomUUID } from 'node:crypto'
import type { ServerResponse } from 'node:http'
import type { FinishReason, ToolCall, Usage } from '../../shared/chat.ts'
import { doneEvent, sseComment, sseEvent } from '../../shared/sse.ts'
import type { Emit, EngineEvent } from '../engines/engine.ts'
import type { KeepAlive, Line } from './keep-alive.ts'
import type { StalledReaders } from './stalled-readers.ts'

/** Where the events of a generation go, and what is sent when it has ended well. */
interface Answer {
  readonly emit: Emit
  readonly end: () => void
  /** However it ended. */
  readonly close: () => void
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
export function completeAnswer(id: string, model: string, send: (value: object) => void): Answer {
  let content = ''
  const calls: ToolCall[] = []
  let finishReason: FinishReason = 'stop'
  let usage: Usage | null = null
  return {
    emit(event) {
      if (event.type === 'text') content += event.text
      else if (event.type === 'tool-call') calls.push(event.call)
      else ({ finishReason, usage } = event)
      return null
    },
    end() {
      const message = {
        role: 'assistant',
        content: calls.length && !content ? null : content,
        refusal: null,
        ...(calls.length && { tool_calls: calls }),
      }
      send({
        ...head(id, 'chat.completion', model),
        choices: [{ index: 0, message, logprobs: null, finish_reason: finishReason }],
        usage,
      })
    },
    close() {},
  }
}

interface Stream {
  readonly id: string
  readonly model: string
  readonly includeUsage: boolean
  readonly outgoing: ServerResponse
  /** Sends status and headers. */
  readonly begin: () => void
  readonly keepAlive: KeepAlive
  readonly stalled: StalledReaders
  /** Aborts when the answer is of no use any more. */
  readonly signal: AbortSignal
}

/**
 * The answer as server-sent events, one for each piece of text, in OpenAI's shape. Nothing is sent before the first, so that refusals
 * of the engine keep their status. Comments keep the line alive while the engine thinks; one before the end reports to the edge what
 * it cost, whether or not the caller wants usage. A slow reader holds up its own generation and nothing else; events that belong
 * together are written together, since each write is a packet.
 */
export function streamedAnswer({ id, model, includeUsage, outgoing, begin, keepAlive, stalled, signal }: Stream): Answer {
  let made: StreamWriter | null = null
  const writer = (): StreamWriter => {
    made ??= streamWriter(id, model, includeUsage)
    return made
  }
  // While the engine thinks, and not before the request is on its way.
  setImmediate(writer)
  let line: Line | null = null
  let pending = ''
  // The last event waits for what counts the generation and returns its slot.
  let last = ''
  const beginLine = (): Line => {
    begin()
    return keepAlive.open(outgoing)
  }
  const flush = (): void => {
    if (!pending) return
    // Corked so that it leaves at once, and not in one turn more; the connection and not the message, whose `write` would not tell
    // then that the connection is full.
    const { socket } = outgoing
    socket?.cork()
    outgoing.write(pending)
    socket?.uncork()
    pending = ''
  }
  return {
    emit(event) {
      const opening = line ? '' : writer().opening
      line ??= beginLine()
      line.isFed = true
      const text = opening + writer().event(event)
      if (event.type === 'end') {
        last = text
        return null
      }
      // Events that arrived together come in one turn, and leave as one write.
      if (!pending) process.nextTick(flush)
      pending += text
      return outgoing.writableNeedDrain || outgoing.destroyed ? stalled.drained(outgoing, signal) : null
    },
    end() {
      outgoing.end(pending + last + doneEvent)
      pending = ''
    },
    close() {
      flush()
      if (line) keepAlive.close(line)
    },
  }
}

type StreamWriter = ReturnType<typeof streamWriter>

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
