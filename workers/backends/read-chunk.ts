import type { AppError } from '../../shared/errors.ts'
import { withTextContent } from './content-parts.ts'
import type { StreamChunk } from './contract.ts'
import { backendError, mapEventError } from './map-upstream-error.ts'

/** What the data of one event is: a chunk, an error inside a stream whose status was 200, or neither. */
export type ChunkRead =
  /** `isAmended`: not as it came, so it has to be written anew. */
  | { readonly kind: 'chunk'; readonly chunk: StreamChunk; readonly isAmended: boolean }
  | { readonly kind: 'error'; readonly error: AppError }
  /** A sign of life that some endpoints write as data: `: keepalive`, `ping`, `{}`, `{"type": "ping"}`. */
  | { readonly kind: 'idle' }
  | { readonly kind: 'garbage' }

const garbage: ChunkRead = { kind: 'garbage' }
const idle: ChunkRead = { kind: 'idle' }
const idleWords = new Set(['ping', 'keepalive', 'keep-alive', 'heartbeat'])

/** Checked by hand: a schema costs more than the rest of an event's way. */
export function readChunk(data: string): ChunkRead {
  if (data.startsWith(':') || idleWords.has(data.toLowerCase())) return idle
  const value = parse(data)
  if (typeof value !== 'object' || value === null) return garbage
  const error = ('error' in value && value.error) || errorOfChoice(value)
  if (error) return { kind: 'error', error: mapEventError(error) }
  if (isChunk(value))
    return endsInError(value)
      ? { kind: 'error', error: backendError('backend_failed', 'the answer ended in an error') }
      : { kind: 'chunk', chunk: value, isAmended: false }
  if (('type' in value && value.type === 'ping') || Object.keys(value).length === 0) return idle
  const chunk = amended(value)
  return chunk ? { kind: 'chunk', chunk, isAmended: true } : garbage
}

/** A chunk from one that says the same otherwise; null where it is none. */
function amended(value: { choices?: unknown; usage?: unknown }): StreamChunk | null {
  // Some endpoints say what an answer cost, or that they began, in a frame of its own without choices, wherever in the stream.
  if (isCost(value) || value.choices === null) return { ...value, choices: [] }
  if (!Array.isArray(value.choices)) return null
  const choices = value.choices.map((choice) => {
    const delta = choice?.delta ?? wholeOf(choice)
    return delta ? { ...choice, delta: withTextContent(delta) } : choice
  })
  const chunk = { ...value, choices }
  return isChunk(chunk) ? chunk : null
}

/** What stands for a delta where a server writes a whole message, or a text, into its stream. */
function wholeOf(choice: { message?: unknown; text?: unknown } | null | undefined): object | null {
  if (typeof choice?.text === 'string') return { content: choice.text }
  return typeof choice?.message === 'object' ? choice.message : null
}

/** A router says within a choice what broke behind it. */
function errorOfChoice(value: object): unknown {
  const [choice] = 'choices' in value && Array.isArray(value.choices) ? value.choices : []
  return choice?.error
}

/** Some engines end an answer that broke with a reason of that name, and nothing else. */
const endsInError = ({ choices }: StreamChunk): boolean => choices[0]?.finish_reason === 'error'

const isCost = (value: { choices?: unknown; usage?: unknown }): boolean =>
  (value.choices === undefined || value.choices === null) && typeof value.usage === 'object' && value.usage !== null

function isChunk(value: object): value is StreamChunk {
  const { choices } = value as { choices?: unknown }
  return Array.isArray(choices) && choices.every(isChoice)
}

function isChoice(choice: unknown): boolean {
  if (typeof choice !== 'object' || choice === null) return false
  const { delta, finish_reason } = choice as { delta?: unknown; finish_reason?: unknown }
  if (!isTextOrAbsent(finish_reason)) return false
  if (delta === undefined || delta === null) return wholeOf(choice) === null
  return typeof delta === 'object' && isTextOrAbsent((delta as { content?: unknown }).content)
}

const isTextOrAbsent = (value: unknown): boolean => value === undefined || value === null || typeof value === 'string'

function parse(data: string): unknown {
  try {
    return JSON.parse(data)
  } catch {
    return null
  }
}
