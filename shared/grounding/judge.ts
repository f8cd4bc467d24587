import { isProvenComparison } from './comparisons.ts'
import { unknownContents } from './contents.ts'
import type { Sense } from './lexicon/lexicon.ts'
import { bitOf, bitsOf } from './lexicon/word-senses.ts'
import { countedAt, countsOne, type Figure, isFigure, isGermanNumeral, judgeFigure } from './numbers.ts'
import { claimElsewhere } from './other-languages.ts'
import { falseProperty, propertiesNamed } from './properties-named.ts'
import { isKnownAnswer, type Proof } from './prove.ts'
import { type Filled, quoteValues, type Reading, type ReadToken } from './reading.ts'
import { addressPattern, keysNamed, type Records } from './records.ts'

/** What a sentence states that no record does. */
export interface Fault {
  /** What the record's own sentence in its place is to speak of. */
  readonly topics: readonly Topic[]
  /** The product that it can only be of, where the sentence says of which it is nowhere. */
  readonly about?: readonly number[]
}
export type Topic =
  | { readonly kind: 'field'; readonly key: string }
  | { readonly kind: 'property'; readonly key: string }
  | { readonly kind: 'policy'; readonly sense: Sense }
  | { readonly kind: 'comparison' | 'agreement' | 'nothing' }

export interface QuestionRead {
  /** Senses of its words. */
  readonly bits: number
  readonly hasFigure: boolean
}

/** What the judge knows beside the sentence. */
interface Surroundings {
  readonly records: Records
  /** The products that the sentences before it, or the question, speak of. */
  readonly before: readonly number[]
  /** What a heading or a column's head says, in front of the sentence. */
  readonly heading: string
  /** Senses that the sentence before it leaves open ("The price?"). */
  readonly open: number
  /** Read when something turns on it. */
  readonly question: () => QuestionRead
}

export interface Verdict {
  readonly fault: Fault | null
  readonly proofs: readonly { readonly at: number; readonly proof: Proof }[]
  /** The products that each token may be of. */
  readonly aboutAt: (at: number) => readonly number[]
  readonly bits: number
}

const field = (key: string): Topic => ({ kind: 'field', key })
const nothing: Topic = { kind: 'nothing' }

/** Of these a sentence may speak in its own words, beside a fact of the same. */
const plainTopics: readonly (readonly [Sense, string])[] = [
  ['price', 'price'],
  ['rating', 'rating'],
  ['warranty', 'warranty'],
  ['made', 'origin'],
]
/** These leave only in the words of a record or a policy; with what is said instead. */
const claims: readonly (readonly [Sense, Topic])[] = [
  ['deal', { kind: 'agreement' }],
  ['priceClaim', field('price')],
  ['stockClaim', field('stock')],
  ['ratingClaim', field('rating')],
  ['warrantyClaim', field('warranty')],
  ['discount', { kind: 'policy', sense: 'discount' }],
  ['delivery', { kind: 'policy', sense: 'delivery' }],
  ['returns', { kind: 'policy', sense: 'returns' }],
  ['payment', { kind: 'policy', sense: 'payment' }],
  ['policy', { kind: 'policy', sense: 'policy' }],
  ['order', nothing],
  ['code', nothing],
  ['authority', nothing],
  ['goods', nothing],
]
const harmless = bitsOf('harmless')
const stock = bitsOf('inStock', 'soldOut')
const commerce = bitsOf(...claims.map(([sense]) => sense), ...plainTopics.map(([sense]) => sense), 'inStock', 'soldOut')
const inFrame = bitsOf('frame', 'harmless', 'price', 'rating', 'warranty', 'made', 'inStock', 'soldOut', 'list', 'denial')
const policySenses = bitsOf('discount', 'delivery', 'returns', 'payment', 'policy', 'code')

export function judgeSentence(reading: Reading, shown: string, slots: readonly Filled[], around: Surroundings): Verdict {
  const { records, before } = around
  const { tokens, named } = reading
  const aboutAt = aboutBy(reading, before)
  const properties = propertiesNamed(tokens)
  if (reading.states || properties.length > 0) {
    quoteValues(reading, named.length ? named : before, records)
    if (named.length > 1) unquoteOthers(reading, aboutAt, records)
  }
  const bits = bitsIn(tokens)
  const read: Reading = { ...reading, bits }
  const proofs: { at: number; proof: Proof }[] = []
  const passed: Verdict = { fault: null, proofs, aboutAt, bits }
  const verdict = (...topics: readonly Topic[]): Verdict => ({ fault: { topics }, proofs, aboutAt, bits })

  if (hasUnknownAddress(read, records)) return verdict(...topicsOf(bits), nothing)
  const figures = judgeFigures(read, aboutAt, around)
  const wrong = figures.filter(({ proof, isIdle }) => !proof && !isIdle)
  const only = wrong.length > 0 && named.length === 0 && before.length === 0 ? onlyOwner(wrong, read, around) : null
  if (only) return { ...verdict(...only.fields.map(field)), fault: { topics: only.fields.map(field), about: [only.index] } }
  if (wrong.length > 0) return verdict(...wrong.flatMap((figure) => topicOfFigure(figure, read)), ...topicsOf(bits))
  for (const { at, proof, isIdle } of figures) {
    const token = tokens[at]
    if (token && (proof || isIdle)) token.isProven = true
  }
  for (const { at, proof } of figures) {
    if (!proof) continue
    proofs.push({ at, proof })
    const unit = tokens[at + 1]
    if (unit?.kind === 'word' && !(unit.bits & commerce)) unit.isProven = true
  }
  if (isGlued(read, slots)) return verdict(...topicsOf(bits), ...slots.map(({ key }) => field(key)))
  if (hasUnknownCode(read, records)) return verdict(...topicsOf(bits), nothing)
  const elsewhere = figures.length + named.length < tokens.length && reading.policies.length === 0 ? claimElsewhere(shown) : null
  if (elsewhere && !(bits & commerce)) return verdict(field(elsewhere))

  const facts = factsIn(read, slots, proofs)
  const all = records.facts.products.map((_, at) => at + 1)
  const isDenial = (bits & bitOf.denial) !== 0
  const isHeading = isHeadingOnly(read)
  const claimed = isHeading ? [] : claims.filter(([sense]) => bits & bitOf[sense])
  if (isDenial || (bits & bitOf.not && !facts.size)) {
    const denied = deniedTopics(read, around, aboutAt)
    if (denied.length > 0) return verdict(...denied)
    if (isDenial && isPlain(read, records, policySenses | bitOf.not)) return passed
  }
  if (claimed.length > 0 && !(claimed.every(([sense]) => sense === 'discount') && isTrueDiscount(read, facts, aboutAt, records)))
    return verdict(...claimed.map(([, topic]) => topic), ...topicsOf(bits))
  if (bits & stock && !isProvenStock(read, aboutAt, records, proofs)) {
    const isOfNone = named.length === 0 && before.length === 0
    const owners = isOfNone ? all.filter((index) => isProvenStock(read, () => [index], records, [])) : []
    const unproven = verdict(field('stock'))
    return owners.length === 1 ? { ...unproven, fault: { topics: [field('stock')], about: owners } } : unproven
  }
  if (bits & stock) facts.add('stock')
  if (bits & bitOf.compare) {
    if (bits & bitOf.not || !isProvenComparison(read, records)) return verdict({ kind: 'comparison' }, ...topicsOf(bits))
    facts.add('comparison')
  }
  const unproven = plainTopics.filter(([sense, key]) => bits & bitOf[sense] && !facts.has(key) && !facts.has('computed'))
  if (unproven.length > 0 && !facts.has('comparison') && !isHeading) return verdict(...unproven.map(([, key]) => field(key)))
  const speaksOfTopic = (bits & (bitsOf('price', 'rating', 'warranty', 'made') | stock)) !== 0
  const hasPriceFact = facts.has('price') || facts.has('list_price')
  if ((speaksOfTopic || hasPriceFact) && !isHeading) {
    if (bits & bitOf.not && !(bits & stock) && !leavesOut(read)) return verdict(...factTopics(facts), ...topicsOf(bits))
    const ofLimit = slots.some(({ slot }) => slot === 'budget.limit') ? bitOf.limit : 0
    if (
      !isPlain(read, records, ofLimit | bitsOf('compare', 'yes', 'no', 'not', 'discount', 'shop'), {
        withQuestion: leavesOut(read),
      })
    )
      return verdict(...topicsOf(bits), ...factTopics(facts))
    if (hasPriceFact && isMislabelled(read, slots)) return verdict(field('price'))
  }
  if (named.length === 0 && facts.size > 0 && strangeSubject(read, records))
    return verdict(...factTopics(facts), ...topicsOf(bits))
  const contents = isDenial || read.lower.endsWith('?') ? undefined : contentsFault(read, aboutAt, records)
  if (contents !== undefined) return verdict(contents === null ? nothing : field(contents), ...topicsOf(bits))
  const other = isDenial || bits & bitOf.not ? null : valueOfAnother(read, aboutAt, records)
  if (other !== null) return verdict(field(other))
  const affirmed = affirmationFault(read, facts, around)
  if (affirmed) return verdict(...affirmed)
  if (isOpenFragment(read, around, facts)) return verdict(...topicsOf(around.open))
  const lacks = lacksGoods(read)
  // That a product does not something is as much a statement as that it does.
  if (isBareDenial(read, properties.length, facts)) return verdict(nothing)
  const property = lacks
    ? null
    : falseProperty(
        read,
        properties.filter(({ key }) => !slots.some((slot) => slot.key.replace('?', '') === key)),
        aboutAt,
        records,
      )
  if (property) return verdict(property)
  if (
    bits & bitOf.shop &&
    !lacks &&
    !isPlain(read, records, bitsOf('shop', 'yes', 'no', 'not', 'compare', 'limit'), { withQuestion: true })
  )
    return verdict(nothing)
  if (!(isDenial && isOneClause(read)) && namesStranger(read, records)) return verdict(nothing)
  return passed
}

/** The key of a value that another product has, and the one that is spoken of has not: "the atlas is a paperback". */
function valueOfAnother({ tokens }: Reading, aboutAt: (at: number) => readonly number[], records: Records): string | null {
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

function contentsFault(read: Reading, aboutAt: (at: number) => readonly number[], records: Records): string | null | undefined {
  return unknownContents(read, (word, at) => {
    const about = aboutAt(at)
    return about.length > 0 ? about.every((index) => records.productHasWord(index, word)) : records.hasWord(word)
  })
}

/** The one product of which all figures of a sentence are true that names none. */
function onlyOwner(
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

const isOneClause = ({ lower }: Reading): boolean => !/[,;:–]|(?<!\p{L})(?:but|aber|mais|pero)(?!\p{L})/u.test(lower)

const pointers = new Set(
  'the this that our der die das dieser diese dieses unser unsere le la les l ce cette notre el los las este esta nuestro nuestra'.split(
    ' ',
  ),
)
/** "The tent weighs …", where no tent is listed: of what is listed nothing is said. */
export function strangeSubject({ tokens }: Reading, records: Records): boolean {
  const [first, noun] = tokens
  if (first?.kind !== 'word' || noun?.kind !== 'word' || !pointers.has(first.text) || noun.isProven) return false
  const isNoun = noun.bits === 0 && noun.text.length > 2 && keysNamed(noun.text).length === 0
  return isNoun && !records.hasWord(noun.text) && !records.isInQuestion(noun.text)
}

const bitsIn = (tokens: readonly ReadToken[]): number =>
  tokens.reduce((bits, token) => (token.isProven || token.bits & harmless ? bits : bits | token.bits), 0)

const topicsOf = (bits: number): Topic[] => [
  ...claims.flatMap(([sense, topic]) => (bits & bitOf[sense] ? [topic] : [])),
  ...plainTopics.flatMap(([sense, key]) => (bits & bitOf[sense] ? [field(key)] : [])),
  ...(bits & stock ? [field('stock')] : []),
]
const factTopics = (facts: ReadonlySet<string>): Topic[] =>
  [...facts].filter((key) => key !== 'computed' && key !== 'comparison').map(field)

/** Which products each place of a sentence speaks of: those named just before it, else the next, else those of the sentences before. */
export function aboutBy({ tokens }: Reading, before: readonly number[]): (at: number) => readonly number[] {
  const groups: { indexes: number[]; from: number; to: number }[] = []
  tokens.forEach(({ name }, at) => {
    if (name === null) return
    const last = groups.at(-1)
    const between = last ? tokens.slice(last.to + 1, at) : []
    const isJoined = last && between.every(({ text, name: other }) => other !== null || connectives.has(text))
    if (last && isJoined) {
      last.to = at
      if (!last.indexes.includes(name)) last.indexes.push(name)
    } else groups.push({ indexes: [name], from: at, to: at })
  })
  if (groups.length === 0) return () => before
  const firstFigure = tokens.findIndex(
    ({ kind, name, key }, at) =>
      (kind === 'slot' && name === null && !ofSeveral.has(key ?? '')) ||
      (kind === 'number' && [tokens[at - 1], tokens[at + 1]].some((beside) => beside?.kind === 'sign')),
  )
  const isBehind = firstFigure >= 0 && firstFigure < (groups[0]?.from ?? 0)
  return (at) => {
    const next = groups.find(({ from }) => from > at)
    const last = groups.findLast(({ from }) => from <= at)
    return ((isBehind ? (next ?? last) : (last ?? next)) ?? groups[0])?.indexes ?? before
  }
}
// Slots that speak of no single product.
const ofSeveral = new Set(['limit', 'count', 'titles', 'summary', 'reason'])
const connectives = new Set('and or und oder et ou y o the der die das le la les el los'.split(' '))

/** A value that another product of the sentence has proves nothing of this one. */
function unquoteOthers({ tokens, named }: Reading, aboutAt: (at: number) => readonly number[], records: Records): void {
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

function judgeFigures(reading: Reading, aboutAt: (at: number) => readonly number[], around: Surroundings): Figure[] {
  const { tokens } = reading
  const figures: Figure[] = []
  tokens.forEach((token, at) => {
    if (token.isProven || token.bits & harmless) return
    if (token.kind === 'word' && isGermanNumeral(token.text)) figures.push({ at, kind: 'price', proof: null, isIdle: false })
    else if (isFigure(token) || countsOne(reading, at))
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

/** "A is heavier than B: 2.3 kg against 190 g": as many figures behind the names as there are names, each of its own. */
function figuresInOrder(figures: readonly Figure[], reading: Reading, { heading, records }: Surroundings): Figure[] | null {
  const { named, tokens } = reading
  const stated = figures.filter(({ isIdle }) => !isIdle)
  const isBehind = stated.every(({ at }) => tokens.slice(at).every(({ name }) => name === null))
  if (named.length < 2 || stated.length !== named.length || !isBehind) return null
  const judged = stated.map(({ at }, each) => judgeFigure(reading, at, [named[each] as number], heading, records))
  return judged.every(({ proof }) => proof !== null) ? [...judged, ...figures.filter(({ isIdle }) => isIdle)] : null
}

function topicOfFigure({ kind }: Figure, reading: Reading): Topic[] {
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

/** Topics for which a sentence has something proven. */
function factsIn(
  { tokens, policies }: Reading,
  slots: readonly Filled[],
  proofs: readonly { readonly proof: Proof }[],
): Set<string> {
  const facts = new Set<string>()
  for (const { slot, key, isKnown } of slots) {
    if (key === 'title') continue
    facts.add(isKnown && (/^\d/.test(slot) || slot.startsWith('shop.')) && !key.endsWith('?') ? key : 'computed')
  }
  for (const { isProven, kind, key } of tokens) if (isProven && kind !== 'slot' && key !== null) facts.add(key)
  for (const { proof } of proofs) facts.add(proof.field)
  if (facts.has('list_price')) facts.add('price')
  for (const key of policies) facts.add(key)
  if (policies.length > 0) facts.add('computed')
  return facts
}

function hasUnknownAddress({ text, lower, tokens }: Reading, records: Records): boolean {
  if (/\b(?:dot|punkt|point|punto)\s+(?:com|net|org|example|de|fr|es|io|shop|store|info|eu|co)\b/u.test(lower)) return true
  if (/(?:javascript|vbscript|data|mailto|tel|h..ps?|file|blob)\s*:(?!\s)/u.test(lower) || /(?:^|\s)\/\/\S/.test(text))
    return true
  if (!/[.@]\S|\/\//.test(text)) return false
  for (const match of text.matchAll(addressPattern)) {
    const [address] = match
    if (/^[\d.,]+$/.test(address) || /^(?:\p{L}\.)+\p{L}{0,2}$/u.test(address)) continue
    const end = match.index + address.length
    const isQuoted = tokens.every(({ start, end: to, isProven }) => isProven || to <= match.index || start >= end)
    if (!isQuoted && records.address(address) === null) return true
  }
  return /@/.test(text) && tokens.some(({ text: sign, isProven }) => sign === '@' && !isProven) && !/@[\p{L}\p{N}]/u.test(text)
}

const knownCodes = new Set('m2 m3 cm2 cm3 mm2 km2 co2 h2o 3d 2d'.split(' '))
/** Letters with digits, or capitals: a code, a model, an account. */
function hasUnknownCode({ tokens }: Reading, records: Records): boolean {
  const words = tokens.filter(({ kind }) => kind === 'word')
  const isShouted = words.filter(({ written }) => written.length > 3 && written === written.toUpperCase()).length > 2
  return words.some(({ text, written, isProven, bits }) => {
    if (isProven) return false
    if (/\p{N}/u.test(text)) return !knownCodes.has(text) && !records.hasWord(text)
    return !isShouted && bits === 0 && /^[A-Z]{4,}$/.test(written) && !records.hasWord(text)
  })
}

/** A figure or sign right beside a slot makes another figure of it. */
function isGlued({ text, tokens }: Reading, slots: readonly Filled[]): boolean {
  return tokens.some(({ kind, slot, start, end }) => {
    const filled = kind === 'slot' ? slots[slot] : undefined
    if (!filled || filled.key === 'title' || !/\d/.test(filled.value)) return false
    const [before, after] = [text.slice(Math.max(0, start - 2), start), text.slice(end, end + 12)]
    return (
      /[\p{L}\p{N}$€£¥+=×÷%#/]$|[-.,]$|\d\s$/u.test(before) ||
      /^(?:[\p{L}\p{N}%+=×÷/€$£]|\s?[-.,]\s?\d|\s[×x*/÷+%]\s?\d|\s?(?:[€$£%]|(?:eur|euros?|usd|dollars?|gbp|pounds?|cents?|bucks|quid|percent|prozent)(?!\p{L})))/iu.test(
        after,
      )
    )
  })
}

/** In stock, sold out: as every product of which it is said. */
function isProvenStock(
  { tokens, lower }: Reading,
  aboutAt: (at: number) => readonly number[],
  { facts }: Records,
  proofs: { at: number; proof: Proof }[],
): boolean {
  let isDenied = false
  return tokens.every(({ bits, isProven, end }, at) => {
    const says = isProven ? 0 : bits & stock
    // "No, it is in stock" denies nothing of it, "unfortunately not in stock" does.
    const denies = bits & bitOf.not || (bits & bitOf.no && !saysNo.test(lower.slice(end)))
    if (!isProven && denies && !says) isDenied = true
    if (!says) return true
    const about = aboutAt(at)
    const isAvailable = ((says & bitOf.inStock) !== 0) !== isDenied
    const isTrue = about.length > 0 && about.every((index) => facts.products[index - 1]?.availability?.available === isAvailable)
    const [index = null] = about
    if (isTrue && tokens[at - 1]?.bits !== bits) proofs.push({ at, proof: { index, field: 'stock' } })
    return isTrue
  })
}

/** "Reduced", "you save 17 %": of a product that costs less than before, with a figure that its record has. */
function isTrueDiscount(
  { bits }: Reading,
  facts: ReadonlySet<string>,
  aboutAt: (at: number) => readonly number[],
  { facts: { products } }: Records,
): boolean {
  if (bits & bitsOf('code', 'deal', 'policy', 'order')) return false
  const isReduced = aboutAt(0).every((index) => {
    const { price, listPrice } = products[index - 1] ?? {}
    return price !== undefined && listPrice !== undefined && listPrice.amount > price.amount
  })
  return isReduced && aboutAt(0).length > 0 && facts.has('list_price')
}

interface PlainOptions {
  /** Whether the shopper's own words count as known. */
  readonly withQuestion?: boolean
}

/** Whether a sentence beside what is proven has only words that state nothing. */
function isPlain({ tokens }: Reading, records: Records, more: number, { withQuestion = false }: PlainOptions = {}): boolean {
  const known = inFrame | more
  return tokens.every(
    ({ kind, isProven, bits, text }) =>
      isProven ||
      kind !== 'word' ||
      (bits & known) !== 0 ||
      (bits === 0 &&
        (text.length === 1 ||
          keysNamed(text).length > 0 ||
          records.hasWord(text) ||
          (withQuestion && records.isInQuestion(text)))),
  )
}

/** The list price stated as the price, or another currency beside it. */
function isMislabelled({ tokens, bits }: Reading, slots: readonly Filled[]): boolean {
  const hasPriceBefore = bits & bitOf.list
  return slots.some(({ key, slot }) => key === 'list_price' && /^\d/.test(slot)) && !hasPriceBefore && tokens.length > 0
}

/** What a denial denies though the records have it. */
function deniedTopics(
  reading: Reading,
  { records, question }: Surroundings,
  aboutAt: (at: number) => readonly number[],
): Topic[] {
  const { tokens, bits, named, lower } = reading
  const all = records.facts.products.map((_, at) => at + 1)
  const about = aboutAt(tokens.length).length ? aboutAt(tokens.length) : all
  const keys = [...new Set(tokens.flatMap(({ kind, text, isProven }) => (kind === 'word' && !isProven ? keysNamed(text) : [])))]
  if (bits & bitOf.price) keys.push('price')
  if (bits & bitOf.rating) keys.push('rating')
  if (bits & bitOf.warranty) keys.push('warranty')
  const held = keys.filter((key) => about.some((index) => records.facts.fields.has(`${index}.${key}`)))
  if (held.length > 0) return held.map(field)
  const quoted = tokens.flatMap(({ isProven, kind, key, name }) =>
    isProven && kind === 'word' && key !== null && name === null ? [key] : [],
  )
  if (quoted.length > 0) return quoted.map(field)
  // "The listing does not say that": what the question asks.
  const isBare = keys.length === 0 && (bits & bitOf.denial) !== 0 && isPlain(reading, records, 0)
  const senses = (['delivery', 'returns', 'payment', 'policy'] as const).filter(
    (sense) => bits & bitOf[sense] || (isBare && question().bits & bitOf[sense]),
  )
  const policies = senses.filter((sense) => policyKeys(sense, records, lower).length > 0)
  if (policies.length > 0) return policies.map((sense) => ({ kind: 'policy', sense }))
  // "We do not have a backpack", of one that stands in the listing.
  return named.length > 0 && bits & bitOf.shop ? named.map(() => field('stock')) : []
}

const policyPatterns: Readonly<Partial<Record<Sense, RegExp>>> = {
  delivery: /ship|deliver|versand|liefer|livraison|expedition|envio|entrega|dispatch/,
  returns: /return|refund|exchange|withdraw|ruckgabe|retour|devol|rembours/,
  payment: /pay|zahl|paiement|pago/,
  warranty: /warrant|guarant|garant|repair|claim/,
  discount: /discount|rabatt|promo|remise|descuento|coupon|price_match/,
}

/** Keys of the policies that a sense of words speaks of. */
export function policyKeys(sense: Sense, { facts }: Records, lower: string): string[] {
  const keys = Object.keys(facts.policies)
  const pattern = policyPatterns[sense]
  const near = keys.filter(isKnownAnswer)
  if (pattern) return [...keys.filter((key) => pattern.test(key)), ...near]
  return keys.filter((key) => key.split('_').some((part) => part.length > 3 && lower.includes(part.slice(0, 5))))
}

/** "Yes" and "that is correct" say what the question says. */
function affirmationFault(reading: Reading, facts: ReadonlySet<string>, { question, records }: Surroundings): Topic[] | null {
  const { tokens, bits } = reading
  if (!(bits & bitsOf('yes', 'no')) || !isAnswering(reading))
    return isShortGrant(reading, facts, question) ? [{ kind: 'agreement' }] : null
  const { bits: questionBits, hasFigure: questionHasFigure } = question()
  const isOffer = questionHasFigure || (questionBits & bitsOf('priceClaim', 'deal', 'discount')) !== 0
  if (isOffer) return [...topicsOf(questionBits & ~bitOf.deal), { kind: 'agreement' }]
  if (facts.size > 0 || tokens.some(({ name }) => name !== null)) return null
  const isBare = isPlain(reading, records, bitsOf('yes', 'no', 'not', 'shop'))
  return isBare && (questionBits & commerce) !== 0 ? topicsOf(questionBits) : null
}

/** "For you, always." to an offer or to a question of terms. */
function isShortGrant({ tokens, bits, lower }: Reading, facts: ReadonlySet<string>, question: () => QuestionRead): boolean {
  if (tokens.length > fragmentWordsMax || facts.size > 0 || lower.endsWith('?') || bits & (bitOf.not | bitOf.no | bitOf.denial))
    return false
  if (tokens.some(({ kind, isProven }) => kind !== 'word' || isProven) || tokens.every(({ bits: own }) => own !== 0)) return false
  return (question().bits & bitsOf('deal', 'priceClaim', 'discount', 'delivery', 'returns', 'warrantyClaim', 'payment')) !== 0
}

const saysNo = /^\s*(?:[,.!;:]|$)/
/** "Yes, …", "No.": in front, or nothing else; a "no" in the middle of a sentence denies only what is beside it. */
const isAnswering = ({ tokens, lower }: Reading): boolean =>
  tokens.some(({ bits, isProven, end }, at) => {
    if (isProven) return false
    if (bits & bitOf.yes) return at < 2 || tokens.every((token) => token.isProven || token.bits !== 0)
    return (bits & bitOf.no) !== 0 && saysNo.test(lower.slice(end))
  })

const without = new Set(['without', 'ohne', 'sans', 'sin'])
/** "Without wool we have …": what a search left out. */
const leavesOut = ({ tokens }: Reading): boolean => without.has(tokens[0]?.text ?? '')

const having = new Set('have haben avons tenemos found gefunden trouve encontrado'.split(' '))
/** "Sorry, we do not have kites": that nothing was found is no claim of any product. */
const lacksGoods = ({ tokens, bits, named }: Reading): boolean =>
  named.length === 0 && (bits & bitOf.not) !== 0 && !(bits & commerce) && tokens.some(({ text }) => having.has(text))

const pronouns = new Set('it they this that these er sie dieser diese il elle ils elles este esta'.split(' '))
const isBareDenial = ({ tokens, bits, named, lower }: Reading, propertiesCount: number, facts: ReadonlySet<string>): boolean =>
  (bits & bitOf.not) !== 0 &&
  !(bits & (bitOf.shop | bitOf.denial)) &&
  facts.size === 0 &&
  propertiesCount === 0 &&
  !lower.endsWith('?') &&
  (named.length > 0 || pronouns.has(tokens[0]?.text ?? ''))

const fragmentWordsMax = 4
/** "The price? Nothing." */
function isOpenFragment({ tokens, lower }: Reading, { open }: Surroundings, facts: ReadonlySet<string>): boolean {
  if ((open & commerce) === 0 || facts.size > 0 || lower.endsWith('?')) return false
  return tokens.length > 0 && tokens.length <= fragmentWordsMax && tokens.every(({ isProven }) => !isProven)
}

/** "Price:", a table's head: names what follows and states nothing. */
const isHeadingOnly = ({ lower, tokens, bits }: Reading): boolean =>
  /:\s*$/u.test(lower) &&
  tokens.length <= 3 &&
  (bits & bitsOf('yes', 'not', 'priceClaim', 'deal', 'order', 'authority', 'goods', 'code')) === 0

const knownShort = new Set('tv uk eu us ok pc id vs iq dj'.split(' '))
/** A name that neither records nor the question have: goods and makers that the shop does not list. */
function namesStranger({ tokens, text }: Reading, records: Records): boolean {
  const isStart = (at: number): boolean => at === 0 || /(?:^|[.:!?|"“„(*•-])$/u.test(text.slice(0, tokens[at]?.start).trimEnd())
  const isStrange = tokens.map(({ kind, isProven, bits, text: word, written }, at) => {
    if (kind !== 'word' || isProven || bits !== 0 || knownShort.has(word)) return false
    if (word.length < 3 && !/^\p{Lu}{2}$/u.test(written)) return false
    return (
      /^\p{Lu}/u.test(written) &&
      !isStart(at) &&
      !records.hasWord(word) &&
      !records.isInQuestion(word) &&
      keysNamed(word).length === 0
    )
  })
  if (records.language !== 'de' && !tokens.some(({ text: word }) => germanWords.has(word))) return isStrange.some(Boolean)
  // German writes every noun so; two in a row are a name.
  return isStrange.some(
    (strange, at) =>
      strange && (/^\p{Lu}/u.test(tokens[at + 1]?.written ?? '') || /^\p{Lu}/u.test(tokens[at - 1]?.written ?? '')),
  )
}

const germanWords = new Set('der das und ein eine einen ist nicht fur auf von zu wir ich sie im mit den dem'.split(' '))
