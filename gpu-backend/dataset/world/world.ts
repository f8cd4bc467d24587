import { properName, type Split } from '../grounded/names.ts'
import type { Random } from '../grounded/random.ts'
import { aspectPhrases, headlines, opinions } from './opinions.ts'
import { type ProductRecord, type ProductType, productTypes } from './product-types.ts'

export interface WorldProduct {
  readonly type: ProductType
  readonly brand: string
  readonly title: string
  /** Attribute → value, those that stand in the title. */
  readonly attributes: Readonly<Record<string, string>>
}

const typesMin = 4
// In a small shop everything may go with everything.
const strangerTries = 50

export type Rating = 1 | 2 | 3 | 4 | 5

export interface WorldReview {
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
  product(type: ProductType = this.type(), fixed: Readonly<Record<string, string>> = {}): WorldProduct {
    const { random } = this
    const record = this.#record(type, fixed)
    if (record) return { type, ...record }
    const keys = random.sample(Object.keys(type.attributes), random.int(2, 3))
    const attributes: Record<string, string> = {}
    for (const key of new Set([...Object.keys(fixed), ...keys]))
      attributes[key] = fixed[key] ?? random.pick(type.attributes[key] ?? [''])
    const brand = properName(random, this.split)
    const values = Object.values(attributes).map(titleCase)
    const [first = '', ...rest] = random.shuffle(values)
    const noun = titleCase(type.name)
    const title = random.pick([
      `${brand} ${first} ${noun}, ${rest.join(', ')}`,
      `${brand} ${noun} - ${values.join(', ')}`,
      `${noun} ${first} ${rest.join(' ')} by ${brand}`,
      `${first} ${noun} ${brand} (${rest.join(', ') || random.int(100, 999)})`,
    ])
    return { type, brand, title, attributes }
  }

  /** What a shopper types to find it: the kind with one or two of its attributes, sometimes the brand. */
  query({ type, brand, attributes }: WorldProduct): { text: string; asked: Readonly<Record<string, string>>; brand: boolean } {
    const asked = Object.fromEntries(this.random.sample(Object.entries(attributes), this.random.int(1, 2)))
    const withBrand = this.random.chance(0.3)
    const words = [...Object.values(asked), type.name]
    return { text: [...(withBrand ? [brand.toLowerCase()] : []), ...words].join(' '), asked, brand: withBrand }
  }

  /** Of the same kind, but with other values where the given ones count: near, and wrong for a reason. */
  nearMiss(product: WorldProduct, asked: Readonly<Record<string, string>>): WorldProduct {
    const other: Record<string, string> = {}
    for (const [key, value] of Object.entries(asked)) {
      const values = (product.type.attributes[key] ?? []).filter((candidate) => candidate !== value)
      if (values.length) other[key] = this.random.pick(values)
    }
    return this.product(product.type, other)
  }

  complementType(type: ProductType): ProductType {
    const types = type.complements.flatMap((name) => this.#byName.get(name) ?? [])
    return types.length ? this.random.pick(types) : this.type(type)
  }

  /** A kind that neither is this one nor goes with it. */
  strangerType(type: ProductType): ProductType {
    for (let tries = 0; tries < strangerTries; tries++) {
      const other = this.type(type)
      if (!type.complements.includes(other.name) && !other.complements.includes(type.name)) return other
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
      const told = aspectPhrases[name]
      const form = random.pick(opinions[rating])
      const indirect =
        told && random.chance(0.5)
          ? random.pick(rating >= 4 ? told.positive : rating <= 2 ? told.negative : [...told.positive, ...told.negative])
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
