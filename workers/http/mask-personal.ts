import { maskOrderNumbers } from '../../shared/faq/order-question.ts'
import { once } from '../../shared/once.ts'

const email = once(() => /(?<![\p{L}\p{N}._%+-])[\p{L}\p{N}._%+-]+@[\p{L}\p{N}.-]+\.\p{L}{2,}/gu)
/** Telephone and card numbers: six digits or more, however they are parted. */
const grouped = /\+?\d(?:[ ()./-]{0,2}\d){5,}/gu
/** The number of an order, a parcel or an account. */
const code = once(() => /(?<![\p{L}\d#-])[\p{L}\d#-]*\d{4,}[\p{L}\d-]*/gu)

const charsMax = 1_000

/** What a shopper wrote, without what is their own, and cut: before any of it is stored. */
export const maskPersonal = (text: string): string =>
  maskOrderNumbers(cut(text).replace(email(), '…').replace(grouped, '…').replace(code(), '…'))

/** Between two words, since half an address is not recognised as one. */
function cut(text: string): string {
  if (text.length <= charsMax) return text
  const end = text.lastIndexOf(' ', charsMax)
  return text.slice(0, end > 0 ? end : charsMax)
}
