import { chmodSync, mkdirSync, mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Schemas } from './lint-module.ts'

const namespaces: Readonly<Record<string, string>> = { cloudflare: 'cloudflare', aws: 'hashicorp', helm: 'hashicorp' }
const stub = fileURLToPath(new URL('stub-provider.ts', import.meta.url))

/** Terraform's environment with a mirror of stub providers, one a schema; `LLASA_TERRAFORM_MIRROR` names one of real ones instead. */
export function environmentWithProviders(root: string, schemas: Schemas): NodeJS.ProcessEnv {
  const real = process.env.LLASA_TERRAFORM_MIRROR
  const folder = mkdtempSync(join(tmpdir(), 'llasa-mirror-'))
  const mirror = real ? resolve(real) : join(folder, 'mirror')
  if (!real)
    for (const [name, { version }] of Object.entries(schemas))
      writeStub(mirror, name, version, resolve(root, 'schemas', `${name}.json`))
  const config = join(folder, 'terraform.rc')
  writeFileSync(config, `provider_installation {\n  filesystem_mirror {\n    path = "${mirror}"\n  }\n}\n`)
  // Stubs speak no TLS; on loopback, to the process that started them.
  return { ...process.env, TF_CLI_CONFIG_FILE: config, TF_IN_AUTOMATION: '1', ...(!real && { TF_DISABLE_PLUGIN_TLS: '1' }) }
}

function writeStub(mirror: string, name: string, version: string, schema: string): void {
  const system = `${process.platform}_${process.arch === 'x64' ? 'amd64' : process.arch}`
  const file = join(
    mirror,
    'registry.terraform.io',
    namespaces[name] ?? name,
    name,
    version,
    system,
    `terraform-provider-${name}_v${version}`,
  )
  mkdirSync(dirname(file), { recursive: true })
  writeFileSync(file, `#!/bin/sh\nexec '${process.execPath}' '${stub}' '${schema}'\n`)
  chmodSync(file, 0o755)
}
