import { fold } from './language.ts'
import type { Mention } from './mentions.ts'
import { phrasePattern } from './phrase-pattern.ts'
import { properties, substances } from './properties.ts'

const opening =
  /^(?:and |but |so |then |und |aber |et |mais |y |pero |hey |hi |hello |ok |okay |please |is it true that )*(?:is|are|does|do|can|could|has|have|will|would|was|isn't|aren't|doesn't|don't|ist|sind|hat|haben|kann|konnen|darf|geht|gibt es|enthalt|lasst|lassen|est|sont|a-t|ont|peut|peut-on|est-ce|contient|es|son|esta|estan|tiene|tienen|se puede|puede|puedo|sirve|lleva|viene|contiene)\b/u
const wh =
  /\b(?:what|which|who|whom|whose|how|when|where|why|was|welche\w*|wer|wie|wieviel|wann|wo|woher|warum|quel\w*|qui|combien|quand|ou est|pourquoi|comment|que|cual\w*|quien|cuant\w*|cuando|donde|por que|como)\b/u

/** Whether a question wants yes or no. "Vegan?" does, "which colours?" does not. */
export function isYesNo(question: string): boolean {
  const text = fold(question)
  if (opening.test(text)) return true
  return !wh.test(text) && text.split(' ').length <= 6 && /\?|\b(?:ok|okay|possible|right|correct|oder)\b/u.test(text)
}

const patterns = [...properties, ...substances].map(({ key, ask }) => ({ key, pattern: phrasePattern(ask) }))

/** The properties of the table that a question asks yes or no of; words of the products' titles ask nothing. */
export function readProperties(question: string, titles: readonly string[]): string[] {
  if (!isYesNo(question) && !hasPropertyAlone(question)) return []
  const own = titles.map(fold)
  const text = fold(question)
  const found = patterns.flatMap(({ key, pattern }) => {
    const [match] = text.matchAll(pattern)
    // A "wool sweater" is the name of what is meant, no question about wool.
    const next = match && /^\s(\p{L}+)/u.exec(text.slice(match.index + match[0].length))?.[1]
    if (match && next && own.some((title) => title.split(' ').includes(next))) return []
    return match && !own.some((title) => text.includes(title) && title.search(pattern) >= 0)
      ? [{ key, length: match[0].length }]
      : []
  })
  // Machine-washable says more than washable, submersible more than waterproof.
  const keys = found.map(({ key }) => key)
  return keys.filter((key) => !(hidden[key] ?? []).some((stronger) => keys.includes(stronger)))
}

const hidden: Readonly<Record<string, readonly string[]>> = {
  washable: ['machine_washable', 'dishwasher_safe'],
  waterproof: ['submersible'],
  fragrance_or_perfume: ['unscented'],
  wireless: ['bluetooth'],
}

/** "rain jacket waterproof + which sizes": a property named beside other questions is requested too. */
const hasPropertyAlone = (question: string): boolean => /\b(?:is|are|ist|sind|est|sont|es|son)\b|\+|\?/u.test(fold(question))

const common = new Set(
  (
    'a an the this that these those it its they them is are does do did can could has have had will would was were be been i you we my me your one ones any some of in on for with to from at by and or but not no yes so too also really still just very there here if when then as than come comes coming get got go goes work works use used made make suitable good ok okay fine possible safe need needs want like please thanks hi hello hey ' +
    'der die das den dem des ein eine einen einem einer es er sie ihn ihm ich du wir ihr man ist sind hat haben kann konnen darf wird werden mit ohne fur von zu im in am auf aus und oder auch noch nicht kein keine gibt geht denn mal so sehr wirklich geeignet ' +
    'le la les un une des du de il elle ils elles on ce cette ces est sont a ont peut avec sans pour dans sur et ou aussi pas ne que qui se y en t il ' +
    'el la los las un una unos unas lo es son esta estan tiene tienen puede puedo se con sin para por de del en y o tambien no que me'
  ).split(' '),
)
const wordsMax = 2

/** The one word that a yes/no question turns on ("does it come with a tamper"); null where there is none or too many. */
export function propertyWord(question: string, titles: readonly string[], mentions: readonly Mention[]): string | null {
  if (!isYesNo(question)) return null
  // "Battery?" wants the value, "does it have a timer?" wants yes or no.
  if (mentions.length > 0 && !opening.test(fold(question))) return null
  const own = new Set(
    titles.flatMap((title) =>
      (fold(title).match(/[\p{L}\p{N}]+/gu) ?? []).flatMap((word) => [word, `${word}s`, word.replace(/s$/, '')]),
    ),
  )
  const words: string[] = (fold(question).match(/\p{L}[\p{L}\p{N}-]*/gu) ?? []).filter(
    (word) => word.length > 2 && !common.has(word) && !own.has(word),
  )
  return words.length > 0 && words.length <= wordsMax ? (words.at(-1) ?? null) : null
}
