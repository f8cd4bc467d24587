import { execFileSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { readAwsBindings } from './aws-bindings.ts'
import type { ProviderSchema } from './provider-schema.ts'

/**
 * Keeps of each provider's schema the types that our Terraform uses. Run by hand when a type is added or a version moves:
 *
 *   terraform providers schema -json | node test/support/terraform/refresh-schemas.ts VERSION-OF-THE-PROVIDER
 *   node test/support/terraform/refresh-schemas.ts aws-bindings     where no registry is reached: AWS from npm's package
 */
const bindings = '@cdktn/provider-aws@25.7.0'
const folder = join(import.meta.dirname, 'schemas')

/** Types of resources and data sources anywhere below `terraform/`. */
function usedTypes(kind: 'resource' | 'data', provider: string): string[] {
  const files = readdirSync('terraform', { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.tf'))
  const text = files.map((name) => readFileSync(join('terraform', name), 'utf8')).join('\n')
  const types = [...text.matchAll(new RegExp(`^${kind} "(${provider}_\\w+)"`, 'gm'))].map(([, type = '']) => type)
  return [...new Set(types)].sort()
}

function keepUsed(provider: string, { resource_schemas, data_source_schemas, ...rest }: ProviderSchema): ProviderSchema {
  const pick = (kind: 'resource' | 'data', schemas: ProviderSchema['resource_schemas']) =>
    Object.fromEntries(
      usedTypes(kind, provider).map((type) => {
        const schema = schemas[type]
        if (!schema) throw new Error(`${type}: the provider ${provider} ${rest.version} has none`)
        return [type, schema]
      }),
    )
  return { ...rest, resource_schemas: pick('resource', resource_schemas), data_source_schemas: pick('data', data_source_schemas) }
}

/** One type a line, without prose: changes are read in a diff. */
function write(provider: string, schema: ProviderSchema): void {
  const withoutProse = (_: string, value: unknown) =>
    typeof value === 'object' && value !== null && !Array.isArray(value)
      ? Object.fromEntries(
          Object.entries(value).filter(([key, each]) => !key.startsWith('description') || typeof each === 'object'),
        )
      : value
  const lines = (schemas: object) =>
    Object.entries(schemas).map(([type, each]) => `  ${JSON.stringify(type)}: ${JSON.stringify(each, withoutProse)}`)
  const { version, provider: configuration, resource_schemas, data_source_schemas } = schema
  const text = [
    `{"version": "${version}",`,
    `"provider": ${JSON.stringify(configuration, withoutProse)},`,
    `"resource_schemas": {\n${lines(resource_schemas).join(',\n')}\n},`,
    `"data_source_schemas": {\n${lines(data_source_schemas).join(',\n')}\n}}\n`,
  ].join('\n')
  writeFileSync(join(folder, `${provider}.json`), text)
  console.log(`${provider} ${version}: ${Object.keys({ ...resource_schemas, ...data_source_schemas }).length} types`)
}

const [source] = process.argv.slice(2)
if (source === 'aws-bindings') {
  const temporary = mkdtempSync(join(tmpdir(), 'llasa-schemas-'))
  execFileSync('npm', ['pack', bindings, '--silent'], { cwd: temporary })
  execFileSync('tar', ['xzf', readdirSync(temporary)[0] as string], { cwd: temporary })
  const types = { resource: usedTypes('resource', 'aws'), data: usedTypes('data', 'aws') }
  write('aws', readAwsBindings(join(temporary, 'package'), types))
} else if (source) {
  const { provider_schemas: schemas } = JSON.parse(readFileSync(0, 'utf8')) as {
    provider_schemas: Record<string, ProviderSchema>
  }
  for (const [address, schema] of Object.entries(schemas)) {
    const provider = address.split('/').at(-1) ?? ''
    write(provider, keepUsed(provider, { ...schema, version: source }))
  }
} else console.error('Name a version, with the schema on standard input, or aws-bindings')
