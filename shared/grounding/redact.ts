import type { Product } from '../product.ts'
import { guardedKind, leadingSign, numberPattern } from './guarded.ts'
import { asciiDigits, saysPrice } from './prove.ts'

const aroundChars = 40

/**
 * A product without what its own texts claim of price and stock and its record does not: a title is no place to lie in.
 * An honest product is the very same object.
 */
export function redactProduct(product: Product): Product {
  const title = redact(product.title, product)
  const description = product.description && redact(product.description, product)
  const attributes = Object.fromEntries(Object.entries(product.attributes).map(([key, value]) => [key, redact(value, product)]))
  const isHonest =
    title === product.title &&
    description === product.description &&
    Object.entries(attributes).every(([key, value]) => product.attributes[key] === value)
  return isHonest ? product : { ...product, title, ...(description && { description }), attributes }
}

function redact(value: string, { price, listPrice, availability }: Product): string {
  return value.replace(numberPattern, (text, at: number) => {
    const sign = leadingSign.exec(text)?.[0] ?? ''
    const before = (value.slice(Math.max(0, at - aroundChars), at) + sign).normalize('NFKC')
    const after = value.slice(at + text.length, at + text.length + aroundChars).normalize('NFKC')
    const kind = sign ? 'price' : guardedKind(before, after)
    if (kind !== 'price' && kind !== 'stock') return text
    const number = asciiDigits(text.replace(leadingSign, '').trim())
    const statement = { kind, number, value: Number(number.replace(',', '.')), before, after }
    const isTrue =
      kind === 'stock'
        ? availability?.quantity === statement.value
        : saysPrice(price, statement) || saysPrice(listPrice, statement)
    return isTrue ? text : '…'
  })
}
