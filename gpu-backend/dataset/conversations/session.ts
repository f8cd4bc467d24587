import type { Product } from '../../../shared/product.ts'
import type { Split } from '../grounded/names.ts'
import type { Random } from '../grounded/random.ts'
import type { Good, Language } from './goods/good.ts'
import { expand, wordingsOf } from './grammar.ts'
import { type Replies, replies } from './replies.ts'
import type { Shop } from './shop.ts'
import { asTyped, pickRegister, type Register } from './typing.ts'
import { questions } from './wordings/all.ts'
import type { Kind, Questions } from './wordings/wording.ts'

/** What the model sees in one turn, and so what a right answer may rest on. */
export interface Seen {
  readonly products: readonly Product[]
  /** How many of the products, from the first, a search found; null where nothing was looked for. */
  readonly found: number | null
  /** Values by slot. */
  readonly fields: ReadonlyMap<string, string>
  /** The slots that stand in the prompt. */
  readonly offered: ReadonlySet<string>
  /** Which products a computed slot speaks of, by their indices from 1. */
  readonly indicesOfSlot: ReadonlyMap<string, readonly number[]>
}

export interface Draft {
  readonly kind: Kind
  readonly question: string
  /** Products that a search as good as a person's would find. */
  readonly aim?: readonly Product[]
  /** The model's words with slots; null where this listing allows no answer that is surely right. */
  readonly answer: (seen: Seen) => string | null
}

/** One shopper in one shop: how they write, and what they have before their eyes. */
export class Session {
  readonly random: Random
  readonly split: Split
  readonly shop: Shop
  readonly language: Language
  readonly register: Register
  /** The products shown with the last answer. */
  view: readonly Product[] = []
  /** Those that the last answer named, in its order. */
  named: readonly Product[] = []

  constructor(random: Random, split: Split, shop: Shop) {
    this.random = random
    this.split = split
    this.shop = shop
    const others: readonly Language[] = ['de', 'fr', 'es', 'en']
    const isForeign = shop.language === 'en' ? random.chance(0.08) : random.chance(0.12)
    this.language = isForeign ? random.pick(others.filter((other) => other !== shop.language)) : shop.language
    this.register = pickRegister(random)
  }

  get ask(): Questions {
    return questions[this.language]
  }

  get say(): Replies {
    return replies[this.language]
  }

  /** The one product that "it" can mean. */
  get focus(): Product | null {
    if (this.named.length === 1) return this.named[0] ?? null
    return this.view.length === 1 ? (this.view[0] ?? null) : null
  }

  goodOf(product: Product): Good {
    return this.shop.goodOf.get(product.id) as Good
  }

  plural(good: Good): string {
    const { random } = this
    if (this.language === 'en' && good.aliases.length > 0 && random.chance(0.18)) return pluralOf(random.pick(good.aliases))
    return good.names[this.language].many
  }

  singular(good: Good): string {
    return good.names[this.language].one
  }

  /** A wording of the split, filled in and typed as this shopper types. */
  phrase(wordings: readonly string[], variables: Readonly<Record<string, string>>, isQuestion = true): string {
    const { random } = this
    const plain = expand(random, random.pick(wordingsOf(wordings, this.split)), variables)
    return asTyped(random, plain, { register: this.register, language: this.language, isQuestion })
  }

  /** A way to say a product that fits only it. */
  refer(product: Product): string {
    const { random, language } = this
    const position = this.named.findIndex(({ id }) => id === product.id)
    if (this.focus?.id === product.id && random.chance(0.6)) return random.pick(this.ask.pronouns)
    if (position >= 0 && this.named.length > 1 && isInOrder(this.named, this.view) && random.chance(0.3))
      return this.ask.ordinals[position] ?? product.title
    const short = this.#shortNames(product)
    const name = short.length > 0 && random.chance(0.6) ? random.pick(short) : product.title
    return language === 'en' && random.chance(0.55) ? `the ${name}` : name
  }

  #shortNames(product: Product): string[] {
    const others = this.shop.products.filter(({ id }) => id !== product.id).map(({ title }) => title.toLowerCase())
    const words = product.title.split(' ')
    const withoutBrand =
      product.brand && product.title.startsWith(`${product.brand} `)
        ? product.title.slice(product.brand.length + 1)
        : product.title
    const candidates = [
      withoutBrand,
      withoutBrand.split(' ')[0] ?? '',
      words.slice(0, 2).join(' '),
      this.singular(this.goodOf(product)),
    ]
    return candidates.filter(
      (name) =>
        name.length > 2 &&
        !name.endsWith('&') &&
        name !== product.title &&
        !others.some((other) => other.includes(name.toLowerCase())),
    )
  }
}

const pluralOf = (name: string): string =>
  /[^aeiou]y$/.test(name)
    ? `${name.slice(0, -1)}ies`
    : /(?:ch|sh|x)$/.test(name)
      ? `${name}es`
      : /s$/.test(name)
        ? name
        : `${name}s`

/** "The second one" means the second that was named only where names and view go the same way. */
const isInOrder = (named: readonly Product[], view: readonly Product[]): boolean =>
  named.every(({ id }, index) => view[index]?.id === id)
