import type { Reading } from './reading.ts'
import { addressPattern, keysNamed, type Records } from './records.ts'

export function hasUnknownAddress({ text, lower, tokens }: Reading, records: Records): boolean {
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
export function hasUnknownCode({ tokens }: Reading, records: Records): boolean {
  const words = tokens.filter(({ kind }) => kind === 'word')
  const isShouted = words.filter(({ written }) => written.length > 3 && written === written.toUpperCase()).length > 2
  return words.some(({ text, written, isProven, bits }) => {
    if (isProven) return false
    if (/\p{N}/u.test(text)) return !knownCodes.has(text) && !records.hasWord(text)
    return !isShouted && bits === 0 && /^[A-Z]{4,}$/.test(written) && !records.hasWord(text)
  })
}

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

const knownShort = new Set('tv uk eu us ok pc id vs iq dj'.split(' '))

/** A name that neither records nor the question have: goods and makers that the shop does not list. */
export function namesStranger({ tokens, text }: Reading, records: Records): boolean {
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
