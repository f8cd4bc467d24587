import { areOtherCodes } from './codes.ts'
import { relationsFrom, stemHash } from './hashes.ts'
import { type Frame, frames } from './language/rules.ts'
import { type Marks, type ReadQuestion, shop, speaker, stemOf, withoutMarks } from './read-question.ts'

export type GateReason =
  | 'negation'
  | 'number'
  | 'price'
  | 'order id'
  | 'opposite'
  | 'direction'
  | 'product'
  | 'spelling'
  | 'role'
  | 'want'
  | 'state'
  | 'word'
  | 'figure'

/**
 * Why the query is not the known question, though they may look alike; null when nothing forbids it. The stems
 * tell whether what one denies is spoken of by the other at all: "I don't want my account, how do I delete it" asks the
 * same as "how do I delete my account".
 */
export function gate(query: ReadQuestion, known: ReadQuestion): GateReason | null {
  const [left, right] = [query.marks, known.marks]
  if (deniesAlone(query, known) || deniesAlone(known, query)) return 'negation'
  if (left.hasOrderId && !right.hasOrderId) return 'order id'
  if (!sameSet(left.prices, right.prices)) return 'price'
  if (areOtherCodes(left.codes, right.codes)) return 'number'
  if (!isAmong(left.numbers, right) || !isAmong(right.numbers, left)) return 'number'
  for (const side of left.sides) if (right.sides.includes(side ^ 1) && !right.sides.includes(side)) return 'opposite'
  const speaksOf = (marks: Marks) => (name: string) => marks.products.includes(name) || right.implied.includes(name)
  if (!left.products.every(speaksOf(right)) || !right.products.every(speaksOf(left))) return 'product'
  if (isReversed(query, known)) return 'opposite'
  if (left.direction && right.direction && left.direction.from === right.direction.to) return 'direction'
  if (differsInLetters(query, known)) return 'spelling'
  if (changesRoles(query, known) || changesPlaces(query, known) || exchangesTwo(query, known)) return 'role'
  if (isDone(query, known)) return 'state'
  if (wantsAnother(query, known) || wantsToBuy(query, known)) return 'want'
  return null
}

/** Whether a question speaks of what the query denies, or names the same side of its opposites. */
export const takesSameSide = (query: Marks, known: Marks): boolean =>
  query.denied.some((phrase) => deniesAny(known, phrase)) || query.sides.some((side) => known.sides.includes(side))

const hasStem = ({ stems }: ReadQuestion, stem: string): boolean => stems.includes(stemHash(stem))

const deniesAlone = (one: ReadQuestion, other: ReadQuestion): boolean =>
  one.marks.denied.some((phrase) => phrase.split(' ').every((stem) => hasStem(other, stem)) && !deniesAny(other.marks, phrase))

const deniesAny = ({ denied }: Marks, phrase: string): boolean =>
  denied.some((other) => other.split(' ').some((stem) => phrase.split(' ').includes(stem)))

const isAmong = (numbers: readonly string[], { numbers: digits, spelled }: Marks): boolean =>
  numbers.every((each) => digits.includes(each) || spelled.includes(each))

/** "Opened" against "unopened". */
const isReversed = ({ reverses = [] }: ReadQuestion, { stems }: ReadQuestion): boolean =>
  reverses.some(({ own, others }) => !stems.includes(own) && others.some((other) => stems.includes(other)))

const sameSet = (a: readonly string[], b: readonly string[]): boolean =>
  a.every((item) => b.includes(item)) && b.every((item) => a.includes(item))

/** The same letters with other marks are another word; only Latin is commonly written without its accents. */
function differsInLetters(query: ReadQuestion, known: ReadQuestion): boolean {
  if (!query.marks.accented.length && !known.marks.accented.length) return false
  const isOther = (word: string, other: ReadQuestion) => {
    const plain = withoutMarks(word)
    if (plain === word) return false
    const same = other.marks.accented.filter((each) => withoutMarks(each) === plain)
    return same.length ? !same.includes(word) : hasStem(other, stemOf(plain)) && stemOf(plain) !== stemOf(word)
  }
  if (query.marks.accented.some((word) => isOther(word, known))) return true
  return known.marks.accented.some((word) => !/^[\p{Script=Latin}\p{M}\p{N}]*$/u.test(word) && isOther(word, query))
}

/** "I cancelled but …" does not want to know how to cancel, nor "I have paid already" whether one can. */
const isDone = ({ marks, did = [] }: ReadQuestion, known: ReadQuestion): boolean =>
  (!known.marks.done.length && marks.done.some((stem) => stemHash(stem) === known.verb)) ||
  (asksOfActs.has(known.frame) && did.some((verb) => known.stems.includes(verb)))

/** "Can the courier refuse it" against "can I refuse it": one verb, and an actor the other question does not know. */
function changesRoles(query: ReadQuestion, known: ReadQuestion): boolean {
  if (!query.verb || query.verb !== known.verb || query.subject === known.subject) return false
  const isPerson = (subject: number) => subject === speaker || subject === shop
  if (isPerson(query.subject) === isPerson(known.subject)) return false
  const [actor, other] = isPerson(query.subject) ? [known.subject, query] : [query.subject, known]
  return !other.stems.includes(actor)
}

/** "Is the lamp sold with the bulb" against "is the bulb sold with the lamp". */
function changesPlaces(query: ReadQuestion, known: ReadQuestion): boolean {
  for (let at = 1; at < query.stems.length - 1; at++) {
    const relation = query.stems[at] ?? 0
    const there = known.stems.indexOf(relation)
    if (relation < relationsFrom || there < 1) continue
    let [forward, back] = [false, false]
    for (let each = 0; each < query.stems.length; each++) {
      const position = known.stems.indexOf(query.stems[each] ?? 0)
      if (position < 0 || each === at) continue
      if (each < at && position > there) forward = true
      if (each > at && position < there) back = true
    }
    if (forward && back) return true
  }
  return false
}

/**
 * "Can a cat use the dog door" against "can a dog use the cat door": the same words, two of them in each other's place. Words
 * side by side may be one thing ("sale items", "items on sale").
 */
function exchangesTwo({ stems: left, verb }: ReadQuestion, { stems: right }: ReadQuestion): boolean {
  if (left.length !== right.length) return false
  const others: number[] = []
  for (let at = 0; at < left.length; at++) if (left[at] !== right[at]) others.push(at)
  const [first = 0, second = 0] = others
  if (others.length !== 2 || second - first < 2 || left[first] === verb || left[second] === verb) return false
  return left[first] === right[second] && left[second] === right[first]
}

const frameAt = (name: Frame): number => frames.indexOf(name)
const setOf = (...names: readonly Frame[]): ReadonlySet<number> => new Set(names.map(frameAt))
/** Wants that nothing else is. */
const apart = setOf('why', 'who', 'consequence', 'status', 'amount', 'time', 'count', 'duration', 'often', 'measure', 'since')
/** Those that may stand for each other all the same: "what is the delivery time" wants a time. */
const together = new Set(
  (
    [
      ['what', 'amount time count duration measure'],
      ['which', 'measure count'],
      ['time', 'duration often'],
      ['count', 'often measure'],
    ] as const
  ).flatMap(([one, others]) =>
    others
      .split(' ')
      .flatMap((other) => [pairOf(frameAt(one), frameAt(other as Frame)), pairOf(frameAt(other as Frame), frameAt(one))]),
  ),
)
function pairOf(one: number, other: number): number {
  return one * frames.length + other
}
/** "My payment was declined" asks why, or what to do; it asks for no number, place or person. */
const noTrouble = setOf('who', 'where', 'amount', 'time', 'count', 'duration', 'often', 'measure', 'since')
/** Nor does who only tells what happened want to hear what there is. */
const noReport = setOf('who', 'amount', 'time', 'count', 'duration', 'often', 'measure', 'since', 'what', 'existence')
/** What somebody else did, or what befell a thing, is no question of how or whether. */
const noEvent = new Set([...noReport, ...setOf('procedure', 'whether', 'which', 'must', 'contents')])
const asksOfActs = setOf('procedure', 'whether', 'existence', 'what', 'which', 'amount', 'duration', 'time')
const named = setOf('what', 'which', 'count', 'existence')
const [none, trouble, report, event, must, procedure, contents, whether] = (
  ['none', 'trouble', 'report', 'event', 'must', 'procedure', 'contents', 'whether'] as const
).map(frameAt)

const plain = new Set((['whether', 'existence', 'what', 'which', 'procedure'] as const).map(frameAt))
/** Whether a known question of this want may be answered with a figure that its answer gives: "is shipping free". */
export const yieldsToFigure = (known: number): boolean => plain.has(known)

/** "Do you sell short trousers" against "do you shorten trousers". */
const wantsToBuy = ({ trading }: ReadQuestion, known: ReadQuestion): boolean =>
  Boolean(trading && known.frame === whether && known.verb && !trading.includes(known.verb))

const yesOrNo = setOf('whether', 'existence', 'must')
const figured = setOf('amount', 'time', 'duration', 'often', 'count')
/** "Is shipping free" may be answered by how much it is, "does it have a warranty" by how long. */
export const impliesFigure = (query: number, known: number): boolean => yesOrNo.has(query) && figured.has(known)

function wantsAnother({ frame: query }: ReadQuestion, { frame: known }: ReadQuestion): boolean {
  if (query === known || query === none || known === none) return false
  if (query === report) return noReport.has(known)
  if (query === event) return noEvent.has(known)
  if (known === report || known === event || known === trouble) return noTrouble.has(query)
  if (query === trouble) return noTrouble.has(known)
  // What comes with a thing has many answers, and is no question of how or whether.
  if (query === contents) return !named.has(known)
  // "Do I need an appointment" is not how to change one.
  if ((query === must && known === procedure) || (query === procedure && known === must)) return true
  return !together.has(pairOf(query, known)) && (apart.has(query) || apart.has(known))
}
