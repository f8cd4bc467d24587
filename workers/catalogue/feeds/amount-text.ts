import { currencyDigits } from '../../../shared/currencies.ts'
import { withLatinDigits } from '../../../shared/latin-digits.ts'
import { currencyOf, narrowSignOf } from '../../../shared/money.ts'
import { withoutMarkOf } from './currency-marks.ts'

/** What shops write beside an amount, each with the currencies it may mean. */
const signs: ReadonlyMap<string, readonly string[]> = new Map(
  (
    [
      ['EUR', 'euro euros'],
      ['USD', 'us$'],
      ['CAD', 'ca$ c$'],
      ['AUD', 'a$ au$'],
      ['NZD', 'nz$'],
      ['HKD', 'hk$'],
      ['TWD', 'nt$'],
      ['SGD', 's$'],
      ['MXN', 'mx$'],
      ['BRL', 'r$'],
      ['PLN', 'zł'],
      ['CZK', 'kč'],
      ['HUF', 'ft'],
      ['RON', 'lei leu'],
      ['BGN', 'лв лв.'],
      ['RSD', 'дин дин.'],
      ['RUB', '₽ руб руб.'],
      ['UAH', '₴ грн грн.'],
      ['KZT', '₸'],
      ['GEL', '₾'],
      ['TRY', '₺ tl'],
      ['ILS', '₪'],
      ['KRW', '₩ 원'],
      ['JPY', '円'],
      ['VND', '₫ đ'],
      ['THB', '฿'],
      ['PHP', '₱'],
      ['IDR', 'rp rp.'],
      ['MYR', 'rm'],
      ['NGN', '₦'],
      ['PEN', 's/'],
      ['CHF', 'fr fr. sfr.'],
      ['SEK NOK DKK ISK', 'kr kr.'],
      ['INR PKR LKR NPR MUR', 'rs rs.'],
      ['CNY TWD HKD', '元'],
    ] as const
  ).flatMap(([currencies, written]) => written.split(' ').map((sign) => [sign, currencies.split(' ')] as const)),
)
const narrow = /^[$€£¥₹]$/

/** What stands before, the number, what stands behind; a price without cents may say so by a dash (`49.–`, `399:-`). */
const amountCharsMax = 60
/** What says no more than that the price is one: of a piece, with its tax, with a note below. */
const saying =
  /(?:\s?(?<!\*)\*{1,3}|\s?\/\s?(?:each|ea|pcs?|piece|stk|stück|unit)\.?|\s(?:(?:inkl?|incl?|inc)\.?\s\D{1,30}|ttc|iva incl\D{0,10}))$/iu
const parts = /^([^\d.,]*?[^\d.,\s]\.?\s*)?([.,]?\d(?:[\d.,'’ ]*\d)?)(?:\s?[.,:][-–—]{1,2})?\s*(\D*)$/u

/**
 * An amount as shops of any country write it, as `readMoney` reads it: digits of other scripts, signs of currencies by their codes
 * (`kr`, `zł`, `R$`), the shop's own currency by its sign or name in its language (`د.إ.`, `US dollars`), a sign beside the code it
 * stands for, decimals without a zero before them. What is none of this stays.
 */
export function amountText(text: string, own: string | null, locale = 'en'): string {
  // The Arabic sign that parts thousands parts nothing else.
  const plain = /^\p{ASCII}*$/u.test(text) ? text : withLatinDigits(text.normalize('NFKC').replaceAll('٬', "'"))
  if (plain.length > amountCharsMax) return plain
  const bare = plain.replace(saying, '')
  const [, before = '', number = '', after = ''] = parts.exec(bare) ?? []
  const isPlain = number !== '' && (before === '' || after === '')
  if (own !== null && !(isPlain && isKnownMark(before || after)) && currencyDigits(own) !== null) {
    const [, more = '', amount = '', other = ''] = parts.exec(withoutMarkOf(bare, own, locale) ?? '') ?? []
    if (amount && !more && !other.trim()) return `${/^[.,]/.test(amount) ? `0${amount}` : amount} ${own}`
  }
  if (!number) return plain
  const amount = /^[.,]/.test(number) ? `0${number}` : number
  const marks = [before, after].map((mark) => mark.replace(/\s/g, '')).filter(Boolean)
  const [first = '', second] = marks
  if (marks.length === 0) return amount
  if (second === undefined) {
    if (narrow.test(first) || isCode(first)) return before ? `${first} ${amount}` : `${amount} ${first}`
    const meant = signs.get(first.toLowerCase()) ?? []
    const isOwn = own !== null && (meant.includes(own) || (currencyDigits(own) !== null && narrowSignOf(own) === first))
    const currency = isOwn ? own : meant.length === 1 ? meant[0] : undefined
    return currency ? `${amount} ${currency}` : plain
  }
  const code = marks.find(isCode)
  const sign = marks.find((mark) => mark !== code)
  return code && sign && stands(sign, currencyOf(code)) ? `${amount} ${code}` : plain
}

const isKnownMark = (text: string): boolean => {
  const mark = text.trim()
  return mark === '' || narrow.test(mark) || isCode(mark)
}
const isCode = (text: string): boolean => /^[a-z]{3}$/i.test(text) && currencyDigits(text.toUpperCase()) !== null
const stands = (sign: string, currency: string): boolean =>
  signs.get(sign.toLowerCase())?.includes(currency) ?? narrowSignOf(currency) === sign
