import { mkdirSync, writeFileSync } from 'node:fs'
import { text } from 'node:stream/consumers'
import { WorkerOutput, wranglerConfig } from './wrangler/render-config.ts'

/**
 * `terraform -chdir=terraform/edge output -json worker | npm run wrangler:config -- production`: wrangler's configuration of an
 * environment, out of wrangler.toml and of what Terraform made. Writes build/wrangler.<environment>.json.
 */
const environment = process.argv[2]
const output = WorkerOutput.safeParse(JSON.parse((await text(process.stdin)) || '{}'))
if (!environment || !output.success) {
  console.error(output.success ? 'npm run wrangler:config -- ENVIRONMENT' : 'what came is not the output `worker`:')
  for (const { path, message } of output.error?.issues ?? []) console.error(`${path.join('.')}: ${message}`)
  process.exitCode = 2
} else {
  mkdirSync('build', { recursive: true })
  const file = `build/wrangler.${environment}.json`
  writeFileSync(file, `${JSON.stringify(wranglerConfig(output.data), null, 2)}\n`)
  console.log(`${file}\nnpx wrangler deploy --config ${file}`)
}
