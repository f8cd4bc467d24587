import type { Facts } from '../grounding/facts.ts'
import { fold, type Language } from '../weighing/language.ts'
import { composeProducts } from './compose-products.ts'
import { readPolicyTopics } from './policy-topics.ts'
import { isOffTopic, readSocial, type SocialKind, socialTexts } from './social.ts'
import { pick, sentencesIn, topicNames } from './texts.ts'

export interface ComposeInput {
  /** The shopper's last message. */
  readonly question: string
  readonly facts: Facts
  readonly language: Language
  /** The texts of the assistant's answers so far, oldest first. */
  readonly answers: readonly string[]
  /** How many of the products, from the first, a search found; null when nothing was looked for. */
  readonly found: number | null
}

/** An answer in the edge's own words, its figures as slots. */
export interface Composed {
  readonly text: string
  /** Whether the question was recognised for sure; else a larger model would do better. */
  readonly isCertain: boolean
  /** What it was taken for, as it is recorded. */
  readonly kind: string
}

/**
 * A complete answer without a model, where a question is of a kind that the edge knows: small talk, policies in the shop's
 * own words, facts, verdicts, comparisons and leaders of the products at hand, what a search found. Null where it is none.
 * Pure; a figure comes only by a slot, so that an answer can say nothing that the records do not.
 */
export function composeAnswer(input: ComposeInput): Composed | null {
  const { question, facts, language, found } = input
  const social = readSocial(question)
  if (social) return { text: pick(socialTexts[social][language], question), isCertain: true, kind: social }
  const hasProduct = facts.asked.length > 0
  if (!hasProduct && isOffTopic(question)) return saying('off_topic', input)
  const policy = composePolicies(input)
  const products = composeProducts(input, policy !== null)
  if (policy && products?.isCertain)
    return { text: `${products.text}\n${policy.text}`, isCertain: true, kind: `${products.kind}+policy` }
  if (policy) return policy
  if (products) return products
  return found === null && isShortNoise(question) ? saying('unclear', input) : null
}

const saying = (kind: SocialKind | 'off_topic' | 'unclear', { question, language }: ComposeInput): Composed => ({
  text: pick(socialTexts[kind][language], question),
  isCertain: kind !== 'unclear',
  kind,
})

const policiesMax = 2

/** What the shop's policies say, in their own words; what they do not say is told as unknown. */
function composePolicies({ question, facts, language }: ComposeInput): Composed | null {
  const topics = readPolicyTopics(question, Object.keys(facts.policies))
  const known = [...new Set(topics.flatMap(({ key }) => (key === null ? [] : [key])))].slice(0, policiesMax)
  const ships = facts.fields.has('shop.ships_to?')
  if (known.length || ships) {
    const slots = known.map((key) => (key === 'shipping' && ships ? '{{shop.ships_to?}}' : `{{shop.${key}}}`))
    const all = ships && !known.includes('shipping') ? ['{{shop.ships_to?}}', ...slots] : slots
    return { text: all.slice(0, policiesMax).join('\n'), isCertain: true, kind: 'policy' }
  }
  const [topic] = topics
  if (!topic) return null
  const name = topicNames[topic.name]?.[language] ?? topic.name
  const contact = 'contact' in facts.policies ? ' {{shop.contact}}' : ''
  return { text: `${pick(sentencesIn(language).noPolicy(name), question)}${contact}`, isCertain: true, kind: 'no_policy' }
}

/** "um", "asdf": too little to look for. */
const isShortNoise = (question: string): boolean => (fold(question).match(/\p{L}{3,}/gu) ?? []).length <= 2
