import { differenceOf, summaryKeys } from '../weighing/differences.ts'
import { fold } from '../weighing/language.ts'
import { attributeOf } from '../weighing/mentions.ts'
import { readNegations } from '../weighing/negations.ts'
import type { Composed } from './composed.ts'
import { fittingOf } from './fitting.ts'
import { type Context, slotOf, verdictKeys, verdictLines } from './product-context.ts'
import { isAboutSeveral } from './subjects.ts'

/** Two products or more side by side. */
export function comparison(context: Context): Composed | null {
  const { subjects, intents, mentions, question, entries, facts, language, found } = context
  const isOfNamed = subjects.by === 'name' && subjects.indices.length > 1
  const isOfTalk = subjects.by === 'conversation' && subjects.indices.length > 1 && subjects.indices.length <= 3
  // "So the first one is cheaper?", of two that were spoken of.
  const isOfPair =
    context.focus.length === 2 &&
    found === null &&
    subjects.by === 'name' &&
    subjects.indices.every((index) => context.focus.includes(index)) &&
    mentions.some(({ sense }) => sense)
  // "The difference between the two mowers", which a search has found.
  const isOfFound =
    subjects.by === 'search' && intents.compares && context.match === 'found' && [2, 3].includes(subjects.indices.length)
  const isComparing = intents.compares || intents.joins || mentions.some(({ sense }) => sense) || intents.recommends
  if (
    !isOfPair &&
    !isOfFound &&
    !(isOfNamed && (isComparing || mentions.length > 0)) &&
    !(isOfTalk && (intents.compares || (isAboutSeveral(question) && mentions.length > 0)))
  )
    return null
  const all = (isOfPair ? context.focus : subjects.indices).slice(0, 4)
  // An age that one of two does not fit is what tells them apart; what is ruled out is no longer compared.
  const indices = readNegations(fold(question)).words.length ? fittingOf(context, all) : all
  if (indices.length < 2) return null
  const verdicts = verdictKeys(context, indices).filter(
    (key) => !mentions.some(({ attribute, sense }) => sense && attribute.key === key),
  )
  // What they are to be ranked by comes before what only tells them apart: "the peat-free or the classic one, which is cheaper?"
  const keys = [
    ...new Set(
      mentions.toSorted((a, b) => Number(b.sense !== null) - Number(a.sense !== null)).map(({ attribute }) => attribute.key),
    ),
  ]
  const lines = keys.flatMap((key) => differenceText(key, indices) ?? [])
  if (lines.length > 0 && !(verdicts.length && lines.length < 1))
    return { text: sentencesOf(lines), isCertain: true, kind: 'comparison' }
  if (verdicts.length) return { text: verdictLines(context, indices, verdicts), isCertain: true, kind: 'verdicts' }
  const summary = summaryKeys.flatMap((key) => differenceText(key, indices) ?? []).slice(0, 3)
  if (keys.length > 0 && summary.length === 0) return null
  return summary.length ? { text: sentencesOf(summary), isCertain: true, kind: 'comparison' } : null

  function differenceText(key: string, positions: readonly number[]): string | null {
    const sense = mentions.find(({ attribute }) => attribute.key === key)?.sense ?? null
    const difference = differenceOf(
      entries,
      positions.map((index) => index - 1),
      attributeOf(key),
      {
        locale: facts.locale,
        language,
        sense,
        show: (at, field) => slotOf(at + 1, field),
      },
    )
    return difference?.text ?? null
  }
}

const sentencesOf = (lines: readonly string[]): string => lines.map((text) => `${text}.`).join('\n')
