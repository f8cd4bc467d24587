import type { AttributeRange } from '../../../shared/catalogue/query.ts'
import { latin } from '../../../shared/latin.ts'
import { parseQuantities } from '../../../shared/weighing/measure.ts'
import { readMentions } from '../../../shared/weighing/mentions.ts'

const quantity = String.raw`(?<quantity>(?<![\d.,])\d[\d.,]*\s?(?<unit>kg|g|mg|lbs?|oz|l|ml|cl|liter|litre|litres|liters|cm|mm|m|km|inch(?:es)?|zoll|w|watts?|kw|mah|ah|wh|gb|tb|lm|lumens?|db|hours?|hrs?|h|stunden?|heures?|horas?|minutes?|min|minuten|days?|tage?n?))(?![\p{L}\p{N}])`
const below =
  'under|below|less than|lighter than|smaller than|shorter than|at most|up to|max(?:imum|imal)?|no more than|unter|hochstens|maximal|bis(?: zu)?|leichter als|weniger als|moins de|au plus|jusqu.a|menos de|hasta|como maximo'
const above =
  'over|above|more than|at least|from|min(?:imum|destens)?|heavier than|bigger than|larger than|longer than|uber|mindestens|mehr als|ab|grosser als|langer als|plus de|au moins|a partir de|mas de|al menos|desde'
const upper = new RegExp(latin(String.raw`(?<!\p{L})(?:${below})\s+${quantity}`), 'u')
const lower = new RegExp(latin(String.raw`(?<!\p{L})(?:${above})\s+${quantity}`), 'u')
const upperAfter = new RegExp(
  latin(
    String.raw`(?<!\p{L})${quantity}\s+(?:or less|at most|max(?:imum|imal)?|or lighter|oder weniger|hochstens|ou moins|o menos)(?!\p{L})`,
  ),
  'u',
)
const lowerAfter = new RegExp(
  latin(String.raw`(?<!\p{L})${quantity}\s+(?:or more|at least|and up|or longer|oder mehr|mindestens|ou plus|o mas)(?!\p{L})`),
  'u',
)

/** Limits with a unit of measure: "under 2 kg", "at least 10 hours of battery"; the attribute where the words after name it. */
export function readRanges(text: string): { readonly ranges: AttributeRange[]; readonly rest: string } {
  const ranges: AttributeRange[] = []
  let rest = text
  for (const [pattern, end] of [
    [upper, 'max'],
    [upperAfter, 'max'],
    [lower, 'min'],
    [lowerAfter, 'min'],
  ] as const) {
    const match = pattern.exec(rest)
    const unit = match?.groups?.unit
    const found = match?.groups?.quantity ? parseQuantities(match.groups.quantity)[0] : undefined
    if (!match || unit === undefined || !found) continue
    const after = rest.slice(match.index + match[0].length)
    const [mention] = readMentions(/^\s*(?:(?:of|de|an|in)\s*)?\p{L}+(?:\s\p{L}+)?/u.exec(after)?.[0] ?? '')
    const value = numberOf(match.groups?.quantity ?? '')
    if (value !== null) ranges.push({ ...(mention && { attribute: mention.attribute.key }), [end]: value, unit })
    rest = rest.replace(match[0], ' ')
  }
  return { ranges, rest }
}

function numberOf(text: string): number | null {
  const digits = /\d[\d.,]*/.exec(text)?.[0] ?? ''
  const plain = /^[1-9]\d{0,2}(?:[.,]\d{3})+$/.test(digits)
    ? digits.replace(/[.,]/g, '')
    : digits.replace(',', '.').replace(/\.$/, '')
  return Number.isFinite(Number(plain)) ? Number(plain) : null
}
