import { hasOption, namesColor, readOptions } from '../weighing/options.ts'
import { judgeProperty, judgeSubstance, properties, substances } from '../weighing/verdicts.ts'
import { PhraseIndex } from './lexicon/phrase-index.ts'
import { bitOf } from './lexicon/word-senses.ts'
import type { Reading, ReadToken } from './reading.ts'
import type { Records } from './records.ts'

/** Where a sentence names a property or a substance: the place of the word, and its key. */
interface Named {
  readonly at: number
  readonly key: string
}

const propertyByKey = new Map(properties.map((property) => [property.key, property]))
const substanceByKey = new Map(substances.map((substance) => [substance.key, substance]))
let index: PhraseIndex<readonly string[]> | null = null

function read(): PhraseIndex<readonly string[]> {
  const made = new PhraseIndex<readonly string[]>((one, other) => [...one, ...other])
  for (const { key, ask } of [...properties, ...substances]) made.add(ask, [key])
  return made
}

/** The properties that a sentence speaks of, with where. */
export function propertiesNamed(tokens: readonly ReadToken[]): Named[] {
  index ??= read()
  const words = tokens.map(({ text }) => text)
  const found: Named[] = []
  tokens.forEach(({ kind, isProven, bits }, at) => {
    if (kind !== 'word' || isProven || bits & (bitOf.list + bitOf.harmless)) return
    for (const key of index?.at(words, at)?.meaning ?? []) found.push({ at, key })
  })
  return found
}

/** The field or property of which a record says otherwise, or nothing: of no product in particular is true what is true of all. */
export function falseProperty(
  reading: Reading,
  named: readonly Named[],
  aboutAt: (at: number) => readonly number[],
  records: Records,
): { readonly kind: 'property' | 'field'; readonly key: string } | null {
  const { tokens, bits } = reading
  const isNegated = (bits & bitOf.not) !== 0
  for (const { at, key } of named) {
    if (tokens[at]?.isProven) continue
    const about = aboutAt(at)
    const isTrueOfAll = (about.length ? about : records.facts.products.map((_, each) => each + 1)).every(
      (product) => findingOf(key, product, records) === (isNegated ? 'no' : 'yes'),
    )
    if (!isTrueOfAll) return { kind: 'property', key }
  }
  const colour = falseColour(reading, aboutAt(tokens.length), isNegated, records)
  return colour === null ? null : { kind: 'field', key: colour }
}

function findingOf(key: string, product: number, { entries, facts, language }: Records): string {
  const entry = entries[product - 1]
  const property = propertyByKey.get(key)
  const substance = substanceByKey.get(key)
  if (!entry) return 'unknown'
  if (property) return judgeProperty(entry, property, facts.locale, language).finding
  return substance ? judgeSubstance(entry, substance, language).finding : 'unknown'
}

function falseColour({ tokens, lower }: Reading, about: readonly number[], isNegated: boolean, records: Records): string | null {
  if (about.length === 0 || !namesColor(lower)) return null
  const masked = tokens.reduce(
    (text, { isProven, start, end }) => (isProven ? `${text.slice(0, start)}${' '.repeat(end - start)}${text.slice(end)}` : text),
    lower,
  )
  const options = readOptions(masked).filter(({ kind }) => kind === 'color')
  for (const product of about)
    for (const option of options) {
      const entry = records.entries[product - 1]
      const had = entry ? hasOption(entry, option, records.facts.locale) : null
      if (had && had.has === isNegated) return had.field
    }
  return null
}
