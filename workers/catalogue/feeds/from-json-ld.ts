import type { Mapped } from './feed-row.ts'
import { availabilityOf, Mapping, textOf } from './mapping.ts'

type Json = Readonly<Record<string, unknown>>
const isObject = (value: unknown): value is Json => typeof value === 'object' && value !== null && !Array.isArray(value)
const each = (value: unknown): readonly unknown[] =>
  Array.isArray(value) ? value : value === undefined || value === null ? [] : [value]
const objects = (value: unknown): readonly Json[] => each(value).filter(isObject)
const is = (node: Json, type: string): boolean =>
  each(node['@type']).some((each) => textOf(each).replace(/^https?:\/\/schema\.org\//, '') === type)

/**
 * schema.org's `Product` with `Offer` or `AggregateOffer`, and `ProductGroup` with `hasVariant` (schema.org/ProductGroup), as
 * shops put them into their pages for search engines. Other things of a graph are passed over.
 */
export function fromJsonLd(node: unknown): Mapped[] {
  if (!isObject(node)) return []
  if (node['@graph'] !== undefined) return each(node['@graph']).flatMap(fromJsonLd)
  if (is(node, 'ItemList')) return objects(node.itemListElement).flatMap((entry) => fromJsonLd(entry.item ?? entry))
  if (is(node, 'ProductGroup')) {
    const group = textOf(node.productGroupID) || idOf(node)
    return objects(node.hasVariant).map((variant) => productOf({ ...inherited(node), ...variant }, group))
  }
  return is(node, 'Product') ? [productOf(node, null)] : []
}

const inherited = ({ name, brand, category, description, url, image, aggregateRating, material }: Json): Json => ({
  name,
  brand,
  category,
  description,
  url,
  image,
  aggregateRating,
  material,
}) // prettier-ignore

const idOf = (node: Json): string => textOf(node.sku) || textOf(node.productID) || textOf(node['@id']) || textOf(node.mpn)
const nameOf = (value: unknown): string => (isObject(value) ? textOf(value.name) : textOf(value))

function productOf(node: Json, group: string | null): Mapped {
  const mapping = new Mapping()
  mapping.set('id', idOf(node).replace(/^#/, ''))
  mapping.set('parent', group)
  mapping.text('title', textOf(node.name))
  mapping.text('brand', nameOf(each(node.brand)[0] ?? node.manufacturer))
  mapping.text('category', nameOf(each(node.category)[0]))
  mapping.text('description', textOf(node.description))
  const offer = objects(node.offers)[0]
  mapping.url('url', 'url', node.url ?? offer?.url)
  const image = each(node.image)[0]
  mapping.image('image', isObject(image) ? (image.url ?? image.contentUrl) : image)
  if (offer) offerOf(mapping, offer)
  const { ratingValue, reviewCount, ratingCount, bestRating } = (
    isObject(node.aggregateRating) ? node.aggregateRating : {}
  ) as Json
  const value = (Number(textOf(ratingValue)) * 5) / (Number(textOf(bestRating)) || 5)
  if (textOf(ratingValue) && value >= 0 && value <= 5)
    mapping.set('rating', {
      value: Math.round(value * 100) / 100,
      count: Math.trunc(Number(textOf(reviewCount ?? ratingCount))) || 0,
    })
  mapping.set('barcode', ['gtin', 'gtin13', 'gtin14', 'gtin12', 'gtin8'].map((key) => textOf(node[key])).find(Boolean))
  mapping.set(
    'options',
    ['color', 'size', 'pattern'].flatMap((name) =>
      nameOf(node[name]) ? [{ name, value: nameOf(node[name]).slice(0, 120) }] : [],
    ),
  )
  mapping.attribute('material', nameOf(node.material))
  for (const property of objects(node.additionalProperty))
    mapping.attribute(textOf(property.name), `${textOf(property.value)} ${textOf(property.unitText)}`)
  return mapping.done()
}

function offerOf(mapping: Mapping, offer: Json): void {
  const specification = objects(offer.priceSpecification)[0]
  const price = textOf(offer.price) || textOf(offer.lowPrice) || textOf(specification?.price)
  const currency = textOf(offer.priceCurrency) || textOf(specification?.priceCurrency)
  if (price && !currency) mapping.problem('offers.priceCurrency', 'is missing: a price needs its currency.')
  // A range is no price: "from 10" shown as "10" would be wrong for most of it.
  else if (price && (offer.highPrice === undefined || textOf(offer.highPrice) === textOf(offer.lowPrice)))
    mapping.price('price', 'offers.price', price, currency)
  if (offer.availability === undefined) return
  const level = isObject(offer.inventoryLevel) ? Number(textOf(offer.inventoryLevel.value)) : null
  const availability = availabilityOf(offer.availability, Number.isSafeInteger(level) ? level : null)
  if (availability) mapping.set('availability', availability)
  else mapping.problem('offers.availability', 'must be one of schema.org/ItemAvailability.')
}
