import { spawnSync } from 'node:child_process'
import { copyFileSync, mkdirSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { localKeys } from '../shared/api-key.ts'

/**
 * `npm run frameworks`: installs LangChain's and LlamaIndex's clients (112 MB) apart from the repository's own packages, and
 * tries them against a running edge.
 */
const { values } = parseArgs({
  options: {
    url: { type: 'string', default: 'http://localhost:8787' },
    key: { type: 'string', default: localKeys.public },
  },
})
const folder = 'build/frameworks'

function run(command: string, args: readonly string[], cwd?: string): void {
  const { status } = spawnSync(command, args, { stdio: 'inherit', cwd })
  if (status !== 0) process.exit(status ?? 1)
}

mkdirSync(folder, { recursive: true })
for (const file of ['package.json', 'try.mjs']) copyFileSync(`test/frameworks/${file}`, `${folder}/${file}`)
// LlamaIndex's packages name each other's exact versions as peers, and npm finds no tree for them.
run('npm', ['install', '--no-audit', '--no-fund', '--ignore-scripts', '--legacy-peer-deps'], folder)
run(process.execPath, [`${folder}/try.mjs`, values.url, values.key])
