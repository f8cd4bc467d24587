import type { Engine, EngineJob } from '../engines/engine.ts'

/** One token of a prompt that nobody else wrote. Its own salt, so that no caller's prefix answers for it. */
const job: EngineJob = {
  messages: [{ role: 'user', content: 'Hello' }],
  begun: '',
  begunTokens: null,
  cacheSalt: 'gateway',
  traceparent: null,
  outputTokensMax: 1,
  temperature: 0,
  topP: 1,
  seed: null,
  stop: [],
  responseFormat: { type: 'text' },
  tools: [],
  toolChoice: 'none',
}

/**
 * Whether an engine answers a request of our own. Its `/health` says 200 while it hangs, and a request of a caller may fail for the
 * caller's fault; this one may not.
 */
export async function answersOurs(engine: Engine, timeoutMs: number): Promise<boolean> {
  try {
    await engine.generate(job, () => null, AbortSignal.timeout(timeoutMs))
    return true
  } catch {
    return false
  }
}
