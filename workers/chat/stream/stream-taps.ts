import { ChatChunk, FinishReason, type ToolCall, type Usage } from '../../../shared/chat.ts'
import type { Facts } from '../../../shared/grounding/facts.ts'
import type { GroundedText } from '../../../shared/grounding/grounded-text.ts'
import { doneEvent, SseReader, sseComment, sseEvent } from '../../../shared/sse.ts'
import { concat } from '../../backends/event-scanner.ts'
import type { Answer } from '../contract.ts'
import { closingOf, openingOf } from '../reply/answer-extras.ts'
import { findUsageComment } from './usage.ts'

const tailBytesMax = 1_024

/** Byte-through: events leave as they came. `keepBytesMax` bounds what is kept to build the answer afterwards. */
export class PassThroughTap {
  #kept: Uint8Array[] = []
  #keptBytes = 0
  #tail: Uint8Array = new Uint8Array(0)
  readonly #keepBytesMax: number

  constructor(keepBytesMax: number) {
    this.#keepBytesMax = keepBytesMax
  }

  push(events: Uint8Array): Uint8Array {
    this.#tail =
      events.length >= tailBytesMax ? events.subarray(-tailBytesMax) : concat(this.#tail, events).subarray(-tailBytesMax)
    if (this.#keptBytes <= this.#keepBytesMax) {
      this.#kept.push(events)
      this.#keptBytes += events.length
    }
    return events
  }

  /** The whole answer, or null when it was longer than is kept. Called after the last byte has left. */
  answer(): Answer | null {
    if (this.#keptBytes > this.#keepBytesMax) return null
    const collector = new AnswerCollector()
    const decoder = new TextDecoder()
    const reader = new SseReader()
    for (const chunk of this.#kept)
      for (const data of reader.push(decoder.decode(chunk, { stream: true })))
        if (data !== '[DONE]') collector.add(ChatChunk.parse(JSON.parse(data)))
    return collector.answer(this.usage())
  }

  usage(): Usage | null {
    return findUsageComment(new TextDecoder().decode(this.#tail))
  }
}

/**
 * For answers about products: each event's text is held to the records, everything else stays as it was. The first event
 * brings the products, the one that ends the answer its receipt.
 */
export class GroundingTap {
  #usage: Usage | null = null
  readonly #decoder = new TextDecoder()
  readonly #encoder = new TextEncoder()
  readonly #reader = new SseReader()
  readonly #collector = new AnswerCollector()
  readonly #grounded: GroundedText
  readonly #facts: Facts
  #isOpen = false

  constructor(grounded: GroundedText, facts: Facts) {
    this.#grounded = grounded
    this.#facts = facts
  }

  push(chunk: Uint8Array): Uint8Array | null {
    const text = this.#decoder.decode(chunk, { stream: true })
    this.#usage ??= findUsageComment(text)
    let out = ''
    for (const data of this.#reader.push(text)) out += this.#event(data)
    // A comment says the backend is alive; while no text may leave, it must reach the caller's timers too.
    if (!out && text.startsWith(':')) out = sseComment('keep-alive')
    return out ? this.#encoder.encode(out) : null
  }

  answer(): Answer | null {
    return this.#collector.answer(this.#usage)
  }

  usage(): Usage | null {
    return this.#usage
  }

  /** The first event that leaves says which products the answer can speak of. */
  #opened(event: { llasa?: object }): object {
    if (this.#isOpen) return event
    this.#isOpen = true
    return { ...event, llasa: { ...openingOf(this.#facts), ...event.llasa } }
  }

  #event(data: string): string {
    if (data === '[DONE]') return doneEvent
    const raw: unknown = JSON.parse(data)
    const chunk = ChatChunk.parse(raw)
    this.#collector.add(chunk)
    const choice = chunk.choices[0]
    if (!choice) return sseEvent(raw)
    const text = choice.delta.content ? this.#grounded.push(choice.delta.content) : ''
    const held = choice.finish_reason ? this.#grounded.end() : ''
    if (choice.finish_reason)
      return sseEvent(this.#opened({ ...withContent(raw, text + held || null), llasa: closingOf(this.#facts, this.#grounded) }))
    if (!text && choice.delta.content) return ''
    return sseEvent(this.#opened(withContent(raw, choice.delta.content ? text : null)))
  }
}

/** The same event with other text; an absent text stays absent. */
function withContent(raw: unknown, content: string | null): object {
  const event = raw as { choices: { delta: object }[] }
  const [choice, ...others] = event.choices
  if (!choice || content === null) return event
  return { ...event, choices: [{ ...choice, delta: { ...choice.delta, content } }, ...others] }
}

/** Puts a stream's events together again. Only text can be cached, so tool calls are merely noticed. */
class AnswerCollector {
  #head: Pick<ChatChunk, 'id' | 'created' | 'model'> | null = null
  #content = ''
  #finishReason: FinishReason | null = null
  #usage: Usage | null = null
  #calledTools = false

  add(chunk: ChatChunk): void {
    this.#head ??= chunk
    const choice = chunk.choices[0]
    this.#content += choice?.delta.content ?? ''
    if (choice?.delta.tool_calls?.length) this.#calledTools = true
    const reason = FinishReason.safeParse(choice?.finish_reason)
    if (reason.success) this.#finishReason = reason.data
    if (chunk.usage) this.#usage = chunk.usage
  }

  answer(usage: Usage | null): Answer | null {
    if (!this.#head || !this.#finishReason || this.#calledTools) return null
    const { id, created, model } = this.#head
    return {
      id,
      created,
      model,
      content: this.#content,
      toolCalls: [] as ToolCall[],
      finishReason: this.#finishReason,
      usage: this.#usage ?? usage,
    }
  }
}
