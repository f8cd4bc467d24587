import { boundedText } from '../bounded-text.ts'
import { amountAfter, longNumber, orderNoun, orderNumber, whereabouts } from './language/order-words.ts'

/** What a question says of an order of the shopper's own: its number, or only that it is theirs. */
type OrderQuestion = 'numbered' | 'own'

const charsMax = 2_000
const digits = /\d.{0,2}\d.{0,2}\d/u

/** Whether a question is about one order of the shopper's; null for all others. */
export function readOrderQuestion(text: string): OrderQuestion | null {
  const read = boundedText(text, charsMax).normalize('NFKC')
  if (orderNumbersIn(read).length) return 'numbered'
  // Each of these names an order, and looking for one takes less than compiling them.
  return orderNoun().test(read) && whereabouts().some((pattern) => pattern.test(read)) ? 'own' : null
}

/** The numbers of orders, parcels and invoices that a text names, as written. */
export function orderNumbersIn(text: string): string[] {
  if (!digits.test(text)) return []
  const found = new Set<string>()
  for (const match of text.matchAll(orderNumber())) {
    const number = match[1] ?? ''
    const after = text.slice(match.index + match[0].length)
    // Three digits make a number only after a sign of it: "order 500 pieces".
    if (countDigits(number) >= 3 && !amountAfter().test(after)) found.add(number)
  }
  if (orderNoun().test(text))
    for (const match of text.matchAll(longNumber()))
      if (!amountAfter().test(text.slice(match.index + match[0].length))) found.add(match[0])
  return [...found]
}

/** The text without them: what is stored or logged. */
export const maskOrderNumbers = (text: string): string => withoutNumbers(text, orderNumbersIn(text))

/** A text without the numbers that another one named. */
export const withoutNumbers = (text: string, numbers: readonly string[]): string =>
  numbers.toSorted((a, b) => b.length - a.length).reduce((masked, number) => masked.replaceAll(number, '…'), text)

const countDigits = (text: string): number => text.replace(/\D/g, '').length
