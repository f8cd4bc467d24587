import type { IncomingMessage } from 'node:http'
import * as z from 'zod/mini'
import { Usage } from '../../../shared/chat.ts'
import { AppError } from '../../../shared/errors.ts'
import { SseReader } from '../../../shared/sse.ts'
import type { Silence } from './silence.ts'

const CallPart = z.object({
  index: z._default(z.number(), 0),
  id: z.nullish(z.string()),
  function: z.nullish(z.object({ name: z.nullish(z.string()), arguments: z.nullish(z.string()) })),
})
export type CallPart = z.infer<typeof CallPart>
/** A chunk of a chat, as far as we use it; engines say much more. vLLM reports a failure in the middle as a chunk. */
const Chunk = z.object({
  error: z.optional(z.unknown()),
  choices: z.nullish(
    z.array(
      z.object({
        delta: z.nullish(z.object({ content: z.nullish(z.string()), tool_calls: z.nullish(z.array(CallPart)) })),
        finish_reason: z.nullish(z.string()),
      }),
    ),
  ),
  usage: z.nullish(Usage),
})
export type Chunk = z.infer<typeof Chunk>

export const cut = (cause: unknown): AppError =>
  new AppError('backend_failed', 'The model stopped before its answer was complete.', { cause })

/**
 * Takes each chunk as it arrives, and resolves at `[DONE]`; a stream without it was cut, which is how these engines report a failure
 * in the middle. While `take` has no room, nothing is read.
 */
export function readChunks(
  response: IncomingMessage,
  silence: Silence,
  take: (chunk: Chunk) => Promise<void> | null,
): Promise<void> {
  const reader = new SseReader()
  response.setEncoding('utf8')
  return new Promise((resolve, reject) => {
    let isOver = false
    const complete = (): void => {
      isOver = true
      resolve()
    }
    // A connection whose answer was read to its end is used again; one that was abandoned is not.
    const fail = (error: unknown): void => {
      isOver = true
      response.destroy()
      reject(error)
    }
    const waitFor = async (room: Promise<void>): Promise<void> => {
      response.pause()
      silence.isPaused = true
      await room
      silence.isPaused = false
      response.resume()
    }
    response.on('data', (text: string) => {
      if (isOver) return
      try {
        let room: Promise<void> | null = null
        for (const data of reader.push(text)) {
          const trimmed = data.trim()
          if (trimmed === '[DONE]') return complete()
          if (trimmed === '') continue
          silence.break()
          room = take(Chunk.parse(JSON.parse(data))) ?? room
        }
        if (room) waitFor(room).catch(fail)
      } catch (error) {
        fail(error)
      }
    })
    response.once('end', () => {
      if (isOver) return
      // Whether a last `\r` was a line's end or half of one shows with what follows.
      if (reader.push('\n').some((data) => data.trim() === '[DONE]')) complete()
      else fail(cut('the engine cut its stream'))
    })
    response.on('error', fail).once('close', () => isOver || fail(cut('the connection was closed')))
  })
}
