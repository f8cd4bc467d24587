import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { compareQuantities, measureOf, parseQuantities } from '../../../shared/weighing/measure.ts'

describe('a measured value', () => {
  it.each([
    ['1.4 kg', 'en', 'mass', 1_400, 1_400],
    ['1,4 kg', 'de', 'mass', 1_400, 1_400],
    ['1.250 g', 'de', 'mass', 1_250, 1_250],
    ['1.250 kg', 'en', 'mass', 1_250, 1_250],
    ['2 500 W', 'fr', 'power', 2_500, 2_500],
    ['3,000 mm water column', 'en', 'water_column', 3_000, 3_000],
    ['3.000 mm Wassersäule', 'de', 'water_column', 3_000, 3_000],
    ['2 to 12 kg each', 'en', 'mass', 2_000, 12_000],
    ['40 bis 100 °C', 'de', 'temperature', 40, 100],
    ['comfort -4 °C', 'en', 'temperature', -4, -4],
    ['-10 to 5 °C', 'en', 'temperature', -10, 5],
    ['15, 30 or 60 minutes', 'en', 'clock_time', 900, 3_600],
    ['1 h 30 min', 'en', 'clock_time', 5_400, 5_400],
    ['10,000 mAh', 'en', 'charge', 10_000, 10_000],
    ['230 m³ per hour', 'en', 'flow', 230, 230],
    ['27"', 'en', 'length', 685.8, 685.8],
    ['5\'10"', 'en', 'length', 1_778, 1_778],
    ['10 3/8 in', 'en', 'length', 263.525, 263.525],
    ['3/4 inch', 'en', 'length', 19.05, 19.05],
    ['5\' 3/4"', 'en', 'length', 1_543.05, 1_543.05],
    ['11ft 6-7/8in', 'en', 'length', 3_527.425, 3_527.425],
    ['5½ inches', 'en', 'length', 139.7, 139.7],
    ['IP67', 'en', 'ingress', 76, 76],
    ['IPX4', 'en', 'ingress', 40, 40],
    ['36 to 47', 'en', 'count', 36, 47],
    ['1,000', 'en', 'count', 1_000, 1_000],
    ['30 horas', 'es', 'clock_time', 108_000, 108_000],
    ['0,75 litre', 'fr', 'volume', 750, 750],
  ] as const)('%s (%s) is %s from %d to %d', (text, locale, dimension, low, high) => {
    const quantity = measureOf(text, locale)
    expect(quantity?.dimension).toBe(dimension)
    expect(quantity?.low).toBeCloseTo(low, 6)
    expect(quantity?.high).toBeCloseTo(high, 6)
  })

  it.each([
    ['800x600 mm', [800, 600]],
    ['5 by 6 by 7 inches', [127, 152.4, 177.8]],
    ['23 5/8 x 15 3/4 x 25 1/4"', [600.075, 400.05, 641.35]],
  ])('%s has its sides', (text, sides) => {
    const [quantity] = parseQuantities(text)
    expect(quantity?.sides.map((side) => Number(side.toFixed(3)))).toEqual(sides)
  })

  it('is open above where the text says so', () => {
    expect(measureOf('8 years and up')).toMatchObject({ dimension: 'calendar_time', high: Number.POSITIVE_INFINITY })
    expect(measureOf('ab 8 Jahren', 'de')?.high).toBe(Number.POSITIVE_INFINITY)
  })

  it('has the sides of a box, and its product', () => {
    expect(measureOf('38 x 25 x 2 cm')).toMatchObject({ sides: [380, 250, 20], low: 380 * 250 * 20 })
  })

  it.each(['Bluetooth 5.4 and cable', 'stainless steel', '67-layer steel', 'USB-C', ''])('%s is none', (text) => {
    expect(measureOf(text)).toBeNull()
  })

  it('compares only within one dimension, and never says less and more of the same pair', () => {
    const value = fc.record({
      number: fc.double({ min: 0.01, max: 9_999, noNaN: true }).map((number) => Number(number.toFixed(2))),
      unit: fc.constantFrom('kg', 'g', 'cm', 'm', 'W', 'l', 'hours'),
    })
    fc.assert(
      fc.property(value, value, (a, b) => {
        const [first, second] = [measureOf(`${a.number} ${a.unit}`), measureOf(`${b.number} ${b.unit}`)]
        expect(first).not.toBeNull()
        if (!first || !second) return
        const order = compareQuantities(first, second)
        if (first.dimension !== second.dimension) {
          expect(order).toBeNull()
          return
        }
        const mirrored = { less: 'more', more: 'less', equal: 'equal' } as const
        expect(compareQuantities(second, first)).toBe(order && mirrored[order])
        if (a.unit === b.unit) expect(order).toBe(a.number < b.number ? 'less' : a.number > b.number ? 'more' : 'equal')
      }),
    )
  })

  it('is read from any text without failing', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => void parseQuantities(text, 'de')))
  })
})
