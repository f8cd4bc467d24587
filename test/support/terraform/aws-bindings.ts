import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Attribute, Block, BlockType, ProviderSchema } from './provider-schema.ts'

/**
 * The schemas of AWS types out of CDK Terrain's bindings, which are generated from the provider's own. Their text says each argument's
 * name, nesting and type; what has a `reset` may be left out; what has a getter alone is computed.
 */
export function readAwsBindings(folder: string, types: { readonly resource: string[]; readonly data: string[] }): ProviderSchema {
  const [, version = ''] = /provider version (\d+\.\d+\.\d+)/.exec(readFileSync(join(folder, 'README.md'), 'utf8')) ?? []
  const read = (name: string): Block => {
    const text = readFileSync(join(folder, 'lib', name, 'index.js'), 'utf8')
    const className = /^class (\w+) extends cdktn\.Terraform(?:Resource|DataSource|Provider) /m.exec(text)?.[1] ?? ''
    const body = text.slice(text.indexOf(`class ${className} extends`))
    return blockOf(text, declarationOf(body.slice(body.indexOf('synthesizeHclAttributes()'))), body)
  }
  const all = (names: string[], prefix: string): ProviderSchema['resource_schemas'] =>
    Object.fromEntries(
      names.map((type) => [type, { version: 0, block: read(prefix + type.slice('aws_'.length).replaceAll('_', '-')) }]),
    )
  return {
    version,
    provider: { version: 0, block: read('provider') },
    resource_schemas: all(types.resource, ''),
    data_source_schemas: all(types.data, 'data-aws-'),
  }
}

const argument = /^\s+(\w+): \{\n\s+value: .*\n\s+isBlock: (true|false),\n\s+type: "(\w+)",\n\s+storageClassType: "(\w+)",/gm
const scalars: Readonly<Record<string, string>> = { string: 'string', number: 'number', boolean: 'bool' }
const camel = (name: string): string => name.replaceAll(/_(\w)/g, (_, letter: string) => letter.toUpperCase())

/** A block from the function that writes its arguments and the class that reads them. */
function blockOf(text: string, writer: string, reader: string): Block {
  const attributes: Record<string, Attribute> = {}
  const blocks: Record<string, BlockType> = {}
  for (const [, name = '', isBlock, mode = '', type = ''] of writer.matchAll(argument)) {
    const resets = new RegExp(`^    reset${camel(`_${name}`)}\\(\\)`, 'm')
    const isOptional = resets.test(declarationOf(reader))
    if (isBlock === 'false') attributes[name] = { type: typeOf(mode, type), ...(isOptional ? optional : { required: true }) }
    else blocks[name] = nested(text, reader, { name, mode, type, isOptional })
  }
  for (const [, call = '', name = ''] of declarationOf(reader).matchAll(/this\.get(\w+)Attribute\(['"](\w+)['"]\)/g))
    attributes[name] ??= { type: computedTypes[call] ?? 'dynamic', computed: true }
  for (const [, name = ''] of declarationOf(reader).matchAll(/new \w+List\(this, "(\w+)", (?:true|false)\)/g))
    if (!blocks[name]) attributes[name] ??= { type: 'dynamic', computed: true }
  return { attributes, ...(Object.keys(blocks).length && { block_types: blocks }) }
}

const optional = { optional: true, computed: true }
const computedTypes: Readonly<Record<string, NonNullable<Attribute['type']>>> = {
  String: 'string',
  Number: 'number',
  Boolean: 'bool',
  List: ['list', 'string'],
  StringMap: ['map', 'string'],
}
const declarationOf = (text: string): string => text.slice(0, /^\}/m.exec(text)?.index ?? text.length)

function typeOf(mode: string, type: string): NonNullable<Attribute['type']> {
  const scalar = scalars[type.replace(/(List|Map|Set)$/, '')]
  if (mode === 'simple') return scalar ?? 'dynamic'
  return scalar ? [mode, scalar] : 'dynamic'
}

interface Nested {
  readonly name: string
  readonly mode: string
  readonly type: string
  readonly isOptional: boolean
}

function nested(text: string, reader: string, { name, mode, type, isOptional }: Nested): BlockType {
  const struct = type.replace(/List$/, '')
  const writer = declarationOf(
    text.slice(text.indexOf(`function ${struct.charAt(0).toLowerCase()}${struct.slice(1)}ToHclTerraform(`)),
  )
  const block = blockOf(text, writer, text.slice(text.indexOf(`class ${struct}OutputReference extends`)))
  const isSingle = reader.includes(`OutputReference(this, "${name}")`) && mode !== 'struct'
  return {
    nesting_mode: mode === 'struct' ? 'single' : mode,
    block,
    ...(!isOptional && { min_items: 1 }),
    ...(isSingle && { max_items: 1 }),
  }
}
