import { FinishReason, Usage } from '../../../shared/chat.ts'
import type { StreamChunk } from '../../backends/contract.ts'
import type { Answer } from '../contract.ts'

/** Puts a stream's chunks together again. Only text can be stored, so tool calls are merely noticed. */
export class AnswerCollector {
  #head: StreamChunk | null = null
  #content = ''
  #finishReason: FinishReason | null = null
  #usage: Usage | null = null
  #calledTools = false

  add(chunk: StreamChunk): void {
    const choice = chunk.choices[0]
    if (choice) this.#head ??= chunk
    this.#content += choice?.delta?.content ?? ''
    if (choice?.delta?.tool_calls?.length) this.#calledTools = true
    if (choice?.finish_reason) this.#finishReason = FinishReason.safeParse(choice.finish_reason).data ?? this.#finishReason
    if (chunk.usage) this.#usage = Usage.safeParse(chunk.usage).data ?? this.#usage
  }

  /** Null while there is no complete, storable answer. `usage` comes from the comments. */
  answer(usage: Usage | null): Answer | null {
    const { id, created, model } = this.#head ?? {}
    if (id === undefined || created === undefined || model === undefined) return null
    if (!this.#finishReason || this.#calledTools) return null
    return {
      id,
      created,
      model,
      content: this.#content,
      toolCalls: [],
      finishReason: this.#finishReason,
      usage: this.#usage ?? usage,
    }
  }
}
