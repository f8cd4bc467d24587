import { assemble, type PromptMessage } from '../../../shared/assemble.ts'
import type { ChatMessage } from '../../../shared/chat.ts'
import { renderListing } from '../../../shared/listing.ts'
import type { Policies, Product } from '../../../shared/product.ts'
import { productFields } from '../../../shared/product-fields.ts'
import type { Prompt } from '../../../shared/prompt.ts'
import { type Attribute, attributes, productAttributes } from './attributes.ts'
import { madeUpKey, type ProductName, productName, properName, type Split } from './names.ts'
import type { Random } from './random.ts'
import { type PolicyTopic, policyTopics, smallTalk } from './small-talk.ts'

/** What a turn tests; the harness reports by it. */
type Kind =
  | 'attribute'
  | 'missing'
  | 'policy'
  | 'missing-policy'
  | 'compare'
  | 'lowest'
  | 'best-rated'
  | 'recommend'
  | 'feature'
  | 'list'
  | 'unknown-product'
  | 'small-talk'
  | 'no-listing'

export interface Turn {
  readonly kind: Kind
  readonly question: string
  /** The model's own words, slots unfilled. */
  readonly answer: string
}

export interface Conversation {
  readonly products: readonly Product[]
  readonly policies: Policies
  readonly turns: readonly Turn[]
}

interface Listed {
  readonly index: number
  readonly name: ProductName
  readonly product: Product
  readonly keys: ReadonlySet<string>
  /** Attributes whose key nobody foresaw. */
  readonly madeUp: readonly Attribute[]
}

const genericAsks = [
  'what is the {n} of {p}',
  "what's the {n} of {p}",
  'what is the {n} for {p}',
  'tell me the {n} of {p}',
  'can you tell me the {n} of {p}',
  '{n} of {p}',
  '{p} {n}',
  'do you know the {n} of {p}',
  'I need the {n} of {p}',
  'what does the listing say about the {n} of {p}',
  'what about the {n} of {p}',
  'could you look up the {n} of {p}',
  'give me the {n} of {p}',
  'is there anything about the {n} of {p}',
  'what {n} does {p} have',
]
const followUpAsks = [
  'and the {n}',
  'what about the {n}',
  'and its {n}',
  'how about the {n}',
  '{n}',
  'and what is the {n}',
  'ok, and the {n}',
]
const followUpProducts = [
  'and {p}',
  'what about {p}',
  'and for {p}',
  'how about {p}',
  'same question for {p}',
  'and the same for {p}',
]
const compareAsks = [
  'compare the {n} of {p} and {q}',
  'what is the difference in {n} between {p} and {q}',
  'which has the better {n}, {p} or {q}',
  '{p} or {q}: which {n}',
  'how do {p} and {q} compare in {n}',
  'compare {p} and {q} by {n}',
  '{n} of {p} compared to {q}',
  '{p} versus {q}, {n}',
]
const comparePlain = [
  'compare {p} and {q}',
  'what is the difference between {p} and {q}',
  '{p} or {q}',
  '{p} vs {q}',
  'should I take {p} or {q}',
  'is {p} cheaper than {q}',
  'which is cheaper, {p} or {q}',
  'how do {p} and {q} compare',
]
const lowestAsks = [
  'which one is the cheapest',
  'what is the cheapest',
  'which costs the least',
  'which is the least expensive',
  'I do not want to spend much',
  'which one has the lowest price',
  'I am on a budget',
  'what is the most affordable one',
  'show me the cheapest',
  'cheapest one please',
  'which is best for a small budget',
]
const ratedAsks = [
  'which one is rated best',
  'which has the best reviews',
  'what do customers like most',
  'which is the most popular',
  'which one has the highest rating',
  'best rated one',
  'which has the most stars',
  'what is the top rated product',
  'which one do people like best',
]
const recommendAsks = [
  'which one would you recommend',
  'which should I buy',
  'what do you recommend',
  'help me choose',
  'I cannot decide',
  'which one is best',
  'which is the best one',
  'pick one for me',
  'which would you take',
  'what would you suggest',
  'I need a gift, which one',
  'can you recommend something',
  'any suggestions',
  'which of these is right for me',
  'what is your advice',
]
const featureAsks = [
  'which of these tells the {n}',
  'which ones list the {n}',
  'I need one with the {n} listed',
  'which has a {n}',
  'do any of these have a {n}',
  'I am looking for something with a {n}',
  'which product mentions the {n}',
  'is there one with {n}',
]
const listAsks = [
  'what do you have',
  'which products are these',
  'what can I choose from',
  'show me what you have',
  'list the products',
  'what are my options',
  'what is there',
  'which items do you see',
  'what is on offer here',
  'what are we looking at',
]
const ordinals = ['first', 'second', 'third', 'fourth', 'fifth']

/**
 * One wording per situation. Attribute and product are written before the fact, so that each word follows from one look
 * back. Whether the listing gives the fact is not the model's to know: it points, and the edge, which has the record,
 * fills in the value or says that there is none.
 */
const answers = {
  attribute: (name: string, index: number, key: string) => `The ${name} of ${slotOf(index, 'title')} is ${slotOf(index, key)}.`,
  policy: (name: string, key: string) => `What the shop says about ${name}: {{shop.${key}}}`,
  lowest: '{{cheapest.title}} has the lowest price: {{cheapest.price}}.',
  bestRated: '{{best.title}} has the best rating: {{best.rating}}.',
  recommend: 'I would pick {{best.title}}, because it has {{best.reason}}.',
  feature: (name: string, key: string) => `These list the ${name}: {{with.${key}}}.`,
  unknownProduct: 'I do not see that product among the listings I was given.',
  noListing: 'Please tell me which product you mean; I have no listing in front of me.',
}

const slotOf = (index: number, key: string): string => `{{${index}.${key}}}`
/** Points at an attribute, whether or not the listing gives it. */
const point = ({ key, names }: Attribute, { index }: Listed): string => answers.attribute(names[0] ?? key, index, key)

/** How people type: lower case, no full stop, a slip of the finger now and then. */
function asTyped(random: Random, text: string): string {
  let typed = text.charAt(0).toUpperCase() + text.slice(1)
  if (random.chance(0.35)) typed = typed.toLowerCase()
  if (random.chance(0.06) && typed.length > 8) {
    const at = random.int(2, typed.length - 3)
    typed = random.chance(0.5)
      ? typed.slice(0, at) + typed.slice(at + 1)
      : typed.slice(0, at) + typed[at + 1] + typed[at] + typed.slice(at + 2)
  }
  if (random.chance(0.1))
    typed = `${random.pick(['Hi,', 'Hello,', 'Hey,', 'Excuse me,', 'Ok,', 'Quick question:', 'Please,'])} ${typed}`
  if (random.chance(0.05)) typed = `${typed} please`
  return random.chance(0.65)
    ? `${typed}${/^(what|which|how|is|are|do|does|can|who|where|when|will)/i.test(text) ? '?' : '.'}`
    : typed
}

function makeProduct(random: Random, split: Split, index: number, attributesMax: number): Listed {
  const name = productName(random, split)
  const madeUp = random.chance(0.3)
    ? Array.from({ length: random.int(1, 2) }, (): Attribute => {
        const key = madeUpKey(random, split)
        const noun = key.replace('_', ' ')
        return { key, names: [noun], asks: [], value: () => properName(random, split) }
      })
    : []
  const chosen = [...random.sample(attributes, random.int(1, attributesMax)), ...madeUp]
  const product: Product = {
    id: `p${index}`,
    title: name.title,
    attributes: Object.fromEntries(random.shuffle(chosen).map((attribute) => [attribute.key, attribute.value(random)])),
  }
  if (random.chance(0.92)) product.price = { amount: random.int(99, 99_900), currency: 'EUR' }
  if (random.chance(0.75))
    product.availability = random.chance(0.15) ? { available: false } : { available: true, quantity: random.int(0, 90) }
  if (random.chance(0.7)) product.brand = name.brand
  if (random.chance(0.5))
    product.category = random.pick([
      'outdoor',
      'kitchen',
      'fashion',
      'electronics',
      'home',
      'beauty',
      'toys',
      'sports',
      'garden',
      'books',
      'office',
    ])
  if (random.chance(0.7)) product.rating = { value: random.int(20, 50) / 10, count: random.int(1, 900) }
  if (random.chance(0.5))
    product.description = `${random.pick(['A', 'Our', 'The', 'This'])} ${random.pick(['light', 'classic', 'handy', 'sturdy', 'soft', 'simple'])} ${name.title.toLowerCase()} for every day.`
  return { index, name, product, keys: new Set(productFields(product, 'en').keys()), madeUp }
}

/** A real product as the composer needs it: the ways to say its name come from its title. */
export function listProduct(product: Product, index: number): Listed {
  const words = product.title.split(' ')
  const withoutBrand =
    product.brand && product.title.startsWith(`${product.brand} `) ? product.title.slice(product.brand.length + 1) : product.title
  const name = {
    title: product.title,
    brand: product.brand ?? '',
    short: [withoutBrand, words.slice(-1).join(' '), words.slice(-2).join(' ')],
  }
  return { index, name, product, keys: new Set(productFields(product, 'en').keys()), madeUp: [] }
}

class Composer {
  readonly turns: Turn[] = []
  #lastAttribute: Attribute | null = null
  #lastListed: Listed | null = null

  readonly random: Random
  readonly split: Split
  readonly listed: readonly Listed[]
  readonly policies: Policies

  constructor(random: Random, split: Split, listed: readonly Listed[], policies: Policies) {
    this.random = random
    this.split = split
    this.listed = listed
    this.policies = policies
  }

  /** A way to say which product is meant that fits only that one. */
  refer({ index, name, product }: Listed): string {
    const { random, listed } = this
    if (listed.length === 1 && random.chance(0.5)) return random.pick(['it', 'this', 'this one', 'the product', 'this product'])
    const roll = random.next()
    if (listed.length > 1 && roll < 0.15)
      return random.pick([
        `the ${ordinals[index - 1]} one`,
        `number ${index}`,
        `the ${ordinals[index - 1]} product`,
        `product ${index}`,
      ])
    if (roll < 0.6) {
      const others = listed
        .filter((other) => other.index !== index)
        .map((other) => `${other.product.title} ${other.name.brand}`.toLowerCase())
      const unique = name.short.filter((short) => others.every((other) => !other.includes(short.toLowerCase())))
      if (unique.length) return `${random.chance(0.75) ? 'the ' : ''}${random.pick(unique)}`
    }
    return `${random.chance(0.6) ? 'the ' : ''}${product.title}`
  }

  ask(attribute: Attribute, listed: Listed): void {
    const { random } = this
    const question = this.#question(attribute, listed)
    this.#lastAttribute = attribute
    this.#lastListed = listed
    this.turns.push({
      kind: listed.keys.has(attribute.key) ? 'attribute' : 'missing',
      question: asTyped(random, question),
      answer: point(attribute, listed),
    })
  }

  #question(attribute: Attribute, listed: Listed): string {
    const { random } = this
    const noun = random.pick(attribute.names)
    if (this.#lastListed === listed && random.chance(0.4)) return random.pick(followUpAsks).replace('{n}', noun)
    if (this.#lastAttribute === attribute && this.#lastListed !== listed && random.chance(0.6))
      return random.pick(followUpProducts).replace('{p}', this.refer(listed))
    const own = attribute.asks.length > 0 && random.chance(0.65)
    if (!own && this.listed.length === 1 && random.chance(0.15)) return noun
    return random
      .pick(own ? attribute.asks : genericAsks)
      .replace('{n}', noun)
      .replace('{p}', this.refer(listed))
  }

  attributeTurn(): void {
    const { random } = this
    if (this.#lastAttribute && this.listed.length > 1 && random.chance(0.15)) {
      return this.ask(this.#lastAttribute, random.pick(this.listed.filter((one) => one !== this.#lastListed)))
    }
    const listed = this.#lastListed && random.chance(0.3) ? this.#lastListed : random.pick(this.listed)
    const known = [...productAttributes, ...attributes, ...listed.madeUp]
    const has = known.filter((attribute) => listed.keys.has(attribute.key))
    const lacks = known.filter((attribute) => !listed.keys.has(attribute.key))
    // What another product lists is the hardest thing to leave unanswered for this one.
    const elsewhere = lacks.filter((attribute) => this.listed.some((other) => other.keys.has(attribute.key)))
    const answerable = random.chance(0.62)
    if (!answerable && random.chance(0.12)) {
      const key = madeUpKey(random, this.split)
      const noun = key.replace('_', ' ')
      return this.ask({ key, names: [noun], asks: [], value: () => '' }, listed)
    }
    this.ask(random.pick(answerable ? has : elsewhere.length && random.chance(0.5) ? elsewhere : lacks), listed)
  }

  compareTurn(): void {
    const { random } = this
    const [first, second] = random.sample(this.listed, 2) as [Listed, Listed]
    const plain = random.chance(0.4)
    const known = [...productAttributes, ...attributes].filter((attribute) => attribute.key !== 'description')
    const either = known.filter(({ key }) => first.keys.has(key) || second.keys.has(key))
    const attribute = plain || either.length === 0 ? (productAttributes[0] as Attribute) : random.pick(either)
    const question = random
      .pick(plain ? comparePlain : compareAsks)
      .replace('{n}', random.pick(attribute.names))
      .replace('{p}', this.refer(first))
      .replace('{q}', this.refer(second))
    this.#push('compare', question, `${point(attribute, first)} ${point(attribute, second)}`)
  }

  /** Comparing is the edge's work: the model only says which comparison is wanted. */
  chooseTurn(): void {
    const { random } = this
    const roll = random.next()
    if (roll < 0.25) return this.#push('lowest', random.pick(lowestAsks), answers.lowest)
    if (roll < 0.45) return this.#push('best-rated', random.pick(ratedAsks), answers.bestRated)
    if (roll < 0.75) return this.#push('recommend', random.pick(recommendAsks), answers.recommend)
    const attribute = random.pick(attributes)
    const name = attribute.names[0] ?? attribute.key
    const question = random.pick(featureAsks).replace('{n}', random.pick(attribute.names))
    this.#push('feature', question, answers.feature(name, attribute.key))
  }

  listTurn(): void {
    const titles = this.listed.map(({ index }) => slotOf(index, 'title'))
    const joined = titles.length > 1 ? `${titles.slice(0, -1).join(', ')} and ${titles.at(-1)}` : titles[0]
    this.#push('list', this.random.pick(listAsks), `I can tell you about ${joined}.`)
  }

  unknownProductTurn(): void {
    const { random } = this
    const stranger = productName(random, this.split)
    const heard = this.listed.map(({ product, name }) => `${product.title} ${name.brand}`.toLowerCase()).join(' ')
    if (
      stranger.title
        .toLowerCase()
        .split(' ')
        .some((word) => heard.includes(word))
    )
      return this.attributeTurn()
    const attribute = random.pick([...productAttributes, ...attributes])
    const question = random.pick(attribute.asks).replace('{p}', `the ${stranger.title}`)
    this.#push('unknown-product', question, answers.unknownProduct)
  }

  policyTurn(): void {
    const { random } = this
    const offered = policyTopics.filter(({ key }) => key in this.policies)
    const topic: PolicyTopic = random.pick(offered.length && random.chance(0.7) ? offered : policyTopics)
    const has = topic.key in this.policies
    this.#push(has ? 'policy' : 'missing-policy', random.pick(topic.asks), answers.policy(topic.name, topic.key))
  }

  smallTalkTurn(): void {
    const talk = this.random.pick(smallTalk)
    this.#push('small-talk', this.random.pick(talk.asks), talk.answer)
  }

  noListingTurn(): void {
    const { random } = this
    const attribute = random.pick([...productAttributes, ...attributes])
    const product = random.chance(0.5) ? random.pick(['it', 'this', 'this one']) : `the ${productName(random, this.split).title}`
    this.#push('no-listing', random.pick(attribute.asks).replace('{p}', product), answers.noListing)
  }

  #push(kind: Kind, question: string, answer: string): void {
    this.#lastAttribute = null
    this.#lastListed = null
    this.turns.push({ kind, question: asTyped(this.random, question), answer })
  }
}

export interface Size {
  readonly productCount: number
  readonly turnCount: number
  readonly attributesMax: number
  /** How many of the conversations know policies. */
  readonly policyShare: number
}

/** One shopper's talk about 0 to 5 invented products, several questions to a listing. */
export function makeConversation(
  random: Random,
  split: Split,
  { productCount, turnCount, attributesMax, policyShare }: Size,
): Conversation {
  const listed = Array.from({ length: productCount }, (_, index) => makeProduct(random, split, index + 1, attributesMax))
  const topics = random.chance(policyShare) ? random.sample(policyTopics, random.int(1, 7)) : []
  const policies = Object.fromEntries(topics.map((topic) => [topic.key, random.pick(topic.text)]))
  return converse(random, split, listed, policies, turnCount)
}

/** The same about products that exist. */
export function converse(
  random: Random,
  split: Split,
  listed: readonly Listed[],
  policies: Policies,
  turnCount: number,
): Conversation {
  const composer = new Composer(random, split, listed, policies)
  while (composer.turns.length < turnCount) {
    const roll = random.next()
    if (roll < 0.08) composer.smallTalkTurn()
    else if (roll < 0.2) composer.policyTurn()
    else if (listed.length === 0) composer.noListingTurn()
    else if (roll < 0.26) composer.unknownProductTurn()
    else if (roll < 0.29) composer.listTurn()
    else if (roll < 0.38) composer.chooseTurn()
    else if (roll < 0.48 && listed.length > 1) composer.compareTurn()
    else composer.attributeTurn()
  }
  return { products: listed.map(({ product }) => product), policies, turns: composer.turns }
}

/** The conversation as chat messages, put together by the very code that does it at the edge. */
export function toMessages(conversation: Conversation, prompt: Prompt): PromptMessage[] {
  const listing = renderListing({ ...conversation, locale: 'en', valueCharsMax: prompt.valueCharsMax })
  const messages = conversation.turns.flatMap(({ question, answer }): ChatMessage[] => [
    { role: 'user', content: question },
    { role: 'assistant', content: answer },
  ])
  return assemble({ prompt, messages, listing, promptTokensMax: Number.POSITIVE_INFINITY, charsPerToken: 1 })
}
