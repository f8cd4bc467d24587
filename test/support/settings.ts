import type { Config } from '../../workers/config.ts'

export const testSecrets = {
  KEY_PEPPER: 'pepper-of-the-test-suite',
  GATEWAY_TOKEN: 'gateway-token-of-the-test-suite',
  ALERT_SECRET: 'alert-secret-of-the-test-suite',
}

/** Short times, so that what must run out runs out; two arms, so that a choice can be seen. */
export const testSettings = {
  version: 'test',
  publicModel: 'llasa',
  publicUrl: 'https://edge.test',
  arms: [
    {
      name: 'stable',
      model: 'llasa-nano',
      revision: '1',
      backend: 'local',
      prompt: 'nano-v1',
      taskPrompt: 'tasks-v1',
      faq: 'live',
      contextTokens: 2048,
      outputTokensMax: 512,
      charsPerToken: 2.2,
      temperature: 0,
    },
    {
      name: 'large',
      model: 'llasa-large',
      revision: '1',
      backend: 'local',
      prompt: 'assistant-v1',
      taskPrompt: 'assistant-tasks-v1',
      faq: 'live',
      contextTokens: 8192,
      outputTokensMax: 1024,
      charsPerToken: 3,
      temperature: 0.7,
    },
  ],
  backends: { local: 'http://backend.test' },
  alerts: {
    webhook: { url: 'https://hooks.test/llasa', hosts: ['hooks.test'], signingSecret: 'ALERT_SECRET' },
    email: null,
  },
  plots: null,
  admin: { host: null, access: null },
  logs: { share: 1, slowMs: 5_000 },
  limits: {
    bodyBytesMax: 262_144,
    messagesMax: 256,
    headersTimeoutMs: 2_000,
    attemptTimeoutMs: 1_000,
    requestTimeoutMs: 20_000,
    idleTimeoutMs: 500,
    answers: {
      chat: { freshSeconds: 3_600, staleSeconds: 86_400 },
      products: { freshSeconds: 300, staleSeconds: 3_600 },
      task: { freshSeconds: 86_400, staleSeconds: 604_800 },
    },
    answerBytesMax: 65_536,
    answerKvWaitMs: 50,
    guardEveryMs: 10_000,
  },
} satisfies Omit<Config, 'keyPepper' | 'gatewayToken'>

/** In the Worker's runtime alone, which has the binding. */
export const alertEmail = { binding: 'ALERT_MAIL', from: 'llasa@shop.example', to: 'operators@shop.example' }
