import type { Attribute, Block, ProviderSchema } from './provider-schema.ts'
import type { Json, Module } from './read-configuration.ts'

const metaArguments = new Set(['count', 'for_each', 'provider', 'depends_on', 'lifecycle', 'provisioner', 'connection'])
const lifecycleKeys = new Set([
  'create_before_destroy',
  'prevent_destroy',
  'ignore_changes',
  'replace_triggered_by',
  'precondition',
  'postcondition',
])
const moduleArguments = new Set(['source', 'version', 'providers', 'count', 'for_each', 'depends_on'])

export type Schemas = Readonly<Record<string, ProviderSchema>>

/** What `terraform validate` would say and, of nested objects, what it does not: unknown and missing keys, references to nothing. */
export function lintModule(module: Module, others: ReadonlyMap<string, Module>, schemas: Schemas): string[] {
  return [
    ...lintTypes(module, schemas),
    ...lintPins(module, schemas),
    ...lintCalls(module, others),
    ...lintReferences(module, others, schemas),
  ].map((problem) => `${module.folder}: ${problem}`)
}

const schemaOf = (schemas: Schemas, kind: 'resource' | 'data', type: string) =>
  schemas[type.split('_')[0] ?? '']?.[kind === 'data' ? 'data_source_schemas' : 'resource_schemas'][type]

function* typesOf(module: Module) {
  for (const kind of ['resource', 'data'] as const)
    for (const [type, named] of Object.entries(module[kind]))
      for (const [name, bodies] of Object.entries(named)) for (const body of bodies) yield { kind, type, name, body }
}

function lintTypes(module: Module, schemas: Schemas): string[] {
  const problems: string[] = []
  for (const { kind, type, name, body } of typesOf(module)) {
    const schema = schemaOf(schemas, kind, type)
    if (!schema) problems.push(`${type}.${name}: no provider of ours has this type (schemas/, scripts/provider-schemas.ts)`)
    else problems.push(...lintBlock(`${type}.${name}`, body, schema.block, metaArguments))
    for (const lifecycle of asList(body.lifecycle))
      problems.push(
        ...Object.keys(lifecycle).flatMap((key) => (lifecycleKeys.has(key) ? [] : [`${type}.${name}.lifecycle.${key}: unknown`])),
      )
  }
  return problems
}

function lintBlock(path: string, body: Json, block: Block, also: ReadonlySet<string> = new Set()): string[] {
  const problems: string[] = []
  const given = new Set(Object.keys(body))
  for (const dynamic of asList(body.dynamic)) for (const key of Object.keys(dynamic)) given.add(key)
  for (const [key, value] of Object.entries(body)) {
    const [attribute, inner] = [block.attributes[key], block.block_types?.[key]]
    if (key === 'dynamic') problems.push(...lintDynamic(path, value, block))
    else if (inner) for (const each of asList(value)) problems.push(...lintBlock(`${path}.${key}`, each, inner.block))
    else if (attribute?.nested_type) problems.push(...lintNested(`${path}.${key}`, value, attribute.nested_type.attributes))
    else if (attribute) {
      if (!attribute.required && !attribute.optional) problems.push(`${path}.${key}: is computed, not set`)
    } else if (!also.has(key)) problems.push(`${path}.${key}: unknown`)
  }
  for (const [key, { required }] of Object.entries(block.attributes))
    if (required && !given.has(key)) problems.push(`${path}.${key}: missing`)
  for (const [key, { min_items: least = 0 }] of Object.entries(block.block_types ?? {}))
    if (least > 0 && !given.has(key)) problems.push(`${path}.${key}: missing`)
  return problems
}

function lintDynamic(path: string, value: unknown, block: Block): string[] {
  return asList(value).flatMap((dynamic) =>
    Object.entries(dynamic).flatMap(([key, bodies]) => {
      const inner = block.block_types?.[key]
      if (!inner) return [`${path}.${key}: unknown`]
      return asList(bodies).flatMap((body) =>
        asList(body.content).flatMap((content) => lintBlock(`${path}.${key}`, content, inner.block)),
      )
    }),
  )
}

/** An attribute that is an object, or many; an expression cannot be looked into. */
function lintNested(path: string, value: unknown, attributes: Record<string, Attribute>): string[] {
  if (Array.isArray(value)) return value.flatMap((each, at) => lintNested(`${path}[${at}]`, each, attributes))
  if (typeof value !== 'object' || value === null) return []
  return lintBlock(path, value as Json, { attributes })
}

/** Exact versions, and those that the schemas are of. */
function lintPins({ terraform }: Module, schemas: Schemas): string[] {
  const required = terraform.flatMap(({ required_providers: providers }) => asList(providers))
  return required.flatMap((providers) =>
    Object.entries(providers).flatMap(([name, value]) => {
      const { version } = value as { version?: string }
      const known = schemas[name]?.version
      return version === known
        ? []
        : [`required_providers.${name}: ${version ?? 'no version'}, the schema is of ${known ?? 'none'}`]
    }),
  )
}

function lintCalls(module: Module, others: ReadonlyMap<string, Module>): string[] {
  return Object.entries(module.module).flatMap(([name, [call = {}]]) => {
    const called = others.get(String(call.source))
    if (!called) return [`module.${name}: nothing at ${String(call.source)}`]
    const unknown = Object.keys(call).filter((key) => !moduleArguments.has(key) && !(key in called.variable))
    const missing = Object.entries(called.variable).filter(([key, [body = {}]]) => !('default' in body) && !(key in call))
    return [
      ...unknown.map((key) => `module.${name}.${key}: unknown`),
      ...missing.map(([key]) => `module.${name}.${key}: missing`),
    ]
  })
}

function lintReferences(module: Module, others: ReadonlyMap<string, Module>, schemas: Schemas): string[] {
  const { folder: _, ...parts } = module
  const text = expressionsIn(parts).join('\n')
  const locals = new Set(module.locals.flatMap((each) => Object.keys(each)))
  const problems = new Set<string>()
  const used = new Set<string>()
  for (const [, name = ''] of text.matchAll(/(?<![\w.])var\.(\w+)/g)) {
    used.add(name)
    if (!(name in module.variable)) problems.add(`var.${name}: not declared`)
  }
  for (const name of Object.keys(module.variable)) if (!used.has(name)) problems.add(`var.${name}: nothing uses it`)
  const usedLocals = new Set([...text.matchAll(/(?<![\w.])local\.(\w+)/g)].map(([, name = '']) => name))
  for (const name of usedLocals) if (!locals.has(name)) problems.add(`local.${name}: not declared`)
  for (const name of locals) if (!usedLocals.has(name)) problems.add(`local.${name}: nothing uses it`)
  for (const [, name = '', output = ''] of text.matchAll(/(?<![\w.])module\.(\w+)\.(\w+)/g)) {
    const called = others.get(String(module.module[name]?.[0]?.source))
    if (!called) problems.add(`module.${name}: not declared`)
    else if (!(output in called.output)) problems.add(`module.${name}.${output}: no such output`)
  }
  const types = [...Object.keys(schemas)].join('|')
  const reference = new RegExp(`(?<![\\w."-])(data\\.)?((?:${types})_\\w+)\\.(\\w+)(?:\\[[^\\]]*\\])?(?:\\.(\\w+))?`, 'g')
  for (const [, data, type = '', name = '', attribute] of text.matchAll(reference)) {
    const kind = data ? 'data' : 'resource'
    const schema = schemaOf(schemas, kind, type)
    if (!module[kind][type]?.[name]) problems.add(`${data ?? ''}${type}.${name}: not declared`)
    else if (attribute && schema && !(attribute in schema.block.attributes) && !(attribute in (schema.block.block_types ?? {})))
      problems.add(`${data ?? ''}${type}.${name}.${attribute}: no such attribute`)
  }
  return [...problems]
}

/** Every `${…}` of a configuration, wherever it stands. */
function expressionsIn(value: unknown): string[] {
  if (typeof value === 'string') return value.includes('${') ? [value] : []
  if (Array.isArray(value)) return value.flatMap(expressionsIn)
  if (typeof value === 'object' && value !== null)
    return Object.entries(value).flatMap(([key, inner]) => [...expressionsIn(key), ...expressionsIn(inner)])
  return []
}

const asList = (value: unknown): Json[] => (Array.isArray(value) ? value : value ? [value] : []) as Json[]
