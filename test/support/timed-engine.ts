import { setTimeout } from 'node:timers/promises'
import type { Engine } from '../../gpu-backend/engines/engine.ts'

interface Timing {
  readonly sequences: number
  /** Milliseconds until the first token. */
  readonly ttftMs: number
  readonly tokenMs: number
  /** In an answer, unless the caller wants fewer. */
  readonly tokensMax: number
}

/** An engine of known speed that writes t0, t1, t2… */
export function timedEngine({ sequences, ttftMs, tokenMs, tokensMax }: Timing): Engine {
  return {
    modelId: 'llasa-nano',
    contextTokens: 2_048,
    sequences,
    async generate({ outputTokensMax }, emit, signal) {
      const tokens = Math.min(outputTokensMax, tokensMax)
      await setTimeout(ttftMs, null, { signal })
      for (let token = 0; token < tokens; token++) {
        void emit({ type: 'text', text: ` t${token}` })
        await setTimeout(tokenMs, null, { signal })
      }
      const usage = { prompt_tokens: 20, completion_tokens: tokens, total_tokens: 20 + tokens }
      void emit({ type: 'end', finishReason: 'stop', usage })
    },
    ready: async () => true,
    close: async () => {},
  }
}
