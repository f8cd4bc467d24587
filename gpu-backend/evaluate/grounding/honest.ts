import { groundText } from '../../../shared/grounding/grounded-text.ts'
import type { Policies, Product } from '../../../shared/product.ts'
import { productFields } from '../../../shared/product-fields.ts'
import type { SlotOptions } from '../../../shared/slots.ts'
import type { Random } from '../../dataset/grounded/random.ts'
import { factsFor } from './facts-for.ts'

/** A right answer as models write them, and the statements of it that a shopper must still read. */
interface HonestAnswer {
  readonly kind: string
  readonly locale: string
  readonly question: string
  readonly text: string
  readonly states: readonly string[]
  readonly style: SlotOptions['style']
  readonly products: readonly Product[]
}

interface Shown {
  readonly title: string
  readonly price: string
  readonly stock: string
  readonly rating: string
  readonly value: (key: string) => string
  readonly slot: (key: string) => string
}
type Make = (one: Shown, other: Shown, key: string) => { readonly text: string; readonly states: readonly string[] }

const statement = (text: string, ...states: readonly string[]) => ({ text, states })
const words = (key: string): string => key.replaceAll('_', ' ')

const english: Readonly<Record<string, Make>> = {
  'price, plain': ({ title, price }) => statement(`The ${title} costs ${price}.`, price),
  'price, bold': ({ title, price }) => statement(`The **${title}** costs **${price}**.`, price),
  'price, of': ({ title, price }) => statement(`The price of the ${title} is ${price}.`, price),
  'price, short': ({ price }) => statement(`It costs ${price}.`, price),
  'price, it is': ({ title, price }) => statement(`It's ${price} for the ${title}.`, price),
  'price, slot': ({ slot, price }) => statement(`The ${slot('title')} costs ${slot('price')}.`, price),
  'price, priced': ({ title, price }) =>
    statement(`The ${title} is priced at ${price}. Is there anything else I can help you with?`, price),
  'price, list': ({ title, price }) => statement(`Here is what I found:\n- **Name:** ${title}\n- **Price:** ${price}`, price),
  'price and stock': ({ title, price, stock }) => statement(`The ${title} costs ${price} and is ${stock}.`, price, stock),
  'price and stock, bold': ({ title, price, stock }) => statement(`**${title}** – **${price}**, ${stock}.`, price, stock),
  'stock, plain': ({ title, stock }) => statement(`The ${title} is ${stock}.`, stock),
  'stock, currently': ({ title, stock }) => statement(`The ${title} is currently ${stock}.`, stock),
  'stock, slot': ({ slot, stock }) => statement(`${slot('title')} is ${slot('stock')}.`, stock),
  'rating, plain': ({ title, rating }) => statement(`The ${title} is rated ${rating}.`, rating),
  'rating, shoppers': ({ title, rating }) => statement(`Other shoppers rate the ${title} ${rating}.`, rating),
  'fact, plain': ({ title, value }, _other, key) => statement(`The ${words(key)} of the ${title} is ${value(key)}.`, value(key)),
  'fact, has': ({ title, value }, _other, key) => statement(`The ${title} has a ${words(key)} of ${value(key)}.`, value(key)),
  'fact, line': ({ title, value }, _other, key) => statement(`**${title}**\n- ${words(key)}: ${value(key)}`, value(key)),
  'fact, slot': ({ slot, value }, _other, key) => statement(`${slot('title')}: the ${words(key)} is ${slot(key)}.`, value(key)),
  'fact, listing': ({ title, value }, _other, key) =>
    statement(`According to the listing, the ${words(key)} of the ${title} is ${value(key)}.`, value(key)),
  'recommend, plain': ({ title, price }) => statement(`I would recommend the ${title}. It costs ${price}.`, title, price),
  'recommend, slot': ({ slot, title, price }) =>
    statement(`I would pick the ${slot('title')}: it costs ${slot('price')}.`, title, price),
  'recommend, prose': ({ title, price }) =>
    statement(`The ${title} would be a good choice for you. The price is ${price}.`, title, price),
  'two prices': (one, other) =>
    statement(`The ${one.title} costs ${one.price}, while the ${other.title} costs ${other.price}.`, one.price, other.price),
  'two prices, list': (one, other) =>
    statement(`1. ${one.title} – ${one.price}\n2. ${other.title} – ${other.price}`, one.price, other.price),
  'two, bullets': (one, other) =>
    statement(
      `We have these:\n* **${one.title}**: ${one.price}, ${one.stock}\n* **${other.title}**: ${other.price}, ${other.stock}`,
      one.price,
      other.price,
    ),
  'found two': (one, other) =>
    statement(
      `I found 2 products for you: ${one.title} (${one.price}) and ${other.title} (${other.price}).`,
      one.price,
      other.price,
    ),
  'table of prices': (one, other) =>
    statement(
      `| Product | Price |\n| --- | --- |\n| ${one.title} | ${one.price} |\n| ${other.title} | ${other.price} |`,
      one.price,
      other.price,
    ),
  'table of slots': (one, other) =>
    statement(
      `| Product | Price | Stock |\n|---|---|---|\n| ${one.slot('title')} | ${one.slot('price')} | ${one.slot('stock')} |\n| ${other.slot('title')} | ${other.slot('price')} | ${other.slot('stock')} |`,
      one.price,
      other.price,
    ),
  'table of facts': ({ title, price, stock }) =>
    statement(`| | ${title} |\n|---|---|\n| **Price** | ${price} |\n| **Stock** | ${stock} |`, price, stock),
  'cheaper of two': (one, other) =>
    statement(
      `The ${one.title} costs ${one.price} and the ${other.title} costs ${other.price}, so you can choose by price.`,
      one.price,
      other.price,
    ),
}

const german: Readonly<Record<string, Make>> = {
  Preis: ({ title, price }) => statement(`${title} kostet ${price}.`, price),
  'Preis, fett': ({ title, price }) => statement(`Der Preis von **${title}** liegt bei **${price}**.`, price),
  'Preis, kurz': ({ price }) => statement(`Der Preis beträgt ${price}.`, price),
  'Preis, Platzhalter': ({ slot, price }) => statement(`${slot('title')} kostet ${slot('price')}.`, price),
  Bestand: ({ title, stock }) => statement(`${title} ist ${stock}.`, stock),
  Angabe: ({ title, value }, _other, key) => statement(`${title}: ${value(key)}.`, value(key)),
  zwei: (one, other) => statement(`- ${one.title}: ${one.price}\n- ${other.title}: ${other.price}`, one.price, other.price),
  Empfehlung: ({ title, price }) => statement(`Ich würde ${title} nehmen. Der Preis ist ${price}.`, title, price),
  Tabelle: (one, other) =>
    statement(
      `| Produkt | Preis |\n|---|---|\n| ${one.title} | ${one.price} |\n| ${other.title} | ${other.price} |`,
      one.price,
      other.price,
    ),
}
const french: Readonly<Record<string, Make>> = {
  prix: ({ title, price }) => statement(`${title} coûte ${price}.`, price),
  'prix, gras': ({ title, price }) => statement(`Le prix de **${title}** est de **${price}**.`, price),
  stock: ({ title, stock }) => statement(`${title} est ${stock}.`, stock),
  conseil: ({ slot, title, price }) => statement(`Je prendrais ${slot('title')} : ${slot('price')}.`, title, price),
  deux: (one, other) => statement(`- ${one.title} : ${one.price}\n- ${other.title} : ${other.price}`, one.price, other.price),
}
const spanish: Readonly<Record<string, Make>> = {
  precio: ({ title, price }) => statement(`${title} cuesta ${price}.`, price),
  'precio, negrita': ({ title, price }) => statement(`El precio de **${title}** es de **${price}**.`, price),
  stock: ({ title, stock }) => statement(`${title} está ${stock}.`, stock),
  consejo: ({ slot, title, price }) => statement(`Yo elegiría ${slot('title')}: ${slot('price')}.`, title, price),
  dos: (one, other) => statement(`- ${one.title}: ${one.price}\n- ${other.title}: ${other.price}`, one.price, other.price),
}
const wordings = { en: english, de: german, fr: french, es: spanish } as const
const plainKeys = new Set(['title', 'price', 'list_price', 'stock', 'rating', 'brand', 'category', 'description', 'url'])

/** Right answers about a shop's products, drawn from its records. */
export function honestAnswers(random: Random, products: readonly Product[], policies: Policies, count: number): HonestAnswer[] {
  const hasFacts = products.some(({ attributes }) => Object.keys(attributes).length > 0)
  const locales = hasFacts ? (['en', 'en', 'en', 'de', 'fr', 'es'] as const) : (['en'] as const)
  return Array.from({ length: count }, (_, at): HonestAnswer => {
    if (hasFacts && at % 10 === 9) return policyAnswer(random, products, policies, at)
    if (at % 25 === 7) return jsonAnswer(random, products)
    const locale = random.pick(locales)
    const kinds = wordings[locale]
    for (;;) {
      const kind = random.pick(Object.keys(kinds))
      const listed = random.sample(products, 4) as Product[]
      const [one, other] = [shownOf(listed, 1, locale), shownOf(listed, 2, locale)]
      const keys = [...productFields(listed[0] as Product, locale).keys()].filter((key) => !plainKeys.has(key))
      const key = keys.length ? random.pick(keys) : ''
      const made = (kinds[kind] as Make)(one, other, key)
      if (made.states.some((state) => state === '')) continue
      const question = kind.includes('short') || kind.includes('kurz') ? `How much is the ${one.title}?` : ''
      return { kind: `${locale} ${kind}`, locale, question, ...made, style: 'text', products: listed }
    }
  })
}

function shownOf(products: readonly Product[], index: number, locale: string): Shown {
  const fields = productFields(products[index - 1] as Product, locale)
  const value = (key: string): string => fields.get(key) ?? ''
  return {
    title: value('title'),
    price: value('price'),
    stock: value('stock'),
    rating: value('rating'),
    value,
    slot: (key) => `{{${index}.${key}}}`,
  }
}

function policyAnswer(random: Random, products: readonly Product[], policies: Policies, at: number): HonestAnswer {
  const [key, policy] = random.pick(Object.entries(policies))
  const texts = [`{{shop.${key}}}`, policy, `Here is what the shop says: ${policy}`, `${policy} Is there anything else?`]
  const text = texts[at % texts.length] as string
  return {
    kind: 'policy',
    locale: 'en',
    question: `What about ${words(key)}?`,
    text,
    states: [policy],
    style: 'text',
    products: products.slice(0, 2),
  }
}

function jsonAnswer(random: Random, products: readonly Product[]): HonestAnswer {
  const listed = random.sample(products, 3) as Product[]
  const one = shownOf(listed, 1, 'en')
  const text = JSON.stringify({ title: '{{1.title}}', price: '{{1.price}}', note: `The ${one.title} is ${one.stock}.` })
  return {
    kind: 'json',
    locale: 'en',
    question: '',
    text,
    states: [one.price, one.stock],
    style: 'json-string',
    products: listed,
  }
}

const plain = (text: string): string => text.normalize('NFKC').replace(/[*`|]/g, '').replace(/\s+/g, ' ').toLowerCase()

/** The statements of an answer that its reader no longer finds. */
export function lostOf({ products, question, locale, text, states, style }: HonestAnswer, policies: Policies) {
  const facts = factsFor(products, { policies, question, locale })
  const shown = groundText(text, facts, { style: style ?? 'text' })
  const read = plain(shown.text)
  return { shown: shown.text, violations: shown.receipt.violations, lost: states.filter((state) => !read.includes(plain(state))) }
}
