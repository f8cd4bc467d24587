import { isDeeper } from './json-depth.ts'

/** What a schema of a caller's may ask of whoever turns it into a grammar. */
export const schemaBounds = {
  chars: 16_384,
  depth: 16,
  /** Values of all `enum`s, and uses of `$ref`, together. */
  enumValues: 500,
  references: 100,
  properties: 300,
  patternChars: 200,
  /** Repetitions multiply: a list of 100 lists of 100 is 10,000 items to a grammar. */
  states: 20_000,
}
type Bounds = typeof schemaBounds

/** Of all tools of a request together, since one grammar may be built of them. */
export const toolsBounds: Bounds = {
  chars: 65_536,
  depth: schemaBounds.depth + 1,
  enumValues: 2_000,
  references: 400,
  properties: 1_000,
  patternChars: 800,
  states: schemaBounds.states,
}

type Node = Readonly<Record<string, unknown>>
interface Counts {
  enumValues: number
  references: number
  properties: number
  patternChars: number
}

/** Why a schema is more than a grammar is built of; null where it is not. Linear in the schema. */
export function schemaFault(schema: unknown, bounds: Bounds = schemaBounds): string | null {
  if (isDeeper(schema, bounds.depth * 2)) return `may be at most ${bounds.depth} levels deep.`
  const chars = JSON.stringify(schema).length
  if (chars > bounds.chars) return `may have at most ${bounds.chars} characters as JSON; it has ${chars}.`
  const counts: Counts = { enumValues: 0, references: 0, properties: 0, patternChars: 0 }
  const states = new States(schema, counts, bounds.depth).of(schema, 0)
  if (states === 'deep') return `may be at most ${bounds.depth} levels deep, references included.`
  for (const [name, words] of Object.entries(countWords) as [keyof Counts, string][])
    if (counts[name] > bounds[name]) return `may have at most ${bounds[name]} ${words}; it has ${counts[name]}.`
  if (states > bounds.states) return 'repeats too much: bounds like minItems, maxItems, minLength and maxLength multiply.'
  return null
}

const countWords: Record<keyof Counts, string> = {
  enumValues: 'values of enums',
  references: 'references',
  properties: 'properties',
  patternChars: 'characters of patterns',
}

const lists = ['anyOf', 'oneOf', 'allOf', 'prefixItems'] as const
const single = ['additionalProperties', 'not', 'if', 'then', 'else', 'contains', 'propertyNames'] as const
const maps = ['properties', 'patternProperties', 'dependentSchemas', '$defs', 'definitions'] as const

/** How large the grammar of a schema gets, references written out: each is looked at once. */
class States {
  readonly #root: unknown
  readonly #counts: Counts
  readonly #depthMax: number
  readonly #known = new Map<object, number | 'deep'>()
  readonly #open = new Set<object>()

  constructor(root: unknown, counts: Counts, depthMax: number) {
    this.#depthMax = depthMax
    this.#root = root
    this.#counts = counts
  }

  of(schema: unknown, depth: number): number | 'deep' {
    if (!isNode(schema)) return 1
    const known = this.#known.get(schema)
    if (known !== undefined) return known
    // A schema within itself is one rule of the grammar.
    if (this.#open.has(schema)) return 1
    if (depth > this.#depthMax) return 'deep'
    this.#open.add(schema)
    const states = this.#sum(schema, depth)
    this.#open.delete(schema)
    this.#known.set(schema, states)
    return states
  }

  #sum(schema: Node, depth: number): number | 'deep' {
    if (Array.isArray(schema.enum)) this.#counts.enumValues += schema.enum.length
    if (typeof schema.pattern === 'string') this.#counts.patternChars += schema.pattern.length
    if (isNode(schema.properties)) this.#counts.properties += Object.keys(schema.properties).length
    const children: unknown[] = [
      ...lists.flatMap((name) => (Array.isArray(schema[name]) ? (schema[name] as unknown[]) : [])),
      ...maps.flatMap((name) => (isNode(schema[name]) ? Object.values(schema[name]) : [])),
      ...single.map((name) => schema[name]),
    ]
    if (typeof schema.$ref === 'string') {
      this.#counts.references++
      children.push(this.#target(schema.$ref))
    }
    const times = repeats(schema.minItems, schema.maxItems)
    let sum = 1 + times + repeats(schema.minLength, schema.maxLength) + (Array.isArray(schema.enum) ? schema.enum.length : 0)
    for (const child of children) {
      if (!isNode(child)) continue
      const states = this.of(child, depth + 1)
      if (states === 'deep') return 'deep'
      sum += states
    }
    for (const item of Array.isArray(schema.items) ? schema.items : [schema.items]) {
      if (!isNode(item)) continue
      const states = this.of(item, depth + 1)
      if (states === 'deep') return 'deep'
      sum += states * Math.max(1, times)
    }
    return Math.min(sum, Number.MAX_SAFE_INTEGER)
  }

  /** What `#/$defs/name` names. */
  #target(reference: string): unknown {
    if (!reference.startsWith('#')) return undefined
    return reference
      .slice(1)
      .split('/')
      .filter(Boolean)
      .reduce<unknown>(
        (node, name) => (isNode(node) ? node[name.replaceAll('~1', '/').replaceAll('~0', '~')] : undefined),
        this.#root,
      )
  }
}

const isNode = (value: unknown): value is Node => typeof value === 'object' && value !== null && !Array.isArray(value)

/** A lower bound is written out as often as it says, an upper one too; an open end costs nothing. */
function repeats(...bounds: readonly unknown[]): number {
  return Math.max(0, ...bounds.map((bound) => (typeof bound === 'number' && bound > 0 ? Math.min(bound, 1e9) : 0)))
}
