import { readdir, stat } from 'node:fs/promises'
import { join } from 'node:path'
import * as z from 'zod'
import { linesOf } from './lines.ts'

/** The files of a folder with one of the endings, sorted, or the one file that was named. */
export async function filesOf(path: string, endings: readonly string[]): Promise<string[]> {
  if (!(await stat(path)).isDirectory()) return [path]
  const entries = await readdir(path, { recursive: true })
  const files = entries.filter((entry) => endings.some((ending) => entry.endsWith(ending))).sort()
  if (!files.length) throw new Error(`${path}: no ${endings.join(' or ')} file in it.`)
  return files.map((entry) => join(path, entry))
}

/** JSON lines checked against a schema; what does not fit is named by file, line and field. */
export async function* rowsOf<T>(file: string, schema: z.ZodType<T>): AsyncGenerator<T> {
  let number = 0
  for await (const line of linesOf(file)) {
    number++
    yield parseRow(line, schema, `${file}:${number}`)
  }
}

function parseRow<T>(line: string, schema: z.ZodType<T>, location: string): T {
  let value: unknown
  try {
    value = JSON.parse(line)
  } catch {
    throw new Error(`${location}: not JSON.`)
  }
  const row = schema.safeParse(value)
  if (!row.success) throw new Error(`${location}: ${z.prettifyError(row.error)}`)
  return row.data
}
