import { readdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import type { Attribute, Block, ProviderSchema } from './provider-schema.ts'

export type Schemas = Readonly<Record<string, ProviderSchema>>
type Json = { readonly [key: string]: unknown }

/**
 * What `terraform validate` leaves to real providers, or to nobody: deprecated arguments, and keys within object attributes that their
 * schema does not have. Those Terraform drops without a word. Everything else it checks itself.
 */
export async function lintArguments(folder: string, schemas: Schemas): Promise<string[]> {
  const problems: string[] = []
  for (const name of readdirSync(folder).filter((each) => each.endsWith('.tf'))) {
    const file = join(folder, name)
    const { resource = {}, data = {} } = (await parseHcl(file, readFileSync(file, 'utf8'))) as Record<string, Json>
    for (const [kind, types] of [
      ['resource_schemas', resource],
      ['data_source_schemas', data],
    ] as const)
      for (const [type, named] of Object.entries(types)) {
        const schema = schemas[type.split('_')[0] ?? '']?.[kind][type]
        if (schema)
          for (const [label, bodies] of Object.entries(named as Json))
            for (const body of listOf(bodies)) problems.push(...inBlock(`${file}: ${type}.${label}`, body, schema.block))
      }
  }
  return problems
}

function inBlock(path: string, body: Json, { attributes, block_types: blocks = {} }: Block): string[] {
  return Object.entries(body).flatMap(([key, value]) => {
    const block = blocks[key]?.block
    if (block) return listOf(value).flatMap((each) => inBlock(`${path}.${key}`, each, block))
    const { nested_type: nested, deprecated } = attributes[key] ?? {}
    const problems = deprecated ? [`${path}.${key}: deprecated`] : []
    return nested ? [...problems, ...inValue(`${path}.${key}`, value, nested.attributes)] : problems
  })
}

/** An object, or many; an expression cannot be looked into. */
function inValue(path: string, value: unknown, attributes: Record<string, Attribute> = {}): string[] {
  if (Array.isArray(value)) return value.flatMap((each, index) => inValue(`${path}[${index}]`, each, attributes))
  if (typeof value !== 'object' || value === null) return []
  const unknown = Object.keys(value).filter((key) => !(key in attributes))
  return [...unknown.map((key) => `${path}.${key}: unknown`), ...inBlock(path, value as Json, { attributes })]
}

const listOf = (value: unknown): Json[] => (Array.isArray(value) ? value : [value]) as Json[]

/** HCL as JSON. Required and not imported: its types bring a browser's along, into every program that names it. */
const parseHcl = async (file: string, text: string): Promise<unknown> => {
  const { parse } = createRequire(import.meta.url)('@cdktn/hcl2json') as {
    readonly parse: (file: string, text: string) => Promise<unknown>
  }
  return await parse(file, text)
}
