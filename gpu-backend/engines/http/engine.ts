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
import { begunTokensOf } from './shared-body.ts'

interface HttpEngineOptions {
  /** Of the engine itself, within the cluster; its other routes are reached by nobody. */
  readonly url: string
  readonly dialect: Dialect
  readonly modelId: string
  readonly contextTokens: number
  readonly sequences: number
  /** How long an engine may be silent: before the first event of an answer, and between two. */
  readonly patience?: Patience
}

interface Patience {
  readonly firstEventMs: number
  readonly silenceMs: number
}

// Admission bounds what an engine has at once, so that a prompt is read within seconds; ten times that is a hang.
const patienceDefault: Patience = { firstEventMs: 30_000, silenceMs: 20_000 }

const CallPart = z.object({
  index: z._default(z.number(), 0),
  id: z.nullish(z.string()),
  function: z.nullish(z.object({ name: z.nullish(z.string()), arguments: z.nullish(z.string()) })),
})
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
const ChunkError = z.object({ code: z.nullish(z.number()) })
type Chunk = z.infer<typeof Chunk>

/** An engine that runs elsewhere and speaks HTTP: trtllm-serve, or vLLM. The gateway is the only one who talks to it. */
export function createHttpEngine(options: HttpEngineOptions): Engine {
  const { url, dialect, modelId, contextTokens, sequences, patience = patienceDefault } = options
  const open = async (job: EngineJob, signal: AbortSignal): Promise<IncomingMessage> => {
    const body = dialect.body(job, modelId)
    const ask = () =>
      postJson(`${url}/v1/chat/completions`, body, { headers: job.traceparent ? { traceparent: job.traceparent } : {}, signal })
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
      const silence = watchSilence(patience, signal)
      const response = await open(job, silence.signal).catch((error: unknown) => {
        silence.stop()
        throw silence.hasPassed && !signal.aborted ? silent() : error
      })
      const calls = new CallParts()
      const isForced = mustCallTool(job)
      let forcedText = ''
      let finish: string | null = null
      let usage: Usage | null = null
      try {
        for await (const chunks of chunksOf(response, silence))
          for (const chunk of chunks) {
            if (chunk.error) throw dialect.refusal(codeOf(chunk.error), JSON.stringify(chunk.error))
            const choice = chunk.choices?.[0]
            const text = choice?.delta?.content ?? ''
            if (text && isForced) forcedText += text
            else if (text) yield { type: 'text', text }
            for (const part of choice?.delta?.tool_calls ?? []) calls.add(part)
            finish = choice?.finish_reason ?? finish
            usage = chunk.usage ?? usage
          }
      } catch (error) {
        if (signal.aborted) throw abortError()
        if (silence.hasPassed) throw silent()
        throw error instanceof AppError ? error : cut(error)
      } finally {
        silence.stop()
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
async function* chunksOf(response: IncomingMessage, silence: Silence): AsyncGenerator<Chunk[]> {
  const reader = new SseReader()
  const decoder = new TextDecoder()
  let isComplete = false
  try {
    for await (const bytes of response.iterator({ destroyOnReturn: false })) {
      const events = reader.push(decoder.decode(bytes as Buffer, { stream: true })).filter((data) => data.trim() !== '')
      const done = events.findIndex((data) => data.trim() === '[DONE]')
      isComplete = done >= 0
      const before = isComplete ? events.slice(0, done) : events
      if (before.length) {
        silence.heard()
        yield before.map((data) => Chunk.parse(JSON.parse(data)))
        silence.listen()
      }
      if (isComplete) return
    }
    // Whether a last `\r` was a line's end or half of one shows with what follows.
    isComplete = reader.push('\n').some((data) => data.trim() === '[DONE]')
    if (!isComplete) throw cut('the engine cut its stream')
  } finally {
    // A connection whose answer was read to its end is used again; one that was abandoned is not.
    if (isComplete) response.resume()
    else response.destroy()
  }
}

const cut = (cause: unknown): AppError =>
  new AppError('backend_failed', 'The model stopped before its answer was complete.', { cause })
const abortError = (): Error => Object.assign(new Error('aborted'), { name: 'AbortError' })

const silent = (): AppError => new AppError('backend_timeout', 'The model fell silent.')

const codeOf = (error: unknown): number => ChunkError.safeParse(error).data?.code ?? 500

interface Silence {
  /** Aborted by the caller's signal, or when the engine has been silent for too long. */
  readonly signal: AbortSignal
  readonly hasPassed: boolean
  /** An event came; until `listen` it is the reader who takes its time. */
  readonly heard: () => void
  readonly listen: () => void
  readonly stop: () => void
}

/** An engine that hangs keeps its connections open and says that it is well; only the clock tells. */
function watchSilence({ firstEventMs, silenceMs }: Patience, caller: AbortSignal): Silence {
  const abort = new AbortController()
  const leave = (): void => abort.abort()
  const pass = (): void => {
    if (!isListening) return void timer.refresh()
    silence.hasPassed = true
    leave()
  }
  let timer = setTimeout(pass, firstEventMs)
  let [isFirst, isListening] = [true, true]
  const silence = {
    signal: abort.signal,
    hasPassed: false,
    listen() {
      isListening = true
    },
    heard() {
      isListening = false
      // A timer that goes on is cheaper than a new one for each event.
      if (!isFirst) return void timer.refresh()
      isFirst = false
      clearTimeout(timer)
      timer = setTimeout(pass, silenceMs)
    },
    stop() {
      clearTimeout(timer)
      caller.removeEventListener('abort', leave)
    },
  }
  if (caller.aborted) leave()
  else caller.addEventListener('abort', leave, { once: true })
  return silence
}

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

/** The part of an answer that existed already counts as written; the engine counts it as prompt. */
function usageOf(usage: Usage | null, job: EngineJob): Usage {
  const reported = usage ?? { prompt_tokens: 0, completion_tokens: 0, total_tokens: 0 }
  if (!job.begun) return reported
  const begunTokens = Math.min(reported.prompt_tokens, begunTokensOf(job))
  const [prompt, completion] = [reported.prompt_tokens - begunTokens, reported.completion_tokens + begunTokens]
  return { ...reported, prompt_tokens: prompt, completion_tokens: completion, total_tokens: prompt + completion }
}
