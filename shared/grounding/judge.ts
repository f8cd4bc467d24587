import { languages } from '../weighing/language.ts'
import { aboutBy } from './about-by.ts'
import { isProvenComparison } from './comparisons.ts'
import { unknownContents } from './contents.ts'
import {
  affirmationFault,
  deniedTopics,
  deniesAsRecord,
  isBareDenial,
  isOpenFragment,
  lacksGoods,
  leavesOut,
  reportsSearch,
  saysNo,
} from './denied-or-affirmed.ts'
import { isPlain } from './is-plain.ts'
import {
  isGlued,
  isMislabelled,
  judgeFigures,
  onlyOwner,
  overstatesLimit,
  topicOfFigure,
  unquoteOthers,
  valueOfAnother,
} from './judge-figures.ts'
import { bitOf, bitsOf } from './lexicon/word-senses.ts'
import { isMispaired } from './mispaired.ts'
import { claimElsewhere } from './other-languages.ts'
import { falseProperty, propertiesNamed } from './properties-named.ts'
import type { Proof } from './prove.ts'
import { type Filled, quoteValues, type Reading, type ReadToken } from './reading.ts'
import { tellsNothing, tellsUnknown } from './record-words.ts'
import type { Records } from './records.ts'
import { denies, mislabelledKeys, misstatedKeys } from './stated-keys.ts'
import { hasUnknownAddress, hasUnknownCode, namesStranger, strangeSubject } from './strangers.ts'
import {
  claims,
  commerce,
  factTopics,
  field,
  harmless,
  nothing,
  plainTopics,
  policySenses,
  stock,
  type Topic,
  topicsOf,
} from './topics.ts'
import type { Surroundings, Verdict } from './verdict.ts'

/**
 * Holds one sentence to the records, from what is surely wrong to what is merely unknown: addresses, figures, codes, claims, stock,
 * comparisons, denials, agreement, properties, names. The first fault is the verdict.
 */
export function judgeSentence(reading: Reading, shown: string, slots: readonly Filled[], around: Surroundings): Verdict {
  const { records, before } = around
  const { tokens, named } = reading
  const aboutAt = aboutBy(reading, before)
  const properties = propertiesNamed(tokens)
  const subjects = named.length ? named : before
  const namesKeys = subjects.some((index) => records.terms.keysIn(tokens, index).length > 0)
  if (reading.states || properties.length > 0 || namesKeys) {
    quoteValues(reading, subjects, records)
    if (named.length > 1) unquoteOthers(reading, aboutAt, records)
  }
  const misstated = misstatedKeys(reading, aboutAt, records)
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

  if (misstated.length > 0) return verdict(...misstated.map(field), ...topicsOf(bits))
  if (overstatesLimit(read, aboutAt, records))
    return verdict(...proofs.map(({ proof }) => field(proof.field)), ...quotedKeys(read, records).map(field))
  const isAsking = questionsShopper(read) && !namesStranger(read, records)
  if (figures.length === 0 && !(bits & commerce) && (isAsking || isWish(read))) return passed
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
  const ofLimit = slots.some(({ slot }) => slot === 'budget.limit') ? bitOf.limit : 0
  const speaksOfTopic = (bits & (bitsOf('price', 'rating', 'warranty', 'made') | stock)) !== 0
  const hasPriceFact = facts.has('price') || facts.has('list_price')
  if ((speaksOfTopic || hasPriceFact) && !isHeading) {
    if (bits & bitOf.not && !(bits & stock) && !leavesOut(read) && ofLimit === 0)
      return verdict(...factTopics(facts), ...topicsOf(bits))
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
  if (!isDenial && !(bits & stock) && !reportsSearch(read) && denies(read)) {
    const quoted = quotedKeys(read, records)
    if (quoted.length > 0) return verdict(...quoted.map(field))
  }
  const mislabelled =
    isHeading || isDenial || reportsSearch(read) || read.lower.endsWith('?')
      ? []
      : mislabelledKeys(read, facts, aboutAt(tokens.length), records)
  if (mislabelled.length > 0) return verdict(...new Set(mislabelled.map(field)))
  const affirmed = affirmationFault(read, facts, around)
  if (affirmed) return verdict(...affirmed)
  if (isOpenFragment(read, around, facts)) return verdict(...topicsOf(around.open))
  const lacks = lacksGoods(read)
  // That a product does not something is as much a statement as that it does.
  if (isBareDenial(read, properties.length, facts, deniesAsRecord(read, aboutAt(tokens.length), records))) return verdict(nothing)
  const property = lacks
    ? null
    : falseProperty(
        read,
        properties.filter(({ key, at }) => !slots.some((slot) => isKeyOf(slot, key, tokens[at]?.text ?? ''))),
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
  if ((isDenial && isOneClause(read)) || lacks || reportsSearch(read))
    return namesStranger(read, records) && !isDenial ? verdict(nothing) : passed
  if (namesStranger(read, records)) return verdict(nothing)
  for (const { at } of properties) (tokens[at] as ReadToken).isProven = true
  if (isHeading || questionsShopper(read) || !isOfOurLanguages(records)) return passed
  const withQuestion =
    leavesOut(read) || slots.some(({ slot }) => slot.startsWith('shop.')) || read.lower.endsWith(':') || recommends(read)
  return tellsUnknown(read, records, { aboutAt, withQuestion }) || isMispaired(read, aboutAt, records) ? verdict(nothing) : passed
}

/** The slot's own name in front of it: "recycled: 78 %". */
const isKeyOf = ({ key }: Filled, named: string, word: string): boolean =>
  key.replace('?', '') === named || key.split('_').includes(word)

const isOfOurLanguages = ({ facts: { locale, products } }: Records): boolean =>
  products.length > 0 && languages.some((language) => locale.startsWith(language))

const recommending = new Set(
  'recommend recommends suggest suggests pick choose choice option options empfehle empfehlen nehmen wahl recommande choisir prendrais choix recomiendo elegiria eleccion'.split(
    ' ',
  ),
)
/** "For your walks I would pick the tent": what it is for is the shopper's word. */
const recommends = ({ tokens }: Reading): boolean =>
  tokens.some(({ text }) => recommending.has(text)) && !tokens.some(({ text }) => copulas.has(text))
// "It is safe for kittens" states what the question says.
const copulas = new Set('is are s re ist sind est sont es son esta estan'.split(' '))

const addressing = new Set('you your yours ihnen sie ihr ihre du dir vous votre vos tu te usted ustedes su'.split(' '))
const telling = new Set('know knew wussten wissen saviez savez sabia sabe'.split(' '))
/** "Which one would you like?"; not "Did you know that it glows?" */
const questionsShopper = ({ tokens, lower }: Reading): boolean =>
  lower.endsWith('?') && tokens.some(({ text }) => addressing.has(text)) && !tokens.some(({ text }) => telling.has(text))

const wish =
  /^(?:enjoy (?:the|your) \p{L}+[.!]?|viel (?:freude|spass) (?:mit|beim|im) (?:(?:dem|der|den|ihrem?|ihrer) )?\p{L}+[.!]?|(?:avec plaisir, )?bonne? \p{L}+ ?!|disfrute (?:de )?(?:la|el|su) \p{L}+[.!]?)$/u
/** "Enjoy the garden!" */
const isWish = ({ lower, bits }: Reading): boolean => (bits & commerce) === 0 && wish.test(lower.trim())

/** Keys of the values that a sentence quotes, but for those that say no themselves. */
const quotedKeys = ({ tokens }: Reading, { facts }: Records): string[] => [
  ...new Set(
    tokens.flatMap(({ isProven, kind, key, name }) => {
      if (!isProven || kind === 'slot' || key === null || name !== null) return []
      const says = [...facts.fields].filter(([slot]) => slot.endsWith(`.${key}`)).map(([, value]) => value)
      return says.some((value) => negative.test(value)) ? [] : [key]
    }),
  ),
]
const negative = /(?<![\p{L}\p{N}])(?:no|not|non|nein|nicht|kein|keine|without|ohne|sans|sin|none)(?![\p{L}\p{N}])/iu

function contentsFault(read: Reading, aboutAt: (at: number) => readonly number[], records: Records): string | null | undefined {
  return unknownContents(read, (word, at, key) => {
    const about = aboutAt(at)
    // "The teapot is of steel", of a teapot whose strainer is.
    const isOfWhole = !read.tokens.slice(0, at).some((token) => token.name === null && !tellsNothing(token))
    if (key === 'material' && isOfWhole && about.some((index) => records.terms.isOtherMaterial(index, word))) return false
    return about.length > 0 ? about.every((index) => records.productHasWord(index, word)) : records.hasWord(word)
  })
}

const isOneClause = ({ lower }: Reading): boolean => !/[,;:–]|(?<!\p{L})(?:but|aber|mais|pero)(?!\p{L})/u.test(lower)

const bitsIn = (tokens: readonly ReadToken[]): number =>
  tokens.reduce((bits, token) => (token.isProven || token.bits & harmless ? bits : bits | token.bits), 0)

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

/** "Price:", a table's head: names what follows and states nothing. */
const isHeadingOnly = ({ lower, tokens, bits }: Reading): boolean =>
  /:\s*$/u.test(lower) &&
  tokens.length <= 3 &&
  (bits & bitsOf('yes', 'not', 'priceClaim', 'deal', 'order', 'authority', 'goods', 'code')) === 0
