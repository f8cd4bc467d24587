import type { Price, Product } from '../../../shared/product.ts'

/** A UCP catalogue product (types/product.json); ACP's differs by what it leaves out (`toAcpProducts`). */
export interface UcpProduct {
  readonly id: string
  readonly title: string
  readonly description: { readonly plain: string }
  readonly url?: string | undefined
  readonly price_range?: { readonly min: Price; readonly max: Price } | undefined
  readonly categories?: readonly { readonly value: string; readonly taxonomy: 'merchant' }[] | undefined
  readonly media?: readonly { readonly type: 'image'; readonly url: string; readonly alt_text?: string | undefined }[] | undefined
  readonly options?: readonly { readonly name: string; readonly values: readonly { readonly label: string }[] }[] | undefined
  readonly rating?: { readonly value: number; readonly scale_max: 5; readonly count: number } | undefined
  readonly metadata?: Readonly<Record<string, unknown>> | undefined
  readonly variants: readonly object[]
}

/**
 * Variants put together to products as UCP writes them, in the order of their first variants. UCP wants a price of each
 * variant and a range in one currency of each product: what has none, or another one, is not in UCP's catalogue.
 */
export function toUcpProducts(variants: readonly Product[]): UcpProduct[] {
  const priced = variants.filter(({ price }) => price !== undefined)
  return [...Map.groupBy(priced, ({ id, parent }) => parent ?? id)].map(([id, all]) => {
    const [first] = all as [Product, ...Product[]]
    const own = all.filter(({ price }) => price?.currency === first.price?.currency)
    return {
      id,
      title: own.length > 1 ? sharedTitle(own) : first.title,
      description: { plain: first.description ?? first.title },
      ...(first.url && { url: first.url }),
      ...rangeOf(own),
      ...(first.category && { categories: [{ value: first.category, taxonomy: 'merchant' as const }] }),
      ...mediaOf(first),
      ...optionsOf(own),
      ...(first.rating && { rating: { value: first.rating.value, scale_max: 5 as const, count: first.rating.count } }),
      metadata: { ...(first.brand && { brand: first.brand }), attributes: first.attributes },
      variants: own.map(toVariant),
    }
  })
}

function toVariant(product: Product): object {
  const { id, title, description, url, price, listPrice, availability, options, barcode } = product
  return {
    id,
    title,
    description: { plain: description ?? title },
    ...(url && { url }),
    ...(price && { price }),
    ...(listPrice && { list_price: listPrice }),
    ...(availability && {
      availability: { available: availability.available, ...(availability.status && { status: availability.status }) },
    }),
    ...(options?.length && { options: options.map(({ name, value }) => ({ name, label: value })) }),
    ...(barcode && { barcodes: [{ type: 'GTIN', value: barcode }] }),
    ...mediaOf(product),
  }
}

/** The same as an ACP feed has them (spec 2026-04-17). */
export const toAcpProducts = (variants: readonly Product[]): object[] =>
  [...Map.groupBy(variants, ({ id, parent }) => parent ?? id)].map(([id, own]) => ({
    id,
    title: sharedTitle(own as [Product, ...Product[]]),
    variants: own.map((product) => {
      const { title, description, url, price, listPrice, availability, options, barcode, category } = product
      return {
        id: product.id,
        title,
        ...(description && { description: { plain: description } }),
        ...(url && { url }),
        ...(barcode && { barcodes: [{ type: 'GTIN', value: barcode }] }),
        ...(price && { price }),
        ...(listPrice && { list_price: listPrice }),
        ...(availability && {
          availability: { available: availability.available, ...(availability.status && { status: availability.status }) },
        }),
        ...(category && { categories: [{ value: category }] }),
        ...(options?.length && { variant_options: options }),
        ...mediaOf(product),
      }
    }),
  }))

const mediaOf = ({ image }: Product) =>
  image ? { media: [{ type: 'image' as const, url: image.url, ...(image.alt && { alt_text: image.alt }) }] } : {}

function rangeOf(own: readonly Product[]): Pick<UcpProduct, 'price_range'> {
  const prices = own.flatMap(({ price }) => price ?? []).sort((a, b) => a.amount - b.amount)
  const [min, max] = [prices[0], prices.at(-1)]
  return min && max && min.currency === max.currency ? { price_range: { min, max } } : {}
}

function optionsOf(own: readonly Product[]): Pick<UcpProduct, 'options'> {
  const values = new Map<string, Set<string>>()
  for (const { options = [] } of own)
    for (const { name, value } of options) values.set(name, (values.get(name) ?? new Set()).add(value))
  if (values.size === 0) return {}
  return { options: [...values].map(([name, each]) => ({ name, values: [...each].map((label) => ({ label })) })) }
}

/** What the titles of variants have in common at their beginning; the first one's where that is too little. */
function sharedTitle(own: readonly Product[]): string {
  const first = own[0]?.title ?? ''
  let shared = first
  for (const { title } of own) while (!title.startsWith(shared)) shared = shared.slice(0, -1)
  const trimmed = shared.replace(/(?<![\s–\-/:,(])[\s–\-/:,(]+$/u, '')
  return trimmed.length >= 3 ? trimmed : first
}
