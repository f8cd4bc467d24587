import { fold } from './language.ts'
import { phrasePattern } from './phrase-pattern.ts'
import { properties, substances } from './properties.ts'

const opening =
  /^[¿¡\s]*(?:and |but |so |then |und |aber |et |mais |y |pero |hey |hi |hello |ok |okay |please |is it true that )*(?:is|are|does|do|can|could|has|have|will|would|was|isn't|aren't|doesn't|don't|ist|sind|hat|haben|kann|konnen|darf|geht|gibt es|enthalt|lasst|lassen|est|sont|a-t|ont|peut|peut-on|est-ce|contient|es|son|esta|estan|tiene|tienen|se puede|puede|puedo|sirve|lleva|viene|contiene)\b/u
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
  const keys = patterns.flatMap(({ key, pattern }) =>
    [...text.matchAll(pattern)].some((match) => asks(match, text, own)) ? [key] : [],
  )
  // Machine-washable says more than washable, submersible more than waterproof.
  return keys.filter((key) => !(hidden[key] ?? []).some((stronger) => keys.includes(stronger)))
}

/** A "wool sweater" is the name of what is meant, and "rain" that of a rain jacket: no question about wool or rain. */
function asks(match: RegExpExecArray, text: string, titles: readonly string[]): boolean {
  const next = /^\s(\p{L}+)/u.exec(text.slice(match.index + match[0].length))?.[1]
  const isName = next !== undefined && titles.some((title) => title.split(' ').includes(next))
  // "How many feathers" wants a number.
  const isCount = /(?:how (?:many|much)|wie ?viele?|combien d[e']?|cuant[oa]s?)\s*$/u.test(text.slice(0, match.index))
  return !isName && !isCount && !titles.some((title) => text.includes(title) && title.includes(match[0]))
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

/**
 * The one word that a yes/no question turns on ("does it come with a tamper"); null where there is none or too many.
 * `unclaimed` is the folded question without what asks for attributes: "is it in stock" turns on no word.
 */
export function propertyWord(question: string, titles: readonly string[], unclaimed: string): string | null {
  if (!isYesNo(question)) return null
  const own = new Set(
    titles.flatMap((title) =>
      (fold(title).match(/[\p{L}\p{N}]+/gu) ?? []).flatMap((word) => [word, `${word}s`, word.replace(/s$/, '')]),
    ),
  )
  const words: string[] = (unclaimed.match(/\p{L}[\p{L}\p{N}-]*/gu) ?? []).filter(
    (word) => word.length > 2 && !common.has(word) && !own.has(word),
  )
  return words.length > 0 && words.length <= wordsMax ? (words.at(-1) ?? null) : null
}
