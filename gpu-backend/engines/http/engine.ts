import type { ClientRequest, IncomingMessage } from 'node:http'
import { text } from 'node:stream/consumers'
import * as z from 'zod/mini'
import { FinishReason, type ToolCall, type Usage } from '../../../shared/chat.ts'
import { AppError } from '../../../shared/errors.ts'
import type { Emit, Engine, EngineJob } from '../engine.ts'
import { mustCallTool, readToolCall } from '../tool-calls.ts'
import type { Dialect } from './dialect.ts'
import { endpointOf, postJson, responseTo } from './post-json.ts'
import { type CallPart, type Chunk, cut, readChunks } from './read-chunks.ts'
import { begunTokensOf } from './shared-body.ts'
import { type Patience, SilenceWatch } from './silence.ts'

interface HttpEngineOptions {
  /** Of the engine itself, within the cluster; its other routes are reached by nobody. */
  readonly url: string
  readonly dialect: Dialect
  readonly modelId: string
  readonly contextTokens: number
  readonly sequences: number
  readonly patience?: Patience
}

const healthTimeoutMs = 2_000

/** Sends the request; `isFresh` over a connection that nobody used before. */
type Ask = (isFresh: boolean) => Promise<IncomingMessage>

const ChunkError = z.object({ code: z.nullish(z.number()) })

/** An engine that runs elsewhere and speaks HTTP: trtllm-serve, or vLLM. The gateway is the only one who talks to it. */
export function createHttpEngine(options: HttpEngineOptions): Engine {
  const { url, dialect, modelId, contextTokens, sequences } = options
  const silences = new SilenceWatch(options.patience)
  const endpoint = endpointOf(`${url}/v1/chat/completions`)

  return {
    modelId,
    contextTokens,
    sequences,

    async generate(job, emit, signal) {
      if (signal.aborted) throw abortError()
      const body = JSON.stringify(dialect.body(job, modelId))
      let request: ClientRequest | null = null
      const cancel = (): void => void request?.destroy(new Error('aborted'))
      const silence = silences.begin(cancel)
      signal.addEventListener('abort', cancel, { once: true })
      const ask: Ask = (isFresh) => {
        request = postJson(endpoint, body, job.traceparent ? ['traceparent', job.traceparent] : [], isFresh)
        return responseTo(request)
      }
      const answer = new Answer(job, dialect)
      const take = (chunk: Chunk): Promise<void> | null => {
        const text = answer.add(chunk)
        return text ? emit({ type: 'text', text }) : null
      }
      try {
        await readChunks(await opened(ask, () => signal.aborted || silence.hasPassed, dialect), silence, take)
      } catch (error) {
        if (signal.aborted) throw abortError()
        if (silence.hasPassed) throw silent()
        throw error instanceof AppError ? error : cut(error)
      } finally {
        silences.end(silence)
        signal.removeEventListener('abort', cancel)
      }
      answer.end(emit)
    },

    async ready() {
      try {
        const response = await fetch(`${url}/health`, { signal: AbortSignal.timeout(healthTimeoutMs) })
        await response.body?.cancel()
        return response.ok
      } catch (error) {
        return isTimeout(error) ? null : false
      }
    },

    close: async () => silences.stop(),
  }
}

/** The response of an engine that takes the request; what it refuses, and that nobody answers, is thrown. */
async function opened(ask: Ask, isCancelled: () => boolean, dialect: Dialect): Promise<IncomingMessage> {
  // An engine may close an idle connection just as we take it up: then nothing was begun. The others that lie idle close then too.
  const response = await ask(false)
    .catch((error: unknown) => {
      if (isCancelled()) throw error
      return ask(true)
    })
    .catch((cause: unknown) => {
      throw new AppError('backend_unavailable', 'The engine cannot be reached.', { retryAfterSeconds: 1, cause })
    })
  if (response.statusCode === 200) return response
  throw dialect.refusal(response.statusCode ?? 0, await text(response).catch(() => ''))
}

const isTimeout = (error: unknown): boolean => error instanceof Error && error.name === 'TimeoutError'

const abortError = (): Error => Object.assign(new Error('aborted'), { name: 'AbortError' })

const silent = (): AppError => new AppError('backend_timeout', 'The model fell silent.')

const codeOf = (error: unknown): number => ChunkError.safeParse(error).data?.code ?? 500

/** What an engine's chunks say together. */
class Answer {
  readonly #job: EngineJob
  readonly #dialect: Dialect
  readonly #isForced: boolean
  readonly #calls = new CallParts()
  #forcedText = ''
  #finish: string | null = null
  #usage: Usage | null = null

  constructor(job: EngineJob, dialect: Dialect) {
    this.#job = job
    this.#dialect = dialect
    this.#isForced = mustCallTool(job)
  }

  /** The text of a chunk that may be shown at once; that of a call which must be made waits for its end. */
  add({ error, choices, usage }: Chunk): string {
    if (error) throw this.#dialect.refusal(codeOf(error), JSON.stringify(error))
    const choice = choices?.[0]
    for (const part of choice?.delta?.tool_calls ?? []) this.#calls.add(part)
    this.#finish = choice?.finish_reason ?? this.#finish
    this.#usage = usage ?? this.#usage
    const text = choice?.delta?.content ?? ''
    if (!this.#isForced) return text
    this.#forcedText += text
    return ''
  }

  end(emit: Emit): void {
    const finishReason = FinishReason.safeParse(this.#finish)
    if (!finishReason.success) throw cut(`the engine ended by ${this.#finish}`)
    const forced = this.#isForced ? readToolCall(this.#forcedText) : null
    const all = forced ? [forced] : this.#calls.all()
    for (const call of all) void emit({ type: 'tool-call', call })
    void emit({
      type: 'end',
      finishReason: all.length ? 'tool_calls' : finishReason.data,
      usage: usageOf(this.#usage, this.#job),
    })
  }
}

/** Calls come in parts, by their index. */
class CallParts {
  readonly #calls: { id: string; name: string; arguments: string }[] = []

  add({ index, id, function: part }: CallPart): void {
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
