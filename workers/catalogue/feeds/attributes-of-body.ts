import { keyOf } from './key-of.ts'
import { plainLines } from './plain-text.ts'

const attributesMax = 20
const bodyCharsMax = 20_000
const unit = `(?:mm|cm|dm|m|km|mg|g|kg|ml|cl|l|litres?|liters?|Liter|litros?|oz|lbs?|in|inch(?:es)?|Zoll|ft|W|kW|V|A|mAh|Ah|Wh|kWh|lm|lumens?|dpi|Hz|kHz|GB|TB|MB|bar|°C|h|hours?|Stunden|heures|horas|min|minutes?|Minuten|pieces?|Stück)`
/** `Material: oak`, as lists and tables of a body write it. */
const statement = /^([\p{L}][\p{L}\d ()/&.-]{1,32}?)\s?:\s(\S.{0,118})$/u
/** `45 cm chain`, `12 V battery`. */
const measured = new RegExp(
  String.raw`(?<![\p{L}\d.,])(\d{1,6}(?:[.,]\d{1,3})?\s?${unit})\s+(\p{L}[\p{L}-]{2,24})(?![\p{L}\d])`,
  'gu',
)
/** `chain of 45 cm`, `Kettenlänge 45 cm`, `a length of 45 cm`. */
const measuredAfter = new RegExp(
  String.raw`(?<![\p{L}\d])(\p{L}[\p{L}-]{2,24})\s(?:(?:of|is|von|beträgt|de|es de|:)\s)?(\d{1,6}(?:[.,]\d{1,3})?\s?${unit})(?![\p{L}\d])`,
  'gu',
)
const ratings: readonly (readonly [string, RegExp])[] = [
  ['water_resistance', /(?<![\p{L}\d])(\d{1,3}\s?(?:ATM|bar))(?![\p{L}\d])/u],
  ['ip_rating', /(?<![\p{L}\d])(IP[X\d][X\d][A-Z]?)(?![\p{L}\d])/u],
]
// Words that stand beside a figure without saying of what it is.
const empty = new Set(
  'and und et the for with per von für mit pro des les and each into from over under only more than when about approx circa etwa environ bis long wide high deep thick heavy lang breit hoch tief dick schwer large haut ancho alto and/or x free price save off shipping delivery warranty guarantee sale discount rabatt versand lieferung garantie'.split(
    ' ',
  ),
)

/**
 * What a product's body states as facts, by key, where no attribute has the key: pairs of lists and tables, ratings, and
 * measures beside the thing they measure. Prices, stock and offers are no facts of a body: those keys stay out.
 */
export function attributesOfBody(body: string, known: Readonly<Record<string, string>>, title = ''): Record<string, string> {
  let named: ReadonlySet<string> | null = null
  const found: Record<string, string> = {}
  const put = (name: string, value: string): void => {
    const key = keyOf(name)
    if (!key || key in known || key in found || barred.test(key) || Object.keys(found).length >= attributesMax) return
    found[key] = value.trim().replace(/(?<=[^.])[.;]$/, '')
  }
  // "A 45 cm chain" of a chain says how long it is itself.
  const putMeasure = (noun: string, value: string): void => {
    const word = noun.toLowerCase()
    if (empty.has(word)) return
    named ??= new Set(title.toLowerCase().match(/\p{L}{3,}/gu) ?? [])
    if (!named.has(word)) put(noun, value)
    else if (lengths.test(value)) put('length', value)
  }
  for (const line of plainLines(body.slice(0, bodyCharsMax)).flatMap(stating)) {
    const pair = statement.exec(line)
    if (pair) {
      put(pair[1] ?? '', pair[2] ?? '')
      continue
    }
    for (const [key, pattern] of ratings) {
      const rating = pattern.exec(line)?.[1]
      if (rating) put(key, rating)
    }
    const measures = [...line.matchAll(measured)]
    for (const [, value = '', noun = ''] of measures) putMeasure(noun, value)
    const rest = measures.length ? line.replace(measured, ' ') : line
    for (const [, noun = '', value = ''] of rest.matchAll(measuredAfter)) putMeasure(noun, value)
  }
  return found
}

const lengths = /\s?(?:mm|cm|dm|m|in|inch(?:es)?|Zoll|ft)$/

/** What of a line can state a fact: many bodies write `Material: oak. Height: 75 cm.` in one paragraph, most state nothing. */
function stating(line: string): string[] {
  if (line.includes(':')) return line.split(/(?<=[.;!?])\s+(?=\p{Lu})/u)
  return /\d/.test(line) ? [line] : []
}

const barred =
  /price|preis|prix|precio|discount|rabatt|sale|stock|availab|lager|coupon|code|shipping|versand|livraison|delivery|return|refund|url|http|title|rating|review/
