import type { Policies, Product } from '../../../shared/product.ts'
import type { Split } from '../grounded/names.ts'
import type { Random } from '../grounded/random.ts'
import { brandName, modelName } from './brands.ts'
import { shopKinds } from './goods/all.ts'
import type { Good, Language, ShopKind, Trait } from './goods/good.ts'
import { makePolicies } from './policies.ts'
import { valueIn } from './values.ts'

/** An invented shop whose goods could exist, and what is known of them beyond their records. */
export interface Shop {
  readonly language: Language
  readonly locale: string
  readonly kinds: readonly ShopKind[]
  readonly products: readonly Product[]
  readonly policies: Policies
  /** Which kind of goods a product is, by its id. */
  readonly goodOf: ReadonlyMap<string, Good>
}

const locales: Readonly<Record<Language, string>> = { en: 'en', de: 'de', fr: 'fr', es: 'es' }
const currencies = ['EUR', 'EUR', 'EUR', 'USD', 'GBP'] as const

export function makeShop(random: Random, split: Split): Shop {
  const language = pickLanguage(random)
  const kinds = random.sample(shopKinds, random.pick([1, 1, 1, 2, 3, 6]))
  const goods = kinds.flatMap((kind) => random.sample(kind.goods, random.int(4, 13)))
  const brands = Array.from({ length: random.int(3, 9) }, () => brandName(random, split))
  const currency = language === 'en' ? random.pick(currencies) : 'EUR'
  const goodOf = new Map<string, Good>()
  const titles = new Set<string>()
  const products: Product[] = []
  for (const good of goods)
    for (let left = random.pick([1, 1, 2, 3, 4, 5]); left > 0; left--) {
      const product = makeProduct({ random, split, good, language, currency, brand: random.pick(brands), kinds })
      if (titles.has(product.title)) continue
      titles.add(product.title)
      goodOf.set(product.id, good)
      products.push(product)
    }
  return {
    language,
    locale: locales[language],
    kinds,
    products: random.shuffle(products),
    policies: makePolicies(random, language),
    goodOf,
  }
}

function pickLanguage(random: Random): Language {
  const roll = random.next()
  if (roll < 0.87) return 'en'
  return roll < 0.94 ? 'de' : roll < 0.97 ? 'fr' : 'es'
}

interface ProductInput {
  readonly random: Random
  readonly split: Split
  readonly good: Good
  readonly language: Language
  readonly currency: string
  readonly brand: string
  readonly kinds: readonly ShopKind[]
}

function makeProduct({ random, split, good, language, currency, brand, kinds }: ProductInput): Product {
  const model = modelName(random, split)
  const noun = titleCase(good.names[language].one, language)
  const title = titleOf(random, brand, model, noun)
  const kind = kinds.find(({ goods }) => goods.includes(good)) as ShopKind
  const wide = kind.names[language]
  const traits = good.traits.filter(() => random.chance(0.82))
  const attributes = Object.fromEntries(traits.map((trait) => [trait.key, valueIn(language, drawValue(random, trait))]))
  const [least, most] = good.euros
  // Prices lie close to each other at the low end, as they do in shops.
  const euros = least + (most - least) * random.next() ** 1.7
  const amount = random.chance(0.6) ? Math.round(euros) * 100 : Math.round(euros) * 100 - random.pick([1, 5, 10, 50])
  const product: Product = {
    id: `${slugOf(`${good.id}-${model}`)}-${random.int(10, 999)}`,
    title,
    attributes,
  }
  if (random.chance(0.97)) product.price = { amount: Math.max(amount, 99), currency }
  if (product.price && random.chance(0.08))
    product.listPrice = { amount: Math.round((product.price.amount * random.pick([1.2, 1.25, 1.5])) / 100) * 100, currency }
  if (random.chance(0.93)) {
    const soldOut = random.chance(0.16)
    const quantity = soldOut ? 0 : random.chance(0.2) ? random.int(1, 4) : random.int(5, 180)
    product.availability = soldOut
      ? { available: false, quantity: 0 }
      : random.chance(0.8)
        ? { available: true, quantity }
        : { available: true }
  }
  if (random.chance(0.9)) product.brand = brand
  if (random.chance(0.92))
    product.category = random.chance(0.5) ? wide : `${wide} > ${titleCase(good.names[language].many, language)}`
  if (random.chance(0.85)) product.rating = { value: random.int(32, 50) / 10, count: random.int(3, 900) }
  if (language === 'en' && random.chance(0.7)) product.description = describe(random, good, attributes)
  return product
}

const slugOf = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')

function titleOf(random: Random, brand: string, model: string, noun: string): string {
  const roll = random.next()
  if (roll < 0.6) return `${brand} ${model} ${noun}`
  if (roll < 0.8) return `${model} ${noun}`
  if (roll < 0.9) return `${brand} ${noun} ${model}`
  return `${noun} ${model}`
}

const titleCase = (text: string, language: Language): string =>
  language === 'en'
    ? text.replace(/(^|[\s-])(\p{Ll})/gu, (match) => match.toUpperCase())
    : text.charAt(0).toUpperCase() + text.slice(1)

function drawValue(random: Random, { values, range }: Trait): string {
  if (!range) return random.pick(values)
  const { min, max, decimals, unit } = range
  const value = (min + random.next() * (max - min)).toFixed(decimals)
  return unit ? `${value} ${unit}` : value
}

const adjectives = ['light', 'classic', 'sturdy', 'simple', 'compact', 'well made', 'practical', 'soft', 'smart', 'durable']
const endings = [
  'for every day',
  'for a long time',
  'that is easy to care for',
  'made with care',
  'for beginners and experts',
  'that fits in anywhere',
  'made to be used',
  '',
]

/** A sentence or two as merchants write them, now and then with a fact that stands nowhere else. */
function describe(random: Random, good: Good, attributes: Readonly<Record<string, string>>): string {
  const adjective = random.pick(adjectives)
  const material = attributes.material && random.chance(0.5) ? ` of ${attributes.material}` : ''
  const first =
    `${/^[aeiou]/.test(adjective) ? 'An' : 'A'} ${adjective} ${good.names.en.one}${material} ${random.pick(endings)}`.trim()
  const hidden = good.traits.find(({ key, values }) => !(key in attributes) && values.length > 0)
  const fact = hidden && random.chance(0.3) ? ` ${capital(hidden.key.replaceAll('_', ' '))}: ${random.pick(hidden.values)}.` : ''
  return `${first}.${fact}`
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)
