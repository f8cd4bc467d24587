import { fold } from '../weighing/language.ts'
import type { Entry } from '../weighing/leaders.ts'
import { readNegations } from '../weighing/negations.ts'
import { deniesWish, isRuledOut } from '../weighing/ruled-out.ts'
import { judgeThreshold } from '../weighing/thresholds.ts'
import type { Context } from './product-context.ts'

/** Of some products those that nothing in the question rules out: what it must not be, an age, a load, a wish that it denies. */
export function fittingOf({ question, facts, language, entries }: Context, indices: readonly number[]): number[] {
  const ruledOut = readNegations(fold(question)).words
  const isUnfit = (entry: Entry): boolean =>
    judgeThreshold(entry, question, facts.locale, language)?.finding === 'no' ||
    deniesWish(entry, question, facts.locale, language) ||
    ruledOut.some((thing) => isRuledOut(entry, thing, facts.locale, language))
  return indices.filter((index) => !isUnfit(entries[index - 1] as Entry))
}
