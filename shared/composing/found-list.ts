import { fold } from '../weighing/language.ts'
import { readNegations } from '../weighing/negations.ts'
import { isDenied } from '../weighing/ruled-out.ts'
import type { Composed } from './composed.ts'
import { fittingOf } from './fitting.ts'
import { asksFact } from './intents.ts'
import { type Context, cardLines, isNamedBy, listedMax } from './product-context.ts'
import { pick } from './texts.ts'

/** What a search found, or that it found nothing. */
export function foundList(context: Context): Composed | null {
  const { found, sentences, question, intents, facts, focus, subjects, words } = context
  if (found === null) return null
  const barred = intents.wantsSimilar ? focus : []
  const indices = facts.products
    .slice(0, Math.min(found, listedMax))
    .flatMap((_, at) => (barred.includes(at + 1) ? [] : [at + 1]))
  const isShort = question.split(/\s+/).length <= 6
  if (indices.length === 0) {
    if (found === 0 && words.length === 0 && !intents.seeks) return null
    const wordings = found === 0 ? sentences.nothing : sentences.nothingSimilar
    return { text: pick(wordings, question), isCertain: intents.seeks || isShort, kind: 'nothing' }
  }
  const isBare = !/\S\s+\S/u.test(question)
  if (subjects.by === 'name' && subjects.indices.length === 1 && !intents.seeks && !isBare && asksFact(question)) return null
  const fitting = fittingOf(context, indices)
  if (fitting.length === 0) return { text: pick(sentences.nothing, question), isCertain: false, kind: 'nothing' }
  const isNear = context.match === 'near' || !fitting.some((index) => isNamedBy(context, index))
  const heading = pick(isNear ? sentences.nearest : sentences.found(fitting.length), question)
  const isCertain = !isNear && (intents.seeks || isShort)
  return { text: `${heading}\n${listed(context, fitting)}`, isCertain, kind: 'found' }
}

/** Where something is ruled out, what says that it is without before what says nothing of it. */
function listed(context: Context, indices: readonly number[]): string {
  const { question, entries, sentences } = context
  const things = readNegations(fold(question)).words
  const denies = (index: number): boolean => things.every((thing) => isDenied(entries[index - 1]?.fields ?? [], thing))
  const [without, silent] = [indices.filter(denies), indices.filter((index) => !denies(index))]
  if (things.length === 0 || without.length === 0 || silent.length === 0) return cardLines(context, indices)
  return [cardLines(context, without), pick(sentences.silent, question), cardLines(context, silent)].join('\n')
}
