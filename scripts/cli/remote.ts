import { createInterface } from 'node:readline/promises'
import { setTimeout } from 'node:timers/promises'
import { localKeys, ownShopKeys } from '../../shared/api-key.ts'

/** What every command that talks to a deployment takes. */
export const remoteOptions = {
  url: { type: 'string', default: process.env.LLASA_URL ?? 'http://localhost:8787' },
  key: { type: 'string', default: process.env.LLASA_KEY ?? localKeys.operator },
  own: { type: 'boolean', default: false },
  json: { type: 'boolean', default: false },
  yes: { type: 'boolean', default: false },
} as const

export interface Remote {
  readonly url: string
  readonly key: string
  /** One's own shop of `npm start`, beside the sample. */
  readonly own: boolean
  readonly json: boolean
  readonly yes: boolean
}

interface Sent {
  readonly method?: string
  readonly body?: unknown
  readonly headers?: Record<string, string>
  /** Statuses beside 2xx that are answers and no refusals. */
  readonly also?: readonly number[]
}

/** A command that must end here: the sentence is for the person, the status for the shell. */
export class CommandError extends Error {
  /** The field of the API that was refused. */
  readonly param: string | null
  constructor(message: string, param: string | null = null) {
    super(message)
    this.param = param
  }
}

const waitsMax = 3
const waitSecondsMax = 60

/**
 * Calls the deployment; a refusal is printed in its own words and ends the command. Where there were too many requests it says so
 * and waits as long as the answer demands, but for a file that went up as it was read.
 */
export async function send(remote: Remote, path: string, sent: Sent = {}, waited = 0): Promise<Response> {
  const response = await sendOnce(remote, path, sent)
  if (response.ok || sent.also?.includes(response.status)) return response
  const seconds = Number(response.headers.get('retry-after') ?? Number.NaN)
  const mayWait = response.status === 429 && seconds <= waitSecondsMax && waited < waitsMax
  if (mayWait && !(sent.body instanceof ReadableStream)) {
    await response.body?.cancel()
    console.error(`Too many requests: on in ${seconds} s.`)
    await setTimeout(seconds * 1_000)
    return send(remote, path, sent, waited + 1)
  }
  const refusal = (await response.json().catch(() => null)) as { error?: { message?: string; param?: string | null } } | null
  throw new CommandError(refusal?.error?.message ?? `The server answered ${response.status}.`, refusal?.error?.param ?? null)
}

function sendOnce(remote: Remote, path: string, { method, body, headers = {} }: Sent): Promise<Response> {
  const { url } = remote
  return fetch(`${url}${path}`, {
    method: method ?? (body === undefined ? 'GET' : 'POST'),
    headers: { ...credentials(keyOf(remote)), 'content-type': 'application/json', ...headers },
    ...(body instanceof ReadableStream
      ? { body, duplex: 'half' as const }
      : body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
  }).catch(unreachable(url))
}

export const keyOf = ({ key, own }: Pick<Remote, 'key' | 'own'>): string => (own ? ownShopKeys.operator : key)

export const unreachable = (url: string) => (error: unknown) => {
  throw new CommandError(`${url} cannot be reached (${error instanceof Error ? error.message : error}). Is it running? npm start`)
}

/** Behind Cloudflare Access its token says who asks (`cloudflared access token --app=URL`); else the key does. */
function credentials(key: string): Record<string, string> {
  const token = process.env.LLASA_ACCESS_TOKEN
  return token ? { 'cf-access-token': token } : { authorization: `Bearer ${key}` }
}

export const call = async <T>(remote: Remote, path: string, sent: Sent = {}): Promise<T> =>
  (await send(remote, path, sent)).json() as Promise<T>

export const isOnThisMachine = (url: string): boolean => /^https?:\/\/(localhost|127\.0\.0\.1|\[::1\])(:|$|\/)/.test(url)

/** A change anywhere but on this machine wants a word typed, or `--yes`. */
export async function confirm({ url, yes }: Remote, change: string, word: string): Promise<void> {
  if (yes || isOnThisMachine(url)) return
  if (!process.stdin.isTTY) throw new CommandError(`${change} at ${url}: pass --yes where nobody can confirm.`)
  const terminal = createInterface({ input: process.stdin, output: process.stderr })
  const answer = await terminal.question(`${change} at ${url}.\nType '${word}' to go on: `)
  terminal.close()
  if (answer.trim() !== word) throw new CommandError('Nothing was changed.')
}

/** Rows as a table whose columns are as wide as they need; JSON with `--json`. */
export function print(remote: Remote, value: unknown, rows: readonly object[]): void {
  console.log(remote.json ? JSON.stringify(value, null, 1) : tableOf(rows))
}

export function tableOf(rows: readonly object[]): string {
  const [first] = rows
  if (!first) return '(none)'
  const columns = Object.keys(first)
  const cells = rows.map((row) => columns.map((column) => show((row as Record<string, unknown>)[column])))
  const widths = columns.map((column, at) => Math.max(column.length, ...cells.map((row) => row[at]?.length ?? 0)))
  return [columns, ...cells]
    .map((row) =>
      row
        .map((cell, at) => cell.padEnd(widths[at] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n')
}

const show = (value: unknown): string => (value === null || value === undefined ? '–' : String(value))
