import type { IncomingMessage } from 'node:http'
import { text } from 'node:stream/consumers'
import * as z from 'zod/mini'
import { FinishReason, type ToolCall, Usage } from '../../../shared/chat.ts'
import { AppError } from '../../../shared/errors.ts'
import { SseReader } from '../../../shared/sse.ts'
import type { Engine, EngineEvent, EngineJob } from '../engine.ts'
import { mustCallTool, readToolCall } from '../tool-calls.ts'
import type { Dialect } from './dialect.ts'
import { postJson } from './post-json.ts'

interface HttpEngineOptions {
  /** Of the engine itself, within the cluster; its other routes are reached by nobody. */
  readonly url: string
  readonly dialect: Dialect
  readonly modelId: string
  readonly contextTokens: number
  readonly sequences: number
}

const CallPart = z.object({
  index: z._default(z.number(), 0),
  id: z.nullish(z.string()),
  function: z.nullish(z.object({ name: z.nullish(z.string()), arguments: z.nullish(z.string()) })),
})
/** A chunk of a chat or of a completion, as far as we use it; engines say much more. */
const Chunk = z.object({
  choices: z.array(
    z.object({
      text: z.nullish(z.string()),
      delta: z.nullish(z.object({ content: z.nullish(z.string()), tool_calls: z.nullish(z.array(CallPart)) })),
      finish_reason: z.nullish(z.string()),
    }),
  ),
  usage: z.nullish(Usage),
})
type Chunk = z.infer<typeof Chunk>

/** An engine that runs elsewhere and speaks HTTP: trtllm-serve, or vLLM. The gateway is the only one who talks to it. */
export function createHttpEngine({ url, dialect, modelId, contextTokens, sequences }: HttpEngineOptions): Engine {
  const open = async (job: EngineJob, signal: AbortSignal): Promise<IncomingMessage> => {
    const { path, body } = dialect.ask(job, modelId)
    const ask = () =>
      postJson(`${url}${path}`, body, { headers: job.traceparent ? { traceparent: job.traceparent } : {}, signal })
    // An engine may close an idle connection just as we take it up: then nothing was begun.
    const response = await ask()
      .catch((error: unknown) => {
        if (signal.aborted) throw error
        return ask()
      })
      .catch((cause: unknown) => {
        if (signal.aborted) throw abortError()
        throw new AppError('backend_unavailable', 'The engine cannot be reached.', { retryAfterSeconds: 1, cause })
      })
    if (response.statusCode === 200) return response
    throw dialect.refusal(response.statusCode ?? 0, await text(response).catch(() => ''))
  }

  return {
    modelId,
    contextTokens,
    sequences,

    async *generate(job, signal): AsyncGenerator<EngineEvent> {
      const response = await open(job, signal)
      const calls = new CallParts()
      const isForced = mustCallTool(job)
      let forcedText = ''
      let finish: string | null = null
      let usage: Usage | null = null
      try {
        for await (const chunks of chunksOf(response))
          for (const chunk of chunks) {
            const choice = chunk.choices[0]
            const text = choice?.delta?.content ?? choice?.text ?? ''
            if (text && isForced) forcedText += text
            else if (text) yield { type: 'text', text }
            for (const part of choice?.delta?.tool_calls ?? []) calls.add(part)
            finish = choice?.finish_reason ?? finish
            usage = chunk.usage ?? usage
          }
      } catch (error) {
        if (signal.aborted) throw abortError()
        throw error instanceof AppError ? error : cut(error)
      }
      const finishReason = FinishReason.safeParse(finish)
      if (!finishReason.success) throw cut(`the engine ended by ${finish}`)
      const forced = isForced ? readToolCall(forcedText) : null
      const all = forced ? [forced] : calls.all()
      for (const call of all) yield { type: 'tool-call', call }
      yield { type: 'end', finishReason: all.length ? 'tool_calls' : finishReason.data, usage: usageOf(usage, job) }
    },

    async ready() {
      try {
        const response = await fetch(`${url}/health`, { signal: AbortSignal.timeout(2_000) })
        await response.body?.cancel()
        return response.ok
      } catch {
        return false
      }
    },

    close: async () => {},
  }
}

/**
 * Chunks until `[DONE]`, in the groups they arrived in; a stream without it was cut, which is how these engines report a
 * failure in the middle.
 */
async function* chunksOf(response: IncomingMessage): AsyncGenerator<Chunk[]> {
  const reader = new SseReader()
  const decoder = new TextDecoder()
  let isComplete = false
  try {
    for await (const bytes of response.iterator({ destroyOnReturn: false })) {
      const events = reader.push(decoder.decode(bytes as Buffer, { stream: true }))
      const done = events.findIndex((data) => data.trim() === '[DONE]')
      isComplete = done >= 0
      const before = isComplete ? events.slice(0, done) : events
      if (before.length) yield before.map((data) => Chunk.parse(JSON.parse(data)))
      if (isComplete) return
    }
    throw cut('the engine cut its stream')
  } finally {
    // A connection whose answer was read to its end is used again; one that was abandoned is not.
    if (isComplete) response.resume()
    else response.destroy()
  }
}

const cut = (cause: unknown): AppError =>
  new AppError('backend_failed', 'The model stopped before its answer was complete.', { cause })
const abortError = (): Error => Object.assign(new Error('aborted'), { name: 'AbortError' })

/** Calls come in parts, by their index. */
class CallParts {
  readonly #calls: { id: string; name: string; arguments: string }[] = []

  add({ index, id, function: part }: z.infer<typeof CallPart>): void {
    const call = this.#calls[index] ?? { id: '', name: '', arguments: '' }
    this.#calls[index] = {
      id: id ?? call.id,
      name: part?.name ?? call.name,
      arguments: call.arguments + (part?.arguments ?? ''),
    }
  }

  all(): ToolCall[] {
    return this.#calls.map(({ id, name, arguments: text }) => ({ id, type: 'function', function: { name, arguments: text } }))
  }
}

/**
 * What was begun elsewhere counts as written. The engine counts it as prompt and does not say how much of it is, so it is
 * estimated from its share of the characters.
 */
function usageOf(usage: Usage | null, { begun, messages }: EngineJob): Usage {
  const reported = usage ?? { prompt_tokens: 0, completion_tokens: 0, total_tokens: 0 }
  if (!begun) return reported
  const characters = messages.reduce((sum, { content }) => sum + content.length, begun.length)
  const begunTokens = Math.round((reported.prompt_tokens * begun.length) / Math.max(1, characters))
  const [prompt, completion] = [reported.prompt_tokens - begunTokens, reported.completion_tokens + begunTokens]
  return { prompt_tokens: prompt, completion_tokens: completion, total_tokens: prompt + completion }
}
