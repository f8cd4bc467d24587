/** What a number with a unit measures. Only quantities of one dimension compare. */
export type Dimension =
  | 'mass'
  | 'length'
  | 'area'
  | 'volume'
  | 'clock_time'
  | 'calendar_time'
  | 'power'
  | 'energy'
  | 'charge'
  | 'voltage'
  | 'temperature'
  | 'speed'
  | 'frequency'
  | 'light'
  | 'loudness'
  | 'storage'
  | 'flow'
  | 'pixels'
  | 'water_column'
  | 'ingress'
  | 'pressure_depth'
  | 'percent'
  | 'count'

/** Unit names in en, de, fr, es, with their factor to the dimension's base unit (g, mm, mm², ml, s, W, …). */
export const units: readonly (readonly [Dimension, number, string])[] = [
  ['flow', 1, 'm³ ?(?:per hour|pro stunde|par heure|por hora)|m³/h|m3/h'],
  ['mass', 0.001, 'mg|milligrams?|milligramm'],
  ['mass', 1, 'g|gr|grams?|gramm|grammes?|gramos?'],
  ['mass', 1_000, 'kg|kgs|kilos?|kilograms?|kilogramm|kilogrammes?|kilogramos?'],
  ['mass', 1_000_000, 'tonnes?|tonnen?|toneladas?'],
  ['mass', 28.349523125, 'oz|ounces?|unzen?|onces?|onzas?'],
  ['mass', 453.59237, 'lbs?|pounds?|pfund|livres?|libras?'],
  ['length', 1, 'mm|millimet(?:er|re)s?|milim[eé]tros?|millim[eè]tres?'],
  ['length', 10, 'cm|zentimeter|centimet(?:er|re)s?|centim[eè]tres?|cent[ií]metros?'],
  ['length', 1_000, 'm|met(?:er|re)s?|m[eè]tres?|metros?'],
  ['length', 1_000_000, 'km|kilomet(?:er|re)s?|kilom[eè]tres?|kil[oó]metros?'],
  ['length', 25.4, 'inch(?:es)?|zoll|pouces?|pulgadas?|"|″|in(?=\\.|$|\\s*[x×)])'],
  ['length', 304.8, "ft|feet|foot|fuss|fuß|pieds?|pies|'|′"],
  ['length', 914.4, 'yd|yards?'],
  ['length', 1_609_344, 'miles?|meilen?|millas?'],
  ['area', 100, 'cm²|cm2'],
  ['area', 1_000_000, 'm²|m2|qm|sqm|square met(?:er|re)s?|quadratmeter|m[eè]tres carr[eé]s|metros cuadrados'],
  ['volume', 1, 'ml|millilit(?:er|re)s?|mililitros?'],
  ['volume', 10, 'cl|zentiliter|centilit(?:er|re)s?|centilitros?'],
  ['volume', 100, 'dl|deziliter|decilitros?'],
  ['volume', 1_000, 'l|lt|ltr|lit(?:er|re)s?|litros?'],
  ['volume', 1_000_000, 'm³|m3|cubic met(?:er|re)s?|kubikmeter|m[eè]tres cubes|metros c[uú]bicos'],
  ['volume', 29.5735295625, 'fl\\.? ?oz|fluid ounces?'],
  ['volume', 473.176473, 'pints?'],
  ['volume', 946.352946, 'quarts?|qt'],
  ['volume', 3_785.411784, 'gal|gallons?|gallonen?|galones'],
  ['clock_time', 1, 's|sec|secs|seconds?|sekunden?|secondes?|segundos?'],
  ['clock_time', 60, 'min|mins|minutes?|minuten?|minutos?'],
  ['clock_time', 3_600, 'h|hrs?|hours?|std|stunden?|heures?|horas?'],
  ['calendar_time', 86_400, 'days?|tagen?|tage|jours?|d[ií]as?|(?:working|business) days?|werktagen?|werktage|jours ouvr[eé]s'],
  ['calendar_time', 604_800, 'weeks?|wochen?|semaines?|semanas?'],
  ['calendar_time', 2_629_746, 'months?|monaten?|monate?|mois|mes(?:es)?'],
  ['calendar_time', 31_556_952, 'year olds?|years? old|years?|yrs?|jahren?|jahre?|ans?|ann[eé]es?|años?'],
  ['power', 1, 'w|watts?|vatios?'],
  ['power', 1_000, 'kw|kilowatts?'],
  ['power', 735.49875, 'ps|hp|ch'],
  ['energy', 1, 'wh|watt-?hours?|wattstunden'],
  ['energy', 1_000, 'kwh'],
  ['charge', 1, 'mah'],
  ['charge', 1_000, 'ah'],
  ['voltage', 1, 'v|volts?'],
  [
    'temperature',
    1,
    '°\\s?c|degrees? c(?:elsius)?|grad(?: celsius)?|degr[eé]s?(?: celsius)?|grados?(?: cent[ií]grados)?|celsius|º\\s?c',
  ],
  ['speed', 1, 'km/h|kmh|kph'],
  ['speed', 1.609344, 'mph'],
  ['frequency', 1, 'hz|hertz'],
  ['frequency', 1_000, 'khz'],
  ['frequency', 1_000_000, 'mhz'],
  ['frequency', 1_000_000_000, 'ghz'],
  ['light', 1, 'lm|lumens?|l[uú]menes'],
  ['loudness', 1, 'db(?:\\(a\\)|a)?|decibels?|dezibel|d[eé]cibels?|decibelios?'],
  ['storage', 1, 'mb|megabytes?'],
  ['storage', 1_000, 'gb|gigabytes?|go'],
  ['storage', 1_000_000, 'tb|terabytes?|to(?=$|[,;.)])'],
  ['pixels', 1_000_000, 'mp|megapixels?'],
  ['pressure_depth', 1, 'atm'],
  ['percent', 1, '%|percent|per cent|prozent|pour cent|por ciento'],
]
