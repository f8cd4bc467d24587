/** Units that distinguish products, each with what makes it its base unit. */
const units: Readonly<Record<string, readonly [base: string, factor: number]>> = Object.fromEntries(
  (
    [
      ['ml', 1, 'ml milliliter millilitre millilitres milliliters'],
      ['ml', 10, 'cl centiliter centilitre'],
      ['ml', 1_000, 'l liter liters litre litres litro litros'],
      ['g', 0.001, 'mg'],
      ['g', 1, 'g gr gram grams gramm gramme grammes gramos'],
      ['g', 1_000, 'kg kilo kilos kilogram kilograms kilogramm'],
      ['g', 453.592_37, 'lb lbs pound pounds'],
      ['g', 28.349_523_125, 'oz ounce ounces'],
      ['mm', 1, 'mm millimeter millimetre'],
      ['mm', 10, 'cm centimeter centimeters centimetre centimetres zentimeter'],
      ['mm', 1_000, 'm meter meters metre metres metros'],
      ['mm', 25.4, 'inch inches zoll pouce pouces pulgada pulgadas'],
      ['mm', 304.8, 'ft foot feet'],
      ['w', 1, 'w watt watts'],
      ['w', 1_000, 'kw'],
      ['v', 1, 'v volt volts'],
      ['mah', 1, 'mah'],
      ['wh', 1, 'wh'],
      ['gb', 1, 'gb'],
      ['gb', 1_000, 'tb'],
      ['gb', 0.001, 'mb'],
      ['lm', 1, 'lm lumen lumens'],
      ['hz', 1, 'hz hertz'],
      ['hz', 1_000_000, 'mhz'],
      ['hz', 1_000_000_000, 'ghz'],
      ['db', 1, 'db dezibel decibel decibels'],
      ['pcs', 1, 'pcs pieces stuck teile piezas pieces'],
    ] as const
  ).flatMap(([base, factor, names]) => names.split(' ').map((name) => [name, [base, factor] as const])),
)

/** `0,3` and `l` as one word, `300ml`; null where the second is no unit. */
export function measureWord(number: string, unit: string): string | null {
  const known = Object.hasOwn(units, unit) ? units[unit] : undefined
  if (!known) return null
  const isGrouped = /^[1-9]\d{0,2}(?:[.,]\d{3})+$/.test(number)
  const value = Number(isGrouped ? number.replace(/[.,]/g, '') : number.replace(',', '.'))
  if (!Number.isFinite(value)) return null
  const [base, factor] = known
  return `${Number((value * factor).toPrecision(6))}${base}`
}
