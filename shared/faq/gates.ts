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
}

const negations = new Set(
  `not no never none nothing neither nor without cannot cant can't dont don't doesnt doesn't didnt didn't isnt isn't arent
aren't wasnt wasn't werent weren't wont won't wouldnt wouldn't couldnt couldn't shouldnt shouldn't hasnt hasn't havent
haven't unable refuse nicht kein keine keinen keinem keiner nie niemals ohne pas jamais sans aucun aucune sin nunca ningún
ninguna non senza mai niet geen nooit zonder nie bez`.split(/\s+/),
)

/** Not knowing a thing is why one asks; it denies nothing of what is query. */
const unknowing = new Set(
  'know knows find finding figure understand understanding remember sure see weiß wissen finde finden verstehe verstehen sicher'.split(
    ' ',
  ),
)

/** Of these a whole noun phrase is denied, of the others the verb that follows. */
const determiners = new Set(
  'no without kein keine keinen keinem keiner ohne sans sin aucun aucune ningún ninguna geen zonder senza'.split(' '),
)

/** Words that stand between "not" and what is denied, or carry no meaning of their own. */
const light = new Set(
  `a an the to be been being is are was were am do does did have has had having having's get got getting able my your our his
her their its it this that these those i you we he she they me him us them any some all anymore more yet still also just
really very of in on at for with by as so if and or but possible there here will would can could should may might
der die das den dem des ein eine einen einem einer ich du er sie es wir ihr mein meine meinen dein zu haben sein ist sind
war werden wird kann können möglich und oder aber le la les un une des de du je tu il elle nous vous el los las una`.split(/\s+/),
)

/** Opposites that stand in the same place of two questions. The first of a line against the second. */
const opposites = `open|close opened|closed opening|closing
activate|deactivate
enable|disable
subscribe|unsubscribe
buy|sell
add|remove
send|receive sent|received
lend|borrow
deposit|withdraw deposits|withdrawals
login|logout
before|after
more|less mehr|weniger
most|least
minimum|maximum min|max
cheapest|dearest
increase|decrease raise|lower erhöhen|senken
start|stop
first|last erste|letzte
incoming|outgoing
import|export
domestic|international
online|offline
men|women herren|damen
male|female
early|late
accept|reject
lock|unlock
block|unblock
freeze|unfreeze
upload|download
upgrade|downgrade
inside|outside
allowed|forbidden erlaubt|verboten
bigger|smaller larger|smaller größer|kleiner
longer|shorter
hot|cold
arrive|depart arrival|departure
credit|debit
anschalten|ausschalten einschalten|ausschalten
anmelden|abmelden
kaufen|verkaufen
öffnen|schließen
hinzufügen|entfernen`

const sideOf = new Map<string, number>()
for (const [pair, line] of opposites.split('\n').entries())
  for (const words of line.split(' ')) for (const [side, word] of words.split('|').entries()) sideOf.set(word, pair * 2 + side)

const money =
  /(?:[€$£¥₹]\s?(\d+(?:[.,]\d+)*))|(?:(\d+(?:[.,]\d+)*)\s?(?:[€$£¥₹]|(?:eur|euros?|usd|dollars?|gbp|pounds?|rs|inr|rupees?|chf|yen)\b))/gu
// Five digits and more, or letters and digits mixed with at least three digits: nobody asks how long 00123842 days are.
const identifier =
  /\b(?:[a-z]{0,6}[-#]?\d{5,}[a-z\d-]*|(?=[a-z\d-]*\d[a-z\d-]*\d[a-z\d-]*\d)(?=[a-z\d-]*[a-z])[a-z\d]+(?:-[a-z\d]+)*)\b/gu
// Not what belongs to a name: T10, powerplay11.
const number = /(?<![\p{L}\d.,-])\d+(?:[.,]\d+)*/gu
const numberWords = new Map(
  'one two three four five six seven eight nine ten'.split(' ').map((each, at) => [each, String(at + 1)]),
)
const word = /[\p{L}\p{N}]+(?:['’][\p{L}]+)?/gu

export function readMarks(text: string, names: ReadonlySet<string> = noNames): Marks {
  const lower = text.normalize('NFKC').toLowerCase().replaceAll('’', "'")
  const prices: string[] = []
  let rest = lower.replace(money, (_all, after: string | undefined, before: string | undefined) => {
    prices.push(plainNumber(after ?? before ?? ''))
    return ' '
  })
  let hasOrderId = false
  rest = rest.replace(identifier, () => {
    hasOrderId = true
    return ' '
  })
  const words = lower.match(word) ?? []
  const sides = new Set<number>()
  for (const each of words) {
    const side = sideOf.get(each)
    if (side !== undefined) sides.add(side)
  }
  return {
    denied: deniedOf(words),
    numbers: [...new Set((rest.match(number) ?? []).map(plainNumber))],
    spelled: spelledNumbers(words),
    prices,
    hasOrderId,
    sides: [...sides],
    direction: directionOf(words),
    products: namesIn(text, names),
    implied: [],
  }
}

const noNames: ReadonlySet<string> = new Set()

const plainNumber = (digits: string): string => digits.replace(',', '.').replace(/\.0+$/, '')

/** "one" is more often a pronoun than a number, so it begins at two. */
const spelledNumbers = (words: readonly string[]): string[] =>
  words.flatMap((each) => (each === 'one' ? [] : (numberWords.get(each) ?? [])))

const stemLength = 5
export const stemOf = (each: string): string => each.slice(0, stemLength)

/** Content words by their stems, to be looked up when the other question denies one. */
export const stemsOf = (text: string): string[] =>
  (text.normalize('NFKC').toLowerCase().match(word) ?? []).filter((each) => !light.has(each) && !negations.has(each)).map(stemOf)

/** The verb after a negation, or the two words of a noun phrase; where it ends the sentence, the word before. */
function deniedOf(words: readonly string[]): string[] {
  const denied = new Set<string>()
  const isContent = (each: string) => !light.has(each) && !negations.has(each)
  words.forEach((each, at) => {
    if (!negations.has(each)) return
    const after = words.slice(at + 1, at + 7).filter(isContent)
    const before = words.slice(0, at).findLast(isContent)
    const phrase = after.length ? after.slice(0, determiners.has(each) ? 2 : 1) : before ? [before] : []
    if (phrase.length && !phrase.some((part) => unknowing.has(part))) denied.add(phrase.map(stemOf).join(' '))
  })
  return [...denied]
}

const fromWords = new Set(['from', 'von', 'aus', 'de', 'desde', 'da'])
const toWords = new Set(['to', 'into', 'nach', 'zu', 'vers', 'a', 'hacia'])

function directionOf(words: readonly string[]): Marks['direction'] {
  const from = words.findIndex((each) => fromWords.has(each))
  if (from < 0) return null
  const to = words.findIndex((each, at) => at !== from + 1 && toWords.has(each) && at + 1 < words.length)
  const [origin, goal] = [words[from + 1], words[to + 1]]
  return to >= 0 && origin && goal ? { from: origin, to: goal } : null
}

export type GateReason = 'negation' | 'number' | 'price' | 'order id' | 'opposite' | 'direction' | 'product'

/**
 * Why the query is not the known question, though they may look alike; null when nothing forbids it. The stems
 * tell whether what one denies is spoken of by the other at all: "I don't want my account, how do I delete it" asks the
 * same as "how do I delete my account".
 */
export function gate(
  query: Marks,
  queryStems: ReadonlySet<string>,
  known: Marks,
  knowsStem: (stem: string) => boolean,
): GateReason | null {
  if (query.denied.some((phrase) => phrase.split(' ').every(knowsStem) && !deniesAny(known, phrase))) return 'negation'
  if (known.denied.some((phrase) => phrase.split(' ').every((stem) => queryStems.has(stem)) && !deniesAny(query, phrase)))
    return 'negation'
  if (query.hasOrderId && !known.hasOrderId) return 'order id'
  if (!sameSet(query.prices, known.prices)) return 'price'
  if (!isAmong(query.numbers, known) || !isAmong(known.numbers, query)) return 'number'
  for (const side of query.sides) if (known.sides.includes(side ^ 1) && !known.sides.includes(side)) return 'opposite'
  const speaksOf = (marks: Marks) => (name: string) => marks.products.includes(name) || known.implied.includes(name)
  if (!query.products.every(speaksOf(known)) || !known.products.every(speaksOf(query))) return 'product'
  if (query.direction && known.direction && query.direction.from === known.direction.to) return 'direction'
  return null
}

/** Whether a question speaks of what the query denies, or names the same side of its opposites. */
export const takesSameSide = (query: Marks, known: Marks): boolean =>
  query.denied.some((phrase) => deniesAny(known, phrase)) || query.sides.some((side) => known.sides.includes(side))

const deniesAny = ({ denied }: Marks, phrase: string): boolean =>
  denied.some((other) => other.split(' ').some((stem) => phrase.split(' ').includes(stem)))

const isAmong = (numbers: readonly string[], { numbers: digits, spelled }: Marks): boolean =>
  numbers.every((each) => digits.includes(each) || spelled.includes(each))

const sameSet = (a: readonly string[], b: readonly string[]): boolean =>
  a.every((item) => b.includes(item)) && b.every((item) => a.includes(item))
