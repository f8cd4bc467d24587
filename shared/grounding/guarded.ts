/** What kind of statement a number makes by the words around it; null when it makes none that must be proven. */
export type GuardedKind = 'price' | 'percent' | 'stock' | 'time' | 'rating'

const currencies =
  'eur|euros?|usd|us-?dollars?|dollars?|gbp|pounds?|quid|bucks|cents?|chf|francs?|franken|jpy|yen|inr|rupees?|cad|aud|pln|z[łl]oty|sek|nok|dkk|kroner|kronor|pesos?|brl|reais|real|cny|rmb|yuan|krw|won|元|円|원|руб|₽|₩|zł|kč|kr'
const signs = '$€£¥₹₽₩฿₺₴¢＄￥￡￦﹩'
const sign = `[${signs}]`
// Scripts without spaces go on right after a unit.
const end = '(?![\\p{Script=Latin}\\p{Script=Cyrillic}\\p{N}])'

/** Words right after a number. */
const after: readonly (readonly [GuardedKind, RegExp])[] = [
  ['price', new RegExp(`^\\s*(?:${sign}|(?:${currencies})${end}|[.,]?-?\\s?${sign})`, 'iu')],
  [
    'percent',
    new RegExp(
      `^\\s*(?:[%٪％]|per\\s?cent${end}|percent${end}|prozent${end}|pour\\s?cent${end}|por\\s?ciento${end}|per\\s?cento${end}|procent${end})`,
      'iu',
    ),
  ],
  [
    'rating',
    new RegExp(
      `^\\s*(?:(?:out of|von|sur|de|di|\\/)\\s*(?:5|10|five|fünf)${end}|(?:-\\s?)?stars?${end}|sterne?n?${end}|étoiles?${end}|estrellas?${end}|stelle${end}|★|reviews?${end}|ratings?${end}|bewertungen${end}|avis${end}|reseñas${end})`,
      'iu',
    ),
  ],
  [
    'time',
    new RegExp(
      `^\\s*(?:-\\s*)?(?:(?:to|bis|à|a|–|-)\\s*)?(?:\\p{N}+\\s*)?-?(?:(?:business|working|calendar)\\s+)?(?:days?|weeks?|months?|years?|hours?|hrs?|minutes?|tage?n?|werktage?n?|wochen?|monate?n?|jahre?n?|stunden?|minuten|jours?|semaines?|mois|ans?|années?|heures?|días?|semanas?|mes(?:es)?|años?|horas?|giorni|settimane|mesi|anni|ore|天|日|年|个月|ヶ月|週間|дней|дня|лет|года?)${end}`,
      'iu',
    ),
  ],
  [
    'stock',
    /^\s*(?:\p{L}+\s+){0,3}?(?:in stock|left|available|remaining|on hand|auf lager|verfügbar|vorrätig|übrig|en stock|restants?|disponibles?|disponibili|en existencias|restantes|在庫|库存|в наличии)/iu,
  ],
  ['stock', new RegExp(`^\\s*(?:units?|pieces|pcs|stück|stk\\.?|unités|unidades|pezzi|個|件|штук)${end}`, 'iu')],
]

/** Words before a number, with nothing but their own connectives between. */
const before: readonly (readonly [GuardedKind, RegExp])[] = [
  ['price', new RegExp(`(?:${sign}|(?<![\\p{L}])(?:${currencies}))\\s?$`, 'iu')],
  [
    'price',
    /(?:\b(?:prices?d?|costs?|costing|amount|pay|msrp|rrp|sells? for|yours for|worth|preis|kostet|kosten|zahlen|prix|coûte|coute|precio|cuesta|prezzo|costa|цена|стоит)|价格|价钱|售价|価格|値段)(?:"?\s*[:=]|\s+(?:is|of|at|only|just|about|around|now|from|nur|ab|von|ist|jetzt|est|de|à|a|es|solo|è|just over))*\s*(?:"\s*)?$/iu,
  ],
  ['percent', /(?:save|discount of|reduced by|sparen sie|rabatt von|descuento de|remise de)\s*$/iu],
  ['rating', /(?:rat(?:ed|ing)|bewertet mit|bewertung|noté|puntuación)(?:\s+(?:is|of|at|ist|von|de))*\s*:?\s*$/iu],
  [
    'stock',
    /(?:stock(?: level)?|quantity|in stock|left in stock|inventory|on hand|auf lager|lagerbestand|verfügbar|en stock|existencias|quedan)(?:"?\s*[:=]|\s+(?:is|of|are|sind|noch|nur|only|just))*\s*(?:"\s*)?$/iu,
  ],
  ['stock', /(?:only|nur noch|just|noch|plus que|solo quedan|there are|we have)\s+$/iu],
]

/** `before` and `after` are the text around a number in digits. */
export function guardedKind(beforeText: string, afterText: string): GuardedKind | null {
  // The scale of a rating, which is guarded itself.
  if (/\p{Nd}\s*(?:out of|von|sur|de|\/)\s*$/iu.test(beforeText) && /^(?![.,]?\p{Nd})/u.test(afterText)) return null
  for (const [kind, pattern] of after) if (pattern.test(afterText)) return kind
  for (const [kind, pattern] of before) {
    if (!pattern.test(beforeText)) continue
    // "costs 5 kg of CO2", "only 2 kg": a unit of its own says what the number is.
    if (/^\s*(?:kg|g|mg|lbs?|oz|cm|mm|m|km|l|ml|inch(?:es)?|in\.|"|w|watt|v|mah|gb|tb|lm|°)(?![\p{L}\p{N}])/iu.test(afterText))
      continue
    if (kind === 'stock' && pattern.source.startsWith('(?:only')) {
      if (!/^\s*(?:$|[.!,;]|(?:of (?:them|these)|pieces|items|products)\s*(?:[.!]|$))/iu.test(afterText)) continue
    }
    return kind
  }
  return null
}

/** Numbers in digits of any script, with their points and groups. */
export const numberPattern = new RegExp(`(?:${sign}\\s?)?\\p{Nd}+(?:[.,．，٫٬'\\u00a0\\u202f](?=\\p{Nd})\\p{Nd}+)*`, 'gu')
export const leadingSign = new RegExp(`^${sign}`, 'u')

const wordNumbers: Readonly<Record<string, number>> = Object.fromEntries(
  (
    [
      'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty',
      'null eins zwei drei vier fünf sechs sieben acht neun zehn elf zwölf dreizehn vierzehn fünfzehn sechzehn siebzehn achtzehn neunzehn zwanzig',
      'zéro un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize dix-sept dix-huit dix-neuf vingt',
      'cero uno dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince dieciséis diecisiete dieciocho diecinueve veinte',
    ].flatMap((words) => words.split(' ').map((word, value) => [word, value] as const)) as [string, number][]
  ).concat([
    ['a dozen', 12],
    ['thirty', 30],
    ['forty', 40],
    ['fifty', 50],
    ['sixty', 60],
    ['seventy', 70],
    ['eighty', 80],
    ['ninety', 90],
    ['hundred', 100],
    ['thousand', 1000],
    ['ein', 1],
    ['eine', 1],
    ['einen', 1],
    ['dreißig', 30],
    ['vierzig', 40],
    ['fünfzig', 50],
    ['sechzig', 60],
    ['siebzig', 70],
    ['achtzig', 80],
    ['neunzig', 90],
    ['hundert', 100],
    ['tausend', 1000],
    ['trente', 30],
    ['quarante', 40],
    ['cinquante', 50],
    ['mille', 1000],
    ['treinta', 30],
    ['cuarenta', 40],
    ['cincuenta', 50],
    ['cien', 100],
    ['mil', 1000],
  ]),
)

/** Numbers in words: only where a currency, a percent, a stock or a time follows do they state anything. */
const anyWord = Object.keys(wordNumbers)
  .sort((a, b) => b.length - a.length)
  .join('|')
export const wordNumberPattern = new RegExp(
  `(?<![\\p{L}\\p{N}-])(?:(?:${anyWord})(?:[- ](?:${anyWord}))*|cent(?=\\s+(?:euros?|dollars?)))(?![\\p{L}\\p{N}])`,
  'giu',
)

/** The value of a number word alone; NaN for compounds, which no record of ours writes. */
export const wordValue = (words: string): number => wordNumbers[words.toLowerCase()] ?? Number.NaN

/** Statements about stock without a number, and what they say. */
const stockPhrases: Readonly<Record<string, readonly string[]>> = {
  no: [
    'out of stock',
    'sold out',
    'not in stock',
    'not available',
    'unavailable',
    'no longer available',
    'ausverkauft',
    'nicht auf lager',
    'nicht vorrätig',
    'nicht verfügbar',
    'nicht lieferbar',
    'vergriffen',
    'en rupture de stock',
    'en rupture',
    'épuisé',
    'agotado',
    'agotada',
    'sin existencias',
    'esaurito',
    '在庫切れ',
    '缺货',
    'нет в наличии',
  ],
  yes: [
    'in stock',
    'ready to ship',
    'available now',
    'available immediately',
    'available for delivery',
    'auf lager',
    'vorrätig',
    'sofort lieferbar',
    'sofort verfügbar',
    'lieferbar',
    'en stock',
    'disponible immédiatement',
    'disponible ahora',
    'en existencias',
    'disponibile subito',
    '有货',
    '在庫あり',
    'в наличии',
  ],
}

const phrases = [...(stockPhrases.no ?? []), ...(stockPhrases.yes ?? [])].sort((a, b) => b.length - a.length)
const meansSoldOut = new Set(stockPhrases.no)
export const stockPhrasePattern = new RegExp(
  `(?<![\\p{Script=Latin}\\p{Script=Cyrillic}])(?:${phrases.join('|')})(?![\\p{Script=Latin}\\p{Script=Cyrillic}])`,
  'giu',
)
export const phraseSaysAvailable = (phrase: string): boolean => !meansSoldOut.has(phrase.toLowerCase())

const heldWords = [...phrases, ...Object.keys(wordNumbers)]
const heldCharsMax = 24

const openNumber = new RegExp(`^${sign}?\\s?(?:\\p{Nd}[\\p{Nd}.,．，٫٬'\\u00a0\\u202f]*)?$`, 'u')

/** From where on a text may be the beginning of something guarded, as far as can be seen before more of it comes. */
export function openFrom(text: string): number {
  const tail = Math.max(0, text.length - heldCharsMax)
  for (let at = tail; at < text.length; at++) {
    if (at > 0 && /[\p{L}\p{N}]/u.test(text[at - 1] ?? '')) continue
    const rest = text.slice(at).toLowerCase()
    if (openNumber.test(rest) || heldWords.some((word) => word.startsWith(rest))) return at
  }
  return text.length
}
