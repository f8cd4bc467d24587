import type { FeedForm, Mapped } from './feed-row.ts'
import { each, isGroup, isProduct, isType, type Json, type JsonLdGraph, objects } from './json-ld-graph.ts'
import { isSameAmount, type OfferOf, offersOf } from './json-ld-offers.ts'
import { Mapping, schemaOrg, textOf } from './mapping.ts'

/**
 * schema.org's `Product` with `Offer` or `AggregateOffer`, and `ProductGroup` with `hasVariant` (schema.org/ProductGroup), as
 * shops put them into their pages for search engines. Nodes name each other by `@id`. Other things of a graph are passed over.
 */
export function fromJsonLd(node: Json, graph: JsonLdGraph, form: FeedForm, now: number): Mapped[] {
  if (isGroup(node) && !graph.isAlone(node))
    return (
      objects(node.hasVariant)
        .map((variant) => graph.resolve(variant))
        // A variant that stands in the graph by itself is read there.
        .filter((variant) => !graph.isRoot(variant) && (isProduct(variant) || idOf({ ...variant, url: undefined }) !== ''))
        .flatMap((variant) =>
          productsOf(graph.withParts({ ...inherited(node), ...variant, ...ownName(node, variant) }), groupIdOf(node), form, now),
        )
    )
  if (!isProduct(node) && !isGroup(node)) return []
  const group = graph.groupOf(node)
  const own = graph.withParts(group ? { ...inherited(group), ...node, ...ownName(group, node) } : node)
  return productsOf(own, group ? groupIdOf(group) : textOf(node.inProductGroupWithID) || null, form, now)
}

const inherited = ({ name, brand, category, description, url, image, aggregateRating, material, offers }: Json): Json =>
  Object.fromEntries(
    Object.entries({ name, brand, category, description, url, image, aggregateRating, material, offers }).filter(
      ([, value]) => value !== undefined,
    ),
  )

// Pages of small shops have no SKU: then a code of the trade, then where the product is.
function idOf(node: Json): string {
  const [offer] = objects(node.offers)
  const [identifier] = each(node.identifier)
  const stated = typeof identifier === 'object' && identifier !== null ? (identifier as Json).value : identifier
  const ids = [each(node.sku)[0], node.productID, node['@id'], node.mpn, gtinOf(node), offer?.sku, stated, node.url, offer?.url]
  return ids.map(textOf).find(Boolean) ?? ''
}
const gtinOf = (node: Json): string =>
  'gtin gtin13 gtin14 gtin12 gtin8 ean isbn'
    .split(' ')
    .map((key) => textOf(node[key]))
    .find(Boolean) ?? ''
/** A variant without a name of its own has its group's and what tells it apart. */
function ownName(group: Json, variant: Json): Json {
  const title = textOf(group.name)
  if (textOf(variant.name) || !title) return {}
  const suffix = optionNames.map((name) => nameOf(variant[name])).filter(Boolean)
  return { name: [title, suffix.join(' / ')].filter(Boolean).join(' – ') }
}

const optionNames = ['color', 'size', 'pattern'] as const
const optionsOf = (variant: Json): Json =>
  Object.fromEntries(optionNames.flatMap((name) => (variant[name] === undefined ? [] : [[name, variant[name]]])))
const groupIdOf = (node: Json): string => textOf(node.productGroupID) || idOf(node)
const nameOf = (value: unknown): string => {
  const [first] = each(value)
  return typeof first === 'object' && first !== null ? textOf((first as Json).name) || quantityOf(first).trim() : textOf(first)
}

/** One product; where each of its offers has a SKU of its own, the offers are its variants. */
function productsOf(node: Json, group: string | null, form: FeedForm, now: number): Mapped[] {
  const offers = offersOf(node.offers, form, now)
  const skus = new Set(offers.map(({ offer }) => textOf(offer.sku)).filter(Boolean))
  if (offers.length > 1 && skus.size === offers.length)
    return offers.map((each) => productOf(node, group ?? idOf(node), [each], form, each.offer))
  return [productOf(node, group, offers, form, null)]
}

function productOf(
  product: Json,
  group: string | null,
  offers: readonly OfferOf[],
  form: FeedForm,
  variant: Json | null,
): Mapped {
  const node = variant ? { ...product, ...optionsOf(variant) } : product
  const mapping = new Mapping(form)
  mapping.id((variant ? textOf(variant.sku) : idOf(node)).replace(/^#/, ''))
  if (group) mapping.parent(group)
  const own = variant ? textOf(variant.name) || textOf(ownName(node, { ...optionsOf(variant) }).name) : ''
  const title = textOf(each(node.name)[0])
  mapping.title(own && !own.includes(title) ? `${title} – ${own}` : own || title)
  mapping.text('brand', nameOf(node.brand ?? node.manufacturer))
  mapping.text('category', nameOf(node.category))
  mapping.description(node.description)
  const offer = offers[0]?.offer
  mapping.url('url', 'url', variant?.url ?? node.url ?? offer?.url)
  const image = each(node.image)[0]
  mapping.image(
    'image',
    typeof image === 'object' && image !== null
      ? ((image as Json).url ?? (image as Json).contentUrl ?? (image as Json)['@id'])
      : image,
  )
  putOffer(mapping, offers)
  const { ratingValue, reviewCount, ratingCount, bestRating } = objects(node.aggregateRating)[0] ?? {}
  mapping.rating(ratingValue, ratingCount ?? reviewCount, bestRating)
  mapping.barcode('gtin', gtinOf(node) || (offer ? gtinOf(offer) : ''))
  mapping.set(
    'options',
    optionNames.flatMap((name) => (nameOf(node[name]) ? [{ name, value: nameOf(node[name]).slice(0, 120) }] : [])),
  )
  mapping.attribute('material', nameOf(node.material))
  for (const [name, value] of factsOf(node, offer)) mapping.attribute(name, value)
  for (const name of measures) mapping.attribute(name, quantityOf(node[name]))
  for (const property of objects(node.additionalProperty))
    mapping.attribute(textOf(property.name) || textOf(property.propertyID), quantityOf(property))
  return mapping.done()
}

/** What schema.org has names of its own for, by our names. */
function factsOf(node: Json, offer: Json | undefined): [string, string][] {
  const [audience = {}] = objects(node.audience)
  const [energy = {}] = objects(node.hasEnergyConsumptionDetails)
  const last = (value: unknown, word: RegExp): string => textOf(value).replace(schemaOrg, '').replace(word, '')
  return [
    ['condition', last(node.itemCondition ?? offer?.itemCondition, /Condition$/).toLowerCase()],
    ['model', nameOf(node.model)],
    ['mpn', textOf(node.mpn)],
    ['country_of_origin', nameOf(node.countryOfOrigin)],
    ['award', each(node.award).map(textOf).filter(Boolean).join(', ')],
    ['tags', each(node.keywords).map(textOf).filter(Boolean).join(', ')],
    ['gender', last(audience.suggestedGender, /^GenderType[/#]?/).toLowerCase()],
    ['energy_efficiency_class', last(energy.hasEnergyEfficiencyCategory, /^EUEnergyEfficiencyCategory/)],
  ]
}

const measures = ['weight', 'width', 'height', 'depth'] as const

/** Codes of units of UN/CEFACT's recommendation 20 that shops write. */
const unitCodes: Readonly<Record<string, string>> = {
  KGM: 'kg',
  GRM: 'g',
  MGM: 'mg',
  LBR: 'lb',
  ONZ: 'oz',
  MTR: 'm',
  CMT: 'cm',
  MMT: 'mm',
  INH: 'in',
  FOT: 'ft',
  MTK: 'm²',
  LTR: 'l',
  MLT: 'ml',
  CLT: 'cl',
  WTT: 'W',
  KWT: 'kW',
  VLT: 'V',
  AMP: 'A',
  WHR: 'Wh',
  KWH: 'kWh',
  LUM: 'lm',
  HTZ: 'Hz',
  CEL: '°C',
  HUR: 'h',
  MIN: 'min',
  P1: '%',
}

/** A text, or a value with its unit (schema.org/QuantitativeValue, schema.org/PropertyValue). */
function quantityOf(quantity: unknown): string {
  const [first] = each(quantity)
  if (typeof first !== 'object' || first === null) return textOf(first)
  const { value, unitText, unitCode, minValue, maxValue, name } = first as Json
  if (typeof value === 'object') return each(value).map(quantityOf).filter(Boolean).join(', ')
  const range = [minValue, maxValue].map(textOf).filter(Boolean).join('–')
  const amount = textOf(value) || range
  // A Distance and a Mass have their measure as a name.
  if (!amount) return isType(first as Json, 'Distance', 'Mass') ? textOf(name) : ''
  const code = textOf(unitCode)
  return `${amount} ${textOf(unitText) || (unitCodes[code.toUpperCase()] ?? (/^(?:[a-zµ°]{1,3}[²³]?|%)$/.test(code) ? code : ''))}`
}

/** Several offers are one price only where they agree. */
function putOffer(mapping: Mapping, offers: readonly OfferOf[]): void {
  const [first] = offers
  if (!first) return
  const isOne = offers.every(({ price, currency }) => isSameAmount(price, first.price) && currency === first.currency)
  if (!isOne) mapping.note('offers', 'have several prices: the price is unknown.')
  else if (/^[\d.,\s]+$/.test(first.price) && !first.currency)
    mapping.problem('offers.priceCurrency', 'is missing: a price needs its currency.')
  else if (first.price) {
    const price = mapping.price('price', 'offers.price', first.price, first.currency || null)
    mapping.compareAt('offers.priceSpecification', first.before, price, first.currency || null)
  }
  const { availability, inventoryLevel } = (offers.find(({ offer }) => /instock/i.test(textOf(offer.availability))) ?? first)
    .offer
  const [level] = each(inventoryLevel)
  const stated = textOf(typeof level === 'object' && level !== null ? (level as Json).value : level)
  const count = /^\d{1,9}$/.test(stated) ? Number(stated) : null
  const [status] = each(availability)
  const word = typeof status === 'object' && status !== null ? (status as Json)['@id'] : status
  const counted = count === null ? undefined : count > 0 ? 'InStock' : 'OutOfStock'
  mapping.availability('offers.availability', word ?? counted, count)
}
