import { brandName } from '../conversations/brands.ts'
import type { Split } from '../grounded/names.ts'
import type { Random } from '../grounded/random.ts'
import { areStrangers, hardAttributes, synonymsOf } from './kinds.ts'
import { aspectPhrases, headlines, opinions } from './opinions.ts'
import { type ProductRecord, type ProductType, productTypes } from './product-types.ts'

export interface WorldProduct {
  readonly type: ProductType
  /** What the title calls it: the kind's name, or another word for it. */
  readonly noun: string
  readonly brand: string
  readonly title: string
  /** Attribute → value, those that stand in the title. */
  readonly attributes: Readonly<Record<string, string>>
}

/** How a title is made. */
interface TitleForm {
  readonly brand?: string
  /** Another word for the kind in place of its name. */
  readonly otherWord?: boolean
  /** Draws only attributes of which any value will do. */
  readonly softOnly?: boolean
  /** A kind that it is made for, named at the end. */
  readonly worksWith?: string
}

const otherWordShare = 0.6
const typesMin = 4
// In a small shop everything may go with everything.
const strangerTries = 50

export type Rating = 1 | 2 | 3 | 4 | 5

interface WorldReview {
  readonly type: ProductType
  readonly rating: Rating
  readonly headline: string
  readonly text: string
  /** Aspects the text is about, each with the sentence that says so. */
  readonly aspects: readonly { readonly name: string; readonly phrase: string }[]
}

/**
 * The invented shop world: products with attributes that can be read from their titles, their relations, queries and
 * reviews. What a generator without external data draws from. `split` keeps brand names of training and test apart.
 */
export class World {
  readonly random: Random
  readonly split: Split
  readonly #types: readonly ProductType[]
  readonly #byName: ReadonlyMap<string, ProductType>

  constructor(random: Random, split: Split, types: readonly ProductType[] = productTypes) {
    this.random = random
    this.split = split
    if (types.length < typesMin)
      throw new Error(`A world needs ${typesMin} kinds of products (categories) or more; it has ${types.length}.`)
    this.#types = types
    this.#byName = new Map(types.map((type) => [type.name, type]))
  }

  type(except?: ProductType): ProductType {
    for (;;) {
      const type = this.random.pick(this.#types)
      if (type !== except) return type
    }
  }

  /** A product of a kind; `fixed` attributes are taken as they are. */
  product(type: ProductType = this.type(), fixed: Readonly<Record<string, string>> = {}, form: TitleForm = {}): WorldProduct {
    const { random } = this
    const record = this.#record(type, fixed)
    if (record) return { type, noun: type.name, ...record }
    const free = Object.keys(type.attributes).filter((key) => !form.softOnly || !hardAttributes.has(key))
    const keys = random.sample(free, random.int(2, 3))
    const attributes: Record<string, string> = {}
    for (const key of new Set([...Object.keys(fixed), ...keys]))
      attributes[key] = fixed[key] ?? random.pick(type.attributes[key] ?? [''])
    const brand = form.brand ?? this.#brand()
    const others = synonymsOf(type)
    const noun = form.otherWord && others.length > 0 ? random.pick(others) : type.name
    const values = Object.values(attributes).map(titleCase)
    const [first = '', ...rest] = random.shuffle(values)
    const shown = titleCase(noun)
    const title = random.pick([
      `${brand} ${first} ${shown}, ${rest.join(', ')}`,
      `${brand} ${shown} - ${values.join(', ')}`,
      `${shown} ${first} ${rest.join(' ')} by ${brand}`,
      `${first} ${shown} ${brand} (${rest.join(', ') || random.int(100, 999)})`,
    ])
    return { type, noun, brand, title: form.worksWith ? `${title}, for ${titleCase(form.worksWith)}` : title, attributes }
  }

  /** A maker's name of one word, so that a title's other words are the product's. */
  #brand(): string {
    for (;;) {
      const name = brandName(this.random, this.split)
      if (!name.includes(' ')) return name
    }
  }

  /** The same kind by another word, as often as not: found by meaning, not by letters. */
  inOtherWords(type: ProductType, fixed: Readonly<Record<string, string>> = {}, form: TitleForm = {}): WorldProduct {
    return this.product(type, fixed, { ...form, otherWord: this.random.chance(otherWordShare) })
  }

  /** Of another kind, but with the brand and the look of this one: near by letters, and wrong because it is something else. */
  lookalike(of: WorldProduct, type: ProductType): WorldProduct {
    const shared = Object.entries(of.attributes).filter(([key, value]) => type.attributes[key]?.includes(value))
    return this.product(type, Object.fromEntries(shared), { brand: of.brand })
  }

  /** What goes with it and says so ("for Tent"): it has the words of the kind and is none of it. */
  companion(of: WorldProduct): WorldProduct {
    return this.product(this.complementType(of.type), {}, { worksWith: of.noun, brand: of.brand })
  }

  /** What must fit before another product can stand in for it. */
  hardAttributesOf({ attributes }: WorldProduct): Record<string, string> {
    return Object.fromEntries(Object.entries(attributes).filter(([key]) => hardAttributes.has(key)))
  }

  /** Does the same job and fits. */
  substitute(of: WorldProduct): WorldProduct {
    return this.inOtherWords(of.type, this.hardAttributesOf(of), { softOnly: true })
  }

  /** The same kind and brand, but it does not fit: another connector, size or capacity. Null where nothing has to fit. */
  misfit(of: WorldProduct): WorldProduct | null {
    const hard = Object.entries(this.hardAttributesOf(of))
    const [key, value] = hard.length ? this.random.pick(hard) : []
    const others = (of.type.attributes[key ?? ''] ?? []).filter((other) => other !== value)
    if (key === undefined || others.length === 0) return null
    return this.product(
      of.type,
      { ...Object.fromEntries(hard), [key]: this.random.pick(others) },
      { softOnly: true, brand: of.brand },
    )
  }

  /** What a shopper types to find it: the kind with one or two of its attributes, sometimes the brand. */
  query({ type, brand, attributes }: WorldProduct): { text: string; wishes: Readonly<Record<string, string>>; brand: boolean } {
    const wishes = Object.fromEntries(this.random.sample(Object.entries(attributes), this.random.int(1, 2)))
    const withBrand = this.random.chance(0.3)
    const words = [...Object.values(wishes), type.name]
    return { text: [...(withBrand ? [brand.toLowerCase()] : []), ...words].join(' '), wishes, brand: withBrand }
  }

  /** Of the same kind, but with other values where the given ones count: near, and wrong for a reason. */
  nearMiss(product: WorldProduct, wishes: Readonly<Record<string, string>>, form: TitleForm = {}): WorldProduct {
    const other: Record<string, string> = {}
    for (const [key, value] of Object.entries(wishes)) {
      const values = (product.type.attributes[key] ?? []).filter((candidate) => candidate !== value)
      if (values.length) other[key] = this.random.pick(values)
    }
    return this.product(product.type, other, form)
  }

  /** Misses only a wish of which any value would do: not what was looked for, but a substitute. Null where all must fit. */
  softMiss(product: WorldProduct, wishes: Readonly<Record<string, string>>): WorldProduct | null {
    const soft = Object.keys(wishes).filter((key) => !hardAttributes.has(key))
    const key = soft.length ? this.random.pick(soft) : undefined
    const values = (product.type.attributes[key ?? ''] ?? []).filter((value) => value !== wishes[key ?? ''])
    if (key === undefined || values.length === 0) return null
    return this.product(product.type, { ...wishes, [key]: this.random.pick(values) }, { softOnly: true })
  }

  complementType(type: ProductType): ProductType {
    const types = type.complements.flatMap((name) => this.#byName.get(name) ?? [])
    return types.length ? this.random.pick(types) : this.type(type)
  }

  /** A kind of another shelf that neither is this one, nor goes with it, nor goes with what goes with it. */
  strangerType(type: ProductType): ProductType {
    for (let tries = 0; tries < strangerTries; tries++) {
      const other = this.type(type)
      if (areStrangers(type, other)) return other
    }
    return this.type(type)
  }

  /** A shop's own record with those attributes; null for invented kinds, and when it has none. */
  #record(type: ProductType, fixed: Readonly<Record<string, string>>): ProductRecord | null {
    const fitting = (type.records ?? []).filter(({ attributes }) =>
      Object.entries(fixed).every(([key, value]) => attributes[key] === value),
    )
    return fitting.length ? this.random.pick(fitting) : null
  }

  review(type: ProductType = this.type()): WorldReview {
    const { random } = this
    const rating = random.pick([1, 2, 3, 4, 5] as const)
    const aspects = random.sample(type.aspects, Math.min(random.int(2, 3), type.aspects.length)).map((name) => {
      const phrases = aspectPhrases[name]
      const form = random.pick(opinions[rating])
      const indirect =
        phrases && random.chance(0.5)
          ? random.pick(
              rating >= 4 ? phrases.positive : rating <= 2 ? phrases.negative : [...phrases.positive, ...phrases.negative],
            )
          : null
      return {
        name,
        phrase: indirect ?? fill(form.includes('{a}') ? form : `the {a} is ${random.pick(judgement[rating])}`, name, type.name),
      }
    })
    const general = random.pick(opinions[rating].filter((form) => !form.includes('{a}')))
    const sentences = random.shuffle([...aspects.map(({ phrase }) => phrase), fill(general, '', type.name)])
    return { type, rating, headline: random.pick(headlines[rating]), text: sentences.map(sentence).join(' '), aspects }
  }
}

const judgement: Readonly<Record<Rating, readonly string[]>> = {
  1: ['horrible', 'awful', 'useless'],
  2: ['poor', 'weak', 'disappointing'],
  3: ['okay', 'average', 'so so'],
  4: ['good', 'nice', 'solid'],
  5: ['great', 'perfect', 'fantastic'],
}

const fill = (form: string, aspect: string, type: string): string => form.replaceAll('{a}', aspect).replaceAll('{t}', type)
const sentence = (text: string): string => `${text.charAt(0).toUpperCase()}${text.slice(1)}.`
export const titleCase = (text: string): string => text.replace(/(^|\s)\p{L}/gu, (letter) => letter.toUpperCase())
