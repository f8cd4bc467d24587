import { languages } from '../weighing/language.ts'
import { namesColor, readOptions } from '../weighing/options.ts'
import { unknownContents } from './contents.ts'
import { type DeniedWords, deniedIn, turnsRound } from './denied-words.ts'
import { bitOf, bitsOf, sensesAt } from './lexicon/word-senses.ts'
import { isUpTo, reachesFigure } from './limits.ts'
import { claimElsewhere } from './other-languages.ts'
import { propertiesNamed } from './properties-named.ts'
import { readable, showable } from './readable.ts'
import type { ReadToken } from './reading.ts'
import { tellsNothing } from './record-words.ts'
import { addressPattern, keysNamed } from './records.ts'
import { stemOf } from './stems.ts'
import { textLanguage } from './text-language.ts'
import { isSuffix, tokensOf } from './tokens.ts'
import { Pairs } from './word-groups.ts'

/** What a text was written from: reviews (anybody's words), a listing (the shop's), or a text that it translates. */
export type Origin = 'reviews' | 'listing' | 'translation'

// A reviewer has no say in prices and terms, whatever a review says.
const neverFromReviews = bitsOf('priceClaim', 'stockClaim', 'discount', 'deal', 'order', 'code', 'delivery', 'payment', 'goods')
const softSenses = bitsOf('price', 'inStock', 'soldOut', 'rating', 'warranty', 'made', 'compare', 'yes', 'denial')
// Of these not the sense but the word stands in the source, where it is of the same language.
const hardSenses = bitsOf(
  'priceClaim',
  'stockClaim',
  'ratingClaim',
  'warrantyClaim',
  'discount',
  'delivery',
  'returns',
  'payment',
  'policy',
  'deal',
  'order',
  'code',
  'authority',
  'goods',
)

/** A source's words, and what they speak of. */
interface Source extends DeniedWords {
  readonly words: ReadonlySet<string>
  /** Figures, those in words as digits. */
  readonly numbers: ReadonlySet<string>
  readonly bits: number
  readonly properties: ReadonlySet<string>
  /** Its words, by what their forms share. */
  readonly stems: ReadonlySet<string>
}

/** Holds sentences that a model wrote to what they were written from. */
export function writtenFrom(
  sources: readonly string[],
  origin: Origin,
  { language, name }: { readonly language?: string | undefined; readonly name?: string | undefined } = {},
): (sentence: string, wordsMin?: number) => boolean {
  const text = sources.map((each) => readable(showable(each, () => null))).join('\n')
  const tokens = readTokens(text)
  const source: Source = {
    words: new Set(tokens.map(({ text: word }) => word)),
    stems: new Set(tokens.map(({ text: word }) => stemOf(word))),
    ...deniedIn(tokens, text),
    numbers: new Set(tokens.flatMap((token) => [...figuresIn(token), ...(token.value === null ? [] : [String(token.value)])])),
    bits: bitsIn(tokens),
    properties: new Set(inflected(tokens).flatMap((each) => propertiesNamed(each).map(({ key }) => key))),
  }
  // What is "translated" into its own language is written anew.
  const isTranslated = origin === 'translation' && !(language !== undefined && textLanguage(text) === language)
  const pairs = origin !== 'reviews' && !isTranslated ? new Pairs(text, name ?? '') : null
  const isInFirstPerson = tokens.some(({ text: word }) => ownWords.has(word))

  return (sentence, wordsMin = idleWordsMin) => {
    const shown = showable(sentence, () => null)
    const own = readable(shown)
    if (hasAddress(own)) return false
    const read = readTokens(own)
    if (read.some((token) => isUnknownFigure(token, source))) return false
    const bits = bitsIn(read)
    if (origin === 'reviews' && bits & neverFromReviews) return false
    if (bits & (softSenses + hardSenses) & ~source.bits) return false
    if (!isTranslated && read.some((token) => isNewClaim(token, source))) return false
    if (isAnswer.test(own) && !isAnswer.test(text)) return false
    if (!isTranslated && (hasOtherUnit(read, text) || hasOtherColour(own.toLowerCase(), text.toLowerCase()))) return false
    if (bits & bitOf.not && !(source.bits & bitOf.not)) return false
    if (!isTranslated && turnsRound(read, source)) return false
    if (!isTranslated && read.some(({ text: number }, at) => reachesFigure(read, at) && isUpTo(number, text))) return false
    if (pairs && wordsMin > 1 && !(bits & bitOf.not) && pairs.areMixedIn(read, own)) return false
    if (!isTranslated && (read.some((token) => isUnknown(token, source)) || isIdle(read, source, wordsMin))) return false
    if (isTranslated) {
      const written = textLanguage(own)
      if (languages.some((each) => each === language) && written !== null && written !== language) return false
      if (bits & bitOf.shop & ~source.bits || (!isInFirstPerson && speaksForTheShop(read, source))) return false
    } else if (speaksForTheShop(read, source) || namesStranger(read, own, source)) return false
    if (propertiesNamed(read).some(({ at, key }) => !source.properties.has(key) && !source.words.has(read[at]?.text ?? '')))
      return false
    if (!isTranslated && unknownContents({ tokens: read, text: own }, (word) => source.words.has(word)) !== undefined)
      return false
    return claimElsewhere(shown) === null || claimElsewhere(text) !== null
  }
}

/** Tokens with what they mean, none of it proven. */
function readTokens(text: string): ReadToken[] {
  const tokens = tokensOf(text).map(
    (token): ReadToken => ({ ...token, bits: 0, value: null, isProven: false, name: null, key: null }),
  )
  const words = tokens.map(({ text: word }) => word)
  for (let at = 0; at < tokens.length; at++) {
    const token = tokens[at] as ReadToken
    if (token.kind !== 'word' || isSuffix(text, token)) continue
    const found = sensesAt(words, at)
    if (!found) continue
    for (let each = at; each < at + found.words; each++) (tokens[each] as ReadToken).bits |= found.meaning.bits
    if (found.meaning.bits & bitOf.number) tokens[at] = { ...token, value: found.meaning.value }
    at += found.words - 1
  }
  return tokens
}

const bitsIn = (tokens: readonly ReadToken[]): number =>
  tokens.reduce((all, { bits }) => (bits & bitOf.harmless ? all : all | bits), 0)

// "No, sorry." answers somebody: a listing answers nobody.
const isAnswer = /^\s*(?:yes|no|ja|nein|oui|non|s[ií])\s*(?:[,.!]|$)/iu
const unitCharsMax = 4
/** "45 kg" of what has 45 l. */
const hasOtherUnit = (tokens: readonly ReadToken[], source: string): boolean =>
  tokens.some(({ kind, text }, at) => {
    const unit = tokens[at + 1]
    if (kind !== 'number' || unit?.kind !== 'word' || unit.bits !== 0 || unit.text.length > unitCharsMax) return false
    const units = source.toLowerCase().split(text).slice(1)
    return units.every((after) => /^\s*[\p{L}%]/u.test(after) && !after.trimStart().startsWith(unit.text))
  })
const hasOtherColour = (own: string, source: string): boolean =>
  namesColor(own) &&
  readOptions(own).some(
    (option) =>
      option.kind === 'color' && !readOptions(source).some((known) => known.kind === 'color' && known.value === option.value),
  )

/** The words as they are, and without the endings that German gives them: "leiser", "leisen". */
const inflected = (tokens: readonly ReadToken[]): readonly (readonly ReadToken[])[] =>
  [0, 1, 2].map((letters) =>
    letters === 0
      ? tokens
      : tokens.map((token) => ({ ...token, text: token.text.length > 4 ? token.text.slice(0, -letters) : token.text })),
  )

// Fewer are parts of a phrase.
const idleWordsMin = 3
/** Words of its own in a row that have nothing of the source tell nothing of it. */
const isIdle = (tokens: readonly ReadToken[], { stems }: Source, wordsMin: number): boolean =>
  tokens.length >= wordsMin && !tokens.some((token) => stems.has(stemOf(token.text)) && !tellsNothing(token))

/** A word that tells something, and none of the source's. */
function isUnknown(token: ReadToken, { stems }: Source): boolean {
  const { text, bits } = token
  if (tellsNothing(token) || (bits & hardSenses) !== 0 || aboutReviews.has(text) || stems.has(stemOf(text))) return false
  // "Weighs 1.4 kg", of a weight.
  return !keysNamed(text).some((key) => key.split('_').some((part) => stems.has(stemOf(part))))
}
const aboutReviews = new Set(
  'praise praised praises criticise criticised like liked likes love loved dislike disliked mention mentions find finds mixed positive negative overall users owners gelobt bemangelt loben apprecie critique elogian critican'.split(
    ' ',
  ),
)

const isNewClaim = ({ bits, text }: ReadToken, { words }: Source): boolean =>
  (bits & hardSenses) !== 0 && !(bits & (bitOf.harmless + bitOf.frame)) && !words.has(text)

const hasAddress = (text: string): boolean =>
  /[@]|\/\/|(?:javascript|data|mailto|tel)\s*:(?!\s)/iu.test(text) ||
  /\b(?:dot|punkt|point|punto)\s+(?:com|net|org|example|de|fr|es|io|shop|store|info|eu|co)\b/iu.test(text) ||
  [...text.matchAll(addressPattern)].some(([address]) => !/^[\d.,]+$/.test(address) && !/^(?:\p{L}\.)+\p{L}{0,2}$/u.test(address))

const figuresIn = ({ text }: ReadToken): readonly string[] => text.match(/\d+(?:[.,]\d+)*/g) ?? []

/** Digits, a code, or a numeral in words that the source does not have. */
function isUnknownFigure(token: ReadToken, { words, numbers }: Source): boolean {
  const { kind, text, bits, value } = token
  if (words.has(text)) return false
  if (bits & bitOf.number && !(bits & bitOf.harmless)) return value === null || !numbers.has(String(value))
  if (!/\d/.test(text)) return kind === 'word' && text.length > 3 && /^[A-Z]{4,}$/.test(token.written) && bits === 0
  return kind === 'word' || figuresIn(token).some((number) => !numbers.has(number))
}

const ownWords = new Set(
  "we our us ours we'll we're we've i i'm i've i'll my me wir unser unsere unseren uns ich mein nous notre nos je mon nosotros nuestro nuestra nuestros yo mi".split(
    ' ',
  ),
)
/** A listing that says "we" where its facts do not makes promises in the shop's name. */
const speaksForTheShop = (tokens: readonly ReadToken[], { words }: Source): boolean =>
  tokens.some(({ text, kind, bits }, at) => {
    if (kind !== 'word' || words.has(text)) return false
    // "You can pack clothes" promises nothing, "you get a new one" does.
    return ownWords.has(text) || (bits & bitOf.shop && text === 'you' && tokens[at + 1]?.text !== 'can')
  })

const germanWords = new Set('der das und ein eine einen ist nicht fur auf von zu mit den dem'.split(' '))
/** A name, or goods, that the sources do not have: "made by Nike", "the tent weighs 1.4 kg". */
function namesStranger(tokens: readonly ReadToken[], text: string, { words }: Source): boolean {
  const isGerman = tokens.some(({ text: word }) => germanWords.has(word))
  const isStrange = tokens.map(({ written, text: word, kind, bits, start }, at) => {
    const isStart = at === 0 || /[.:!?"“„(*•-]\s*$/u.test(text.slice(Math.max(0, start - 3), start))
    return kind === 'word' && !isStart && bits === 0 && word.length > 2 && /^\p{Lu}\p{Ll}/u.test(written) && !words.has(word)
  })
  // German writes every noun so; two in a row are a name.
  if (isStrange.some((strange, at) => strange && (!isGerman || isStrange[at + 1]))) return true
  const [first, noun] = tokens
  const isOther =
    first !== undefined && noun?.kind === 'word' && pointers.has(first.text) && noun.bits === 0 && !words.has(noun.text)
  return isOther && keysNamed(noun.text).length === 0 && tokens.some(({ kind }) => kind === 'number')
}
const pointers = new Set('the this that der die das le la les el los las'.split(' '))
