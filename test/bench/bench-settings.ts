import { localSettings, nano } from '../../scripts/local/settings.ts'

/** The model whose answers are about products, since the edge composes what it can of the smallest one's. */
const large = { model: 'llasa-large', prompt: 'assistant-v1', contextTokens: 8_192 } as const

/** A laptop's settings, but logs as a deployment has them, and a second arm that is served by its name only. */
export function benchSettings(backendPort: number) {
  const { logs: _all, ...settings } = localSettings(nano('bench'), backendPort)
  return { ...settings, arms: settings.arms.flatMap((arm) => [arm, { ...arm, ...large, name: 'large' }]) }
}
