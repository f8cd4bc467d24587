import { parseMoney } from '../money.ts'
import type { Price } from '../product.ts'
import { fold } from './language.ts'

/** What a shopper is ready to pay, in minor units of one currency. */
export interface Budget {
  readonly least: number | null
  readonly most: number | null
  readonly currency: string
}

/** A limit with what is left of the question without it, folded. */
interface ReadBudget extends Budget {
  readonly rest: string
}

const amount = String.raw`(?:[$€£¥]\s?)?(?<!\d)\d+(?:[.,' ]\d{3}(?!\d))*(?:[.,]\d{1,2})?(?!\d|[.,]\d)`
const money = String.raw`(?:[$€£¥]|eur\b|usd\b|gbp\b|chf\b|inr\b|rupees?\b|euros?\b|dollars?\b|pounds?\b|quid\b|bucks\b|francs?\b|franken\b|dolares\b|libras\b)`
const isMoney = new RegExp(String.raw`(?<!\p{L})${money}`, 'u')
// Complete words: "under 50 gifts" has no grams. "2k" and "18s" are no amounts of money either, and cents are none of whole ones.
const unit =
  /^\s?(?:°|%|x\s?\d|p\.m|a\.m|(?:kg|g|mg|lbs?|oz|cm|mm|m|km|inch(?:es)?|zoll|pouces?|pulgadas?|l|ml|cl|w|kw|v|mah|wh|gb|tb|lm|db|hz|h|hours?|hrs?|minutes?|min|days?|weeks?|months?|years?|stunden?|tage?n?|wochen?|monate?n?|jahre?n?|heures?|jours?|mois|ans?|horas?|dias?|meses|anos?|percent|liters?|litres?|litros?|kilos?|watts?|people|persons?|pieces|teile|stuck|pm|am|uhr|o'clock|k|s|cents?|pence|ct|rappen|centimes|centavos|centimos)(?!\p{L}))/u
/** Where money follows: "des 2 lampes" and "sous 48 heures" are no limits. */
const ofMoney = String.raw`(?=\s(?:[$€£¥]\s?)?\d[\d.,' ]{0,12}\s?${money}|\s[$€£¥])`
const higher =
  'upwards of|exceeding|in excess of|north of|(?:dearer|pricier) than|more expensive than|teurer als|oberhalb(?: von)?|jenseits von|au-dessus de|au-dela de|superieure?s? a|depassant|plus (?:chere?s?|couteu(?:x|ses?)) que|por encima de|superior(?:es)? a|arriba de|mas car[oa]s? (?:que|de)'
const lower =
  'unterhalb(?: von)?|kleiner als|en dessous de|au-dessous de|inferieure?s? a|inferior(?:es)? a|(?:por )?debajo de|a lo sumo'
const below = `${lower}|(?:sous(?: les)?|bajo)${ofMoney}|${[
  "under|below|less than|cheaper than|no more than|not more than|at most|up to|max(?:imum|\\.)?(?: of)?|within|spend|unter|bis(?: zu)?|hochstens|maximal|weniger als|gunstiger als|billiger als|moins de|jusqu'a|maximum|au plus|menos de|hasta|como mucho|maximo",
].join('|')}`
const above = `${higher}|des${ofMoney}|${[
  'mind\\.|(?:como )?minimo|over|above|more than|at least|from|starting at|min(?:imum)?(?: of)?|uber|mindestens|mehr als|ab|plus de|au moins|a partir de|mas de|al menos|desde',
].join('|')}`
const having =
  "budget(?: is| of| like| around| about| ist| von| betragt| est| de| es)*|i have|got|i can spend|i'd spend|willing to spend|around|about|roughly|approximately|etwa|rund|ungefahr|um die|ich habe|environ|autour de|j'ai|unos|alrededor de|tengo"
const range = new RegExp(
  String.raw`(?<opening>(?<![\p{L}])(?:between|from|zwischen|von|entre|de|desde)(?:\s+l[oe]s)?\s+)?(?<low>${amount})\s?(?:${money})?\s?(?:-|&|\.{2,3}|to|and|bis|und|(?:et|a|y)(?:\s+l[oe]s)?)\s?(?<high>${amount})\s?(?<sign>${money})?`,
  'u',
)
const upTo = new RegExp(String.raw`(?<![\p{L}])(?<word>${below})\s+(?:than\s+)?(?<high>${amount})\s?(?<sign>${money})?`, 'u')
const from = new RegExp(String.raw`(?<![\p{L}])(?<word>${above})\s+(?<low>${amount})\s?(?<sign>${money})?`, 'u')
const withBudget = new RegExp(
  String.raw`(?<![\p{L}])(?:${having})\s+(?:like\s+|is\s+)?(?<high>${amount})(?:ish)?\s?(?<sign>${money})?`,
  'u',
)
const atMost = new RegExp(
  String.raw`(?<high>${amount})\s?(?<sign>${money})?\s?(?:ish\s)?(?:max(?:imum)?|at most|or less|tops|hochstens|maximal|oder weniger|maxi|o menos|como maximo)(?!\p{L})`,
  'u',
)
const bare = new RegExp(String.raw`(?<high>(?:[$€£¥]\s?)${amount}|${amount}\s?${money})`, 'u')
/** "100 euros and up". */
const atLeast = new RegExp(
  String.raw`(?<low>${amount})\s?(?<sign>${money})?\s?(?:\+|min(?:imum|imo|i)|mindestens|and (?:above|up|upwards|over|more)|or (?:more|above|over)|upwards|aufwarts|und (?:mehr|daruber|aufwarts)|oder mehr|(?:et|ou) plus|[yo] mas)(?!\p{L})`,
  'u',
)
const budgetWords =
  /\b(?:budget|spend|afford|price|cost|cheap|gift|present|money|preis|kosten|geschenk|prix|cadeau|precio|regalo|presupuesto)/u

const sizeWords =
  /\b(?:size|sizes|years?|age|aged|people|players|pieces|grosse|jahre?|alter|personen|taille|ans?|talla|anos?|edad|o'clock|uhr)\b/u

/** "Size over 42", "age under 3": a number of those. */
const ofSize =
  /(?<!\p{L})(?:sizes?|ages?|aged|grossen?|alter|tailles?|pointure|tallas?|edad|kids?|child(?:ren)?|toddlers?|players?|people|kind(?:er)?n?|spielern?|personen|leuten?|enfants?|joueurs|personnes|nin[oa]s?|jugadores|personas)\s*$/u

const notAbove = new RegExp(
  String.raw`(?<!\p{L})(?:not|\p{L}+n't|dont|wont|no|nothing|never|nicht|nichts|pas|rien|no)\s+(?:(?:want|going|willing|able) to |wanting to )?(?:be |go |going |cost |costing |pay |paying |spend |spending |stretch to |get |aller |ir kosten |zahlen |payer |depenser |pagar |gastar |cuest\p{L}+ |cost\p{L}+ |kost\p{L}+ |coute\p{L}* |a |de |mas de )?(?:${higher}|over|above|more than|higher than|dearer than|beyond|mehr als|uber|teurer als|plus de|plus cher que|mas de|mas caro que)(?!\p{L})`,
  'gu',
)
const notBelow =
  /(?<!\p{L})(?:not|no|nothing|nicht|nichts|pas|rien)\s+(?:be |cost |a |de )?(?:under|below|less than|cheaper than|lower than|weniger als|unter|billiger als|moins de|menos de)(?!\p{L})/gu

/** "Not over 200" is a limit from above. */
const notExceeding =
  /(?<!\p{L})(?:(?:must|should|can|could|may|do|does|will|shall)(?: ?not|n't)|cant|dont|wont|never|not|without|darf nicht|soll nicht|ne (?:doit|peut) pas|no (?:debe|puede))\s+(?:to )?(?:exceed(?:ing)?|top|depasser|exceder|superar|go (?:past|beyond)|ubersteigen)(?!\p{L})/gu
const affirmed = (text: string): string =>
  text.replace(notAbove, ' at most').replace(notBelow, ' at least').replace(notExceeding, ' at most')

// Where money follows: "<3" is a heart.
const signed = String.raw`(?=\s?(?:[$€£¥]\s?\d|\d[\d.,']{0,12}\s?${money}))`
const belowSign = new RegExp(`(?:<=?|≤)${signed}`, 'gu')
const aboveSign = new RegExp(`(?:>=?|≥)${signed}`, 'gu')
const codeFirst = /(?<![\p{L}\d])(?:(chf|eur|usd|gbp|inr)|₹)\s?(\d+(?:[.,']\d+)*)/gu
const rupeesFirst = /(?<![\p{L}\d])rs\.?\s?(?=\d)/gu
/** The shop's own amounts need no sign. */
const rupees: Readonly<Record<string, string>> = { INR: '₹', PKR: '', LKR: '', NPR: '' }

/** "<= 50 €", "CHF 1'200", "$20~$40" in words and in the order of the others; "Rs" is money where the shop's is rupees. */
const worded = (text: string, currency: string | null): string =>
  (currency !== null && currency in rupees ? text.replace(rupeesFirst, rupees[currency] ?? '') : text)
    .replace(codeFirst, (_, code: string | undefined, number: string) => `${number} ${code ?? 'inr'}`)
    .replace(belowSign, ' at most ')
    .replace(aboveSign, ' at least ')
    .replace(/(?<=\d\s?)~(?=\s?[$€£¥]?\d)/gu, '-')

const numberWords: Readonly<Record<string, number>> = {
  five: 5,
  six: 6,
  seven: 7,
  eight: 8,
  nine: 9,
  ten: 10,
  twelve: 12,
  'twenty five': 25,
  'twenty-five': 25,
  fifteen: 15,
  twenty: 20,
  thirty: 30,
  forty: 40,
  fifty: 50,
  sixty: 60,
  seventy: 70,
  eighty: 80,
  ninety: 90,
  'a hundred and fifty': 150,
  'one hundred and fifty': 150,
  'a hundred': 100,
  'one hundred': 100,
  'two hundred': 200,
  'three hundred': 300,
  'five hundred': 500,
  hundred: 100,
  'a thousand': 1_000,
  'one thousand': 1_000,
  zehn: 10,
  funfzehn: 15,
  zwanzig: 20,
  dreissig: 30,
  vierzig: 40,
  funfzig: 50,
  sechzig: 60,
  siebzig: 70,
  achtzig: 80,
  neunzig: 90,
  hundert: 100,
  einhundert: 100,
  zweihundert: 200,
  dreihundert: 300,
  funfhundert: 500,
  tausend: 1_000,
  dix: 10,
  quinze: 15,
  vingt: 20,
  trente: 30,
  quarante: 40,
  cinquante: 50,
  soixante: 60,
  cent: 100,
  'deux cents': 200,
  'trois cents': 300,
  'cinq cents': 500,
  mille: 1_000,
  diez: 10,
  quince: 15,
  veinte: 20,
  treinta: 30,
  cuarenta: 40,
  cincuenta: 50,
  sesenta: 60,
  setenta: 70,
  ochenta: 80,
  noventa: 90,
  cien: 100,
  doscientos: 200,
  trescientos: 300,
  quinientos: 500,
}
const numberWord = new RegExp(
  `(?<![\\p{L}\\p{N}])(?:${Object.keys(numberWords)
    .sort((a, b) => b.length - a.length)
    .join('|')})(?![\\p{L}\\p{N}])`,
  'gu',
)
const notes = /(?<![\p{L}\p{N}])(?:(a|two|three|\d) )?(fiver|tenner)s?(?![\p{L}\p{N}])/gu
const noteCounts: Readonly<Record<string, number>> = { a: 1, two: 2, three: 3 }

// "$1.5k", "2k euros": money is spoken of, else it may be a picture's size.
const thousands = new RegExp(
  String.raw`(?:(?<=[$€£¥]\s?)|(?<=budget\s(?:is\s|of\s|ist\s|von\s|est\s(?:de\s)?|es\s(?:de\s)?)?)|(?<![\p{L}\d.,])(?=\d+(?:[.,]\d)?\s?(?:k|grand)\s(?:${money})))(?<!\d|\d[.,])(\d{1,3}(?:[.,]\d)?)\s?(?:k|grand)(?![\p{L}\d])`,
  'gu',
)

/** "Less than a hundred", "two tenners": amounts in figures. */
const inFigures = (text: string): string =>
  text
    .replace(
      notes,
      (_, count: string | undefined, note: string) =>
        `${(note === 'fiver' ? 5 : 10) * (count === undefined ? 1 : (noteCounts[count] ?? Number(count)))} bucks`,
    )
    .replace(thousands, (_, written: string) => String(Number(written.replace(',', '.')) * 1_000))
    .replace(numberWord, (word) => String(numberWords[word] ?? word))

/**
 * The limit that a question names; null where it names none. A number needs a currency or words that speak of money, and
 * no unit of another kind behind it: "under 2 kg" is no price.
 */
export function readBudget(question: string, currencies: readonly (string | undefined)[]): ReadBudget | null {
  const fallback = currencies.find((currency) => currency !== undefined) ?? null
  const text = inFigures(affirmed(worded(fold(question), fallback)))
  const read = (match: RegExpExecArray | null, needsSign: boolean): ReadBudget | null => {
    if (!match?.groups) return null
    const { low, high, sign } = match.groups
    const hasSign = sign !== undefined || isMoney.test(match[0])
    const isOther = unit.test(text.slice(match.index + match[0].length)) || ofSize.test(text.slice(0, match.index))
    if (!hasSign && (needsSign || isOther)) return null
    const [least, most] = [low, high].map((part) => priceOf(part, sign ?? '', fallback))
    const currency = (most ?? least)?.currency
    return currency
      ? { least: least?.amount ?? null, most: most?.amount ?? null, currency, rest: text.replace(match[0], ' ') }
      : null
  }
  const speaksOfMoney = budgetWords.test(text)
  // "From 30 to 50" is money where no size, age or count is spoken of.
  const spread = range.exec(text)
  const both = read(spread, !speaksOfMoney && (spread?.groups?.opening === undefined || sizeWords.test(text)))
  if (both && both.least !== null && both.most !== null && both.least <= both.most) return both
  const most = read(upTo.exec(text), false) ?? read(withBudget.exec(text), !speaksOfMoney) ?? read(atMost.exec(text), false)
  const least = read(from.exec(text), false) ?? read(atLeast.exec(text), !speaksOfMoney)
  if (most || least)
    return {
      least: least?.least ?? null,
      most: most?.most ?? null,
      currency: (most ?? least)?.currency ?? '',
      rest: [upTo, withBudget, atMost, from, atLeast].reduce(
        (rest, pattern) =>
          read(pattern.exec(rest), (pattern === withBudget || pattern === atLeast) && !speaksOfMoney)
            ? rest.replace(pattern, ' ')
            : rest,
        text,
      ),
    }
  return read(bare.exec(text), true)
}

const signs: Readonly<Record<string, string>> = {
  euro: 'EUR',
  euros: 'EUR',
  dollar: 'USD',
  dollars: 'USD',
  bucks: 'USD',
  dolares: 'USD',
  pound: 'GBP',
  pounds: 'GBP',
  quid: 'GBP',
  rupee: 'INR',
  rupees: 'INR',
  libras: 'GBP',
  francs: 'CHF',
  franken: 'CHF',
  franc: 'CHF',
}
// "bucks" is the shop's own money; a dollar is that of the shop where its money is some dollar.
const dollars = /^(?:USD|CAD|AUD|NZD|SGD|HKD)$/
const isOwnMoney = (written: string, currency: string): boolean =>
  written === 'bucks' || (/^(?:\$|dollars?|dolares)$/.test(written) && dollars.test(currency))

function priceOf(text: string | undefined, sign: string, fallback: string | null): Price | null {
  if (text === undefined) return null
  const bareNumber = text.replace(/[$€£¥]|[a-z]+/g, '').trim()
  const written = /[$€£¥]|[a-z]+/.exec(text)?.[0] ?? /[$€£¥]/.exec(sign)?.[0] ?? sign.trim()
  const code = signs[written] ?? written
  // A shopper's limit has no thousandths: a dot before three digits parts thousands, whatever the shop's language.
  const locale = /\.\d{3}(?!\d)/.test(bareNumber) ? 'de' : 'en'
  if (fallback !== null && isOwnMoney(written, fallback)) return parseMoney(bareNumber, { currency: fallback, locale })
  return code === ''
    ? parseMoney(bareNumber, { currency: fallback, locale })
    : parseMoney(`${bareNumber} ${/^[a-z]+$/i.test(code) ? code.toUpperCase() : code}`, { locale })
}

export const isWithin = ({ least, most, currency }: Budget, price: Price | undefined): boolean | null =>
  !price || price.currency !== currency
    ? null
    : (most === null || price.amount <= most) && (least === null || price.amount >= least)
