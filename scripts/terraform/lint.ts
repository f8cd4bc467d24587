import { readdirSync, readFileSync } from 'node:fs'
import { join, normalize, relative } from 'node:path'
import { lintModule, type Schemas } from './lint-module.ts'
import { parseHcl } from './parse-hcl.ts'
import type { ProviderSchema } from './provider-schema.ts'
import { configurationFolders, type Module, readModule } from './read-configuration.ts'

export function readSchemas(root: string): Schemas {
  const folder = join(root, 'schemas')
  return Object.fromEntries(
    readdirSync(folder).map((name) => [
      name.replace('.json', ''),
      JSON.parse(readFileSync(join(folder, name), 'utf8')) as ProviderSchema,
    ]),
  )
}

/** All of a Terraform tree against the providers' schemas; problems by folder. Throws where HCL does not parse. */
export async function lintTree(root: string): Promise<{ readonly problems: string[]; readonly folders: number }> {
  const schemas = readSchemas(root)
  const modules = await Promise.all(configurationFolders(root).map(readModule))
  const byFolder = new Map(modules.map((module) => [normalize(module.folder), module]))
  const problems = modules.flatMap((module) => lintModule(module, reachable(module, byFolder), schemas))
  return { problems: [...problems, ...(await lintEnvironments(root, modules))], folders: modules.length }
}

/** Modules by the sources that one calls them by. */
function reachable({ folder, module }: Module, all: ReadonlyMap<string, Module>): ReadonlyMap<string, Module> {
  const found = new Map<string, Module>()
  for (const [call] of Object.values(module)) {
    const source = String(call?.source)
    const target = all.get(normalize(join(folder, source)))
    if (target) found.set(source, target)
  }
  return found
}

/** Every key of an environment is a variable of a root that takes it. */
async function lintEnvironments(root: string, modules: readonly Module[]): Promise<string[]> {
  const folder = join(root, 'environments')
  const roots = modules.filter((module) => !relative(root, module.folder).startsWith('modules'))
  const problems: string[] = []
  for (const name of readdirSync(folder)) {
    const given = await parseHcl(name, readFileSync(join(folder, name), 'utf8'))
    for (const key of Object.keys(given))
      for (const module of roots)
        if (!(key in module.variable)) problems.push(`${folder}/${name}: ${key}: no variable of ${module.folder}`)
  }
  return problems
}
