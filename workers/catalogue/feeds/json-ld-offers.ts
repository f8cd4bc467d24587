import { currencyOf } from '../../../shared/money.ts'
import type { FeedForm } from './feed-row.ts'
import { isType, type Json, objects } from './json-ld-graph.ts'
import { isWithin, schemaOrg, textOf } from './mapping.ts'

/** An offer with the price to pay, and the one that is struck through. Texts as the shop wrote them, '' where there is none. */
export interface OfferOf {
  readonly offer: Json
  readonly price: string
  readonly currency: string
  readonly before: string
}

/** The offers of a product, those within an `AggregateOffer` included. */
export function offersOf(value: unknown, form: FeedForm, now: number): readonly OfferOf[] {
  const offers = objects(value)
    // What is let is not what it costs.
    .filter((offer) => !isType(offer, 'OfferForLease'))
    .flatMap((offer) => {
      const parts = isType(offer, 'AggregateOffer') ? objects(offer.offers) : []
      const inside = parts.map((part) => offerOf(withItem({ priceCurrency: offer.priceCurrency, ...part }), now))
      // Some name their items only, and leave the price to the offer that holds them together.
      return inside.some(({ price }) => price) ? inside : [offerOf(withItem(offer), now)]
    })
  // Of one price in the currencies of several countries the shop's counts.
  const own = offers.filter(({ currency }) => currency !== '' && currencyOf(currency) === form.currency)
  const isMixed = new Set(offers.map(({ currency }) => currency)).size > 1
  return isMixed && own.length ? own : offers
}

/** An offer with what tells its item apart, where it names one. */
function withItem(offer: Json): Json {
  const [item] = objects(offer.itemOffered)
  return item ? { ...item, ...offer, name: item.name ?? offer.name } : offer
}

const typeOf = (specification: Json): string => textOf(specification.priceType).replace(schemaOrg, '').toLowerCase()
// Prices of before, and those that a shop must or may not sell at.
const notToPay = new Set('strikethroughprice listprice regularprice msrp srp invoiceprice minimumadvertisedprice'.split(' '))
const before = /^(?:strikethrough|list|regular)price$/

/** What every buyer of one piece pays today: no charge beside the price, no price of a kilogram, for members, of ten or by the month. */
function isOfOne(specification: Json, now: number): boolean {
  const { referenceQuantity, validForMemberTier, eligibleQuantity, billingDuration, billingIncrement } = specification
  if (isType(specification, 'DeliveryChargeSpecification', 'PaymentChargeSpecification')) return false
  if (validForMemberTier !== undefined || billingDuration !== undefined || billingIncrement !== undefined) return false
  const [per] = objects(referenceQuantity)
  const isPerPiece = per !== undefined && isSameAmount(textOf(per.value), '1') && pieces.test(textOf(per.unitCode))
  if (referenceQuantity !== undefined && !isPerPiece) return false
  if (objects(eligibleQuantity).some(({ minValue, value }) => Number(textOf(minValue ?? value)) > 1)) return false
  return isWithin({ from: textOf(specification.validFrom), until: textOf(specification.validThrough) }, now)
}
// UN/CEFACT: one, each, piece.
const pieces = /^(?:C62|EA|H87|PCE|NAR)?$/

function offerOf(offer: Json, now: number): OfferOf {
  const specifications = objects(offer.priceSpecification).filter((each) => isOfOne(each, now))
  const usual = specifications.find((each) => before.test(typeOf(each)))
  const paid =
    specifications.find((each) => typeOf(each) === 'saleprice') ??
    specifications.find((each) => !notToPay.has(typeOf(each))) ??
    // Without a price to pay it is what it costs, unless it is struck through.
    (usual && typeOf(usual) !== 'strikethroughprice' ? usual : undefined)
  return {
    offer,
    price: textOf(offer.price) || textOf(paid?.price) || rangePriceOf(offer),
    currency: textOf(offer.priceCurrency) || textOf(paid?.priceCurrency) || textOf(usual?.priceCurrency),
    before: textOf(usual?.price),
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
