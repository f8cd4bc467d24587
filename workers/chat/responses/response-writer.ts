import { FinishReason, Usage } from '../../../shared/chat.ts'
import { errorBody } from '../../../shared/errors.ts'
import type { LlasaFields } from '../contract.ts'
import type { ChunkWriter, WrittenChunk } from '../stream/chunk-writer.ts'
import type { ResponsesRequest } from './request.ts'
import { callItem, messageItem, type OutputItem, outputText, responseOf, statusOf } from './response-view.ts'

interface CallDelta {
  readonly index?: number
  readonly id?: string
  readonly function?: { readonly name?: string; readonly arguments?: string }
}

/** An item under way: a message's text, or a call's arguments. */
type OpenItem =
  | { readonly kind: 'message'; text: string }
  | { readonly kind: 'call'; readonly index: number | undefined; readonly id: string; readonly name: string; text: string }

/**
 * An answer's chunks as the events of OpenAI's Responses, in its order: created, in progress, each item (added, its deltas,
 * done), completed. One writer writes one answer.
 */
export function createResponseWriter(request: ResponsesRequest): ChunkWriter {
  let number = 0
  let head = { id: '', created: 0, model: request.model }
  let hasBegun = false
  let open: OpenItem | null = null
  let finishReason: FinishReason | null = null
  let usage: Usage | null = null
  let llasa: LlasaFields | null = null
  const output: OutputItem[] = []

  const event = (type: string, fields: object): string =>
    `event: ${type}\ndata: ${JSON.stringify({ type, sequence_number: number++, ...fields })}\n\n`
  const response = (reason: FinishReason | null) => responseOf(request, { ...head, output, finishReason: reason, usage, llasa })
  const at = (id: string) => ({ item_id: id, output_index: output.length })
  const part = (id: string) => ({ ...at(id), content_index: 0 })

  const begin = ({ id, created, model }: WrittenChunk): string => {
    hasBegun = true
    head = { id: id ?? head.id, created: created ?? head.created, model: model ?? head.model }
    return ['created', 'in_progress'].map((step) => event(`response.${step}`, { response: response(null) })).join('')
  }

  /** The end of the item under way. */
  const close = (status: 'completed' | 'incomplete' = 'completed'): string => {
    if (!open) return ''
    const item =
      open.kind === 'message'
        ? messageItem(head.id, status, [outputText(open.text)])
        : callItem(status, open.id, open.name, open.text)
    const ends =
      item.type === 'message'
        ? event('response.output_text.done', { ...part(item.id), text: open.text, logprobs: [] }) +
          event('response.content_part.done', { ...part(item.id), part: outputText(open.text) })
        : event('response.function_call_arguments.done', { ...at(item.id), name: item.name, arguments: open.text })
    const done = ends + event('response.output_item.done', { output_index: output.length, item })
    output.push(item)
    open = null
    return done
  }

  const text = (delta: string): string => {
    let written = ''
    if (open?.kind !== 'message') {
      written = close()
      open = { kind: 'message', text: '' }
      const item = messageItem(head.id, 'in_progress', [])
      written += event('response.output_item.added', { output_index: output.length, item })
      written += event('response.content_part.added', { ...part(item.id), part: outputText('') })
    }
    open.text += delta
    const { id } = messageItem(head.id, 'in_progress', [])
    return delta ? written + event('response.output_text.delta', { ...part(id), delta, logprobs: [] }) : written
  }

  const call = ({ index, id, function: named }: CallDelta): string => {
    let written = ''
    // Some endpoints number their calls wrong, or not at all: an id says more, and what has neither goes on with the call before.
    const isSame = open?.kind === 'call' && (id ? id === open.id : index === undefined || index === open.index)
    if (open?.kind !== 'call' || !isSame) {
      written = close()
      open = { kind: 'call', index, id: id || `${head.id}-${output.length}`, name: named?.name ?? '', text: '' }
      const item = callItem('in_progress', open.id, open.name, '')
      written += event('response.output_item.added', { output_index: output.length, item })
    }
    const delta = named?.arguments ?? ''
    open.text += delta
    const where = at(callItem('in_progress', open.id, '', '').id)
    return delta ? written + event('response.function_call_arguments.delta', { ...where, delta }) : written
  }

  return {
    chunk(chunk) {
      if (chunk.llasa) llasa = { ...llasa, ...chunk.llasa }
      if (chunk.usage) usage = Usage.safeParse(chunk.usage).data ?? usage
      const choice = chunk.choices[0]
      if (!choice) return ''
      let written = hasBegun ? '' : begin(chunk)
      if (choice.delta?.content) written += text(choice.delta.content)
      for (const delta of (choice.delta?.tool_calls ?? []) as readonly CallDelta[]) written += call(delta)
      if (choice.finish_reason) {
        finishReason = FinishReason.safeParse(choice.finish_reason).data ?? 'stop'
        // An answer without a word is a message still.
        if (!open && output.length === 0) written += text('')
        written += close(statusOf(finishReason))
      }
      return written
    },
    end(reported) {
      usage ??= reported
      const reason = finishReason ?? 'stop'
      return close() + event(`response.${statusOf(reason)}`, { response: response(reason) })
    },
    failure(error) {
      const { code, message, param } = errorBody(error).error
      return event('error', { code, message, param })
    },
  }
}
