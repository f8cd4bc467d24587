import { spawnSync } from 'node:child_process'
import { chmodSync, cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import type { Schemas } from './lint-arguments.ts'
import type { ProviderSchema } from './provider-schema.ts'

const stub = join(import.meta.dirname, 'stub-provider.ts')
const schemaFolder = join(import.meta.dirname, 'schemas')
const namespaces: Readonly<Record<string, string>> = { cloudflare: 'cloudflare', aws: 'hashicorp', helm: 'hashicorp' }

export const terraformVersion: string | null = (() => {
  const { status, stdout } = spawnSync('terraform', ['version', '-json'], { encoding: 'utf8' })
  return status === 0 ? (JSON.parse(stdout) as { terraform_version: string }).terraform_version : null
})()

export const schemas: Schemas = Object.fromEntries(
  readdirSync(schemaFolder).map((name) => [
    name.replace('.json', ''),
    JSON.parse(readFileSync(join(schemaFolder, name), 'utf8')) as ProviderSchema,
  ]),
)

interface TerraformCopy {
  readonly root: string
  /** What Terraform printed, and whether it was content. */
  readonly run: (folder: string, ...args: string[]) => { readonly isFine: boolean; readonly output: string }
}

/**
 * A copy of the tree where Terraform finds every provider without a registry: a stub of each schema (TLS off, on loopback), or
 * real ones where `LLASA_TERRAFORM_MIRROR` names a filesystem mirror. A copy, since lock files of stubs must not come into ours.
 */
export function copyTerraform(): TerraformCopy {
  const folder = mkdtempSync(join(tmpdir(), 'llasa-terraform-'))
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }))
  for (const path of ['terraform', 'gpu-backend/serving/chart'])
    cpSync(path, join(folder, path), { recursive: true, dereference: true })
  const realMirror = process.env.LLASA_TERRAFORM_MIRROR
  const mirror = realMirror ? resolve(realMirror) : join(folder, 'mirror')
  if (!realMirror) for (const [name, { version }] of Object.entries(schemas)) writeStub(mirror, name, version)
  const config = join(folder, 'terraform.rc')
  writeFileSync(config, `provider_installation {\n  filesystem_mirror {\n    path = "${mirror}"\n  }\n}\n`)
  const env = {
    ...process.env,
    TF_CLI_CONFIG_FILE: config,
    TF_IN_AUTOMATION: '1',
    ...(!realMirror && { TF_DISABLE_PLUGIN_TLS: '1' }),
  }
  const root = join(folder, 'terraform')
  return {
    root,
    run(chdir, ...args) {
      const { status, stdout, stderr } = spawnSync('terraform', [`-chdir=${join(root, chdir)}`, ...args], {
        env,
        encoding: 'utf8',
      })
      return { isFine: status === 0, output: `${stdout}${stderr}` }
    },
  }
}

function writeStub(mirror: string, name: string, version: string): void {
  const system = `${process.platform}_${process.arch === 'x64' ? 'amd64' : process.arch}`
  const path = `registry.terraform.io/${namespaces[name] ?? name}/${name}/${version}/${system}/terraform-provider-${name}_v${version}`
  const file = join(mirror, path)
  mkdirSync(dirname(file), { recursive: true })
  writeFileSync(file, `#!/bin/sh\nexec '${process.execPath}' '${stub}' '${join(schemaFolder, `${name}.json`)}'\n`)
  chmodSync(file, 0o755)
}
