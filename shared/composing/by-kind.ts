import type { MessageKind } from '../kinds/kinds.ts'
import type { KindGuess, KindOf } from '../kinds/read-kind.ts'
import type { Policies } from '../product.ts'
import { fold, type Texts } from '../weighing/language.ts'
import { policyOn, readPolicyTopics } from '../weighing/policy-topics.ts'
import { asksForService } from '../weighing/services.ts'
import type { Composed, ComposeInput } from './composed.ts'
import { orderSentences } from './order-sentences.ts'
import { overviewOf, rangeSlot } from './overview.ts'
import { socialTexts } from './social.ts'
import { pick, sentencesIn, topicNames } from './texts.ts'

/** What the shop says on each trouble with an order, best first. */
const troubles: Readonly<Partial<Record<MessageKind, readonly string[]>>> = {
  late: ['shipping', 'contact'],
  fault: ['warranty_claims', 'contact', 'returns'],
  change: ['cancellation', 'contact', 'returns'],
  charge: ['contact', 'payment'],
}
const policies: Readonly<Partial<Record<MessageKind, string>>> = {
  returns: 'returns',
  shipping: 'shipping',
  payment: 'payment',
  warranty: 'warranty_claims',
  contact: 'contact',
  privacy: 'privacy',
}
const aboutShop: readonly MessageKind[] = ['range', 'trust', 'location', 'how', 'bot']

const together = ({ probabilities }: KindGuess, of: readonly string[]): number =>
  of.reduce((sum, kind) => sum + probabilities[kind as MessageKind], 0)

/** Bars: where goods were found, where none were, where some are in view. */
const sure = 0.6
const likely = 0.5
const certain = 0.85
/** Where the rule is not named. */
const ruleBar = 0.7

/** Whether an answer by kind may name what the shop sells. */
export const tellsWhatIsSold = (guess: KindGuess): boolean => together(guess, ['range', 'how']) >= likely

/** Whether a message is so likely about goods that no word in it makes it a story. */
export const isOfGoods = ({ probabilities }: KindGuess): boolean => probabilities.goods >= likely

/** The rules of a shop that the parts of a message ask for ("can I pay by PayPal, and can I send it back"), in their order. */
export function policiesOfParts(kindOf: KindOf, parts: readonly string[], own: Policies): string[] {
  return parts.flatMap((part) => {
    const { kind, probability } = kindOf(part)
    const topic = policies[kind]
    return (topic !== undefined && probability >= sure && policyOn(topic, own)) || []
  })
}

const parting = /(?:[,.;?!]\s*|\s)(?:and|und|et|y|also|plus|ausserdem)\s|[.;?!]\s/u

/** What a message says one after the other. */
export const partsOf = (message: string): string[] =>
  fold(message)
    .split(parting)
    .filter((part) => part.trim() !== '')

/** The parts of a message that are about goods, where another part asks for a rule of the shop; null for all other messages. */
export function goodsParts(message: string, kindOf: KindOf): string | null {
  const parts = partsOf(message).map((text) => ({ text, guess: kindOf(text) }))
  const rest = parts.filter(({ guess }) => together(guess, Object.keys(policies)) < sure)
  const hasGoods = rest.some(({ guess }) => guess.probabilities.goods >= sure)
  return hasGoods && rest.length < parts.length ? rest.map(({ text }) => text).join(' and ') : null
}

type PolicySlot = (key: string) => string

/** An answer to a message that is not about goods, by its kind; null where it may be about some. */
export function composeByKind(input: ComposeInput, policySlot: PolicySlot): Composed | null {
  // Of other scripts it knows nothing.
  const isRead = /\p{Script=Latin}/u.test(input.question) && !asksForService(input.question)
  const guess = isRead ? input.kindOf?.(input.question) : undefined
  if (!guess) return null
  const isOfView = input.found === null && input.facts.products.length > 0
  const bar = isOfView ? certain : input.match === 'found' ? sure : likely
  const reached = (of: readonly string[]): boolean => together(guess, of) >= bar
  if (reached(Object.keys(troubles))) return aboutOrder(input, strongest(guess, Object.keys(troubles)), policySlot)
  // A rule that is named in so many words is meant, unless it is very sure that it is not.
  const namesRule = together(guess, aboutShop) < certain && namedRules(input).length > 0
  if (reached(aboutShop) && !namesRule) return aboutTheShop(input, strongest(guess, aboutShop), policySlot)
  const { match, facts, language, question } = input
  if (isOfView || (match === 'found' && facts.namedProducts.length > 0)) return null
  // A question of a kind that it never saw is some rule's by a little: "Do you rent out bicycles?".
  if (together(guess, Object.keys(policies)) >= Math.max(bar, ruleBar)) {
    const key = policyOn(policies[strongest(guess, Object.keys(policies))] ?? '', facts.policies)
    if (key) return { text: policySlot(key), isCertain: false, kind: 'policy' }
  }
  if (match === 'found' || facts.namedProducts.length > 0) return null
  if (guess.probabilities.offtopic >= sure && !asksHours(input))
    return { text: pick(socialTexts.off_topic[language], question), isCertain: true, kind: 'off_topic' }
  return guess.probabilities.social >= sure
    ? { text: pick(acknowledging[language], question), isCertain: true, kind: 'social' }
    : null
}

/** "What time do you close on Saturday?" is about the shop, though its words are those of small talk. */
const asksHours = ({ question, facts }: ComposeInput): boolean =>
  /(?<!\p{L})(?:you|your|shop|store|ihr|sie|euer|vous|votre|ustedes|tienda)(?!\p{L})/iu.test(question) &&
  readPolicyTopics(question, facts.policies, { hinted: true }).some(({ name, key }) => name === 'opening_hours' && key !== null)

const strongest = ({ probabilities }: KindGuess, of: readonly string[]): MessageKind =>
  (of as readonly MessageKind[]).reduce((best, kind) => (probabilities[kind] > probabilities[best] ? kind : best))

const policiesMax = 2

const namedRules = ({ question, facts }: ComposeInput): string[] =>
  readPolicyTopics(question, facts.policies).flatMap(({ key }) => key ?? [])

/** What the shop says on what went wrong, and whom to ask; where it says nothing, that single orders are not seen here. */
function aboutOrder(input: ComposeInput, trouble: MessageKind, policySlot: PolicySlot): Composed {
  const { facts, language } = input
  const named = namedRules(input)
  const keys = [...new Set([...named, ...(troubles[trouble] ?? []).flatMap((topic) => policyOn(topic, facts.policies) ?? [])])]
  const text = keys.slice(0, policiesMax).map(policySlot).join('\n')
  return { text: text || orderSentences(language, { url: undefined, phone: undefined }), isCertain: true, kind: 'order_story' }
}

function aboutTheShop(input: ComposeInput, kind: MessageKind, policySlot: PolicySlot): Composed | null {
  const { facts, language, question } = input
  const contact = policyOn('contact', facts.policies)
  const saying = (...texts: string[]): Composed => ({ text: texts.filter(Boolean).join('\n'), isCertain: true, kind })
  switch (kind) {
    case 'bot':
      return { text: pick(socialTexts.identity[language], question), isCertain: true, kind: 'identity' }
    case 'location':
      return saying(
        pick(sentencesIn(language).noPolicy(topicNames.stores?.[language] ?? 'stores'), question),
        contact ? policySlot(contact) : '',
      )
    case 'trust':
      return overviewOf('trust', input, policySlot) ?? saying(unjudged[language])
    case 'how':
      return saying(working[language], facts.fields.has(rangeSlot) ? (overviewOf('range', input, policySlot)?.text ?? '') : '')
    default:
      return overviewOf('range', input, policySlot)
  }
}

const acknowledging: Texts<readonly string[]> = {
  en: ['All right. Is there something you are looking for?', 'Fine. Tell me if I can find something for you.'],
  de: ['In Ordnung. Suchen Sie etwas Bestimmtes?', 'Gut. Sagen Sie mir, wenn ich etwas für Sie finden soll.'],
  fr: ["D'accord. Dites-moi si je peux trouver quelque chose pour vous."],
  es: ['De acuerdo. Dígame si puedo encontrar algo para usted.'],
}
const working: Texts = {
  en: 'You write what you are looking for, and I find it, compare it and answer questions about it and about this shop. I cannot place orders here.',
  de: 'Sie schreiben, was Sie suchen; ich finde und vergleiche es und beantworte Fragen dazu und zum Shop. Bestellen kann ich hier nicht.',
  fr: 'Écrivez ce que vous cherchez : je le trouve, je le compare et je réponds aux questions sur les produits et la boutique. Je ne peux pas passer commande ici.',
  es: 'Escriba lo que busca: lo encuentro, lo comparo y respondo a preguntas sobre los productos y la tienda. Aquí no puedo hacer pedidos.',
}
const unjudged: Texts = {
  en: 'I cannot judge the shop that I work for, and it does not say anything about itself here.',
  de: 'Den Shop, für den ich arbeite, kann ich nicht beurteilen, und er sagt hier nichts über sich.',
  fr: 'Je ne peux pas juger la boutique pour laquelle je travaille, et elle ne dit rien ici sur elle-même.',
  es: 'No puedo juzgar la tienda para la que trabajo, y aquí no dice nada de sí misma.',
}
