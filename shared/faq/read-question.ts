import { codesOf } from './codes.ts'
import { relationHash, stemHash } from './hashes.ts'
import { frames, type LanguageRules } from './language/rules.ts'
import { wordsOf } from './normalise.ts'
import { namesIn } from './product-names.ts'

/**
 * What no likeness of words tells apart: "can I return it" from "can't I return it", 30 days from 45, from A to B from B
 * to A. Two questions that differ in one of these are different questions, whatever their score (GPTCache issue 694: a
 * question and its reversal score 0.83 to 0.9997 on nine encoders).
 */
export interface Marks {
  /** What is denied, by its stem: `retur` of "can't I return it", `googl accou` of "without a Google account". */
  readonly denied: readonly string[]
  /** Short numbers as written, `30`, `2.5`: they must be the same. */
  readonly numbers: readonly string[]
  /** Numbers in words, as digits: as good as the digit, but two of something is often no number at all. */
  readonly spelled: readonly string[]
  /** Amounts of money, `20€` as `20`: the same. */
  readonly prices: readonly string[]
  /** The question is about one order, parcel or account by its number. */
  readonly hasOrderId: boolean
  /** Sides of a pair of opposites, as `pair * 2 + side`. */
  readonly sides: readonly number[]
  /** The word after "from" and the word after "to", where both are there. */
  readonly direction: { readonly from: string; readonly to: string } | null
  /** Products it names (`product-names.ts`). */
  readonly products: readonly string[]
  /** Names that go without saying, because the entry holds for these products only. */
  readonly implied: readonly string[]
  /** What must be the same where both questions have it (`codes.ts`). */
  readonly codes: readonly string[]
  /** Words with accents or other marks, which tell them from words of other meaning. */
  readonly accented: readonly string[]
  /** Stems of verbs in the past: what the shopper has done already. */
  readonly past: readonly string[]
  /** Of these what the speaker did, said as such: "I cancelled". */
  readonly done: readonly string[]
  readonly undo: boolean
  /** Something that happened to this shopper at some moment. */
  readonly occasion: boolean
}

export const plainMarks: Marks = {
  denied: [],
  numbers: [],
  spelled: [],
  prices: [],
  hasOrderId: false,
  sides: [],
  direction: null,
  products: [],
  implied: [],
  codes: [],
  accented: [],
  past: [],
  done: [],
  undo: false,
  occasion: false,
}

/** A question as the gates and the pair model see it; for known questions it is read from the index. */
export interface ReadQuestion {
  readonly marks: Marks
  /** Position in `frames`. */
  readonly frame: number
  /** Who acts: `speaker`, `shop`, or the hash of a noun; 0 unknown. */
  readonly subject: number
  /** Hash of what the subject does, in the active voice; 0 unknown. */
  readonly verb: number
  /** That verb as it is written; of queries only. */
  readonly act?: string | undefined
  /** Hashes of what was done, where it is reported without a question; of queries only. */
  readonly did?: readonly number[]
  /** Hashes of words and of their opposites with or without a prefix; of queries only. */
  readonly reverses?: readonly { readonly own: number; readonly others: readonly number[] }[]
  /** Where it wants to know whether the shop sells a thing: hashes of the verbs that this may stand for; of queries only. */
  readonly trading?: readonly number[] | null
  /** Names in it, by their capitals; of queries only. */
  readonly named?: readonly string[]
  /** How long something takes, not how long one may; of queries only. */
  readonly wantsTaking?: boolean
  /** Hashes of content words and relations, in their order. */
  readonly stems: {
    readonly length: number
    readonly [at: number]: number
    includes(hash: number): boolean
    indexOf(hash: number): number
  }
}

export const speaker = 1
export const shop = 2

const reported = new Set((['report', 'event'] as const).map((name) => frames.indexOf(name)))

/** Verbs of the past forms among the words, in each way they may be spelt. */
const didOf = (words: readonly string[], { irregular }: LanguageRules): number[] =>
  words.flatMap((word) => {
    const verb = irregular.get(word)
    const spelt = word === 'ordered' ? [] : verb ? [verb] : /^\p{L}{2,}ed$/u.test(word) ? basesOf(word) : []
    return spelt.map((each) => stemHash(stemOf(each)))
  })

const basesOf = (word: string): string[] => {
  const stem = word.slice(0, -2)
  return [stem, `${stem}e`, stem.replace(/(.)\1$/u, '$1'), stem.replace(/i$/u, 'y')]
}

const reversedMin = 4
const reversesOf = (words: readonly string[], rules: LanguageRules) =>
  words
    .filter((word) => word.length >= reversedMin && isContent(word, rules) && !rules.quiet.has(word))
    .map((word) => ({ own: stemHash(stemOf(word)), others: oppositesOf(word, rules).map((other) => stemHash(stemOf(other))) }))

/** Without the prefix that turns it round, and of a participle with it: nobody says "unreturn". */
const oppositesOf = (word: string, { reversing, participle }: LanguageRules): string[] =>
  reversing.flatMap((prefix) =>
    word.startsWith(prefix) && word.length >= prefix.length + reversedMin
      ? [word.slice(prefix.length)]
      : participle.test(word)
        ? [`${prefix}${word}`]
        : [],
  )

/** Words with a capital that begin no sentence; no initials. */
const namedIn = (text: string): string[] =>
  /\p{Ll} \p{Ll}/u.test(text)
    ? [...text.matchAll(/(?<=[\p{L}\p{N},] )\p{Lu}\p{Ll}{2,}/gu)].map(([name]) => name.toLowerCase())
    : []

const money =
  /(?:[€$£¥₹]\s?(\d+(?:[.,]\d+)*))|(?:(?<![\d.,])(\d+(?:[.,]\d+)*)\s?(?:[€$£¥₹]|(?:eur|euros?|usd|dollars?|gbp|pounds?|rs|inr|rupees?|chf|yen)\b))/gu
// Five digits and more, or letters and digits mixed with at least three digits: nobody asks how long 00123842 days are.
const identifier =
  /\b(?:[a-z]{0,6}[-#]?\d{5,}[a-z\d-]*|(?=[a-z\d-]{0,60}\d)(?=(?:[a-z-]{0,60}\d){3})(?=[a-z\d-]{0,60}[a-z])[a-z\d]+(?:-[a-z\d]+)*)\b/gu
// Not what belongs to a name (T10, powerplay11); a minus after a space or at the beginning is a sign, not a dash.
const number = /(?<![\p{L}\d.,-])(?:(?<=^|\s)[-−])?\d+(?:[.,]\d+)*/gu
const stemLength = 5
const verbsOfAnySubject = new Set('take get have be do cost work come need go apply'.split(' '))
const formsOfBe = new Set('is are was were be been being ist sind wird werden'.split(' '))

export const stemOf = (word: string): string => word.slice(0, stemLength)

/** What the gates and the pair model compare of a question beside its meaning. */
export function readQuestion(text: string, rules: LanguageRules, names: ReadonlySet<string> = noNames): ReadQuestion {
  const lower = text.normalize('NFKC').toLowerCase().replaceAll('’', "'").replaceAll('ё', 'е')
  const words = wordsOf(lower)
  const { subject, verb, act } = actorOf(words, rules)
  const frame = frameOf(lower.trim(), rules)
  return {
    marks: marksOf(text, lower, words, rules, names, subject),
    frame,
    did: reported.has(frame) ? didOf(words, rules) : [],
    reverses: reversesOf(words, rules),
    trading: rules.sells.test(lower) ? [...rules.trading].map((verb) => stemHash(stemOf(verb))) : null,
    named: rules.capitalsAreNames ? namedIn(text) : [],
    wantsTaking: rules.taking.test(lower),
    subject,
    verb,
    act,
    stems: [
      ...new Set(
        words.flatMap((word) =>
          rules.relations.has(word) ? relationHash(word) : isContent(word, rules) ? stemHash(stemOf(word)) : [],
        ),
      ),
    ],
  }
}

function marksOf(
  text: string,
  lower: string,
  words: readonly string[],
  rules: LanguageRules,
  names: ReadonlySet<string>,
  subject: number,
): Marks {
  const prices: string[] = []
  let rest = lower.replace(rules.sizes, ' ').replace(money, (_all, after: string | undefined, before: string | undefined) => {
    prices.push(plainNumber(after ?? before ?? ''))
    return ' '
  })
  let hasOrderId = false
  rest = rest.replace(identifier, () => {
    hasOrderId = true
    return ' '
  })
  return {
    denied: deniedOf(words, rules),
    numbers: [...new Set((rest.match(number) ?? []).map(plainNumber))],
    spelled: words.flatMap((word) => rules.numberWords.get(word) ?? []),
    prices,
    hasOrderId,
    sides: sidesOf(lower, words, rules, subject),
    direction: directionOf(words, rules),
    products: namesIn(text, names),
    implied: [],
    codes: codesOf(lower, words),
    accented: [...new Set(words.filter((word) => withoutMarks(word) !== word))],
    past: [...lower.matchAll(rules.past)].map(([, stem = '']) => stemOf(stem)),
    done: [...lower.matchAll(rules.done)].map(([, stem = '']) => stemOf(stem)),
    undo: rules.undo.test(lower),
    occasion: rules.occasion.test(lower),
  }
}

const noNames: ReadonlySet<string> = new Set()

/** Letters alone. */
export const withoutMarks = (word: string): string => word.normalize('NFD').replace(/\p{M}/gu, '')

const plainNumber = (digits: string): string => digits.replace('−', '-').replace(',', '.').replace(/\.0+$/, '')

const isContent = (word: string, rules: LanguageRules): boolean => !rules.light.has(word) && !rules.negations.has(word)

/** Content words by their stems. */
export const stemsOf = (text: string, rules: LanguageRules): string[] =>
  wordsOf(text.normalize('NFKC').toLowerCase())
    .filter((word) => isContent(word, rules))
    .map(stemOf)

function frameOf(lower: string, rules: LanguageRules): number {
  const found = rules.frames.find(([, pattern]) => pattern.test(lower))
  return frames.indexOf(found?.[0] ?? 'none')
}

/** What the shopper buys, the shop sells; and a shop that opens at eight closes some time. */
function sidesOf(lower: string, words: readonly string[], rules: LanguageRules, subject: number): number[] {
  const found = new Set<number>()
  const joined = subject === shop ? [] : rules.joined.flatMap(([pattern, word]) => (pattern.test(lower) ? [word] : []))
  for (const word of [...words, ...joined]) {
    const side = rules.sides.get(word)
    if (side === undefined) continue
    const pair = side >> 1
    if (pair === 0 && rules.hours.test(lower)) continue
    found.add(subject === shop && rules.converse.has(pair) ? side ^ 1 : side)
  }
  return [...found]
}

/** The verb after a negation, or the two words of a noun phrase; where it ends the sentence, the word before. */
function deniedOf(words: readonly string[], rules: LanguageRules): string[] {
  const denied = new Set<string>()
  words.forEach((word, at) => {
    if (!rules.negations.has(word)) return
    const after = words.slice(at + 1, at + 7).filter((each) => isContent(each, rules))
    const before = words.slice(0, at).findLast((each) => isContent(each, rules))
    const phrase = after.length ? after.slice(0, rules.determiners.has(word) ? 2 : 1) : before ? [before] : []
    if (phrase.length && !phrase.some((part) => rules.unknowing.has(part))) denied.add(phrase.map(stemOf).join(' '))
  })
  return [...denied]
}

function directionOf(words: readonly string[], rules: LanguageRules): Marks['direction'] {
  const from = words.findIndex((word) => rules.from.has(word))
  if (from < 0) return null
  const to = words.findIndex((word, at) => at !== from + 1 && rules.to.has(word) && at + 1 < words.length)
  const [origin, goal] = [words[from + 1], words[to + 1]]
  return to >= 0 && origin && goal ? { from: origin, to: goal } : null
}

/** Subject and verb after the first auxiliary. */
function actorOf(words: readonly string[], rules: LanguageRules): { subject: number; verb: number; act?: string | undefined } {
  const auxiliary = words.slice(0, 5).findIndex((word) => rules.auxiliaries.has(word))
  if (auxiliary < 0) return { subject: 0, verb: 0 }
  const rest = words.slice(auxiliary + 1)
  const at = rest.findIndex((word) => rules.speaker.has(word) || rules.shop.has(word) || isContent(word, rules))
  const actor = rest[at]
  if (actor === undefined) return { subject: 0, verb: 0 }
  const subject = rules.speaker.has(actor) ? speaker : rules.shop.has(actor) ? shop : Math.max(3, stemHash(stemOf(actor)))
  const passive = formsOfBe.has(words[auxiliary] ?? '') || formsOfBe.has(rest[at + 1] ?? '')
  const verb = passive ? undefined : rest.slice(at + 1).find((word) => isContent(word, rules))
  return verb && !verbsOfAnySubject.has(verb) ? { subject, verb: stemHash(stemOf(verb)), act: verb } : { subject, verb: 0 }
}
