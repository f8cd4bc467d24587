import { fold } from '../weighing/language.ts'
import type { Entry } from '../weighing/leaders.ts'
import { judgeThreshold } from '../weighing/thresholds.ts'
import { judgeSubstance, judgeWord, substances } from '../weighing/verdicts.ts'
import type { Composed } from './composed.ts'
import { asksFact } from './intents.ts'
import { type Context, cardLines, isNamedBy, listedMax } from './product-context.ts'
import { pick } from './texts.ts'

const negating =
  /(?<![\p{L}'])(?:not|no|without|except|nothing (?:in|with|of|made of)|(?:anything|everything) but|isn't|aren't|(?:don't|do not) (?:want|need|like)|other than|nicht|kein\p{L}*|ohne|ausser|pas de|sans|sauf|sin|excepto)\s+(?:(?:a|an|any|the|made of|from|made from|ein\p{L}*|aus|d'|de|en|un|una|une)\s+)*(\p{L}{3,})(?:\s+(?:and|or|und|oder|et|ou|y|o)\s+(\p{L}{3,}))?/gu

/** "Won't sleep without a light" rules no light out. */
const doubled =
  /(?<!\p{L})(?:not|never|(?:wo|ca)n'?t|cannot|nicht|nie|pas|jamais|no|nunca)\s+(?:\p{L}+\s+){0,3}?(?:without|ohne|sans|sin)(?!\p{L})/gu

/** What the question rules out ("not a tent", "no wool") or what an age or a load in it does not fit. */
function isUnfit(entry: Entry, { question, facts, language }: Context): boolean {
  if (judgeThreshold(entry, question, facts.locale, language)?.finding === 'no') return true
  const words = [...fold(question).replace(doubled, ' ').matchAll(negating)].flatMap(([, first, second]) =>
    [first, second].filter((word) => word !== undefined),
  )
  const title = fold(entry.fields.get('title') ?? '')
  return words.some((word) => {
    const substance = substances.find(({ means }) => means.test(word))
    const verdict = substance ? judgeSubstance(entry, substance, language) : judgeWord(entry, word, language)
    return verdict.finding === 'yes' || title.includes(word.replace(/s$/u, ''))
  })
}

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
  if (subjects.by === 'name' && subjects.indices.length === 1 && !intents.seeks && asksFact(question)) return null
  const fitting = indices.filter((index) => !isUnfit(context.entries[index - 1] as Entry, context))
  if (fitting.length === 0) return { text: pick(sentences.nothing, question), isCertain: false, kind: 'nothing' }
  const isNear = context.match === 'near' || !fitting.some((index) => isNamedBy(context, index))
  const heading = pick(isNear ? sentences.nearest : sentences.found(fitting.length), question)
  const isCertain = !isNear && (intents.seeks || isShort)
  return { text: `${heading}\n${cardLines(context, fitting)}`, isCertain, kind: 'found' }
}
