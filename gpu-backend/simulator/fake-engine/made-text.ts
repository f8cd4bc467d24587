import { createHash } from 'node:crypto'

/** What the fake engine says: words that follow from the prompt alone, so that greedy answers repeat, whoever gives them. */
const words = `The warranty of this backpack is five years and it comes with a rain cover two litres of water fit into
each side pocket its straps are padded the frame is made of aluminium you may return it within thirty days`
  .split(/\s+/)
  .filter(Boolean)

/** Digits one by one, as Qwen2 reads them; else words. */
export const tokensOf = (text: string): string[] => text.match(/\s*\d|\s*[^\s\d]+|\s+$/g) ?? []

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
  const fields = (typeof schema === 'object' && schema !== null ? schema : {}) as Record<string, unknown>
  if ('const' in fields) return fields.const
  if (Array.isArray(fields.enum)) return fields.enum[0]
  const options = (fields.oneOf ?? fields.anyOf) as unknown[] | undefined
  if (options) return madeInstance(options[0])
  switch (fields.type) {
    case 'object':
      return Object.fromEntries(
        Object.entries((fields.properties ?? {}) as Record<string, unknown>).map(([name, each]) => [name, madeInstance(each)]),
      )
    case 'array':
      return Array.from({ length: Number(fields.minItems ?? 0) }, () => madeInstance(fields.items))
    case 'string':
      return 'it'
    case 'integer':
    case 'number':
      return Number(fields.minimum ?? 1)
    case 'boolean':
      return true
    default:
      return null
  }
}

/** The first thing a simple EBNF grammar allows: its root's first literal. */
export const madeFromGrammar = (ebnf: string): string => /root\s*::=\s*[^"]*"((?:[^"\\]|\\.)*)"/.exec(ebnf)?.[1] ?? '0'
