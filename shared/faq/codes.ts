/** Names of days in the languages of our rules, from Monday on. */
const dayNames = [
  'monday mondays montag montags lundi lunes',
  'tuesday tuesdays dienstag dienstags mardi martes',
  'wednesday wednesdays mittwoch mittwochs mercredi miercoles miércoles',
  'thursday thursdays donnerstag donnerstags jeudi jueves',
  'friday fridays freitag freitags vendredi viernes',
  'saturday saturdays samstag samstags sonnabend samedi sabado sábado sábados',
  'sunday sundays sonntag sonntags dimanche domingo domingos',
]
const days = new Map(dayNames.flatMap((names, at) => names.split(' ').map((name) => [name, at] as const)))
const measured = /(?<![\p{L}\d.,])(\d+(?:[.,]\d+)?)\s?(mm|cm|m|km|mg|g|kg|ml|cl|l|mb|gb|tb|v|w|kw|wh|kwh|mah|ah)(?![\p{L}\d])/gu
const lettered = /(?<![\p{L}\d-])([a-z]{1,3})-?(\d{1,4})(?![\p{L}\d])/gu
const sized = /(?<!\p{L})(?:sizes?|größen?|groesse|taille|talla)\s(?:is\s|in\s)?(x{0,3}[sl]|m)(?!\p{L})/gu

/**
 * What tells two questions apart where both have it, as `kind:value`: days of the week, the figure behind the letters of a
 * code (`a:4` of A4), sizes in letters, the unit of a measure (`50:mm`).
 */
export function codesOf(lower: string, words: readonly string[]): string[] {
  const found = words.flatMap((word) => (days.has(word) ? [`day:${days.get(word)}`] : []))
  for (const [, letters, digits] of lower.matchAll(lettered)) found.push(`${letters}:${digits}`)
  for (const [, size] of lower.matchAll(sized)) found.push(`size:${size}`)
  for (const [, amount, unit] of lower.matchAll(measured)) found.push(`${amount}:${unit}`)
  return [...new Set(found)]
}

/** Whether both have a kind and no value of it is in both. */
export function areOtherCodes(left: readonly string[], right: readonly string[]): boolean {
  const kindOf = (code: string): string => code.slice(0, code.indexOf(':') + 1)
  return left.some((code) => {
    const others = right.filter((other) => other.startsWith(kindOf(code)))
    return others.length > 0 && !left.some((each) => others.includes(each))
  })
}
