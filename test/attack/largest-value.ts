interface Schema {
  readonly type?: string
  readonly const?: unknown
  readonly enum?: readonly unknown[]
  readonly default?: unknown
  readonly pattern?: string
  readonly maxLength?: number
  readonly maxItems?: number
  readonly maximum?: number
  readonly minimum?: number
  readonly properties?: Readonly<Record<string, Schema>>
  readonly additionalProperties?: Schema | boolean
  readonly items?: Schema
  readonly anyOf?: readonly Schema[]
  readonly oneOf?: readonly Schema[]
  readonly allOf?: readonly Schema[]
  readonly $ref?: string
  readonly $defs?: Readonly<Record<string, Schema>>
}

/** How much of what a schema allows: characters of a text without a bound, and items of a list. */
interface Size {
  readonly text: (chars: number) => string
  readonly chars: number
  readonly items: number
}

const levelsMax = 8
const keysMax = 50

/** A value as large as a schema allows, within a size: texts at their bound, lists full, every field there. */
export function largestValue(schema: Schema, size: Size): unknown {
  const root = schema
  const refOf = ($ref: string): Schema => root.$defs?.[$ref.split('/').at(-1) ?? ''] ?? root
  const make = (of: Schema, level: number): unknown => {
    if (level > levelsMax) return null
    if (of.$ref) return make(refOf(of.$ref), level + 1)
    if ('const' in of) return of.const
    if (of.enum) return of.enum[0]
    const choices = of.anyOf ?? of.oneOf
    if (choices) return largestOf(choices.map((choice) => make(choice, level + 1)))
    if (of.allOf) return Object.assign({}, ...of.allOf.map((part) => make(part, level + 1)))
    if (of.type === 'string') return textOf(of)
    if (of.type === 'integer' || of.type === 'number') return of.maximum ?? of.minimum ?? 7
    if (of.type === 'boolean') return of.default ?? false
    if (of.type === 'array')
      return Array.from({ length: Math.min(of.maxItems ?? itemsAt(level), itemsAt(level)) }, () =>
        make(of.items ?? {}, level + 1),
      )
    if (of.type === 'object' || of.properties) return objectOf(of, level)
    return null
  }
  // Lists within lists grow fast.
  const itemsAt = (level: number): number => Math.max(1, Math.floor(size.items / 8 ** Math.max(0, level - 2)))
  const textOf = ({ maxLength = size.chars, pattern }: Schema): string =>
    // What has a form is a code, a language or an id.
    pattern ? 'en'.slice(0, maxLength) : size.text(Math.max(4, Math.min(maxLength, size.chars) - 1))
  const objectOf = ({ properties = {}, additionalProperties }: Schema, level: number): object => ({
    ...Object.fromEntries(Object.entries(properties).map(([name, own]) => [name, make(own, level + 1)])),
    ...(typeof additionalProperties === 'object' &&
      Object.fromEntries(
        Array.from({ length: Math.min(keysMax, size.items) }, (_, at) => [`key_${at}`, make(additionalProperties, level + 1)]),
      )),
  })
  return make(schema, 0)
}

const largestOf = (values: readonly unknown[]): unknown =>
  values.toSorted((a, b) => (JSON.stringify(b) ?? '').length - (JSON.stringify(a) ?? '').length)[0]
