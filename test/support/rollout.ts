import { Rollout, type RolloutState } from '../../workers/rollout/rollout.ts'

export const armSpec = {
  model: 'llasa-nano',
  revision: '1',
  prompt: 'nano-v1',
  taskPrompt: 'tasks-v1',
  contextTokens: 2048,
  outputTokensMax: 512,
  charsPerToken: 2.2,
  temperature: 0,
}

/** Two regions, an old and a new arm; what a test changes is given. */
export const documentOf = (change: Record<string, unknown> = {}) => ({
  format: 1,
  name: 'spring',
  publicModel: 'llasa',
  baseline: 'stable',
  arms: { stable: armSpec, canary: { ...armSpec, revision: '2' } },
  regions: [
    { name: 'eu', match: { continents: ['EU'] }, pools: { main: ['local'] }, shares: { stable: 90, canary: 10 } },
    { name: 'world', match: {}, pools: { main: ['local'] }, shares: { stable: 100 }, fallback: ['eu'] },
  ],
  ...change,
})

export const stateOf = (change: Record<string, unknown> = {}, revision = 1): RolloutState => ({
  revision,
  document: Rollout.parse(documentOf(change)),
  kills: [],
})
