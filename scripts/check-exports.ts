import { existsSync } from 'node:fs'
import { dirname, join, normalize } from 'node:path'
import { lineOf, type Node, type SourceFile, sourceFiles, walk } from './checks/source-files.ts'

/**
 * `npx node scripts/check-exports.ts [--report|--summary]`: exports that no other file imports. Such a name needs no `export`, or nobody needs it at
 * all. `--report` lists as well what only tests import, `--summary` prints one line; neither fails.
 */
// Who reads these is not in the repository: the platform, the tools' configuration, shops.
const entries = [
  /^workers\/index\.ts$/,
  /^workers\/client\/index\.ts$/,
  /^workers\/widget\/main\.ts$/,
  /^vitest\.config\.ts$/,
  /\.d\.ts$/,
]

interface Import {
  readonly target: string
  readonly name: string
  readonly from: string
}

const nameOf = (node: Node): string => String(node.name ?? node.value)

function exportedNames({ program, text }: SourceFile): [name: string, line: number][] {
  const names: [string, number][] = []
  for (const node of program.body as Node[]) {
    if (node.type !== 'ExportNamedDeclaration') continue
    const line = lineOf(text, node.start)
    const declaration = node.declaration as Node | null
    const declarators = (declaration?.declarations as Node[] | undefined) ?? (declaration ? [declaration] : [])
    for (const { id } of declarators)
      for (const [inner] of walk(id as Node)) {
        if (inner.type === 'Identifier' && inner.start === (id as Node).start) names.push([nameOf(inner), line])
        else if (inner.type === 'Property') names.push([nameOf(inner.value as Node), line])
      }
    for (const specifier of node.specifiers as Node[]) names.push([nameOf(specifier.exported as Node), line])
  }
  return names
}

function importsOf({ path, program }: SourceFile): Import[] {
  const imports: Import[] = []
  const add = (source: unknown, names: readonly string[]): void => {
    const value = (source as { value?: unknown } | null)?.value
    if (typeof value !== 'string' || !value.startsWith('.')) return
    const target = normalize(join(dirname(path), value))
    for (const name of names) imports.push({ target: existsSync(target) ? target : `${target}.ts`, name, from: path })
  }
  for (const [node, parent] of walk(program)) {
    if (node.type === 'ImportDeclaration')
      add(
        node.source,
        (node.specifiers as Node[]).map((each) => (each.type === 'ImportSpecifier' ? nameOf(each.imported as Node) : '*')),
      )
    else if (node.type === 'ExportNamedDeclaration' && node.source)
      add(
        node.source,
        (node.specifiers as Node[]).map((each) => nameOf(each.local as Node)),
      )
    else if (node.type === 'ExportAllDeclaration') add(node.source, ['*'])
    else if (node.type === 'ImportExpression') add(node.source, ['*'])
    else if (node.type === 'TSImportType') add(node.source ?? node.argument, parent ? ['*'] : [])
  }
  return imports
}

const files = sourceFiles()
const importers = Map.groupBy(files.flatMap(importsOf), ({ target }) => target)
const unused: string[] = []
const onlyTests: string[] = []
for (const file of files) {
  if (entries.some((entry) => entry.test(file.path))) continue
  const users = importers.get(file.path) ?? []
  for (const [name, line] of exportedNames(file)) {
    const from = users.filter((each) => each.name === name || each.name === '*').map((each) => each.from)
    if (!from.length) unused.push(`${file.path}:${line}  ${name}`)
    else if (!file.path.startsWith('test/') && from.every((path) => path.startsWith('test/')))
      onlyTests.push(`${file.path}:${line}  ${name}`)
  }
}

const mode = process.argv[2]
if (mode === '--report') console.log([...onlyTests, `     ${onlyTests.length} exports that only tests import`, ''].join('\n'))
if (mode !== '--summary' && unused.length) console.log(unused.join('\n'))
const fails = unused.length > 0 && mode === undefined
console.log(`${fails ? 'FAIL' : unused.length ? '    ' : 'ok  '} ${unused.length} exports that nobody imports`)
if (fails) process.exitCode = 1
