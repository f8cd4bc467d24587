import { createHash } from 'node:crypto'

/** What the fake engine says: words that follow from the prompt alone, so that greedy answers repeat, whoever gives them. */
const words = `The warranty of this backpack is five years and it comes with a rain cover two litres of water fit into
each side pocket its straps are padded the frame is made of aluminium you may return it within thirty days`
  .split(/\s+/)
  .filter(Boolean)

export const tokensOf = (text: string): string[] => text.match(/\s*\S+|\s+$/g) ?? []

/** An answer of 8 to 40 tokens. `salt` makes sampled ones differ. */
export function madeAnswer(prompt: string, salt: string): string[] {
  const digest = createHash('sha256').update(`${salt}\n${prompt}`).digest()
  const length = 8 + ((digest[0] ?? 0) % 33)
  return Array.from({ length }, (_, at) => {
    const word = words[((digest[(at * 7) % 32] ?? 0) + at * 13) % words.length] ?? 'it'
    return at === 0 ? word : ` ${word}`
  })
}

/** The smallest value a JSON Schema allows, as guided decoding would hold a model to one. */
export function madeInstance(schema: unknown): unknown {
  const given = (typeof schema === 'object' && schema !== null ? schema : {}) as Record<string, unknown>
  if ('const' in given) return given.const
  if (Array.isArray(given.enum)) return given.enum[0]
  const options = (given.oneOf ?? given.anyOf) as unknown[] | undefined
  if (options) return madeInstance(options[0])
  switch (given.type) {
    case 'object':
      return Object.fromEntries(
        Object.entries((given.properties ?? {}) as Record<string, unknown>).map(([name, each]) => [name, madeInstance(each)]),
      )
    case 'array':
      return Array.from({ length: Number(given.minItems ?? 0) }, () => madeInstance(given.items))
    case 'string':
      return 'it'
    case 'integer':
    case 'number':
      return Number(given.minimum ?? 1)
    case 'boolean':
      return true
    default:
      return null
  }
}

/** The first thing a simple EBNF grammar allows: its root's first literal. */
export const madeFromGrammar = (ebnf: string): string => /root\s*::=\s*[^"]*"((?:[^"\\]|\\.)*)"/.exec(ebnf)?.[1] ?? '0'
