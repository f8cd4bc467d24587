import { latin } from '../latin.ts'
import { type Dimension, units } from './units.ts'

/** A measured value in base units, as a closed interval; a single value has both ends equal. */
export interface Quantity {
  readonly dimension: Dimension
  readonly low: number
  /** Infinity for "8 years and up". */
  readonly high: number
  /** The sides of "38 x 25 x 2 cm"; `low` and `high` are then their product. */
  readonly sides: readonly number[]
}

interface Item {
  readonly value: number
  readonly unit: { readonly dimension: Dimension; readonly factor: number } | null
  readonly start: number
  readonly end: number
}

// A minus belongs to the number only where no number or letter stands before it: "2-5" is a range, "-4 °C" is cold.
const numberPattern = /(?<![\p{L}\p{N}.,])(?:[-−–](?=\d))?\d+(?:[.,'’\u00a0\u202f ]\d{3}(?!\d))*(?:[.,]\d+)?/gu
const unitPattern = new RegExp(
  latin(`[\\s\\u00a0\\u202f-]?(?:${units.map(([, , words]) => `(${words})`).join('|')})(?:(?<=['"′″])|(?![\\p{L}\\p{N}²³/]))`),
  'iy',
)
const timesPattern = /^\s*(?:x|×|\*|by)\s*$/iu
const rangePattern = /^\s*(?:-|–|—|,|\/|to|bis|a|à|and|und|et|y|or|oder|ou|o|through|until|hasta|jusqu['’]à)\s*$/iu

const openAbove =
  /^\s*(?:\+|(?:and|und|et|y|or)\s+(?:up|over|above|older|more|mehr|älter|aufwärts|plus|más|mayores)|upwards|aufwärts)/iu
const opensAbove = /(?:\bfrom|\bab|à partir de|dès|desde|a partir de|at least|mindestens|au moins|al menos)\s*$/iu
const waterColumn = /water ?column|wassersäule|colonne d['’]eau|columna de agua|hydrostatic/iu

/** Every measured value of a text, in its order. A number without a unit counts things. */
export function parseQuantities(written: string, locale = 'en'): Quantity[] {
  const text = inDecimals(written)
  const items = itemsOf(text, locale)
  const found: Quantity[] = ingressOf(text)
  for (let at = 0; at < items.length; ) {
    const run = runFrom(items, at, text)
    found.push(...quantitiesOf(run.items, run.isProduct, text))
    at += run.items.length
  }
  return found
}

const vulgar: Readonly<Record<string, string>> = {
  '½': '1/2',
  '¼': '1/4',
  '¾': '3/4',
  '⅛': '1/8',
  '⅜': '3/8',
  '⅝': '5/8',
  '⅞': '7/8',
}
const mixed = /(?<![\d.,/])(\d{1,3})[ -](\d{1,2})\/(2|4|8|16|32|64)(?!\d)/gu
const fraction = /(?<![\d.,/])(\d{1,2})\/(2|4|8|16|32|64)(?=\s?(?:["″]|in(?:ch(?:es)?)?(?![\p{L}])|zoll|pouces?|pulgadas?))/gu

/** `10 3/8 in` as `10.375 in`, and a space around what stands between the sides of `800x600`. */
function inDecimals(text: string): string {
  if (!/[/½¼¾⅛⅜⅝⅞]|\d[x×]/iu.test(text)) return text
  return text
    .replace(/(?<=\d)[x×](?=\d)/giu, ' x ')
    .replace(/(\d?)([½¼¾⅛⅜⅝⅞])/gu, (_, digit: string, sign: string) => `${digit}${digit && ' '}${vulgar[sign]}`)
    .replace(mixed, (_, whole: string, over: string, under: string) => String(Number(whole) + Number(over) / Number(under)))
    .replace(fraction, (_, over: string, under: string) => String(Number(over) / Number(under)))
}

// Records' values are the same request after request.
const measures = new Map<string, Quantity | null>()
const measuresMax = 5_000

/** The measured value that a record's field gives: its first with a unit, or a number that stands alone. */
export function measureOf(text: string, locale = 'en'): Quantity | null {
  const name = `${locale} ${text}`
  const known = measures.get(name)
  if (known !== undefined) return known
  const measure = readMeasure(text, locale)
  if (measures.size >= measuresMax) measures.clear()
  measures.set(name, measure)
  return measure
}

function readMeasure(text: string, locale: string): Quantity | null {
  const all = parseQuantities(text, locale)
  const isCount = all.length === 1 && /^\d[\d.,]*(?:\s|[-–x×]|$)/u.test(text) && !/^\d+-\p{L}/u.test(text)
  return all.find(({ dimension }) => dimension !== 'count') ?? (isCount ? (all[0] ?? null) : null)
}

function itemsOf(text: string, locale: string): Item[] {
  const items: Item[] = []
  for (const match of text.matchAll(numberPattern)) {
    const value = parseNumber(match[0], locale)
    if (value === null) continue
    const end = match.index + match[0].length
    unitPattern.lastIndex = end
    const named = unitPattern.exec(text)
    const row = named ? units[named.slice(1).findIndex((word) => word !== undefined)] : undefined
    const unit = row ? { dimension: row[0], factor: row[1] } : null
    const item = { value, unit, start: match.index, end: named ? end + named[0].length : end }
    const before = items.at(-1)
    if (before && isContinued(before, item, text)) items[items.length - 1] = joined(before, item)
    else items.push(item)
  }
  return items
}

/** "1 h 30 min", "5 ft 4 in": one value in two units, the larger first. */
const isContinued = (before: Item, { unit, start }: Item, text: string): boolean =>
  before.unit !== null &&
  before.unit.dimension === unit?.dimension &&
  before.unit.factor > unit.factor &&
  text.slice(before.end, start).trim() === ''

const joined = (before: Item, { value, unit, end }: Item): Item => ({
  ...before,
  value: before.value + (value * (unit?.factor ?? 1)) / (before.unit?.factor ?? 1),
  end,
})

/** Numbers that belong together: the sides of a box, a range, or a list of choices. */
function runFrom(items: readonly Item[], from: number, text: string): { items: Item[]; isProduct: boolean } {
  const run = [items[from] as Item]
  let isProduct = false
  for (let at = from + 1; at < items.length; at++) {
    const item = items[at] as Item
    const joint = text.slice((run.at(-1) as Item).end, item.start)
    const isTimes = timesPattern.test(joint)
    if (run.length > 1 && isTimes !== isProduct) break
    if (!isTimes && !rangePattern.test(joint)) break
    isProduct = isTimes
    run.push(item)
  }
  return { items: run, isProduct }
}

function quantitiesOf(run: readonly Item[], isProduct: boolean, text: string): Quantity[] {
  // "100 to 130 cm": a number without a unit has that of the next.
  const unit = run.findLast((item) => item.unit)?.unit ?? { dimension: 'count' as const, factor: 1 }
  const inUnits = run.map((item) => item.value * (item.unit ?? unit).factor)
  if (run.some((item) => item.unit && item.unit.dimension !== unit.dimension))
    return run.flatMap((item) => quantitiesOf([item], false, text))
  if (isProduct) {
    const size = inUnits.reduce((product, side) => product * side, 1)
    return [{ dimension: unit.dimension, low: size, high: size, sides: inUnits }]
  }
  const [first, last] = [run[0] as Item, run.at(-1) as Item]
  const isOpen = openAbove.test(text.slice(last.end)) || opensAbove.test(text.slice(0, first.start))
  const dimension = unit.dimension === 'length' && waterColumn.test(text) ? 'water_column' : unit.dimension
  const low = Math.min(...inUnits)
  return [{ dimension, low, high: isOpen ? Number.POSITIVE_INFINITY : Math.max(...inUnits), sides: [] }]
}

/** IEC 60529: the second digit says how much water, the first how much dust. Water decides the order. */
function ingressOf(text: string): Quantity[] {
  return [...text.matchAll(/\bIP([0-6X])([0-9X])(?:K)?\b/giu)].map(([, dust = 'X', water = 'X']) => {
    const level = (water.toUpperCase() === 'X' ? 0 : Number(water)) * 10 + (dust.toUpperCase() === 'X' ? 0 : Number(dust))
    return { dimension: 'ingress', low: level, high: level, sides: [] }
  })
}

/** A decimal number as a locale writes it; of two different marks the last one parts the decimals. */
function parseNumber(text: string, locale: string): number | null {
  const plain = text.replace(/[−–]/g, '-').replace(/['’\u00a0\u202f ]/g, '')
  const marks = plain.match(/[.,]/g) ?? []
  const last = marks.at(-1)
  if (last === undefined) return finite(plain)
  const isMixed = new Set(marks).size > 1
  const isGrouping = !isMixed && (marks.length > 1 || (/^-?[1-9]\d{0,2}[.,]\d{3}$/.test(plain) && last !== decimalMarkOf(locale)))
  if (isGrouping) return finite(plain.replace(/[.,]/g, ''))
  const point = plain.lastIndexOf(last)
  return finite(`${plain.slice(0, point).replace(/[.,]/g, '')}.${plain.slice(point + 1)}`)
}

const finite = (text: string): number | null => (Number.isFinite(Number(text)) ? Number(text) : null)

const decimalMarks = new Map<string, string>()
const decimalMarksMax = 64

function decimalMarkOf(locale: string): string {
  const known = decimalMarks.get(locale)
  if (known !== undefined) return known
  const mark = new Intl.NumberFormat(locale).formatToParts(1.5).find(({ type }) => type === 'decimal')?.value ?? '.'
  if (decimalMarks.size >= decimalMarksMax) decimalMarks.clear()
  decimalMarks.set(locale, mark)
  return mark
}

export type Order = 'less' | 'more' | 'equal'

/**
 * How two values compare; null where nothing can be said: different dimensions, boxes of a different number of sides,
 * or intervals of which one lies within the other.
 */
export function compareQuantities(a: Quantity, b: Quantity): Order | null {
  if (a.dimension !== b.dimension || a.sides.length !== b.sides.length) return null
  if (a.low === b.low && a.high === b.high) return 'equal'
  if (a.low <= b.low && a.high <= b.high) return 'less'
  return a.low >= b.low && a.high >= b.high ? 'more' : null
}
