import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseHcl } from './parse-hcl.ts'

/** A folder's `*.tf` as one object: HCL's JSON form, where every labelled block is a list. */
export interface Module {
  readonly folder: string
  readonly variable: Record<string, Json[]>
  readonly output: Record<string, Json[]>
  readonly locals: Json[]
  readonly resource: Record<string, Record<string, Json[]>>
  readonly data: Record<string, Record<string, Json[]>>
  readonly module: Record<string, Json[]>
  readonly terraform: Json[]
  readonly provider: Record<string, Json[]>
}
export type Json = { readonly [key: string]: unknown }

const emptyModule = { variable: {}, output: {}, locals: [], resource: {}, data: {}, module: {}, terraform: [], provider: {} }

const ignored = new Set(['.terraform', 'schemas', 'tests'])

/** Folders below that hold Terraform. */
export function configurationFolders(root: string): string[] {
  const entries = readdirSync(root, { withFileTypes: true })
  const inner = entries.filter((entry) => entry.isDirectory() && !ignored.has(entry.name))
  const own = entries.some(({ name }) => name.endsWith('.tf')) ? [root] : []
  return [...own, ...inner.flatMap(({ name }) => configurationFolders(join(root, name)))]
}

/** Throws with the file where HCL does not parse. */
export async function readModule(folder: string): Promise<Module> {
  const files = readdirSync(folder).filter((name) => name.endsWith('.tf'))
  const parsed = await Promise.all(
    files.map(async (name) => await parseHcl(join(folder, name), readFileSync(join(folder, name), 'utf8'))),
  )
  return { folder, ...(parsed.reduce<Json>((all, each) => merge(all, each), emptyModule) as Omit<Module, 'folder'>) }
}

function merge(a: Json, b: Json): Json {
  const merged: Record<string, unknown> = { ...a }
  for (const [key, value] of Object.entries(b)) {
    const before = merged[key]
    if (Array.isArray(before) && Array.isArray(value)) merged[key] = [...before, ...value]
    else if (typeof before === 'object' && before !== null) merged[key] = merge(before as Json, value as Json)
    else merged[key] = value
  }
  return merged
}

/** Types of resources and data sources anywhere below, found as text: schemas are made before anything is checked. */
export function usedTypes(root: string): { readonly resource: string[]; readonly data: string[] } {
  const texts = configurationFolders(root).flatMap((folder) =>
    readdirSync(folder)
      .filter((name) => name.endsWith('.tf'))
      .map((name) => readFileSync(join(folder, name), 'utf8')),
  )
  const of = (kind: string): string[] =>
    [
      ...new Set(texts.flatMap((text) => [...text.matchAll(new RegExp(`^${kind} "(\\w+)"`, 'gm'))].map(([, type = '']) => type))),
    ].sort()
  return { resource: of('resource'), data: of('data') }
}
