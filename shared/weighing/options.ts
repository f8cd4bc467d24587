import { latin } from '../latin.ts'
import { fold } from './language.ts'
import type { Entry } from './leaders.ts'
import { parseQuantities } from './measure.ts'

/** A size, colour or variant that a question names. */
interface NamedOption {
  readonly kind: 'color' | 'letter' | 'number' | 'measure'
  /** As the question writes it. */
  readonly text: string
  readonly value: string | number
  readonly dimension?: string
}

const colors: readonly (readonly [string, string])[] = [
  ['black', 'black schwarz\\w* noir\\w* negr[oa]s? anthrazit anthracite'],
  ['white', 'white weiss\\w* blanc\\w* blanche\\w* blanc[oa]s?'],
  ['grey', 'grey gray grau\\w* gris\\w* graphite slate schiefer'],
  ['red', 'red rot\\w{0,2} rouge\\w* roj[oa]s? crimson'],
  ['blue', 'blue blau\\w* bleu\\w* azul\\w* navy marine\\w* petrol'],
  ['green', 'green grun\\w* vert\\w{0,2} verdes? olive moss moosgrun'],
  ['yellow', 'yellow gelb\\w* jaune\\w* amarill[oa]s? ochre ocker'],
  ['orange', 'orange\\w* naranja'],
  ['pink', 'pink rosa\\w* rose'],
  ['purple', 'purple violet\\w* lila morad[oa]s? lavender'],
  ['brown', 'brown braun\\w* marron\\w* brun\\w* cognac'],
  ['beige', 'beige sand cream sable arena'],
  ['gold', 'gold golden goldfarben dore\\w* dorad[oa]s?'],
  ['silver', 'silver silbern\\w* silber argent\\w* platead[oa]s?'],
  ['turquoise', 'turquoise turkis\\w* turquesa'],
]
const colorPatterns = colors.map(([name, words]) => ({
  name,
  pattern: new RegExp(latin(`(?<![\\p{L}\\p{N}])(?:${words.split(' ').join('|')})(?![\\p{L}\\p{N}])`), 'gu'),
}))

const anyColor = new RegExp(
  latin(`(?<![\\p{L}\\p{N}])(?:${colors.flatMap(([, words]) => words.split(' ')).join('|')})(?![\\p{L}\\p{N}])`),
  'u',
)
/** Whether a folded text names a colour at all. */
export const namesColor = (folded: string): boolean => anyColor.test(folded)

/** The colours that a text names, by their English names. */
export function colorsOf(text: string): { readonly name: string; readonly text: string }[] {
  const plain = fold(text)
  if (!namesColor(plain)) return []
  return colorPatterns.flatMap(({ name, pattern }) => [...plain.matchAll(pattern)].map(([found]) => ({ name, text: found })))
}

const letterSizes = ['xxxs', 'xxs', 'xs', 's', 'm', 'l', 'xl', 'xxl', 'xxxl', 'xxxxl']
const letterNames: Readonly<Record<string, string>> = {
  small: 's',
  medium: 'm',
  large: 'l',
  'extra large': 'xl',
  '2xl': 'xxl',
  '3xl': 'xxxl',
  '4xl': 'xxxxl',
  mittel: 'm',
  klein: 's',
  gross: 'l',
}
const letterPattern = /(?<![\p{L}\p{N}'-])(?:x{0,3}s|x{0,4}l|m|[234]xl)(?![\p{L}\p{N}'])/gu
const sizeContext =
  /\b(?:size|sizes|wear|taille|talla|grosse|in|fits?|passt|pointure|numero|circumference|umfang|eu|come|comes)\b/u

/** Sizes and colours that a question names; single letters count only where it speaks of sizes. */
export function readOptions(question: string): NamedOption[] {
  const text = fold(question)
  const found: NamedOption[] = colorsOf(text).map(({ name, text: written }) => ({ kind: 'color', text: written, value: name }))
  if (sizeContext.test(text)) {
    for (const [letters] of text.matchAll(letterPattern))
      if (letters.length > 1 || /\b(?:size|taille|talla|grosse)\b/u.test(text))
        found.push({ kind: 'letter', text: letters.toUpperCase(), value: letterNames[letters] ?? letters })
    const measures = parseQuantities(
      question.replace(/[$€£]\s?\d[\d.,]*|(?<![\d.,])\d[\d.,]*\s?(?:€|\$|£|eur\w*|dollars?)/giu, ' '),
    )
    for (const { dimension, low, high, sides } of measures) {
      if (low !== high || sides.length > 0) continue
      if (dimension === 'count') found.push({ kind: 'number', text: String(low), value: low })
      else if (dimension === 'length' || dimension === 'volume' || dimension === 'storage')
        found.push({ kind: 'measure', text: '', value: low, dimension })
    }
  }
  return found
}

/** Whether a record has an option; null where it does not speak of such options. */
export function hasOption(
  { fields }: Entry,
  option: NamedOption,
  locale: string,
): { readonly has: boolean; readonly field: string } | null {
  if (option.kind === 'color') {
    const field = ['color', 'colour', 'colors', 'colours'].find((key) => fields.has(key))
    return field ? { has: colorsOf(fields.get(field) ?? '').some(({ name }) => name === option.value), field } : null
  }
  for (const field of ['size', 'sizes', 'shoe_size', 'diameter', 'length', 'capacity', 'storage']) {
    const value = fields.get(field)
    const has = value === undefined ? null : hasSize(value, option, locale)
    if (has !== null) return { has, field }
  }
  return null
}

function hasSize(value: string, { kind, value: named, dimension }: NamedOption, locale: string): boolean | null {
  if (kind === 'letter') {
    const range = letterRange(value)
    return range ? range.includes(String(named)) : null
  }
  const measured = parseQuantities(value, locale)
  if (measured.length === 0 || letterRange(value)) return null
  const alike = measured.filter((each) => each.sides.length === 0 && (kind === 'number' || each.dimension === dimension))
  if (alike.length === 0) return null
  // "52 to 61 cm" and "58": a bare number is in the record's own unit.
  const own =
    kind === 'number'
      ? parseQuantities(value.replace(/(?<!\p{L})\p{L}+(?=\s*$)/u, ''), locale).filter(({ dimension: d }) => d === 'count')
      : alike
  return own.some(({ low, high }) => Number(named) >= low && Number(named) <= high)
}

/** "S to XL", "S, M or L": the letter sizes that a value gives; null where it gives none. */
function letterRange(value: string): readonly string[] | null {
  const text = fold(value)
  const sizes = [...text.matchAll(letterPattern)].map(([letters]) => letterNames[letters] ?? letters)
  if (sizes.length === 0) return null
  const [first = '', last = ''] = [sizes[0], sizes.at(-1)]
  const isRange = sizes.length === 2 && /\b(?:to|bis|a|through|until|hasta)\b|[-–]/u.test(text)
  return isRange ? letterSizes.slice(letterSizes.indexOf(first), letterSizes.indexOf(last) + 1) : sizes
}
