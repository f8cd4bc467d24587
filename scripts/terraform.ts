import { spawnSync } from 'node:child_process'
import { cpSync, mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { lintTree, readSchemas } from './terraform/lint.ts'
import { environmentWithProviders } from './terraform/mirror.ts'

/** `npm run terraform`: our own lint always; format, validate and tests of Terraform itself where it is. Says what was not checked. */
const modules = ['modules/regions', 'modules/edge', 'modules/gpu-region']
const roots = ['edge', 'region']

const { problems, folders } = await lintTree('terraform')
if (problems.length) fail('lint', problems.join('\n'))
console.log(`ok   ${folders} folders against the schemas of their providers`)

const version = spawnSync('terraform', ['version', '-json'], { encoding: 'utf8' })
if (version.status !== 0) console.log('     no terraform: format, validate and its tests were not run')
else {
  const given = JSON.parse(version.stdout) as { terraform_version: string }
  // In a copy: lock files of stub providers have no business here.
  const copy = mkdtempSync(join(tmpdir(), 'llasa-terraform-'))
  for (const path of ['terraform', 'gpu-backend/serving/chart']) cpSync(path, join(copy, path), { recursive: true })
  const root = join(copy, 'terraform')
  const env = environmentWithProviders(root, readSchemas(root))
  const run = (folder: string, ...args: string[]): void => {
    const { status, stdout, stderr } = spawnSync('terraform', [`-chdir=${join(root, folder)}`, ...args], {
      env,
      encoding: 'utf8',
    })
    if (status !== 0) fail(`terraform ${args[0]} in ${folder}`, `${stdout}${stderr}`)
  }
  run('.', 'fmt', '-check', '-recursive', '-diff')
  for (const folder of [...modules, ...roots]) {
    run(folder, 'init', '-backend=false', '-input=false', '-no-color')
    run(folder, 'validate', '-no-color')
  }
  for (const folder of modules) run(folder, 'test', '-no-color')
  console.log(`ok   terraform ${given.terraform_version}: format, validate, tests`)
  const isReal = process.env.LLASA_TERRAFORM_MIRROR !== undefined
  if (!isReal)
    console.log(
      '     against stub providers that have their schemas only: what providers check themselves was not (LLASA_TERRAFORM_MIRROR)',
    )
}

function fail(what: string, said: string): never {
  console.error(`FAIL ${what}\n${said}`)
  process.exit(1)
}
