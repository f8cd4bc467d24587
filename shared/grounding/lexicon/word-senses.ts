import { languages } from '../../weighing/language.ts'
import { de } from './de.ts'
import { en } from './en.ts'
import { es } from './es.ts'
import { fr } from './fr.ts'
import { type Sense, senses } from './lexicon.ts'
import { PhraseIndex } from './phrase-index.ts'

const lexicons = { en, de, fr, es } as const

/** Senses as bits: of a word, a phrase, a sentence. */
export const bitOf = Object.fromEntries(senses.map((sense, at) => [sense, 2 ** at])) as Readonly<Record<Sense, number>>
export const bitsOf = (...some: readonly Sense[]): number => some.reduce((bits, sense) => bits + bitOf[sense], 0)

interface Meaning {
  readonly bits: number
  /** Of a numeral; null where it is none or counts nothing exactly. */
  readonly value: number | null
  /** The languages that have the numeral. */
  readonly numeralIn: readonly string[]
}

let index: PhraseIndex<Meaning> | null = null

/** Read when the first answer needs it: a Worker that only serves pages starts without. */
function read(): PhraseIndex<Meaning> {
  const made = new PhraseIndex<Meaning>((one, other) => ({
    bits: one.bits | other.bits,
    value: one.value ?? other.value,
    numeralIn: [...one.numeralIn, ...other.numeralIn],
  }))
  for (const language of languages)
    for (const sense of senses)
      for (const written of lexicons[language][sense].split(' ')) {
        const [phrase = '', value] = written.split('=')
        const isNumeral = sense === 'number'
        made.add(phrase, {
          bits: bitOf[sense],
          value: value === undefined ? null : Number(value),
          numeralIn: isNumeral ? [language] : [],
        })
      }
  return made
}

/** What the longest known phrase that begins at a word may mean, and how many words it takes; null where none is known. */
export function sensesAt(words: readonly string[], at: number) {
  index ??= read()
  return index.at(words, at)
}
