import * as z from 'zod'
import type { Answer } from './answer.ts'
import { declinePattern, policyHearts } from './phrases.ts'
import { mentionsIn, plainText, type ShopNames } from './product-names.ts'

const turn = { id: z.string(), user: z.string() }

/** A question of which a program can tell that an answer to it is false. */
export const Truth = z.discriminatedUnion('type', [
  z.strictObject({
    ...turn,
    type: z.literal('comparison'),
    winner: z.string(),
    loser: z.string(),
    /** What the winner is, and what the loser is. */
    words: z.array(z.string()),
    opposite: z.array(z.string()),
  }),
  z.strictObject({ ...turn, type: z.literal('fact'), product: z.string(), field: z.string() }),
  z.strictObject({ ...turn, type: z.literal('verdict'), product: z.string(), verdict: z.enum(['yes', 'no']) }),
  z.strictObject({ ...turn, type: z.literal('policy'), policy: z.string() }),
  z.strictObject({ ...turn, type: z.literal('not-sold') }),
  z.strictObject({ ...turn, type: z.literal('unknown'), product: z.string() }),
])
export type Truth = z.infer<typeof Truth>

const yesPattern = /(?:^|[^\p{L}])(?:yes|(?<!\bnot )sure|of course|certainly|indeed)(?!\p{L})/iu
const noPattern = /(?:^|[^\p{L}])(?:no|nope)(?![\p{L}-])/iu
const deniesPattern =
  /\bnot (?:given|stated|listed|mentioned|known|specified|in the listing)\b|\b(?:does|do)(?:n't| not) (?:say|list|mention|state|know)\b|\bno information\b/iu

/**
 * What an answer says that is not so; empty where it says nothing false. An answer that says nothing to the point is no
 * false one: `judge` counts those.
 */
export function falseStatements(answer: Answer, truth: Truth, shop: ShopNames): string[] {
  const text = plainText(answer.text)
  switch (truth.type) {
    case 'comparison':
      return falseComparisons(text, truth, shop)
    case 'fact':
      return deniesPattern.test(text) && !isAboutOther(answer, truth.product, shop)
        ? [`denies ${truth.field}, which the record of ${truth.product} gives`]
        : []
    case 'verdict':
      return falseVerdicts(answer, text, truth, shop)
    case 'policy':
      return falsePolicies(text, truth.policy)
    case 'not-sold':
      return !declinePattern.test(text) &&
        (yesPattern.test(text) || answer.citedIds.length > 0 || mentionsIn(text, shop).mentions.length > 0)
        ? ['offers something as if it were that']
        : []
    case 'unknown':
      return statesSomething(answer, text, truth.product) ? ['states what no record says'] : []
  }
}

/** "The loser is lighter", "the winner is heavier than …": the product in front of the word decides. */
function falseComparisons(
  text: string,
  { winner, loser, words, opposite }: Extract<Truth, { type: 'comparison' }>,
  shop: ShopNames,
): string[] {
  const { mentions } = mentionsIn(text, shop)
  const wrong = [...claimants(text, words, mentions, loser), ...claimants(text, opposite, mentions, winner)]
  return wrong.map((word) => `says "${word}" of the wrong product`)
}

/** The words of a comparison that stand behind a mention of the product, with no other mention between. */
function claimants(
  text: string,
  words: readonly string[],
  mentions: ReturnType<typeof mentionsIn>['mentions'],
  id: string,
): string[] {
  return words.filter((word) => {
    for (const { index } of text.matchAll(new RegExp(`(?<!\\p{L})${word}(?!\\p{L})`, 'giu'))) {
      const subject = mentions.findLast(({ position }) => position < index && !/[.!?]\s/.test(text.slice(position, index)))
      if (subject?.ids.includes(id) && !/\bnot\b|\bno\b/i.test(text.slice(subject.position, index))) return true
    }
    return false
  })
}

function falseVerdicts(
  answer: Answer,
  text: string,
  { product, verdict }: Extract<Truth, { type: 'verdict' }>,
  shop: ShopNames,
): string[] {
  if (isAboutOther(answer, product, shop)) return []
  const saysYes = yesPattern.test(text)
  const saysNo = noPattern.test(text)
  if (deniesPattern.test(text) && !saysYes && !saysNo) return ['says that the listing does not say']
  if (verdict === 'no' && saysYes && !saysNo) return ['says yes where the record says no']
  if (verdict === 'yes' && saysNo && !saysYes) return ['says no where the record says yes']
  return []
}

function falsePolicies(text: string, policy: string): string[] {
  const states = (key: string): boolean => (policyHearts[key] ?? []).some((heart) => heart.test(text))
  if (states(policy)) return []
  const others = Object.keys(policyHearts).filter((key) => key !== policy && states(key))
  // A contact is a fair answer to what no other rule settles, and several rules require photo and number.
  const wrong = others.filter((key) => key !== 'contact' && key !== 'warranty_claims')
  if (wrong.length > 0) return [`tells the policy ${wrong[0]} for ${policy}`]
  return deniesPattern.test(text) ? [`denies the policy ${policy}`] : []
}

/** A value of that product in the form of an answer, or a yes. */
function statesSomething(answer: Answer, text: string, product: string): boolean {
  if (declinePattern.test(text)) return false
  return yesPattern.test(text) || (/\d/.test(text) && !answer.claims.some(({ productId }) => productId === product))
}

/** An answer about other products only is off the point, and states nothing about this one. */
function isAboutOther(answer: Answer, product: string, shop: ShopNames): boolean {
  const named = mentionsIn(answer.text, shop).mentions
  return named.length > 0 && !named.some(({ ids }) => ids.includes(product))
}
