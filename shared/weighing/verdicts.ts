import { keysAsWords } from '../keys-as-words.ts'
import { fieldStates, statedOf } from './denials.ts'
import { fold, type Language } from './language.ts'
import type { Entry } from './leaders.ts'
import { measureOf } from './measure.ts'
import { attributeOf } from './mentions.ts'
import { phrasesIn } from './phrases.ts'
import { type Evidence, type Finding, type Property, properties, saysNo, saysYes, substances } from './properties.ts'

/** What a record says of a property, and the field that says so; `unknown` with the nearest field, if any. */
export interface Verdict {
  readonly finding: Finding | 'unknown'
  readonly field: string | null
  /** As it stands in the phrase. */
  readonly value: string
}

const unknown: Verdict = { finding: 'unknown', field: null, value: '' }

/** What a record says of a property of the table. */
export function judgeProperty(entry: Entry, property: Property, locale: string, language: Language): Verdict {
  for (const evidence of property.evidence) {
    const verdict = judgeBy(entry, evidence, property, locale, language)
    if (verdict) return verdict
  }
  // A field of that very name that decides nothing is still what the record says of it.
  const [own] = property.near
  const stated = own === undefined ? undefined : entry.fields.get(own)
  if (own !== undefined && stated !== undefined)
    return { finding: 'stated', field: own, value: named(own, stated, property, language) }
  return nearest(entry, property.near, language)
}

function nearest({ fields }: Entry, keys: readonly string[], language: Language): Verdict {
  const near = keys.find((key) => fields.has(key))
  return near === undefined
    ? unknown
    : { finding: 'unknown', field: near, value: withLabel(near, fields.get(near) ?? '', language) }
}

function judgeBy(
  entry: Entry,
  { keys, no, yes, measured }: Evidence,
  property: Property,
  locale: string,
  language: Language,
): Verdict | null {
  for (const [field, value] of valuesOf(entry, keys)) {
    const plain = fold(value)
    const quantity = measured && measureOf(value, locale)
    const finding = (quantity ? measured(quantity) : null) ?? (no?.test(plain) ? 'no' : yes?.test(plain) ? 'yes' : null)
    if (finding) return { finding, field, value: named(field, value, property, language) }
  }
  return null
}

/** Fields with their values; of texts, sentence by sentence. */
function valuesOf({ fields }: Entry, keys: readonly string[]): (readonly [string, string])[] {
  const texts = ['title', 'description'].flatMap((key) => {
    const text = fields.get(key)
    return text === undefined
      ? []
      : text.split(/(?<=[.!?])\s+/).map((sentence) => [key, sentence.replace(/(?<![.!?])[.!?]+$/, '')] as const)
  })
  return keys.flatMap((key) => {
    if (key === 'text') return texts
    if (key !== 'any') return fields.has(key) ? [[key, fields.get(key) ?? ''] as const] : []
    return [...[...fields].filter(([own]) => !notEvidence.has(own)), ...texts]
  })
}

const notEvidence = new Set(['title', 'description', 'url', 'price', 'list_price', 'stock', 'rating', 'category', 'brand'])

/** "yes, membrane" said of waterproof is "membrane": the verdict says yes itself. */
function named(field: string, value: string, property: Pick<Property, 'key'>, language: Language): string {
  const rest = value.replace(/^(?:yes|no|ja|nein|oui|non|sí|si)\b[\s,;:.-]*/iu, '')
  if (rest === '') return ''
  if (field === property.key || rest !== value) return rest
  return field === 'title' || field === 'description' ? quoted(rest) : withLabel(field, rest, language)
}

const quoted = (sentence: string): string => `“${sentence}”`
const withLabel = (field: string, value: string, language: Language): string => {
  const { label, key } = attributeOf(field)
  return `${key === field ? label[language] : keysAsWords(field)}: ${value}`
}

/** Fields that say what a product is made of or contains. */
export const compositionKeys: readonly string[] = [
  'ingredients',
  'allergens',
  'material',
  'materials',
  'lining',
  'insulation',
  'filling',
  'sole',
  'fabric',
  'contents',
  'contains',
]
// What is left out of a list of materials is not in it; of ingredients nobody may conclude that.
const materials = new Set(['wool', 'leather', 'down', 'plastic', 'latex', 'wood'])
const edible = new Set(['ingredients', 'allergens', 'contents', 'contains'])

/** Whether a record says that a product contains something. */
export function judgeSubstance(entry: Entry, { key, means }: (typeof substances)[number], language: Language): Verdict {
  const isMeant = (word: string): boolean => means.test(word)
  const own = entry.fields.get(key)
  const ofName = own === undefined ? null : fieldStates(key, own, isMeant)
  if (own !== undefined && ofName) return { finding: findingOf[ofName], field: key, value: named(key, own, { key }, language) }
  for (const [field, value] of valuesOf(entry, [...compositionKeys, 'text'])) {
    const stated = statedOf(value, isMeant)
    if (stated) return { finding: findingOf[stated], field, value: named(field, value, { key }, language) }
  }
  const near = nearest(entry, compositionKeys, language)
  return materials.has(key) && near.field !== null && !edible.has(near.field) ? { ...near, finding: 'no' } : near
}

const findingOf = { has: 'yes', denies: 'no' } as const

/** What a record says of any other word: a field of that name, or a value or sentence that has it. */
export function judgeWord(entry: Entry, word: string, language: Language): Verdict {
  const stem = stemOf(fold(word))
  for (const [field, value] of entry.fields) {
    if (notEvidence.has(field) || !field.split('_').some((part) => stemOf(part) === stem)) continue
    const plain = fold(value)
    return {
      finding: saysNo.test(plain) ? 'no' : 'yes',
      field,
      value: named(field, value, { key: saysYes.test(plain) || saysNo.test(plain) ? field : '' }, language),
    }
  }
  for (const [field, value] of valuesOf(entry, ['any'])) {
    const words: string[] = fold(value).match(/[\p{L}\p{N}]+/gu) ?? []
    const at = words.findIndex((each) => stemOf(each) === stem)
    if (at < 0) continue
    const isNegated = words.slice(Math.max(0, at - 2), at).some((each) => negations.has(each)) || words[at + 1] === 'free'
    return { finding: isNegated ? 'no' : 'yes', field, value: named(field, value, { key: '' }, language) }
  }
  return unknown
}

const negations = new Set('no not without ohne kein keine nicht sans pas sin non nein'.split(' '))
export const stemOf = (word: string): string =>
  word.length > 4 ? word.replace(/(?:ies|es|s|en|er|e|ing)$/u, '') : word.replace(/s$/u, '')

/** The phrase of a verdict: it begins with yes, no, or that the listing does not say. */
export function verdictText({ finding, value }: Verdict, language: Language): string {
  const phrases = phrasesIn(language)
  switch (finding) {
    case 'yes':
      return phrases.yes(value)
    case 'no':
      return phrases.no(value)
    case 'stated':
      return phrases.stated(value)
    default:
      return value ? phrases.nearest(value) : phrases.notStated
  }
}

export { properties, substances }
