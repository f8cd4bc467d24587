import type { Usage } from '../../../shared/chat.ts'
import type { Facts } from '../../../shared/grounding/facts.ts'
import type { GroundedText } from '../../../shared/grounding/grounded-text.ts'
import { sseComment } from '../../../shared/sse.ts'
import type { EventBatch, StreamChunk } from '../../backends/contract.ts'
import type { Answer } from '../contract.ts'
import { closingOf, openingOf } from '../reply/answer-extras.ts'
import { AnswerCollector } from './answer-collector.ts'
import { type ChunkWriter, chatWriter, type WrittenChunk } from './chunk-writer.ts'
import type { StreamTap } from './observe-stream.ts'
import { usageIn } from './usage-in.ts'

/**
 * For answers about products: each event's text is held to the records, everything else stays as it was. The first event
 * brings the products, the one that ends the answer its receipt.
 */
export class GroundingTap implements StreamTap {
  #usage: Usage | null = null
  textEvents = 0
  #hasOpened = false
  readonly #encoder = new TextEncoder()
  readonly #collector = new AnswerCollector()
  readonly #grounded: GroundedText
  readonly #facts: Facts
  readonly #writer: ChunkWriter

  constructor(grounded: GroundedText, facts: Facts, writer: ChunkWriter = chatWriter) {
    this.#grounded = grounded
    this.#facts = facts
    this.#writer = writer
  }

  push({ chunks, events, comments, isDone }: EventBatch): Uint8Array | null {
    if (comments.length) this.#usage ??= usageIn(comments)
    this.textEvents += events
    let text = ''
    for (const chunk of chunks) text += this.#event(chunk)
    if (isDone) text += this.#writer.end(this.#usage)
    // A comment shows that the backend is alive; while no text may leave, it must reach the caller's timers too.
    if (!text && comments.length) text = sseComment('keep-alive')
    return text ? this.#encoder.encode(text) : null
  }

  answer(): Answer | null {
    return this.#collector.answer(this.#usage)
  }

  usage(): Usage | null {
    return this.#usage
  }

  #event(chunk: StreamChunk): string {
    this.#collector.add(chunk)
    const choice = chunk.choices[0]
    if (!choice) return this.#writer.chunk(chunk)
    const content = choice.delta?.content
    const text = content ? this.#grounded.push(content) : ''
    if (choice.finish_reason) {
      const held = this.#grounded.end()
      const closing = closingOf(this.#facts, this.#grounded)
      return this.#writer.chunk(this.#opened({ ...withContent(chunk, text + held || null), llasa: closing }))
    }
    if (!text && content) return ''
    return this.#writer.chunk(this.#opened(withContent(chunk, content ? text : null)))
  }

  /** The first event that leaves says which products the answer can speak of. */
  #opened(event: WrittenChunk): WrittenChunk {
    if (this.#hasOpened) return event
    this.#hasOpened = true
    return { ...event, llasa: { ...openingOf(this.#facts), ...event.llasa } }
  }
}

/** The same chunk with other text; an absent text stays absent. */
function withContent(chunk: StreamChunk, content: string | null): StreamChunk {
  const [choice, ...others] = chunk.choices
  if (!choice || content === null) return chunk
  return { ...chunk, choices: [{ ...choice, delta: { ...choice.delta, content } }, ...others] }
}
