import { oneSlipApart } from '../../../shared/edit-distance.ts'
import type { Written } from './search-words.ts'
import { stemIn, stemsOf } from './stems.ts'
import { firstFrom, type TextIndex, termNumber } from './text-index.ts'

/** A term of the catalogue that a word of a question is taken for, and how surely. */
export interface Reading {
  readonly term: number
  readonly certainty: number
}

const slipCharsMin = 5
const swapCharsMin = 4
const beginningCharsMin = 4
const endingCharsMin = 4
const partCharsMin = 3
const readingsMax = 6

/** A word that the catalogue has, as it has it; empty where it has not. */
export function exactReadings({ terms }: TextIndex, { word, parts, isApart = false }: Written, language: string): Reading[] {
  const joined = termNumber(terms, stemIn(language, word))
  const asOne = joined >= 0 ? [{ term: joined, certainty: 1 }] : []
  if (asOne.length && !isApart) return asOne
  const inParts = parts.flatMap((part) => {
    // A single letter or digit out of a longer code says nothing.
    const term = part.length > 1 ? termNumber(terms, stemIn(language, part)) : -1
    return term >= 0 ? [{ term, certainty: 1 / parts.length }] : []
  })
  return [...asOne, ...inParts]
}

/**
 * What a word that the catalogue has not may stand for, the surest kind first: its stem in another language, umlauts written
 * out, two words run together, the end or the beginning of longer words, a slip of the finger.
 */
export function guessedReadings({ terms }: TextIndex, word: string, language: string): Reading[] {
  const stem = stemIn(language, word)
  // Of Spanish words with z, several are written with c.
  const plurals = word.endsWith('ces') ? [`${word.slice(0, -3)}z`] : word.endsWith('z') ? [`${word.slice(0, -1)}ces`] : []
  const others = [word.replace(/([aou])e/g, '$1'), ...plurals]
  const forms = [...new Set([stem, ...stemsOf(word), ...others.flatMap(stemsOf)])]
  const exact = forms.flatMap((form) => readingOf(terms, form, 0.9))
  if (exact.length) return exact.slice(0, 1)
  const sounding = soundsLike(word).flatMap((form) =>
    beginsTerm(terms, form) ? readingOf(terms, stemIn(language, form), 0.85) : [],
  )
  if (sounding.length) return sounding.slice(0, 1)
  const halves = runTogether(terms, word, language)
  if (halves.length) return halves
  const swapped = stem.length >= swapCharsMin ? swaps(stem).flatMap((each) => readingOf(terms, each, 0.8)) : []
  if (swapped.length) return swapped.slice(0, readingsMax)
  if (/\p{N}/u.test(word)) return beginnings(terms, word)
  const slips = stem.length >= slipCharsMin ? slipsOf(terms, stem) : []
  if (slips.length) return slips
  const longer = forms.flatMap((form) => [...endings(terms, form, language), ...beginnings(terms, form)])
  return longer.slice(0, readingsMax)
}

/** Each row at once. Plain strings: an unknown word goes through all of them, and expressions take three times as long. */
const sounds: readonly (readonly (readonly [string, string])[])[] = [
  'f>ph',
  'ph>f',
  'ck>k',
  'k>c',
  'ce>se ci>si cy>sy',
  'se>ce si>ci sy>cy',
  'z>s',
  'ie>ei',
  'ei>ie',
  'y>i',
  'qu>k',
  'x>cks',
].map((row) => row.split(' ').map((pair) => pair.split('>') as [string, string]))
const soundCharsMin = 5
const beforeEr = 'bcdfgklmnprst'

/** As a word may be written that sounds the same: "headfones", "kakes", "colour" apart. */
function soundsLike(word: string): string[] {
  if (word.length < soundCharsMin) return []
  const forms = sounds.map((row) =>
    row.reduce((form, [from, to]) => (form.includes(from) ? form.replaceAll(from, to) : form), word),
  )
  if (word.endsWith('er') && beforeEr.includes(word.at(-3) ?? ' ')) forms.push(`${word.slice(0, -2)}re`)
  return [...forms, undoubled(word)].filter((form) => form !== word)
}

const undoubled = (word: string): string => {
  let form = ''
  for (let at = 0; at < word.length; at++) {
    form += word[at]
    if (word[at] === word[at + 1]) at++
  }
  return form
}

/** A stem keeps the beginning of its word: where no term has it, there is nothing to look for. */
function beginsTerm(terms: readonly string[], form: string): boolean {
  const beginning = form.slice(0, form.length > 8 ? 5 : form.length > 6 ? 4 : 3)
  return terms[firstFrom(terms, beginning)]?.startsWith(beginning) ?? false
}

const readingOf = (terms: readonly string[], form: string, certainty: number): Reading[] => {
  const term = termNumber(terms, form)
  return term >= 0 ? [{ term, certainty }] : []
}

/** `sleepingbag`: both halves are words of the catalogue. */
function runTogether(terms: readonly string[], word: string, language: string): Reading[] {
  for (let at = word.length - partCharsMin; at >= partCharsMin; at--) {
    const first = termNumber(terms, stemIn(language, word.slice(0, at)))
    const second = first >= 0 ? termNumber(terms, stemIn(language, word.slice(at))) : -1
    if (second >= 0)
      return [
        { term: first, certainty: 0.5 },
        { term: second, certainty: 0.5 },
      ]
  }
  return []
}

function beginnings(terms: readonly string[], form: string): Reading[] {
  if (form.length < beginningCharsMin) return []
  const found: Reading[] = []
  for (let at = firstFrom(terms, form); at < terms.length && found.length < readingsMax; at++) {
    const term = terms[at] as string
    if (!term.startsWith(form)) break
    found.push({ term: at, certainty: (0.7 * form.length) / term.length })
  }
  return found
}

/** `Keulen` in `Wurfkeulen`: the end of a compound says what it is. */
function endings(terms: readonly string[], form: string, language: string): Reading[] {
  if (form.length < endingCharsMin) return []
  // Terms are stems of the shop's language, which may have taken an end off another one's word.
  const stem = stemIn(language, form)
  const found: Reading[] = []
  for (let at = 0; at < terms.length && found.length < readingsMax; at++) {
    const term = terms[at] as string
    if (term.length >= form.length + partCharsMin - 1 && term.endsWith(stem)) found.push({ term: at, certainty: 0.6 })
  }
  return found
}

function swaps(word: string): string[] {
  return Array.from({ length: word.length - 1 }, (_, at) => word.slice(0, at) + word[at + 1] + word[at] + word.slice(at + 2))
}

/** Terms one slip away, of words with the same first letter: a slip there is rare, and looking at all costs ten times as much. */
function slipsOf(terms: readonly string[], word: string): Reading[] {
  const found: Reading[] = []
  const first = word[0] as string
  for (let at = firstFrom(terms, first); at < terms.length && found.length < readingsMax; at++) {
    const term = terms[at] as string
    if (!term.startsWith(first)) break
    const difference = term.length - word.length
    if (difference > 1 || difference < -1 || term.length < slipCharsMin - 1) continue
    if (oneSlipApart(term, word)) found.push({ term: at, certainty: 0.8 })
    else if (word.length > 8 && twoSlipsApart(term, word)) found.push({ term: at, certainty: 0.5 })
  }
  return found
}

/** Two slips in a long word: one of them leaves the other alone in what is left. */
function twoSlipsApart(a: string, b: string): boolean {
  let start = 0
  while (start < a.length && a[start] === b[start]) start++
  for (const [skipA, skipB] of [
    [1, 0],
    [0, 1],
    [1, 1],
  ] as const)
    if (oneSlipApart(a.slice(start + skipA), b.slice(start + skipB))) return true
  return false
}
