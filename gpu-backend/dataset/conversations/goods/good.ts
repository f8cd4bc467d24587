/** A language in which shops are kept and shoppers write. */
const languages = ['en', 'de', 'fr', 'es'] as const
export type Language = (typeof languages)[number]

interface Name {
  readonly one: string
  readonly many: string
}

/** The values that one attribute of a kind of goods may have. */
export interface Trait {
  readonly key: string
  readonly values: readonly string[]
  /** A number drawn between two bounds with its unit; `values` is empty then. */
  readonly range: { readonly min: number; readonly max: number; readonly decimals: number; readonly unit: string } | null
}

/** One kind of goods: what it is called, what it costs, what is known of it and who needs it. */
export interface Good {
  readonly id: string
  readonly names: Readonly<Record<Language, Name>>
  /** Kinds of one group stand in for each other as "the nearest that we have". */
  readonly group: string
  readonly euros: readonly [number, number]
  readonly traits: readonly Trait[]
  /** Sizes or colours of which a record lists one or several. */
  readonly needs: readonly string[]
  /** Other words for it that a shopper may use. */
  readonly aliases: readonly string[]
}

export interface ShopKind {
  readonly id: string
  readonly names: Readonly<Record<Language, string>>
  readonly goods: readonly Good[]
  /** Whom one buys a present for in such a shop. */
  readonly people: readonly string[]
}

const name = (text: string): Name => {
  const [one = '', many = one] = text.split('|')
  return { one, many }
}

/**
 * One line a kind: `names` are "one|many" in English, German, French and Spanish parted by `; `. `traits` are parted by
 * `; ` too: `weight=1.2..3.5 kg` draws a number, `material=nylon|polyester` one of the values.
 */
export function good(
  names: string,
  group: string,
  euros: readonly [number, number],
  traits: string,
  needs: readonly string[],
  aliases: readonly string[] = [],
): Good {
  const [en = '', de = en, fr = en, es = en] = names.split('; ')
  return {
    id: name(en).one.replaceAll(' ', '-'),
    names: { en: name(en), de: name(de), fr: name(fr), es: name(es) },
    group,
    euros,
    traits: traits.split('; ').map(readTrait),
    needs,
    aliases,
  }
}

function readTrait(text: string): Trait {
  const at = text.indexOf('=')
  const key = text.slice(0, at)
  const values = text.slice(at + 1)
  const range = /^(-?[\d.]+)\.\.(-?[\d.]+) ?(.*)$/.exec(values)
  if (!range) return { key, values: values.split('|'), range: null }
  const [, min = '', max = '', unit = ''] = range
  return {
    key,
    values: [],
    range: { min: Number(min), max: Number(max), decimals: min.split('.')[1]?.length ?? 0, unit },
  }
}
