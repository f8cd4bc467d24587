import type { Engine, EngineJob } from '../../gpu-backend/engines/engine.ts'
import { unanswerable } from '../../gpu-backend/engines/unanswerable.ts'
import { AppError } from '../../shared/errors.ts'

export interface ScriptedEngine extends Engine {
  readonly jobs: EngineJob[]
  running: number
  /** Lets generations that wait go on. */
  proceed: () => void
}

/** An engine that does what the last message says: `!wait` until released, `!fail`, `!refuse`, `!refuse-form`; else it says hello. */
export function scriptedEngine(sequences = 2): ScriptedEngine {
  const gate = Promise.withResolvers<void>()
  const engine: ScriptedEngine = {
    modelId: 'llasa-nano',
    contextTokens: 2048,
    sequences,
    jobs: [],
    running: 0,
    proceed: () => gate.resolve(),
    async generate(job, emit, signal) {
      engine.jobs.push(job)
      const order = job.messages.at(-1)?.content ?? ''
      if (order === '!refuse') throw new AppError('context_length_exceeded', 'Too long.', { param: 'messages' })
      if (order === '!refuse-form') throw unanswerable({ param: 'response_format', cause: null })
      engine.running++
      try {
        void emit({ type: 'text', text: 'Hello' })
        if (order === '!fail') throw new Error('CUDA error at 10.0.0.7')
        if (order === '!wait') await Promise.race([gate.promise, aborted(signal)])
        void emit({ type: 'text', text: ' there' })
        void emit({ type: 'end', finishReason: 'stop', usage: { prompt_tokens: 5, completion_tokens: 2, total_tokens: 7 } })
      } finally {
        engine.running--
      }
    },
    ready: async () => true,
    close: async () => {},
  }
  return engine
}

const aborted = (signal: AbortSignal): Promise<never> =>
  new Promise((_, reject) => {
    if (signal.aborted) reject(signal.reason)
    signal.addEventListener('abort', () => reject(signal.reason), { once: true })
  })
