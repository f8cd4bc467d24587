import { isType, type Json, objects } from './json-ld-graph.ts'
import { schemaOrg, textOf } from './mapping.ts'

/** An offer with the price to pay, and the one that is struck through. Texts as the shop wrote them, '' where there is none. */
export interface OfferOf {
  readonly offer: Json
  readonly price: string
  readonly currency: string
  readonly before: string
}

/** The offers of a product, those within an `AggregateOffer` included. */
export function offersOf(value: unknown): readonly OfferOf[] {
  return objects(value).flatMap((offer) => {
    const inside = isType(offer, 'AggregateOffer') ? objects(offer.offers).map(withItem).map(offerOf) : []
    // Some name their items only, and leave the price to the offer that holds them together.
    return inside.some(({ price }) => price) ? inside : [offerOf(withItem(offer))]
  })
}

/** An offer with what tells its item apart, where it names one. */
function withItem(offer: Json): Json {
  const [item] = objects(offer.itemOffered)
  return item ? { ...item, ...offer, name: item.name ?? offer.name } : offer
}

const typeOf = (specification: Json): string => textOf(specification.priceType).replace(schemaOrg, '').toLowerCase()
// Prices of before, and those that a shop must or may not sell at.
const notToPay = new Set(['strikethroughprice', 'listprice', 'msrp', 'srp', 'invoiceprice', 'minimumadvertisedprice'])

function offerOf(offer: Json): OfferOf {
  const specifications = objects(offer.priceSpecification).filter(
    // The price of a kilogram, or for members, is not the price of the product.
    (each) => each.referenceQuantity === undefined && each.validForMemberTier === undefined,
  )
  const paid =
    specifications.find((each) => typeOf(each) === 'saleprice') ?? specifications.find((each) => !notToPay.has(typeOf(each)))
  const before = specifications.find((each) => notToPay.has(typeOf(each)) && /strike|list/.test(typeOf(each)))
  return {
    offer,
    price: textOf(offer.price) || textOf(paid?.price) || rangePriceOf(offer),
    currency: textOf(offer.priceCurrency) || textOf(paid?.priceCurrency) || textOf(before?.priceCurrency),
    before: textOf(before?.price),
  }
}

/** `10` and `10.00`. */
export const isSameAmount = (a: string, b: string): boolean =>
  a === b || (a !== '' && b !== '' && Number.isFinite(Number(a)) && Number(a) === Number(b))

/** A range is no price: "from 10" shown as "10" would be wrong for most of it. */
function rangePriceOf({ lowPrice, highPrice, offerCount }: Json): string {
  const low = textOf(lowPrice)
  return low !== '' && (isSameAmount(low, textOf(highPrice)) || textOf(offerCount) === '1') ? low : ''
}
