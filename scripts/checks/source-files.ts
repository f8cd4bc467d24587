import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { parseSync } from 'vite'

/** A node of the syntax tree, ESTree with TypeScript's additions. */
export interface Node {
  readonly type: string
  readonly start: number
  readonly [key: string]: unknown
}

export interface SourceFile {
  readonly path: string
  readonly text: string
  readonly program: Node
  readonly comments: readonly Comment[]
}

interface Comment {
  readonly value: string
  readonly start: number
}

const generated = new Set(['worker-configuration.d.ts', 'workers/client/types.ts'])

/** Paths that git tracks, or would. */
export function trackedPaths(): string[] {
  const output = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard'], { encoding: 'utf8' })
  return output.split('\n').filter(Boolean)
}

/** Our TypeScript, parsed; without generated files. */
export function sourceFiles(): SourceFile[] {
  const paths = trackedPaths().filter((path) => /\.tsx?$/.test(path) && !generated.has(path))
  return paths.flatMap((path) => {
    const text = readIfThere(path)
    if (text === null) return []
    const { program, comments, errors } = parseSync(path, text)
    if (errors.length) throw new Error(`${path}: ${errors[0]?.message}`)
    return [{ path, text, program: program as unknown as Node, comments }]
  })
}

// Texts of three quotes, of one, and what follows a hash sign.
const textsAndComments = /("""|''')[\s\S]*?\1|"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'|#.*/g

/** Names and comments of our Python and Terraform, whose docstrings are comments too; texts within a line are neither. */
export function otherSources(): {
  path: string
  names: [name: string, line: number][]
  comments: [text: string, line: number][]
}[] {
  const paths = trackedPaths().filter((path) => /\.(py|tf|hcl)$/.test(path))
  return paths.flatMap((path) => {
    const text = readIfThere(path)
    if (text === null) return []
    const comments: [string, number][] = []
    const code = text.replace(textsAndComments, (found, quotes: string | undefined, offset: number) => {
      if (quotes || found.startsWith('#')) comments.push([found.replaceAll(quotes ?? '#', ''), lineOf(text, offset)])
      return found.replace(/[^\n]/g, ' ')
    })
    const names = [...code.matchAll(/[A-Za-z_]\w*/g)].map(({ 0: name, index }): [string, number] => [name, lineOf(code, index)])
    return [{ path, names, comments }]
  })
}

/** Deleted and not yet committed files are still listed. */
function readIfThere(path: string): string | null {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return null
  }
}

/** Every node below one, with the node that holds it. */
export function* walk(node: Node, parent: Node | null = null): Generator<readonly [Node, Node | null]> {
  yield [node, parent]
  for (const value of Object.values(node))
    for (const child of Array.isArray(value) ? value : [value]) if (isNode(child)) yield* walk(child, node)
}

const isNode = (value: unknown): value is Node =>
  typeof value === 'object' && value !== null && typeof (value as Node).type === 'string'

export const lineOf = (text: string, offset: number): number => text.slice(0, offset).split('\n').length
