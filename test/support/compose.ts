import { readFileSync } from 'node:fs'
import { parse } from 'yaml'

export const composeFolder = 'gpu-backend/serving/compose'

interface ComposeService {
  readonly image: string
  readonly command: readonly string[]
  readonly profiles?: readonly string[]
  readonly environment?: Readonly<Record<string, string>>
  readonly volumes?: readonly string[]
  readonly networks?: readonly string[] | Readonly<Record<string, { readonly aliases?: readonly string[] }>>
  readonly ports?: readonly string[]
}
interface ComposeFile {
  readonly services: Readonly<Record<string, ComposeService>>
}

export const readEnvFile = (path: string): Record<string, string> =>
  Object.fromEntries(
    readFileSync(path, 'utf8')
      .split('\n')
      .filter((line) => line && !line.startsWith('#'))
      .map((line) => [line.slice(0, line.indexOf('=')), line.slice(line.indexOf('=') + 1)]),
  )

/** The file with its variables filled in as `docker compose` does it. Throws with the file's own words where one is missing. */
export function readCompose(values: Readonly<Record<string, string>>): ComposeFile {
  const text = readFileSync(`${composeFolder}/compose.yaml`, 'utf8')
  const lines = text.split('\n').filter((line) => !line.trimStart().startsWith('#'))
  const filled = lines.join('\n').replace(/\$\{(\w+)(?::([-?])([^}]*))?\}/g, (_, name: string, kind?: string, rest = '') => {
    const value = values[name]
    if (value) return value
    if (kind === '-') return rest
    throw new Error(`${name}: ${rest || 'is not set'}`)
  })
  return parse(filled, { merge: true }) as ComposeFile
}
