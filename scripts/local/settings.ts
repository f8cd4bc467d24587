import { readFileSync } from 'node:fs'
import { unstable_readConfig as readWranglerConfig } from 'wrangler'
import { Config } from '../../workers/config.ts'
import type { ModelFile } from './describe-model.ts'
import { rowOf } from './model-table.ts'

type ServedModel = Pick<ModelFile, 'id' | 'name' | 'parameters' | 'contextTokens' | 'revision'>

/** The settings of tests and benchmarks that serve the committed model, or a stand-in for it. */
export const nano = (revision: string): ServedModel => ({
  id: 'llasa-nano',
  name: 'llasa-nano',
  parameters: 2_610_048,
  contextTokens: 2_048,
  revision,
})

/** The Worker's settings for a laptop: wrangler.toml's, with what the table of models says about the served one. */
export function localSettings(model: ServedModel, gatewayPort: number) {
  const { vars } = readWranglerConfig({ config: 'wrangler.toml' }, { hideWarnings: true })
  const secrets = { keyPepper: 'x'.repeat(16), gatewayToken: 'x'.repeat(16) }
  const { keyPepper: _pepper, gatewayToken: _token, ...settings } = Config.parse({ ...(vars.SETTINGS as object), ...secrets })
  const { prompt, taskPrompt, contextTokens, outputTokensMax, charsPerToken } = rowOf(model)
  const arms = settings.arms.map((arm) => ({
    ...arm,
    model: model.id,
    revision: model.revision,
    prompt,
    taskPrompt,
    contextTokens: Math.min(contextTokens, model.contextTokens),
    outputTokensMax,
    charsPerToken,
  }))
  const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string }
  // Few requests come to a laptop: each may leave its line.
  const logs = { ...settings.logs, share: 1 }
  return { ...settings, version, arms, logs, backends: { local: `http://127.0.0.1:${gatewayPort}` } }
}
