import { getLlama, LlamaCompletion, type LlamaContextSequence, LlamaLogLevel, type LlamaModel, type Token } from 'node-llama-cpp'
import type { FinishReason } from '../../../shared/chat.ts'
import { AppError } from '../../../shared/errors.ts'
import type { Emit, Engine, EngineJob } from '../engine.ts'
import { chatml, PromptRenderer } from '../render-prompt.ts'
import { mustCallTool, readToolCall, readToolCalls } from '../tool-calls.ts'
import { Constraints } from './constraint.ts'
import { takeSequence } from './take-sequence.ts'

interface LlamaOptions {
  readonly modelPath: string
  readonly modelId: string
  readonly sequences: number
  readonly contextTokens: number
  /** Explicit, always: llama.cpp's default of more threads than cores spins them to a crawl. */
  readonly threads: number
}

interface Prompt {
  /** All that the engine reads: the prompt, and the part of the answer that exists already. */
  readonly tokens: Token[]
  readonly promptTokens: number
}

/** llama.cpp in this process, on the CPU: the engine of laptops and tests. Sequences share one batch. */
export async function createLlamaEngine(options: LlamaOptions): Promise<Engine> {
  const llama = await getLlama({ gpu: false, build: 'never', maxThreads: options.threads, logLevel: LlamaLogLevel.error })
  const model = await llama.loadModel({ modelPath: options.modelPath })
  const contextTokens = Math.min(options.contextTokens, model.trainContextSize)
  const context = await model.createContext({
    sequences: options.sequences,
    contextSize: contextTokens,
    threads: options.threads,
    batchSize: 512,
  })
  const idle = Array.from({ length: options.sequences }, () => context.getSequence())
  const renderer = new PromptRenderer(model.fileInfo.metadata.tokenizer?.chat_template ?? chatml)
  const constraints = new Constraints(llama)

  async function run(
    job: EngineJob,
    { tokens, promptTokens }: Prompt,
    sequence: LlamaContextSequence,
    emit: Emit,
    signal: AbortSignal,
  ) {
    const grammar = await constraints.for(job)
    // A call is recognised only once it is complete, so text streams only when no call can come.
    const maySpeak = !mustCallTool(job)
    const mayCall = job.tools.length > 0 && job.toolChoice !== 'none'
    // The part of the answer that exists already belongs to it, for its length and its cost.
    let completionTokens = tokens.length - promptTokens
    const completion = new LlamaCompletion({ contextSequence: sequence })
    try {
      const { response, metadata } = await completion.generateCompletionWithMeta(tokens, {
        signal,
        maxTokens: Math.min(job.outputTokensMax - completionTokens, contextTokens - tokens.length),
        temperature: job.temperature,
        topP: job.topP,
        ...(job.seed !== null && { seed: job.seed >>> 0 }),
        ...(job.stop.length && { customStopTriggers: [...job.stop] }),
        ...(grammar && { grammar }),
        // On by default, and it would keep a slot from being written twice.
        repeatPenalty: false,
        disableContextShift: true,
        onToken: (made) => {
          completionTokens += made.length
        },
        onTextChunk: (text) => {
          if (!mayCall) void emit({ type: 'text', text })
        },
      })
      const called = mayCall && emitCalls(response, maySpeak, emit)
      const stopped: FinishReason = metadata.stopReason === 'maxTokens' ? 'length' : 'stop'
      const usage = {
        prompt_tokens: promptTokens,
        completion_tokens: completionTokens,
        total_tokens: promptTokens + completionTokens,
      }
      void emit({ type: 'end', finishReason: called ? 'tool_calls' : stopped, usage })
    } finally {
      completion.dispose({ disposeSequence: false })
    }
  }

  return {
    modelId: options.modelId,
    contextTokens,
    sequences: options.sequences,

    async generate(job, emit, signal) {
      if (job.tools.length && job.toolChoice === 'auto' && !renderer.supportsTools)
        throw new AppError(
          'unsupported_parameter',
          `${options.modelId} cannot choose tools by itself. Name one in 'tool_choice', or leave out 'tools'.`,
          { param: 'tools' },
        )
      const pieces = tokenize(model, renderer.render(job.messages, job.tools))
      const prompt = pieces.flat()
      const tokens = job.begun ? [...prompt, ...model.tokenize(job.begun, false)] : prompt
      if (tokens.length + 1 > contextTokens)
        throw new AppError(
          'context_length_exceeded',
          `The prompt has ${tokens.length} tokens; the model takes at most ${contextTokens - 1}.`,
          { param: 'messages' },
        )
      const begunTokens = tokens.length - prompt.length
      if (begunTokens >= job.outputTokensMax) {
        const usage = { prompt_tokens: prompt.length, completion_tokens: begunTokens, total_tokens: tokens.length }
        void emit({ type: 'end', finishReason: 'length', usage })
        return
      }
      // What the rules' message ends with is the same for every question of a prompt version.
      const shared = job.messages[0]?.role === 'system' ? pieces.slice(0, 2).flat() : prompt
      const sequence = takeSequence<Token, LlamaContextSequence>(idle, tokens, shared.length)
      if (!sequence) throw new AppError('overloaded', 'No sequence is free.', { retryAfterSeconds: 1 })
      try {
        // The sequence is free only when llama.cpp has let go of it, also when the caller has left.
        await run(job, { tokens, promptTokens: prompt.length }, sequence, emit, signal)
      } finally {
        idle.push(sequence)
      }
    },

    ready: async () => true,

    async close() {
      await constraints.close()
      await context.dispose()
      await model.dispose()
      await llama.dispose()
    },
  }
}

/** Tokens of a prompt, piece by piece: only the template's own may be special. */
const tokenize = (model: LlamaModel, pieces: ReturnType<PromptRenderer['render']>): Token[][] =>
  pieces.map(({ text, fromTemplate }) => model.tokenize(text, fromTemplate))

function emitCalls(response: string, maySpeak: boolean, emit: Emit): boolean {
  const forced = maySpeak ? null : readToolCall(response)
  const { text, calls } = forced ? { text: '', calls: [forced] } : readToolCalls(response)
  if (text) void emit({ type: 'text', text })
  for (const call of calls) void emit({ type: 'tool-call', call })
  return calls.length > 0
}
