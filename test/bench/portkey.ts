import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync } from 'node:fs'

const directory = 'build/portkey'
const commit = '669825c'

/** Portkey's open-source gateway as its own tools build it for Workers; no part of this repository. */
export const portkeyWorker = `${directory}/dist/index.js`
export const hasPortkey = (): boolean => existsSync(portkeyWorker)

/** `npm run bench portkey`: fetches it (version 1.15.2) and builds it, for the benches to measure beside ours. */
export async function fetchPortkey(): Promise<void> {
  mkdirSync('build', { recursive: true })
  const run = (file: string, ...args: string[]): void => {
    execFileSync(file, args, { stdio: 'inherit', cwd: existsSync(directory) ? directory : '.' })
  }
  if (!existsSync(directory)) run('git', 'clone', 'https://github.com/Portkey-AI/gateway', directory)
  run('git', 'checkout', '--quiet', commit)
  run('npm', 'ci', '--omit=dev', '--ignore-scripts')
  run('npx', 'wrangler', 'deploy', '--dry-run', '--minify', '--outdir', 'dist')
  console.log(portkeyWorker)
}
