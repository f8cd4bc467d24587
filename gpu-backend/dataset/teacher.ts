import { createHash } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { appendFile } from 'node:fs/promises'
import OpenAI from 'openai'
import * as z from 'zod'

interface TeacherOptions {
  readonly baseUrl: string
  readonly apiKey: string
  readonly model: string
  /** JSON lines of earlier questions and answers; a repeated question costs nothing. */
  readonly cacheFile: string
  readonly usdPerMillionInput: number
  readonly usdPerMillionOutput: number
}

interface TeacherCost {
  readonly requests: number
  readonly cached: number
  readonly failed: number
  readonly promptTokens: number
  readonly completionTokens: number
  readonly usd: number
}

const Cached = z.object({ key: z.string(), answer: z.string() })
const retriesMax = 4
const answerTokensMax = 256
const instruction =
  'You write reference answers for training an online shopping assistant. Answer the task exactly as it asks, briefly, without remarks. Never state a price, a rating or a fact that the task does not give.'

/** A larger model that answers open questions in place of the templates, behind any OpenAI-compatible URL. */
export class Teacher {
  readonly #client: OpenAI
  readonly #options: TeacherOptions
  readonly #cache = new Map<string, string>()
  readonly #cost = { requests: 0, cached: 0, failed: 0, promptTokens: 0, completionTokens: 0 }

  constructor(options: TeacherOptions) {
    this.#options = options
    this.#client = new OpenAI({ baseURL: options.baseUrl, apiKey: options.apiKey, maxRetries: retriesMax })
    if (!existsSync(options.cacheFile)) return
    for (const line of readFileSync(options.cacheFile, 'utf8').split('\n').filter(Boolean)) {
      const { key, answer } = Cached.parse(JSON.parse(line))
      this.#cache.set(key, answer)
    }
  }

  /** The teacher's answer, or null when it gave none: the template's answer stays then. */
  async answer(question: string): Promise<string | null> {
    const key = createHash('sha256').update(`${this.#options.model}\n${instruction}\n${question}`).digest('hex')
    const known = this.#cache.get(key)
    if (known !== undefined) {
      this.#cost.cached++
      return known
    }
    try {
      const { choices, usage } = await this.#client.chat.completions.create({
        model: this.#options.model,
        messages: [
          { role: 'system', content: instruction },
          { role: 'user', content: question },
        ],
        temperature: 0,
        max_completion_tokens: answerTokensMax,
      })
      this.#cost.requests++
      this.#cost.promptTokens += usage?.prompt_tokens ?? 0
      this.#cost.completionTokens += usage?.completion_tokens ?? 0
      const answer = choices[0]?.message.content?.trim()
      if (!answer) return null
      this.#cache.set(key, answer)
      await appendFile(this.#options.cacheFile, `${JSON.stringify({ key, answer })}\n`)
      return answer
    } catch (error) {
      // A key that is wrong, or a teacher that is gone, will not get better; a single refusal may be the question's.
      if (error instanceof OpenAI.AuthenticationError || error instanceof OpenAI.APIConnectionError) throw error
      this.#cost.failed++
      return null
    }
  }

  cost(): TeacherCost {
    const { usdPerMillionInput, usdPerMillionOutput } = this.#options
    const { promptTokens, completionTokens } = this.#cost
    return { ...this.#cost, usd: (promptTokens * usdPerMillionInput + completionTokens * usdPerMillionOutput) / 1e6 }
  }
}
