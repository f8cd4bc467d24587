import { schemaOrg, textOf } from './mapping.ts'

export type Json = Readonly<Record<string, unknown>>
const isObject = (value: unknown): value is Json => typeof value === 'object' && value !== null && !Array.isArray(value)
export const each = (value: unknown): readonly unknown[] =>
  Array.isArray(value) ? value : value === undefined || value === null ? [] : [value]
export const objects = (value: unknown): readonly Json[] => each(value).filter(isObject)

/** `Product`, `schema:Product`, `http(s)://(www.)schema.org/Product`. */
export const isType = (node: Json, ...types: readonly string[]): boolean =>
  each(node['@type']).some((each) => types.includes(textOf(each).replace(schemaOrg, '')))

/** A product or a kind of one (schema.org/Product, "more specific types"), but for groups. */
export const isProduct = (node: Json): boolean => isType(node, ...kinds) || (node.offers !== undefined && isType(node, ...works))
/** What holds variants together: a group, or a product that is written as one. */
export const isGroup = (node: Json): boolean =>
  isType(node, 'ProductGroup') || (isProduct(node) && objects(node.hasVariant).length > 0)
/** What is a work first, and goods where it is offered. */
const works = 'Book MusicAlbum MusicRelease Movie VideoGame Game'.split(' ')
const kinds =
  'Product IndividualProduct ProductModel SomeProducts Vehicle Car Motorcycle MotorizedBicycle Drug DietarySupplement'.split(' ')

/** A document's nodes, which name each other by `@id` (JSON-LD 1.1, section 3.3). */
export class JsonLdGraph {
  readonly roots: readonly Json[]
  readonly #byId = new Map<string, Json>()
  readonly #groupByVariant = new Map<string, Json>()
  readonly #rootSet: ReadonlySet<Json>

  readonly #namedGroups: ReadonlySet<string>

  constructor(items: readonly unknown[], locale = 'en') {
    const language = locale.split('-')[0] ?? ''
    this.roots = items.map((item) => withPlainValues(item, language)).flatMap((item) => rootsOf(item))
    this.#rootSet = new Set(this.roots)
    for (const node of this.roots) {
      const id = textOf(node['@id'])
      // Of two nodes with one id, the one that says more.
      if (id && Object.keys(node).length > Object.keys(this.#byId.get(id) ?? {}).length) this.#byId.set(id, node)
    }
    this.#namedGroups = new Set(
      this.roots.flatMap((node) => [
        ...objects(node.isVariantOf).flatMap((group) => [textOf(group['@id']), textOf(group.productGroupID)]),
        textOf(node.inProductGroupWithID),
      ]),
    )
    for (const group of this.roots)
      if (isGroup(group))
        for (const variant of objects(group.hasVariant)) {
          const id = textOf(variant['@id'])
          if (id) this.#groupByVariant.set(id, group)
        }
  }

  /** The node that a reference names; a node that says something itself stays. */
  resolve(node: Json): Json {
    const isReference = Object.keys(node).every((key) => key === '@id' || key === '@type')
    return (isReference && this.#byId.get(textOf(node['@id']))) || node
  }

  /** A product with what it names by reference: offers, a brand, a picture. */
  withParts(node: Json): Json {
    const parts = ['offers', 'brand', 'image', 'aggregateRating'].flatMap((name) => {
      const named = each(node[name])
      if (!named.some((part) => isObject(part) && '@id' in part)) return []
      return [[name, named.map((part) => (isObject(part) ? this.resolve(part) : part))]]
    })
    return parts.length ? { ...node, ...Object.fromEntries(parts) } : node
  }

  isRoot(node: Json): boolean {
    return this.#rootSet.has(node)
  }

  /** A group that holds nothing together and is offered itself. */
  isAlone(group: Json): boolean {
    const isNamed = [group['@id'], group.productGroupID].some((name) => textOf(name) && this.#namedGroups.has(textOf(name)))
    return objects(group.hasVariant).length === 0 && group.offers !== undefined && !isNamed
  }

  /** The group a variant names, or that names it. */
  groupOf(node: Json): Json | null {
    const [named] = objects(node.isVariantOf)
    if (named) return this.resolve(named)
    return this.#groupByVariant.get(textOf(node['@id'])) ?? null
  }
}

const depthMax = 20

/**
 * `{"@value": "Rug", "@language": "en"}` is `"Rug"`, a list of one is what is in it, and `schema:name` or the whole address of
 * a property is `name` (JSON-LD 1.1, sections 4.1 and 4.3; expanded form). Of one text in several languages the shop's counts.
 */
function withPlainValues(value: unknown, language: string, depth = 0): unknown {
  if (depth > depthMax) return value
  if (Array.isArray(value)) {
    if (value.length > 1 && value.every((entry) => isObject(entry) && '@value' in entry && '@language' in entry))
      return (value.find((entry: Json) => textOf(entry['@language']).split('-')[0] === language) ?? value[0])['@value']
    const values = value.map((entry) => withPlainValues(entry, language, depth + 1))
    return values.length === 1 ? values[0] : values
  }
  if (!isObject(value)) return value
  if ('@value' in value) return value['@value']
  return Object.fromEntries(
    Object.entries(value).map(([key, entry]) => [key.replace(schemaOrg, ''), withPlainValues(entry, language, depth + 1)]),
  )
}

function rootsOf(item: unknown, depth = 0): Json[] {
  if (depth > depthMax) return []
  if (Array.isArray(item)) return item.flatMap((entry) => rootsOf(entry, depth + 1))
  if (!isObject(item)) return []
  if (item['@graph'] !== undefined) return each(item['@graph']).flatMap((entry) => rootsOf(entry, depth + 1))
  if (isType(item, 'ItemList', 'OfferCatalog'))
    return objects(item.itemListElement).flatMap((entry) => rootsOf(entry.item ?? entry, depth + 1))
  if (isType(item, 'ListItem') && isObject(item.item)) return rootsOf(item.item, depth + 1)
  // An offer that stands by itself has its product within.
  if (isType(item, 'Offer', 'OfferForPurchase') && isObject(item.itemOffered)) {
    const { itemOffered, ...offer } = item
    return isProduct(itemOffered) ? [{ ...itemOffered, offers: offer }] : [item]
  }
  const inside = ['mainEntity', 'mainEntityOfPage', 'about', 'makesOffer', 'hasOfferCatalog'].flatMap((name) =>
    objects(item[name]).filter((node) => isProduct(node) || isType(node, 'ProductGroup', 'ItemList', 'OfferCatalog', 'Offer')),
  )
  return isProduct(item) || isType(item, 'ProductGroup')
    ? [item]
    : inside.length
      ? inside.flatMap((entry) => rootsOf(entry, depth + 1))
      : [item]
}
