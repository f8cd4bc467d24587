import type { EngineJob } from '../../gpu-backend/engines/engine.ts'

/** A plain greedy question to an engine. */
export const engineJob = (content: string, change: Partial<EngineJob> = {}): EngineJob => ({
  messages: [{ role: 'user', content }],
  begun: '',
  begunTokens: null,
  cacheSalt: null,
  traceparent: null,
  outputTokensMax: 64,
  temperature: 0,
  topP: 1,
  seed: null,
  stop: [],
  responseFormat: { type: 'text' },
  tools: [],
  toolChoice: 'none',
  ...change,
})
