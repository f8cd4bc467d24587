import OpenAI from 'openai'
import type { Question } from './questions.ts'
import type { Output } from './results.ts'

interface AskerOptions {
  readonly baseUrl: string
  readonly apiKey: string
  readonly model: string
  /** `constrained` asks for our API's own feature: `llasa.task`. Any other URL takes `free` only. */
  readonly decoding: 'free' | 'constrained'
  /** `off` measures the model alone: rules at the edge answer nothing. */
  readonly rules: 'auto' | 'off'
  readonly seed: number
}

const retriesMax = 4
const timeoutMs = 120_000
// Shopping MMLU's and the contest's caps, with room for two digits and for several entities.
const answerTokensMax = {
  'multiple-choice': 4,
  retrieval: 12,
  ranking: 12,
  named_entity_recognition: 48,
  generation: 128,
} as const

export type Asker = (question: Question) => Promise<Output>

/** Asks an OpenAI-compatible API one question; a refusal becomes an empty answer with its reason, never a lost run. */
export function createAsker({ baseUrl, apiKey, model, decoding, rules, seed }: AskerOptions): Asker {
  // An answer kept from other weights behind the same name would be measured in place of these.
  const defaultHeaders = { 'cache-control': 'no-store' }
  const client = new OpenAI({ baseURL: baseUrl, apiKey, maxRetries: retriesMax, timeout: timeoutMs, defaultHeaders })
  return async ({ id, prompt, type }) => {
    const startedAt = performance.now()
    const llasa = decoding === 'constrained' ? { llasa: { task: 'auto', rules } } : {}
    try {
      const { choices, usage } = await client.chat.completions.create({
        model,
        messages: [{ role: 'user', content: prompt }],
        temperature: 0,
        seed,
        max_completion_tokens: answerTokensMax[type],
        ...llasa,
      })
      return {
        id,
        response: choices[0]?.message.content ?? '',
        latencyMs: performance.now() - startedAt,
        promptTokens: usage?.prompt_tokens ?? 0,
        completionTokens: usage?.completion_tokens ?? 0,
        error: null,
      }
    } catch (error) {
      // A wrong key or a dead server concerns all questions; what one question is refused for concerns it alone.
      if (!(error instanceof OpenAI.BadRequestError)) throw error
      return {
        id,
        response: '',
        latencyMs: performance.now() - startedAt,
        promptTokens: 0,
        completionTokens: 0,
        error: error.message,
      }
    }
  }
}
