import type { StreamChunk } from './contract.ts'
import { type ChunkRead, readChunk } from './read-chunk.ts'

// A stream whose events always differ in more than their text is not worth more looks than these.
const looksMax = 8
// Quotes, backslashes and control characters: what JSON may not have in a string, or only escaped.
const special = /["\\\p{Cc}]/u

/** The event that others are like: what stands before and after its text; what begins and ends it as an event, and stands between two. */
interface Likeness {
  readonly before: string
  readonly after: string
  readonly begin: string
  readonly end: string
  readonly between: string
  readonly chunk: StreamChunk
}

/** Like events one after the other, as one chunk. */
interface Run {
  readonly chunk: StreamChunk
  readonly events: number
  /** Where the next event begins. */
  readonly end: number
}

/**
 * Reads the chunks of one stream. Nearly all differ in their text alone: one that is like an event which was parsed and found good, but
 * for its text, is good too and is not parsed again.
 */
export class ChunkReader {
  #like: Likeness | null = null
  #looks = 0

  read(data: string): ChunkRead {
    const text = this.#textOf(data)
    if (this.#like && text !== null) return { kind: 'chunk', chunk: withText(this.#like.chunk, text), isAmended: false }
    const read = readChunk(data)
    if (read.kind === 'chunk' && !read.isAmended && this.#looks < looksMax) this.#look(data, read.chunk)
    return read
  }

  /** The like events that a text of whole events has from a place on, their texts put together; null where the next is none. */
  run(text: string, from: number): Run | null {
    const like = this.#like
    if (!like?.chunk.choices[0] || !text.startsWith(like.begin, from)) return null
    const texts: string[] = []
    let at = from
    for (const piece of text.slice(from + like.begin.length).split(like.between)) {
      // Behind its text another event may stand before the next that is like it.
      const end = piece.indexOf(like.end)
      const own = end < 0 ? piece : piece.slice(0, end)
      if (special.test(own)) break
      texts.push(own)
      at += like.begin.length + own.length + like.end.length
      if (end >= 0) break
    }
    return texts.length === 0 ? null : { chunk: withText(like.chunk, texts.join('')), events: texts.length, end: at }
  }

  /** Null where more than plain text is other than in the event that was parsed. */
  #textOf(data: string): string | null {
    if (!this.#like) return null
    const { before, after } = this.#like
    if (data.length < before.length + after.length || !data.startsWith(before) || !data.endsWith(after)) return null
    const text = data.slice(before.length, data.length - after.length)
    return special.test(text) ? null : text
  }

  #look(data: string, chunk: StreamChunk): void {
    const content = chunk.choices.length === 1 ? chunk.choices[0]?.delta?.content : null
    if (!content || special.test(content)) return
    this.#looks++
    const at = data.lastIndexOf(`"${content}"`) + 1
    const [before, after] = [data.slice(0, at), data.slice(at + content.length)]
    // The same text may stand elsewhere in the event: only where another there is the text of the answer.
    const probe = at > 0 ? readChunk(`${before}?${content}${after}`) : null
    const isItsText = probe?.kind === 'chunk' && probe.chunk.choices[0]?.delta?.content === `?${content}`
    const [begin, end] = [`data: ${before}`, `${after}\n\n`]
    this.#like = isItsText ? { before, after, begin, end, between: end + begin, chunk } : null
  }
}

function withText(chunk: StreamChunk, content: string): StreamChunk {
  const [choice] = chunk.choices
  return choice ? { ...chunk, choices: [{ ...choice, delta: { ...choice.delta, content } }] } : chunk
}
