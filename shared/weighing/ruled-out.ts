import { fieldStates, statedOf } from './denials.ts'
import { fold, type Language } from './language.ts'
import type { Entry } from './leaders.ts'
import { readNegations } from './negations.ts'
import { phrasePattern } from './phrase-pattern.ts'
import { compositionKeys, judgeProperty, judgeSubstance, properties, stemOf, substances } from './verdicts.ts'

const byPhrase = properties.map((property) => ({ property, pattern: phrasePattern(property.ask) }))
const empty = new Set('one ones any stuff thing things kind type sort model modell modelle'.split(' '))
const notStated = new Set(['url', 'price', 'list_price', 'stock', 'rating'])

/**
 * Whether a record is or has what a shopper rules out: its name, its brand or category, a substance, a property, or a value
 * of its fields. What the record denies ("peat-free", "caffeine: none") is not there.
 */
export function isRuledOut(entry: Entry, thing: string, locale: string, language: Language): boolean {
  const plain = fold(thing)
  const substance = substances.find(({ means }) => means.test(plain))
  const finding = substance && judgeSubstance(entry, substance, language)
  if (finding && finding.finding !== 'unknown' && compositionKeys.includes(finding.field ?? '')) return finding.finding === 'yes'
  const property = byPhrase.find(({ pattern }) => plain.replace(pattern, '').trim() === '')?.property
  if (property && judgeProperty(entry, property, locale, language).finding === 'yes') return true
  const stems = (plain.match(/[\p{L}\p{N}]+/gu) ?? []).filter((word) => !empty.has(word)).map(stemOf)
  if (stems.length === 0) return false
  const has = (text: string): boolean => stems.every((stem) => statedOf(text, (word) => stemOf(word) === stem) === 'has')
  const fields = [...entry.fields]
  const names = ['title', 'brand', 'category'].map((key) => entry.fields.get(key) ?? '').join(', ')
  if (has(names)) return true
  if (
    fields.some(
      ([key, value]) =>
        !notStated.has(key) && stems.every((stem) => fieldStates(key, value, (word) => stemOf(word) === stem) === 'has'),
    )
  )
    return true
  // "A leather bag" of a record that has no fields: a substance that its text has is there.
  return finding?.finding === 'yes'
}

/** Whether a record says of itself that it is without a thing: "caffeine: none", "gluten-free". */
export function isDenied(fields: Iterable<readonly [string, string]>, thing: string): boolean {
  const stems = (fold(thing).match(/[\p{L}\p{N}]+/gu) ?? []).filter((word) => !empty.has(word)).map(stemOf)
  const stated = [...fields].filter(([key]) => !notStated.has(key))
  return (
    stems.length > 0 &&
    stems.every((stem) => stated.some(([key, value]) => fieldStates(key, value, (word) => stemOf(word) === stem) === 'denies'))
  )
}

/** A property that is wished for ("vegan", "waterproof"), of a record that denies it. */
export function deniesWish(entry: Entry, question: string, locale: string, language: Language): boolean {
  // "That aren't vegan" wishes for the contrary.
  const text = readNegations(fold(question)).rest
  return wishes.some(
    ({ property, pattern }) => text.search(pattern) >= 0 && judgeProperty(entry, property, locale, language).finding === 'no',
  )
}

// Adjectives that shoppers put before goods; "wash" and "swim" tell what for, not what it must be.
const wished =
  'vegan organic recycled unscented rechargeable wireless bluetooth noise_cancelling adjustable foldable dimmable'.split(' ')
const wishes = byPhrase.filter(({ property }) => wished.includes(property.key))
