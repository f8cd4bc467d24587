/** What kind of statement a number makes by the words around it; null when it makes none that must be proven. */
export type GuardedKind = 'price' | 'percent' | 'stock' | 'time' | 'rating'

interface Rule {
  readonly kind: GuardedKind
  /** The words beside the number, with nothing but their own connectives between. */
  readonly pattern: RegExp
  /** Of words in front: only where what follows the number is this. */
  readonly followedBy?: RegExp
}

/** As sentences are judged: without accents. */
const folded = (source: string): RegExp => new RegExp(source.normalize('NFKD').replace(/\p{M}/gu, ''), 'iu')
const oneOf = (words: string): string => `(?:${words.split(' ').join('|').replaceAll('_', ' ')})`

const currencies = oneOf(
  'eur euros? usd us-?dollars? dollars? gbp pounds? quid bucks cents? chf francs? franken jpy yen inr rupees? cad aud pln z[łl]oty sek nok dkk kroner kronor pesos? brl reais real cny rmb yuan krw won 元 円 원 руб ₽ ₩ zł kč kr',
)
const sign = '[$€£¥₹₽₩฿₺₴¢]'
// Scripts without spaces go on right after a unit.
const end = '(?![\\p{Script=Latin}\\p{Script=Cyrillic}\\p{N}])'
const percents = oneOf('per\\s?cent percent prozent pour\\s?cent por\\s?ciento per\\s?cento procent')
const scales = `${oneOf('out_of von sur de di \\/')}\\s*${oneOf('5 10 five fünf')}`
const ratings = oneOf(
  '(?:-\\s?)?stars? sterne?n? étoiles? estrellas? stelle reviews? ratings? bewertungen avis reseñas opiniones',
)
const times = oneOf(
  'days? weeks? months? years? hours? hrs? minutes? tage?n? werktage?n? wochen? monate?n? jahre?n? stunden? minuten jours? semaines? mois ans? années? heures? días? semanas? mes(?:es)? años? horas? giorni settimane mesi anni ore 天 日 年 个月 ヶ月 週間 дней дня лет года?',
)
const stocks = oneOf(
  'in_stock left available remaining on_hand auf_lager verfügbar vorrätig übrig en_stock restants? restantes disponibles? disponibili en_existencias 在庫 库存 в_наличии',
)
const pieces = oneOf('units? pieces pcs stück stk\\.? unités unidades pezzi 個 件 штук')

const behind: readonly Rule[] = [
  { kind: 'price', pattern: folded(`^\\s*(?:${sign}|${currencies}${end}|[.,]?-?\\s?${sign})`) },
  { kind: 'percent', pattern: folded(`^\\s*(?:[%٪]|${percents}${end})`) },
  { kind: 'rating', pattern: folded(`^\\s*(?:${scales}${end}|${ratings}${end}|★)`) },
  {
    kind: 'time',
    pattern: folded(
      `^\\s*(?:-\\s*)?(?:(?:to|bis|a|-)\\s*)?(?:\\p{N}+\\s*)?-?(?:(?:business|working|calendar)\\s+)?${times}${end}`,
    ),
  },
  { kind: 'stock', pattern: folded(`^\\s*(?:\\p{L}+\\s+){0,3}?${stocks}`) },
  { kind: 'stock', pattern: folded(`^\\s*${pieces}${end}`) },
]

const priceWords = `(?:\\b${oneOf(
  'prices?d? costs? costing amount pay msrp rrp sells?_for yours_for worth preis kostet kosten zahlen prix coûte precio cuesta prezzo costa цена стоит',
)}|价格|价钱|售价|価格|値段)`
const stockWords = oneOf(
  'stock(?:_level)? quantity in_stock left_in_stock inventory on_hand auf_lager lagerbestand verfügbar en_stock existencias quedan',
)
const linked = (words: string): string => `(?:"?\\s*[:=]|\\s+${oneOf(words)})*\\s*(?:"\\s*)?$`
// "Only 2 kg": a unit of its own says what the number is.
const nothingElse = /^\s*(?:$|[.!,;]|(?:of (?:them|these)|pieces|items|products)\s*(?:[.!]|$))/iu

const inFront: readonly Rule[] = [
  { kind: 'price', pattern: folded(`(?:${sign}|(?<![\\p{L}])${currencies})\\s?$`) },
  {
    kind: 'price',
    pattern: folded(`${priceWords}${linked('is of at only just about around now from nur ab von ist jetzt est de a es solo e')}`),
  },
  {
    kind: 'percent',
    pattern: folded(`${oneOf('save discount_of reduced_by sparen_sie rabatt_von descuento_de remise_de')}\\s*$`),
  },
  {
    kind: 'rating',
    pattern: folded(
      `${oneOf('rat(?:ed|ing) bewertet_mit bewertung noté puntuación')}(?:\\s+${oneOf('is of at ist von de')})*\\s*:?\\s*$`,
    ),
  },
  { kind: 'stock', pattern: folded(`${stockWords}${linked('is of are sind noch nur only just')}`) },
  {
    kind: 'stock',
    pattern: folded(`${oneOf('only nur_noch just noch plus_que solo_quedan there_are we_have')}\\s+$`),
    followedBy: nothingElse,
  },
]
const ownUnit = /^\s*(?:kg|g|mg|lbs?|oz|cm|mm|m|km|l|ml|inch(?:es)?|in\.|"|w|watt|v|mah|gb|tb|lm|°)(?![\p{L}\p{N}])/iu

/** `before` and `after` are the text around a number in digits, as sentences are judged. */
export function guardedKind(before: string, after: string): GuardedKind | null {
  // The scale of a rating, which is guarded itself.
  if (/\p{Nd}\s*(?:out of|von|sur|de|\/)\s*$/iu.test(before) && /^(?![.,]?\p{Nd})/u.test(after)) return null
  for (const { kind, pattern } of behind) if (pattern.test(after)) return kind
  if (ownUnit.test(after)) return null
  return inFront.find(({ pattern, followedBy }) => pattern.test(before) && (followedBy?.test(after) ?? true))?.kind ?? null
}
