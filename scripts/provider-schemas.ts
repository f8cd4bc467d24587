import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Attribute, Block, ProviderSchema } from './terraform/provider-schema.ts'
import { usedTypes } from './terraform/read-configuration.ts'

/**
 * `node scripts/provider-schemas.ts`: what our Terraform uses of each provider, in the form of `terraform providers schema -json`, from
 * the typed bindings that HashiCorp generated out of the real schemas. Run by hand when a resource is added. Where the registry can
 * be reached, `terraform providers schema -json` itself is the better source.
 */
const packages = { cloudflare: 'cloudflare@13.9.1', aws: 'aws@21.22.1', helm: 'helm@12.1.2' } as const

const snake = (name: string): string => name.replaceAll(/([a-z0-9])([A-Z])/g, '$1_$2').toLowerCase()

interface Property {
  readonly name: string
  readonly isOptional: boolean
  readonly isBlock: boolean
  readonly type: string
}

/** Interfaces of a file by name, and the properties that its classes compute. */
function readDeclarations(text: string) {
  const interfaces = new Map<string, Property[]>()
  for (const [, name = '', body = ''] of text.matchAll(/^export interface (\w+)(?: extends [\w.]+)? \{\n([\s\S]*?)^\}/gm)) {
    const properties = [...body.matchAll(/\/\*\*([\s\S]*?)\*\/\s*readonly (\w+)(\??): ([\s\S]*?);\n(?= {4}\/\*\*|$)/g)].map(
      ([, note = '', camel = '', optional, type = '']): Property => ({
        // The link to the documentation has the name as Terraform writes it.
        name: /#(\w+) \w+#/.exec(note)?.[1] ?? snake(camel),
        isOptional: optional === '?',
        isBlock: /^\s*\* \w+ block$/m.test(note),
        type: type.replaceAll(/\s+/g, ' ').replace(/ ?\| cdktf\.IResolvable/g, ''),
      }),
    )
    interfaces.set(name, properties)
  }
  return interfaces
}

function typeOf(
  type: string,
  interfaces: Map<string, Property[]>,
): Attribute['type'] | { readonly nested: string; readonly many: string } {
  const list = /^(\w+)\[\]$/.exec(type)?.[1]
  const map = /^\{ \[key: string\]: ([\w.]+)(?: \| undefined)?;? \}$/.exec(type)?.[1]
  const one = list ?? map ?? type
  const many = list ? 'list' : map ? 'map' : 'single'
  if (interfaces.has(one)) return { nested: one, many }
  const simple = { string: 'string', number: 'number', boolean: 'bool' }[one]
  if (!simple) return 'dynamic'
  return list ? ['list', simple] : map ? ['map', simple] : simple
}

function blockOf(name: string, interfaces: Map<string, Property[]>, seen: readonly string[] = []): Block {
  const block: { attributes: Record<string, Attribute>; block_types: Record<string, unknown> } = {
    attributes: {},
    block_types: {},
  }
  if (seen.includes(name)) return block as Block
  for (const { name: property, isOptional, isBlock, type } of interfaces.get(name) ?? []) {
    const found = typeOf(type, interfaces)
    if (found === undefined) continue
    const need = isOptional ? { optional: true, computed: true } : { required: true }
    if (typeof found === 'object' && 'nested' in found) {
      const inner = blockOf(found.nested, interfaces, [...seen, name])
      if (isBlock) block.block_types[property] = nestedBlock(property, found.many, inner, isOptional)
      else
        block.attributes[property] = {
          nested_type: { nesting_mode: found.many, attributes: inner.attributes },
          ...need,
        } as Attribute
    } else block.attributes[property] = { type: found, ...need }
  }
  return block as Block
}

/** A block that may stand once is a list of one in these providers, except for their time-outs. */
function nestedBlock(name: string, many: string, block: Block, isOptional: boolean) {
  const isSingle = many === 'single' && name !== 'timeouts'
  return {
    nesting_mode: isSingle ? 'list' : many,
    block,
    ...(!isOptional && name !== 'timeouts' && { min_items: 1 }),
    ...(isSingle && { max_items: 1 }),
  }
}

/** What is computed only: readable, never settable. */
function addComputed(block: Block, text: string, className: string): void {
  const body = text.slice(text.indexOf(`export declare class ${className} `))
  for (const [, camel = '', type = ''] of body.matchAll(/^ {4}get (\w+)\(\): ([^;]+);$/gm)) {
    const name = snake(camel)
    if (name.endsWith('_input') || name in block.attributes || name in (block.block_types ?? {})) continue
    const found = typeOf(type.replace(' | cdktf.IResolvable', ''), new Map())
    block.attributes[name] = {
      type: typeof found === 'object' && 'nested' in found ? 'dynamic' : (found ?? 'dynamic'),
      computed: true,
    }
  }
}

const used = usedTypes('terraform')
for (const [provider, packed] of Object.entries(packages)) {
  const folder = mkdtempSync(join(tmpdir(), 'llasa-schemas-'))
  execFileSync('npm', ['pack', `@cdktf/provider-${packed}`, '--silent'], { cwd: folder })
  execFileSync('tar', ['xzf', readdirSync(folder)[0] as string], { cwd: folder })
  const root = join(folder, 'package')
  const source = /provider version ([\d.]+)/.exec(readFileSync(join(root, 'README.md'), 'utf8'))?.[1] ?? ''
  const declared = readDeclarations(readFileSync(join(root, 'lib/provider/index.d.ts'), 'utf8'))
  const configuration = {
    version: 0,
    block: blockOf([...declared.keys()].find((name) => name.endsWith('ProviderConfig')) ?? '', declared),
  }
  const schema: ProviderSchema = { version: source, provider: configuration, resource_schemas: {}, data_source_schemas: {} }
  for (const kind of ['resource', 'data'] as const)
    for (const type of used[kind].filter((each) => each.startsWith(`${provider}_`))) {
      const own = type.slice(provider.length + 1).replaceAll('_', '-')
      const name = `${kind === 'data' ? `data-${provider}-` : ''}${own}`
      const file = join(root, 'lib', name, 'index.d.ts')
      if (!existsSync(file)) throw new Error(`${type}: the provider ${provider} ${source} has none`)
      const text = readFileSync(file, 'utf8')
      const interfaces = readDeclarations(text)
      const config = [...interfaces.keys()].find(
        (each) => each.endsWith('Config') && text.includes(`export interface ${each} extends`),
      )
      if (!config) throw new Error(`${type}: no configuration found`)
      const block = blockOf(config, interfaces)
      addComputed(block, text, config.slice(0, -'Config'.length))
      schema[kind === 'data' ? 'data_source_schemas' : 'resource_schemas'][type] = { version: 0, block }
    }
  mkdirSync('terraform/schemas', { recursive: true })
  writeFileSync(`terraform/schemas/${provider}.json`, `${JSON.stringify(schema)}\n`)
  console.log(`${provider} ${source}: ${Object.keys(schema.resource_schemas).length} resources`)
}
