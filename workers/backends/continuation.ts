import { sseEvent } from '../../shared/sse.ts'
import type { BackendRequest, StreamChunk } from './contract.ts'

/** What has left for the caller of an answer whose backend died, as another backend needs it. */
export interface Progress {
  readonly id: string
  readonly created: number
  content: string
  /** The text is complete, though the stream was not. */
  finished: boolean
  calledTools: boolean
}

export interface Continuation {
  readonly request: BackendRequest
  /** What the new backend writes first that the caller has already. */
  readonly overlap: string
}

/**
 * The request that continues where an answer stopped. Text that tokens are cut from at its end would be read as other tokens
 * than the model wrote, so with greedy decoding the last word is left to be written again: the same model writes the same,
 * and what the caller has of it is left out. Answers held to a form begin again, since a grammar has no middle, and so do
 * those with a seed; both are the same again. Null when it cannot be: a sampled answer with a form, or one that called tools.
 */
export function continuationOf(request: BackendRequest, progress: Progress): Continuation | null {
  const { content, calledTools, finished } = progress
  if (finished) return costOnlyOf(request, progress)
  if (calledTools) return null
  if (content === '') return { request, overlap: '' }
  const isGreedy = request.temperature === 0
  if (hasForm(request) || request.seed !== undefined)
    return isGreedy || request.seed !== undefined ? { request, overlap: content } : null
  const kept = isGreedy ? content.slice(0, lastWordStart(content)) : content
  return kept ? { request: continued(request, kept), overlap: content.slice(kept.length) } : { request, overlap: content }
}

/** The same without trust in a second writing: the complete text stays. */
export const plainContinuationOf = (request: BackendRequest, { content, calledTools }: Progress): Continuation | null =>
  hasForm(request) || calledTools || content === '' ? null : { request: continued(request, content), overlap: '' }

/** Of an answer whose text is complete: only its cost is missing, for which one token is generated. */
const costOnlyOf = (request: BackendRequest, { content, calledTools }: Progress): Continuation | null =>
  hasForm(request) || calledTools || content === ''
    ? null
    : { request: { ...continued(request, content), max_completion_tokens: 1 }, overlap: '' }

const hasForm = (request: BackendRequest): boolean => request.response_format !== undefined || request.tools !== undefined

const continued = (request: BackendRequest, content: string): BackendRequest => ({
  ...request,
  messages: [...request.messages, { role: 'assistant', content }],
  continue_final_message: true,
})

/** Where the last word begins, its space with it; tokens of byte-level vocabularies never reach across that. */
function lastWordStart(text: string): number {
  let at = text.length - 1
  while (at > 0 && !/\s/.test(text[at] as string)) at--
  while (at > 0 && /\s/.test(text[at - 1] as string)) at--
  return Math.max(0, at)
}

/** Makes another backend's chunks the rest of the first one's stream: its id, no second opening, no text twice. */
export class ContinuedChunks {
  #overlap: string
  readonly #progress: Progress

  constructor(progress: Progress, overlap: string) {
    this.#progress = progress
    this.#overlap = overlap
  }

  /** Events for the caller and what they carry; null when the new backend writes another text than the one begun. */
  push(chunks: readonly StreamChunk[]): { readonly text: string; readonly chunks: readonly StreamChunk[] } | null {
    const { id, created, finished } = this.#progress
    const news: StreamChunk[] = []
    for (const chunk of chunks) {
      const choice = chunk.choices[0]
      if (choice && finished) continue
      const fresh = this.#withoutOverlap(choice?.delta?.content ?? '')
      // Another beginning, or an end before the overlap is over.
      if (fresh === null || (choice?.finish_reason && this.#overlap)) return null
      const isNews = fresh !== '' || Boolean(choice?.finish_reason) || !choice
      if (isNews)
        news.push({ ...chunk, id, created, choices: choice ? [{ ...choice, delta: fresh ? { content: fresh } : {} }] : [] })
    }
    return { text: news.map(sseEvent).join(''), chunks: news }
  }

  #withoutOverlap(text: string): string | null {
    const shared = Math.min(text.length, this.#overlap.length)
    if (text.slice(0, shared) !== this.#overlap.slice(0, shared)) return null
    this.#overlap = this.#overlap.slice(shared)
    return text.slice(shared)
  }
}

/** Keeps up with what leaves. */
export function advance(progress: Progress, chunks: readonly StreamChunk[]): void {
  for (const { choices } of chunks) {
    const choice = choices[0]
    if (choice?.delta?.content) progress.content += choice.delta.content
    if (choice?.delta?.tool_calls?.length) progress.calledTools = true
    if (choice?.finish_reason) progress.finished = true
  }
}
