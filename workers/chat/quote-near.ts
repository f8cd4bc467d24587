import { sentencesIn } from '../../shared/composing/texts.ts'
import type { Prompt } from '../../shared/prompt.ts'
import type { Language } from '../../shared/weighing/language.ts'
import type { Match } from '../catalogue/query/tiers.ts'
import type { KnownEntry } from '../known-answers/contract.ts'
import { saysNothing } from './says-nothing.ts'

interface NearInput {
  readonly quote: KnownEntry | null
  readonly prompt: Pick<Prompt, 'edgeComposes' | 'takesKnownAnswers'>
  readonly language: Language
  /** What the edge would say otherwise; null where the model is to answer. */
  readonly composed: { readonly kind: string } | null
  readonly match: Match | null
}

/**
 * The text of a known answer that comes near, under its own question, so that nobody takes it for the answer to another.
 * Only where no product is meant and the model is too small to be given the entry: a larger one decides by itself.
 */
export function quoteNear({ quote, prompt, language, composed, match }: NearInput): string | null {
  if (!quote || prompt.edgeComposes === 'nothing' || prompt.takesKnownAnswers) return null
  if (composed && !saysNothing(composed, match)) return null
  return sentencesIn(language).quoted(quote.question, quote.answer.plain)[0] ?? null
}
