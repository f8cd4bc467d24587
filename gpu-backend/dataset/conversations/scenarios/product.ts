import type { Product } from '../../../../shared/product.ts'
import { attributeOf, labelOf } from '../../../../shared/weighing/mentions.ts'
import { properties, substances } from '../../../../shared/weighing/properties.ts'
import type { Draft, Seen, Session } from '../session.ts'
import { pickProduct } from './browse.ts'
import { has, indexOf, verdictSlotOf } from './seen.ts'

const label = (session: Session, key: string): string => labelOf(attributeOf(key), session.language)

// A question of yes or no names its attribute by an adjective, which has no "the".
const adjectives = new Set([
  'dishwasher_safe',
  'microwave_safe',
  'oven_safe',
  'vegan',
  'organic',
  'recycled',
  'waterproof',
  'noise_cancelling',
  'fit',
])
const judged = new Set([...properties, ...substances].map(({ key }) => key))

/** What is said of an attribute: the edge's verdict where the question is one of yes or no, the value, or that it is not known. */
export function answerAttribute(session: Session, seen: Seen, product: Product, key: string, question: string): string | null {
  const index = indexOf(seen, product)
  if (index === 0) return null
  const { say } = session
  const verdict = verdictSlotOf(seen, index)
  if (verdict && (judged.has(verdict.slice(0, -1)) || !has(seen, index, key)) && (isYesNo(question) || adjectives.has(key)))
    return say.verdict(index, verdict)
  if (!has(seen, index, key))
    return Object.values(product.attributes).length === 0 ? null : say.unknownFact(label(session, key), index)
  if (!seen.offered.has(`${index}.${key}`)) return null
  return factOf(session, index, key)
}

const factOf = (session: Session, index: number, key: string): string =>
  (adjectives.has(key) ? session.say.property : session.say.fact)(label(session, key), index, key)

// A question for yes or no begins with its verb; the others with a question word or with no verb at all.
const yesNoStart =
  /^(?:\P{L}*(?:hi|hello|hey|ok|sorry|so|excuse me|quick question)\P{L}+)?(?:is|are|can|does|do|may|will|ist|sind|kann|darf|hat|hält|geht|können|est-ce|peut-on|il y a|es|son|se puede|puedo|tiene|aguanta)(?!\p{L})/iu
export const isYesNo = (question: string): boolean => yesNoStart.test(question.trim())

/** What questions about a product may be about: what its kind has, whether or not its record gives it. */
function pickKey(session: Session, product: Product): string {
  const { random } = session
  const keys = session.goodOf(product).traits.map(({ key }) => key)
  const listed = keys.filter((key) => key in product.attributes)
  return listed.length > 0 && random.chance(0.8) ? random.pick(listed) : random.pick(keys)
}

export function attribute(session: Session): Draft | null {
  const { ask, random } = session
  const product = pickProduct(session)
  const key = pickKey(session, product)
  const own = ask.byKey[key]
  if (!own && session.language !== 'en') return null
  const variables = { p: session.refer(product), n: label(session, key) }
  const question = session.phrase(own && random.chance(0.75) ? own : ask.attribute, variables)
  return { kind: 'attribute', question, answer: (seen) => answerAttribute(session, seen, product, key, question) }
}

/** "and the weight?" of what the last answer was about. */
export function followUp(session: Session): Draft | null {
  const { focus, ask } = session
  if (!focus) return null
  const key = session.random.chance(0.2) ? 'price' : pickKey(session, focus)
  const question = session.phrase(ask.followUp, { n: label(session, key) })
  return { kind: 'follow-up', question, answer: (seen) => answerAttribute(session, seen, focus, key, question) }
}

export function verdict(session: Session): Draft | null {
  const { ask, random } = session
  const keys = [
    'waterproof',
    'dishwasher_safe',
    'microwave_safe',
    'oven_safe',
    'vegan',
    'organic',
    'care',
    'noise_cancelling',
    'recycled',
    'connectivity',
    'scent',
    'allergens',
    'age_range',
    'insulation',
  ]
  const product = pickProduct(session)
  const fitting = keys.filter((key) => session.goodOf(product).traits.some((trait) => trait.key === key) && ask.byKey[key])
  if (fitting.length === 0) return null
  const key = random.pick(fitting)
  const question = session.phrase(ask.byKey[key] ?? [], { p: session.refer(product) })
  return { kind: 'verdict', question, answer: (seen) => answerAttribute(session, seen, product, key, question) }
}

export function price(session: Session): Draft | null {
  const product = pickProduct(session)
  const question = session.phrase(session.ask.price, { p: session.refer(product) })
  return { kind: 'attribute', question, answer: (seen) => answerAttribute(session, seen, product, 'price', question) }
}

export function stock(session: Session): Draft | null {
  const product = pickProduct(session)
  const question = session.phrase(session.ask.stock, { p: session.refer(product) })
  const asksWhen = /when|back|again|wieder|wann|wiederkommen/i.test(question)
  return {
    kind: 'stock',
    question,
    answer: (seen) => {
      const index = indexOf(seen, product)
      if (index === 0) return null
      if (!has(seen, index, 'stock')) return session.say.unknownFact(label(session, 'stock'), index)
      const isOut = product.availability?.available === false
      return isOut && asksWhen ? `${session.say.stock(index)} ${session.say.noDateKnown}` : session.say.stock(index)
    },
  }
}

export function about(session: Session): Draft | null {
  const product = pickProduct(session)
  const question = session.phrase(session.ask.about, { p: session.refer(product) })
  return {
    kind: 'attribute',
    question,
    answer: (seen) => {
      const index = indexOf(seen, product)
      if (index === 0) return null
      const { say } = session
      const price = has(seen, index, 'price') ? ` ${say.costs(index)}` : ''
      if (seen.offered.has(`${index}.description`)) return `${say.description(index)}${price}`
      const facts = Object.keys(product.attributes)
        .filter((key) => seen.offered.has(`${index}.${key}`))
        .slice(0, 2)
      if (facts.length === 0) return null
      return `${facts.map((key) => factOf(session, index, key)).join(' ')}${price}`
    },
  }
}

export function option(session: Session): Draft | null {
  const { random, ask } = session
  const product = pickProduct(session)
  const traits = session.goodOf(product).traits
  const kinds = ['size', 'color'].filter((key) => traits.some((trait) => trait.key === key))
  if (kinds.length === 0) return null
  const key = random.pick(kinds)
  const variables = { p: session.refer(product), size: sizeWord(session, product), color: colorWord(session) }
  const question = session.phrase(key === 'size' ? ask.size : ask.color, variables)
  return {
    kind: 'option',
    question,
    answer: (seen) => {
      const index = indexOf(seen, product)
      if (index === 0) return null
      const slot = verdictSlotOf(seen, index)
      if (slot) return session.say.verdict(index, slot)
      return has(seen, index, key)
        ? session.say.fact(label(session, key), index, key)
        : session.say.unknownFact(label(session, key), index)
    },
  }
}

const colorWords: Readonly<Record<string, readonly string[]>> = {
  en: ['black', 'white', 'red', 'blue', 'green', 'grey', 'yellow', 'pink', 'brown', 'navy'],
  de: ['Schwarz', 'Weiß', 'Rot', 'Blau', 'Grün', 'Grau'],
  fr: ['noir', 'blanc', 'rouge', 'bleu', 'vert', 'gris'],
  es: ['negro', 'blanco', 'rojo', 'azul', 'verde', 'gris'],
}
const colorWord = ({ random, language }: Session): string => random.pick(colorWords[language] ?? [])

/** A size of the sort that the product comes in, whether it has it or not. */
function sizeWord({ random }: Session, product: Product): string {
  const value = product.attributes.size ?? ''
  if (/cm/.test(value)) return `${random.pick([20, 24, 26, 28, 30, 54, 58, 62])} cm`
  if (/\d/.test(value)) return String(random.int(35, 48))
  return random.pick(['XS', 'S', 'M', 'L', 'XL', 'XXL'])
}

/** What no listing says. */
export function unknownFact(session: Session): Draft | null {
  const product = pickProduct(session)
  const question = session.phrase(session.ask.unknownFact, { p: session.refer(product) })
  return {
    kind: 'unknown-fact',
    question,
    answer: (seen) => {
      const index = indexOf(seen, product)
      return index === 0 ? null : session.say.noStatement(index)
    },
  }
}

/** Two things of one product in one breath. */
export function twoQuestions(session: Session): Draft | null {
  const { ask, random } = session
  const product = pickProduct(session)
  const keys = random.shuffle(['price', 'stock', pickKey(session, product), pickKey(session, product)])
  const [first = 'price', second = 'stock'] = [...new Set(keys)]
  const p = session.refer(product)
  const wordings = (key: string) =>
    key === 'price' ? ask.price : key === 'stock' ? ask.stock : (ask.byKey[key] ?? ask.attribute)
  const one = session.phrase(wordings(first), { p, n: label(session, first) }).replace(/[?.!\s]+$/, '')
  const isShort = random.chance(0.5)
  const two = isShort
    ? label(session, second)
    : session
        .phrase(wordings(second), { p: random.pick(ask.pronouns), n: label(session, second) })
        .replace(/^(?:\P{L}*(?:hi|hello|hey|ok|so|sorry)\P{L}+)/iu, '')
  const question = `${one} ${ask.and} ${two}`
  return {
    kind: 'two-questions',
    question,
    answer: (seen) => {
      const index = indexOf(seen, product)
      if (index === 0 || [first, second].some((key) => has(seen, index, key) && !seen.offered.has(`${index}.${key}`))) return null
      const say = (key: string) =>
        !has(seen, index, key)
          ? session.say.unknownFact(label(session, key), index)
          : key === 'stock'
            ? session.say.stock(index)
            : factOf(session, index, key)
      return `${say(first)} ${say(second)}`
    },
  }
}
