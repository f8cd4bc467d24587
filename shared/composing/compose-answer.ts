import { readOrderQuestion } from '../faq/order-question.ts'
import { fold, languages } from '../weighing/language.ts'
import { isTelling, readOrderStory } from '../weighing/order-stories.ts'
import { barePolicy, type PolicyTopicFound, policyOn, readPolicyTopics } from '../weighing/policy-topics.ts'
import { asksForService } from '../weighing/services.ts'
import { withoutTitles } from '../weighing/without-titles.ts'
import { composeByKind, goodsParts, isOfGoods, partsOf, policiesOfParts } from './by-kind.ts'
import { composeProducts } from './compose-products.ts'
import type { Composed, ComposeInput } from './composed.ts'
import { asksFact, readIntents } from './intents.ts'
import { orderSentences } from './order-sentences.ts'
import { composeOverview } from './overview.ts'
import { isOffTopic, readSocial, type SocialKind, socialTexts } from './social.ts'
import { pick, sentencesIn, topicNames } from './texts.ts'

/**
 * A complete answer without a model, where a question is of a kind that the edge knows: small talk, policies in the shop's
 * own words, facts, verdicts, comparisons and leaders of the products at hand, what a search found. Null where it is none.
 * Pure; a figure comes only by a slot, so that an answer can say nothing that the records do not.
 */
export function composeAnswer(input: ComposeInput): Composed | null {
  const { question, facts, language, found } = input
  const overview = composeOverview(input, (key) => policySlot(facts, key))
  if (overview) return overview
  const isOfOneOrder = readOrderQuestion(question) === 'numbered'
  const guess = input.kindOf?.(question)
  const ofGoods = guess !== undefined && isOfGoods(guess)
  const social = readSocial(question)
  if (social) return { text: pick(socialTexts[social][language], question), isCertain: true, kind: social }
  if (isOffTopic(question) && !namesProduct(input)) return saying('off_topic', input)
  if (input.match !== 'found' && isGibberish(question)) return saying('unclear', input)
  if (isOfOneOrder) return aboutOneOrder(input)
  const story = (ofGoods ? null : composeStory(input)) ?? composeBare(input)
  if (story) return story
  if (input.match !== 'found' && isBareGift(question))
    return { text: pick(sentencesIn(language).whichGift, question), isCertain: true, kind: 'gift' }
  const other = composeByKind(input, (key) => policySlot(facts, key))
  if (other && other.kind !== 'policy') return other
  const stated = composePolicies(input)
  const policy = stated?.kind === 'policy' ? stated : (other ?? stated)
  const isSeekingBeside = policy?.kind === 'policy' && seeksBeside(input)
  const products = composeProducts(input, policy !== null && !isSeekingBeside)
  if (products?.kind === 'restock') return products
  if (policy && products?.isCertain && !lists.has(products.kind))
    return { text: `${products.text}\n${policy.text}`, isCertain: true, kind: `${products.kind}+policy` }
  if (isSeekingBeside && products?.kind === 'found' && input.match === 'found')
    return { text: `${products.text}\n${policy.text}`, isCertain: true, kind: 'found+policy' }
  // "Wrapping paper" may be a product: what no policy answers gives way to what was found.
  const goodsMeant = products?.isCertain && products.kind === 'found' && !asksForService(question)
  if (policy && !(policy.kind === 'no_policy' && goodsMeant)) return policy
  const lost = ofGoods ? null : composeLost(input)
  if (lost) return lost
  const isLost = products?.kind === 'nothing' || products?.kind === 'unknown_fact' || isFarFetched(products, input)
  if (products && !isLost) return products
  const hint = ofGoods || (found && input.match !== 'near') || products?.kind === 'unknown_fact' ? null : composeHinted(input)
  if (hint) return hint
  if (!found && 'contact' in facts.policies && isAfterPolicy(input))
    return { text: policySlot(facts, 'contact'), isCertain: false, kind: 'policy' }
  if (products) return products
  return !found && isShortNoise(question) ? saying('unclear', input) : null
}

/** Who asks after an order by its number gets no other goods: whom to ask. */
function aboutOneOrder({ facts, language }: ComposeInput): Composed {
  const opening = orderSentences(language, { url: undefined, phone: undefined })
  const contact = 'contact' in facts.policies ? ` ${policySlot(facts, 'contact')}` : ''
  return { text: `${opening}${contact}`, isCertain: true, kind: 'order' }
}

/** What the shop says on what went wrong with an order, whom to ask where it says nothing; the goods in a story are no wish. */
function composeStory({ question, facts }: ComposeInput): Composed | null {
  const keys = readOrderStory(question)?.flatMap((topic) => policyOn(topic, facts.policies) ?? []) ?? []
  if (keys.length === 0) return null
  const slots = [...new Set(keys)].slice(0, policiesMax).map((key) => policySlot(facts, key))
  return { text: slots.join('\n'), isCertain: true, kind: 'policy' }
}

/** "Will it hold?", at whichever place: the story before it is about the goods. */
const asking = /(?<!\p{L})(?:will|does|do|can|could|would|is|are) (?:it|they|this|that|these|those|you)(?!\p{L})|\?/u

/** Where a search found nothing that is meant: what the shop sells to who asks about it, whom to write to for who tells what happened. */
function composeLost(input: ComposeInput): Composed | null {
  const { question, facts, found, match } = input
  if (found === null || match === 'found' || match === null || match === undefined) return null
  if (readIntents(question).seeks) return null
  const overview = composeOverview(input, (key) => policySlot(facts, key), true)
  if (overview || asksFact(question) || asking.test(fold(question)) || !isTelling(question)) return overview
  const keys = ['warranty_claims', 'contact'].flatMap((topic) => policyOn(topic, facts.policies) ?? [])
  const text = [...new Set(keys)].map((key) => policySlot(facts, key)).join('\n')
  return text === '' ? null : { text, isCertain: false, kind: 'policy' }
}

/** A word that is a policy's topic; of products in view it asks for theirs. */
function composeBare({ question, facts, found }: ComposeInput): Composed | null {
  const key = found === null && facts.products.length > 0 ? null : barePolicy(question, facts.policies)
  return key === null ? null : { text: policySlot(facts, key), isCertain: true, kind: 'policy' }
}

/** "Gift", "ein Geschenk": the shopper has to say whom it is for. */
const isBareGift = (question: string): boolean => bareGift.test(fold(question))
const bareGift =
  /^[^\p{L}]*(?:(?:hi|hello|hey|hallo|bonjour|hola)[^\p{L}]+)?(?:(?:i|we) (?:need|want|am looking for|'m looking for)(?: to buy)? |(?:ich|wir) (?:suche\p{L}*|brauche\p{L}*) |je cherche |busco |looking for )?(?:a |an |some |the |ein |eine |un |une |una )?(?:gifts?|presents?|gift ideas?|ideas?|geschenke?|geschenkideen?|cadeaux?|idees? cadeaux?|regalos?)[^\p{L}]*$/u

/** "Do you have a feeder, and can I pay with Klarna?": a part that asks for goods and for no rule of the shop. */
const seeksBeside = ({ question, facts, kindOf }: ComposeInput): boolean => {
  const parts = partsOf(question)
  if (kindOf && goodsParts(question, kindOf) !== null) return true
  return (
    parts.length > 1 &&
    parts.some((part) => readIntents(part).seeks && readPolicyTopics(part, facts.policies, { hinted: true }).length === 0)
  )
}

// What was found for the words of a question about the shop is no part of its answer.
const lists = new Set(['found', 'nothing'])

/** Products that only come near to a question that asks for a fact and for no goods. */
const isFarFetched = (products: Composed | null, { match, question }: ComposeInput): boolean =>
  products?.kind === 'found' && match === 'near' && asksFact(question) && !readIntents(question).seeks

/** Where no product is meant, words that only may ask for a policy are enough. */
function composeHinted({ question, facts }: ComposeInput): Composed | null {
  const key = readPolicyTopics(question, facts.policies, { hinted: true }).find((topic) => topic.key !== null)?.key
  return key ? { text: policySlot(facts, key), isCertain: false, kind: 'policy' } : null
}

/** A policy in the language of the question where the edge can put it so; else as the shop has it. */
const policySlot = ({ fields }: ComposeInput['facts'], key: string): string =>
  fields.has(`shop.${key}?`) ? `{{shop.${key}?}}` : `{{shop.${key}}}`

/** A word of a product's title, spelled as it is: "light" for "right" names none. */
function namesProduct({ question, facts }: ComposeInput): boolean {
  const words = new Set(fold(question).match(/\p{L}{4,}/gu) ?? [])
  return facts.namedProducts.some((index) =>
    (fold(facts.products[index - 1]?.title ?? '').match(/\p{L}{4,}/gu) ?? []).some((word) => words.has(word)),
  )
}

/** "It's been eight days!", after an answer about the shop: a person has to look. */
const isAfterPolicy = ({ answers, facts }: ComposeInput): boolean => {
  const last = answers.at(-1)
  return last !== undefined && !isFoundList(last) && !facts.products.some(({ title }) => last.includes(title)) && last.length > 60
}

const saying = (kind: SocialKind | 'off_topic' | 'unclear', { question, language }: ComposeInput): Composed => ({
  text: pick(socialTexts[kind][language], question),
  isCertain: kind !== 'unclear',
  kind,
})

const policiesMax = 2

/** What the shop's policies say, in their own words; what they do not say is reported as unknown. */
function composePolicies({ question, facts, language, kindOf }: ComposeInput): Composed | null {
  const titles = facts.products.map(({ title }) => title)
  const topics = ofTrouble(readPolicyTopics(withoutTitles(question, titles), facts.policies), facts.policies)
  const parts = kindOf ? partsOf(question) : []
  const ofParts = kindOf && parts.length > 1 ? policiesOfParts(kindOf, parts, facts.policies) : []
  const known = [...new Set([...topics.flatMap(({ key }) => key ?? []), ...ofParts])].slice(0, policiesMax)
  const ships = facts.fields.has('shop.ships_to?')
  if (known.length || ships) {
    const slots = known.map((key) => (key === 'shipping' && ships ? '{{shop.ships_to?}}' : policySlot(facts, key)))
    const all = ships && !known.includes('shipping') ? ['{{shop.ships_to?}}', ...slots] : slots
    return { text: all.slice(0, policiesMax).join('\n'), isCertain: true, kind: 'policy' }
  }
  const [topic] = topics
  if (!topic) return null
  const name = topicNames[topic.name]?.[language] ?? topic.name
  const contact = 'contact' in facts.policies ? ` ${policySlot(facts, 'contact')}` : ''
  return { text: `${pick(sentencesIn(language).noPolicy(name), question)}${contact}`, isCertain: true, kind: 'no_policy' }
}

/** "Damaged when it arrives" asks for no times of delivery: where no rule is on damage, for whom to write to. */
function ofTrouble(
  topics: readonly PolicyTopicFound[],
  policies: ComposeInput['facts']['policies'],
): readonly PolicyTopicFound[] {
  const contact = policyOn('contact', policies)
  const isUnruled = topics.some(({ name, key }) => name === 'warranty_claims' && key === null)
  if (!isUnruled || contact === null) return topics
  return topics.map((topic) => (topic.name === 'shipping' ? { name: 'contact', key: contact } : topic))
}

/** One word that nobody can say. */
const isGibberish = (question: string): boolean =>
  /^[^\p{L}]*\p{L}{0,40}[b-df-hj-np-tv-xz]{5}\p{L}*[^\p{L}]*$/u.test(fold(question).slice(0, 200))

/** "um", "asdf": too little to look for. */
const isShortNoise = (question: string): boolean => (fold(question).match(/\p{L}{3,}/gu) ?? []).length <= 2

const listBeginnings = languages.flatMap((language) => {
  const { found, nothing, nothingSimilar, nearest } = sentencesIn(language)
  return [...found(1), ...found(2), ...nothing, ...nothingSimilar, ...nearest]
})

/** Whether a text is the edge's own list of what a search found. */
export const isFoundList = (text: string): boolean => listBeginnings.some((beginning) => text.startsWith(beginning))
