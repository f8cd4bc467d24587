import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { parseSync, Visitor } from 'vite'

interface FoundRegex {
  readonly file: string
  readonly regex: RegExp
}

/** Every regular expression that stands as a literal in the TypeScript files of some folders. */
export function literalsIn(folders: readonly string[]): FoundRegex[] {
  const found: FoundRegex[] = []
  for (const file of folders.flatMap(filesIn)) {
    const { program } = parseSync(file, readFileSync(file, 'utf8'))
    new Visitor({
      Literal(node) {
        if ('regex' in node && node.regex) found.push({ file, regex: new RegExp(node.regex.pattern, node.regex.flags) })
      },
    }).visit(program)
  }
  return found
}

/** Those that the same files build when they are loaded; files that only another runtime loads are passed over. */
export async function builtBy(folders: readonly string[]): Promise<FoundRegex[]> {
  const found: FoundRegex[] = []
  const Original = globalThis.RegExp
  globalThis.RegExp = new Proxy(Original, {
    construct(target, [pattern, flags]) {
      const regex = new target(pattern, flags)
      const file = /\/((?:shared|workers)\/[^:?)]+\.ts)/.exec(new Error().stack ?? '')?.[1]
      if (file) found.push({ file, regex })
      return regex
    },
  })
  try {
    for (const file of folders.flatMap(filesIn)) await import(join(process.cwd(), file)).catch(() => {})
  } finally {
    globalThis.RegExp = Original
  }
  return found
}

function filesIn(folder: string): string[] {
  return readdirSync(folder).flatMap((name) => {
    const path = join(folder, name)
    if (statSync(path).isDirectory()) return filesIn(path)
    return name.endsWith('.ts') && !name.endsWith('.d.ts') ? [path] : []
  })
}

const alphabet = [...' \n\t\raAzZéß0159.,-_/:;<>"\'()[]{}*`&#@%$€+=!?|\\~^', '\u200d', '\u00ad', '\u0301', '٣', '中', 'ا', '😀']

/** Texts that make a badly written expression look at the same characters again and again. */
function* attacksOn({ source }: RegExp, length: number): Generator<string> {
  const bare = source.replace(/\\[pPbBdDwWsSuk](\{[^}]*\}|<[^>]*>)?|\(\?<?[=!:]?|[\\^$*+?{}()[\]|]/g, ' ')
  const own = [...new Set([...bare].filter((sign) => sign !== ' '))].slice(0, 8)
  const words = [...new Set(bare.match(/[\p{L}<&]{2,12}/gu) ?? [])].slice(0, 12)
  const pairs = [...own, ' ', 'a', '1'].flatMap((a) => [...own, ' ', 'a', '1', '.', ','].map((b) => a + b))
  const starts = ['', ...own.slice(0, 2), ...words.slice(0, 3)]
  for (const pump of [...alphabet, ...pairs, ...words, ...words.map((word) => `${word} `), 'a b', '1 a', '1.a', '&a;', '<a '])
    for (const start of starts)
      for (const end of ['', '\u0001', '\n!']) yield start + pump.repeat(Math.ceil(length / pump.length)) + end
}

interface Growth {
  readonly attack: string
  readonly length: number
  readonly ms: number
}

// An exponential one shows at once, a cubic one next; each would take for ever at the last length.
const [shortest, middle, longest] = [
  { length: 24, ms: 1 },
  { length: 256, ms: 1 },
  { length: 4_096, ms: 2 },
] as const
// What is slow at the last length was among the slowest of the texts at the middle one.
const longOnes = 16

/** The first text whose time says that it grows faster than its length; null where none does. */
export function superlinear(regex: RegExp, lengthMax: number = longest.length): Growth | null {
  const slowest: { readonly at: number; readonly ms: number }[] = []
  for (const { length, ms } of [shortest, middle]) {
    let at = 0
    for (const attack of attacksOn(regex, Math.min(length, lengthMax))) {
      const took = fastestOf(regex, attack, ms)
      if (took > ms) return { attack: attack.slice(0, 30), length, ms: took }
      if (length === middle.length) slowest.push({ at, ms: took })
      at++
    }
  }
  const chosen = new Set(
    slowest
      .toSorted((a, b) => b.ms - a.ms)
      .slice(0, longOnes)
      .map(({ at }) => at),
  )
  const length = Math.min(longest.length, lengthMax)
  let at = 0
  for (const attack of attacksOn(regex, length)) {
    if (!chosen.has(at++)) continue
    const took = fastestOf(regex, attack, longest.ms)
    if (took > longest.ms) return { attack: attack.slice(0, 30), length, ms: took }
  }
  return null
}

/** How long a text of each length takes, milliseconds. */
export const timesOf = (
  run: (text: string) => unknown,
  textOf: (length: number) => string,
  lengths: readonly number[],
): number[] =>
  lengths.map((length) => {
    const text = textOf(length)
    return Math.min(...Array.from({ length: 3 }, () => timeOf(() => run(text))))
  })

function fastestOf(regex: RegExp, text: string, enoughMs: number): number {
  let fastest = Number.POSITIVE_INFINITY
  // A machine may be busy: what is slow by chance is not slow five times.
  for (let time = 0; time < 5 && fastest > enoughMs; time++)
    fastest = Math.min(
      fastest,
      timeOf(() => text.replace(regex, '')),
    )
  return fastest
}

function timeOf(run: () => unknown): number {
  const startedAt = performance.now()
  run()
  return performance.now() - startedAt
}
