import { readFileSync } from 'node:fs'
import { unstable_readConfig as readWranglerConfig } from 'wrangler'
import { Config } from '../workers/config.ts'

const ownModel = 'llasa-nano'

/** The Worker's settings for a laptop: wrangler.toml's, with the served model instead of the default one. */
export function localSettings(modelId: string, gatewayPort: number, revision: string) {
  const { vars } = readWranglerConfig({ config: 'wrangler.toml' }, { hideWarnings: true })
  const secrets = { keyPepper: 'x'.repeat(16), gatewayToken: 'x'.repeat(16) }
  const { keyPepper: _pepper, gatewayToken: _token, ...settings } = Config.parse({ ...(vars.SETTINGS as object), ...secrets })
  const arms = settings.arms.map((committed) => {
    const arm = { ...committed, revision }
    // A model from elsewhere gets the full instructions and room for them.
    return modelId === ownModel
      ? arm
      : {
          ...arm,
          model: modelId,
          prompt: 'assistant-v1',
          taskPrompt: 'assistant-tasks-v1',
          contextTokens: 8_192,
          outputTokensMax: 1_024,
          charsPerToken: 3,
        }
  })
  const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string }
  return { ...settings, version, arms, backends: { local: `http://127.0.0.1:${gatewayPort}` } }
}
