import { sentencesIn } from '../../shared/composing/texts.ts'
import type { Prompt } from '../../shared/prompt.ts'
import type { Language } from '../../shared/weighing/language.ts'
import { policyOn, readPolicyTopics } from '../../shared/weighing/policy-topics.ts'
import type { Match } from '../catalogue/query/tiers.ts'
import type { KnownEntry } from '../known-answers/contract.ts'
import { saysNothing } from './says-nothing.ts'

interface NearInput {
  readonly quote: KnownEntry | null
  readonly prompt: Pick<Prompt, 'edgeComposes' | 'takesKnownAnswers'>
  readonly language: Language
  /** What the edge would say otherwise; null where the model is to answer. */
  readonly composed: { readonly kind: string; readonly answer: { readonly content: string | null } } | null
  readonly match: Match | null
  readonly question: string
  readonly policies: Policies
}

type Policies = Readonly<Record<string, string>>

/**
 * The text of a known answer that comes near, under its own question, so that nobody takes it for the answer to another.
 * Only where no product is meant and the model is too small to be given the entry: a larger one decides by itself.
 */
export function quoteNear({ quote, prompt, language, composed, match, question, policies }: NearInput): string | null {
  if (!quote || prompt.edgeComposes === 'nothing' || prompt.takesKnownAnswers) return null
  if (composed && !saysNothing(composed, match) && !onlyRefers(composed, question, policies)) return null
  return sentencesIn(language).quoted(quote.question, quote.answer.plain)[0] ?? null
}

const slots = /\{\{shop\.([^}?]+)\??\}\}/gu
// By these the edge says whom to write to, or that it sees no orders.
// Who speaks of an order of theirs is referred, without a wish to be.
const ownOrder =
  /(?<!\p{L})(?:my (?:parcel|package|order)|mein(?:e[nm]?)? (?:paket|bestellung)|mon colis|ma commande|mi (?:pedido|paquete))(?!\p{L})/giu
const referring = new Set(['order', 'order_story', 'policy'])

/** Whether the edge would only say whom to ask, to someone who did not ask for that. */
function onlyRefers({ kind, answer }: NonNullable<NearInput['composed']>, question: string, policies: Policies): boolean {
  if (!referring.has(kind)) return false
  const contact = policyOn('contact', policies)
  const named = [...(answer.content ?? '').matchAll(slots)].map(([, key]) => key)
  if (named.some((key) => key !== contact) || (kind === 'policy' && named.length === 0)) return false
  return !readPolicyTopics(question.replace(ownOrder, ' '), policies).some(({ key }) => key !== null && key === contact)
}
