import { bitOf } from './lexicon/word-senses.ts'
import { isUpTo, reachesFigure } from './limits.ts'
import { countedAt, countsOne, type Figure, isFigure, isGermanNumeral, judgeFigure } from './numbers.ts'
import { type Filled, quoteValues, type Reading, type ReadToken } from './reading.ts'
import { keysNamed, type Records } from './records.ts'
import { field, harmless, nothing, type Topic } from './topics.ts'
import type { Surroundings } from './verdict.ts'

/** A value that another product of the sentence has proves nothing of this one. */
export function unquoteOthers({ tokens, named }: Reading, aboutAt: (at: number) => readonly number[], records: Records): void {
  const isQuoted = ({ isProven, key, kind, name }: ReadToken): boolean =>
    isProven && key !== null && kind !== 'slot' && name === null
  const says = (index: number, { key, text }: ReadToken): boolean =>
    records.valuesOf(index).some((value) => value.key === key && value.words.includes(text))
  const lastName = tokens.findLastIndex(({ name }) => name !== null)
  const figures = tokens.filter((token, at) => at > lastName && token.kind === 'number' && isQuoted(token))
  // "A and B cost €1 and €2": each of its own, in this order.
  const isOneEach = figures.length === named.length && new Set(figures.map(({ key }) => key)).size === 1
  const isInOrder = isOneEach && figures.every((figure, each) => says(named[each] as number, figure))
  tokens.forEach((token, at) => {
    if (!isQuoted(token) || (isInOrder && at > lastName && token.key === figures[0]?.key)) return
    const isSwapped = isOneEach && token.key === figures[0]?.key
    if (isSwapped || !aboutAt(at).some((index) => says(index, token))) token.isProven = false
  })
}

/** Each figure that is not a record's word already, with what proves it. */
export function judgeFigures(reading: Reading, aboutAt: (at: number) => readonly number[], around: Surroundings): Figure[] {
  const { tokens } = reading
  const figures: Figure[] = []
  tokens.forEach((token, at) => {
    if (token.isProven || token.bits & harmless) return
    if (token.kind === 'word' && isGermanNumeral(token.text)) figures.push({ at, kind: 'price', proof: null, isIdle: false })
    else if (isFigure(token) || countsOne(reading, at) || countsOneOf(reading, at, aboutAt(at), around.records))
      figures.push(judgeFigure(reading, at, countedAt(reading, at) ?? aboutAt(at), around.heading, around.records))
  })
  const inOrder = figuresInOrder(figures, reading, around)
  if (inOrder) return inOrder
  // "A and B cost €1": true of both, or as many figures as products.
  for (const figure of figures) {
    const about = aboutAt(figure.at)
    if (!figure.proof || about.length < 2) continue
    const alike = figures.filter(({ at, kind }) => kind === figure.kind && aboutAt(at) === about)
    if (alike.length === about.length) {
      const own = about[alike.indexOf(figure)] as number
      if (!judgeFigure(reading, figure.at, [own], around.heading, around.records).proof) return [{ ...figure, proof: null }]
    }
    if (alike.length === 1)
      for (const index of about)
        if (!judgeFigure(reading, figure.at, [index], around.heading, around.records).proof)
          return [{ ...figure, proof: null, isIdle: false }]
  }
  return figures
}

/** "One line" of a kite whose record counts its lines. */
const countsOneOf = ({ tokens }: Reading, at: number, about: readonly number[], records: Records): boolean =>
  tokens[at]?.text === 'one' &&
  !tokens[at].isProven &&
  about.some((index) =>
    records.terms.keysIn(tokens, index).some(({ own, at: next }) => next === at + 1 && own.stems.length === 1),
  )

/** "A is heavier than B: 2.3 kg against 190 g": as many figures behind the names as there are names, each of its own. */
function figuresInOrder(figures: readonly Figure[], reading: Reading, { heading, records }: Surroundings): Figure[] | null {
  const { named, tokens } = reading
  const stated = figures.filter(({ isIdle }) => !isIdle)
  const isBehind = stated.every(({ at }) => tokens.slice(at).every(({ name }) => name === null))
  if (named.length < 2 || stated.length !== named.length || !isBehind) return null
  const judged = stated.map(({ at }, each) => judgeFigure(reading, at, [named[each] as number], heading, records))
  return judged.every(({ proof }) => proof !== null) ? [...judged, ...figures.filter(({ isIdle }) => isIdle)] : null
}

/** "Always 210 km/h", "at least 300 m", of a record that says up to so much. */
export const overstatesLimit = ({ tokens }: Reading, aboutAt: (at: number) => readonly number[], records: Records): boolean =>
  tokens.some(
    (_, at) =>
      reachesFigure(tokens, at) &&
      aboutAt(at).some((index) => [...records.fieldsOf(index).values()].some((value) => isUpTo(tokens[at]?.text ?? '', value))),
  )

/** What a figure without proof is about. */
export function topicOfFigure({ kind }: Figure, reading: Reading): Topic[] {
  switch (kind) {
    case 'price':
      return [field('price')]
    case 'stock':
      return [field('stock')]
    case 'rating':
      return [field('rating')]
    case 'percent':
      return [{ kind: 'policy', sense: 'discount' }, field('price')]
    default: {
      const keys = reading.tokens.flatMap(({ text, kind: of }) => (of === 'word' ? keysNamed(text) : []))
      return keys.length ? keys.map(field) : [nothing]
    }
  }
}

/** A figure or sign right beside a slot makes another figure of it. */
export function isGlued({ text, tokens }: Reading, slots: readonly Filled[]): boolean {
  return tokens.some(({ kind, slot, start, end }) => {
    const filled = kind === 'slot' ? slots[slot] : undefined
    if (!filled || filled.key === 'title' || !/\d/.test(filled.value)) return false
    const [before, after] = [text.slice(Math.max(0, start - 2), start), text.slice(end, end + 12)]
    return (
      (!isApartBefore(before) && /[\p{L}\p{N}$€£¥+=×÷%#/]$|[-.,]$|\d\s$/u.test(before)) ||
      (!isApartBehind(after) &&
        /^(?:[\p{L}\p{N}%+=×÷/€$£]|\s?[-.,]\s?\d|\s[×x*/÷+%]\s?\d|\s?(?:[€$£%]|(?:eur|euros?|usd|dollars?|gbp|pounds?|cents?|bucks|quid|percent|prozent)(?!\p{L})))/iu.test(
          after,
        ))
    )
  })
}
// How most slots stand: between words, or at a sentence's end.
const isApartBefore = (before: string): boolean => before === '' || /^[a-z.:;,)]? $/i.test(before)
const isApartBehind = (behind: string): boolean => /^(?:[.,;:!?)]?$|[.,;:!?)]? [afh-or-tvwyz])/.test(behind)

/** The one product of which all figures of a sentence are true that names none. */
export function onlyOwner(
  wrong: readonly Figure[],
  read: Reading,
  { records, heading }: Surroundings,
): { readonly index: number; readonly fields: readonly string[] } | null {
  const owners = records.facts.products.flatMap((_, at) => {
    const tokens = read.tokens.map((token) => ({ ...token }))
    quoteValues({ ...read, tokens }, [at + 1], records)
    const keys = wrong.map(
      (figure) => tokens[figure.at]?.key ?? judgeFigure(read, figure.at, [at + 1], heading, records).proof?.field ?? null,
    )
    return keys.every((key) => key !== null) ? [{ index: at + 1, fields: [...new Set(keys)] }] : []
  })
  const [owner, ...others] = owners
  return owner && others.length === 0 ? owner : null
}

/** The key of a value that another product has, and the one that is spoken of has not: "the atlas is a paperback". */
export function valueOfAnother({ tokens }: Reading, aboutAt: (at: number) => readonly number[], records: Records): string | null {
  for (let at = 0; at < tokens.length; at++) {
    const token = tokens[at] as ReadToken
    if (token.kind !== 'word' || token.isProven || token.bits !== 0) continue
    const about = aboutAt(at)
    if (about.length === 0) continue
    const found = records.wordsOfOthers(about).get(token.text)
    const isWhole = found?.words.every((word, offset) => tokens[at + offset]?.text === word && !tokens[at + offset]?.isProven)
    if (found && isWhole && !about.every((index) => found.words.every((word) => records.productHasWord(index, word))))
      return found.key
  }
  return null
}

/** The list price stated as the price, or another currency beside it. */
export function isMislabelled({ tokens, bits }: Reading, slots: readonly Filled[]): boolean {
  const hasPriceBefore = bits & bitOf.list
  return slots.some(({ key, slot }) => key === 'list_price' && /^\d/.test(slot)) && !hasPriceBefore && tokens.length > 0
}
