import { type ChildProcess, fork } from 'node:child_process'
import { createHash } from 'node:crypto'
import { fileURLToPath } from 'node:url'
import * as z from 'zod/mini'

type GrammarSource = { readonly schema: object } | { readonly grammar: string }
type Verdict = { readonly isGood: true } | { readonly isGood: false; readonly reason: string }
const Answer = z.object({ id: z.number(), isGood: z.boolean(), reason: z.optional(z.string()) })

interface Options {
  /** What takes longer holds up everybody when it is built for use. */
  readonly deadlineMs?: number
  /** Starts the process that builds; tests start others. */
  readonly start?: () => ChildProcess
}

const checker = fileURLToPath(new URL('./check-grammar.ts', import.meta.url).href)
const startChecker = (): ChildProcess => fork(checker, { stdio: 'ignore', serialization: 'advanced' })
const startMs = 20_000
const rememberedMax = 2_000

/**
 * Whether a grammar can be built: tried in a process of its own, with a deadline, one after another. A grammar that crashes or
 * stalls that process costs the process, and is remembered, so that it costs it once.
 */
export class GrammarChecks {
  readonly #deadlineMs: number
  readonly #start: () => ChildProcess
  readonly #known = new Map<string, Verdict>()
  #child: Promise<ChildProcess> | null = null
  #last: Promise<unknown> = Promise.resolve()
  #ids = 0

  constructor({ deadlineMs = 200, start = startChecker }: Options = {}) {
    this.#deadlineMs = deadlineMs
    this.#start = start
  }

  /** Starts the process before somebody waits for it. */
  warm(): void {
    this.#child = this.#started()
    this.#child.catch(() => {})
  }

  async check(source: GrammarSource): Promise<Verdict> {
    const key = createHash('sha256').update(JSON.stringify(source)).digest('base64')
    const known = this.#known.get(key)
    if (known) return known
    const checked = this.#last.then(() => this.#known.get(key) ?? this.#ask(source))
    this.#last = checked.catch(() => {})
    const verdict = await checked
    if (this.#known.size >= rememberedMax) this.#known.clear()
    this.#known.set(key, verdict)
    return verdict
  }

  async close(): Promise<void> {
    const child = await this.#child?.catch(() => null)
    this.#child = null
    child?.kill('SIGKILL')
  }

  async #ask(source: GrammarSource): Promise<Verdict> {
    this.#child ??= this.#started()
    const child = await this.#child.catch((error: unknown) => {
      this.#child = null
      throw error
    })
    const id = ++this.#ids
    const answer = await answerOf(child, id, this.#deadlineMs, () => child.send({ id, ...source }))
    if (answer === 'crashed' || answer === 'late') {
      child.kill('SIGKILL')
      // At once: the next one should not wait for it.
      this.warm()
      return { isGood: false, reason: answer === 'late' ? 'takes too long to build' : 'cannot be built' }
    }
    return answer
  }

  async #started(): Promise<ChildProcess> {
    const child = this.#start()
    const answer = await answerOf(child, 0, startMs, () => {})
    if (answer === 'crashed' || answer === 'late') {
      child.kill('SIGKILL')
      throw new Error('the process that checks grammars does not start')
    }
    // Nobody waits for it: the gateway may end while it idles.
    child.unref()
    child.channel?.unref()
    return child
  }
}

/** The process's answer to one question, or how it failed to give one. */
function answerOf(child: ChildProcess, id: number, withinMs: number, ask: () => void): Promise<Verdict | 'crashed' | 'late'> {
  const { promise, resolve } = Promise.withResolvers<Verdict | 'crashed' | 'late'>()
  const heard = (message: unknown): void => {
    const answer = Answer.safeParse(message)
    if (!answer.success || answer.data.id !== id) return
    const { isGood, reason = 'cannot be built' } = answer.data
    resolve(isGood ? { isGood } : { isGood, reason })
  }
  const died = (): void => resolve('crashed')
  const timer = setTimeout(() => resolve('late'), withinMs)
  child.on('message', heard).on('exit', died).on('error', died)
  ask()
  return promise.finally(() => {
    clearTimeout(timer)
    child.off('message', heard).off('exit', died).off('error', died)
  })
}
