import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { ModelShape, qwen2_72b } from './model-shape.ts'
import { enginesOf, profiles, sizeOf } from './profiles.ts'
import { TrtllmConfig, trtllmConfig } from './trtllm-config.ts'
import { VllmConfig, vllmConfig } from './vllm-config.ts'

const usage = `npm run serving -- [--model-config config.json] [--out build/serving] [--json]
Engine profiles with what fits on them, and the engine's --config for each. Qwen2-72B where no config.json is given.`

const { values } = parseArgs({
  options: {
    'model-config': { type: 'string' },
    out: { type: 'string', default: 'build/serving' },
    json: { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
  },
})
if (values.help) console.log(usage)
else await render()

async function render(): Promise<void> {
  const configFile = values['model-config']
  const shape = configFile ? ModelShape.parse(JSON.parse(await readFile(configFile, 'utf8'))) : qwen2_72b
  await mkdir(values.out, { recursive: true })
  const rows = []
  for (const profile of profiles)
    for (const engine of enginesOf(profile)) {
      const sizing = sizeOf(profile, shape, engine)
      const file = join(values.out, `${profile.name}.${engine}.yaml`)
      // JSON is YAML 1.2; parsed here once more, so that nothing is written that the server would refuse.
      const config =
        engine === 'trtllm' ? TrtllmConfig.parse(trtllmConfig(profile, sizing)) : VllmConfig.parse(vllmConfig(profile, sizing))
      await writeFile(file, `${JSON.stringify(config, null, 2)}\n`)
      rows.push({ profile: profile.name, engine, cards: profile.cards, ...sizing, file })
    }
  if (values.json) return console.log(JSON.stringify(rows, null, 1))
  const head = ['profile', 'engine', 'cards', 'weights GB', 'KV GB', 'KV tokens', 'at once', 'config']
  const cells = rows.map((row) =>
    [
      row.profile,
      row.engine,
      row.cards,
      row.weightsGb.toFixed(1),
      row.kvGb.toFixed(1),
      row.kvTokens,
      row.sequences,
      row.file,
    ].map(String),
  )
  const widths = head.map((title, at) => Math.max(title.length, ...cells.map((row) => row[at]?.length ?? 0)))
  for (const row of [head, ...cells])
    console.log(
      row
        .map((cell, at) => cell.padEnd(widths[at] ?? 0))
        .join('  ')
        .trimEnd(),
    )
}
