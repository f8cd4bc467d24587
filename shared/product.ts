import * as z from './zod.ts'

/** A listing's own key, the second half of a slot: `battery_life` in `{{1.battery_life}}`. */
const FieldKey = z.string().check(z.regex(/^[a-z][a-z0-9_]{0,39}$/))

/** Ids as shops write them: SKUs, Google's, Shopify's `gid://…`. */
export const ProductId = z.string().check(z.regex(/^[A-Za-z0-9][A-Za-z0-9._:/+=@~-]{0,127}$/))

/** An amount in minor units (cents) with its ISO 4217 currency, as UCP and ACP write prices. */
export const Price = z.strictObject({
  amount: z.int().check(z.nonnegative(), z.maximum(1_000_000_000_000)),
  currency: z.string().check(z.regex(/^[A-Z]{3}$/)),
})
export type Price = z.infer<typeof Price>

/** UCP's and ACP's well-known values. */
const availabilityStatuses = ['in_stock', 'limited_stock', 'backorder', 'preorder', 'out_of_stock', 'discontinued'] as const

export const Availability = z.strictObject({
  available: z.boolean(),
  status: z.optional(z.enum(availabilityStatuses)),
  quantity: z.optional(z.int().check(z.nonnegative())),
})

const line = (charsMax: number) => z.string().check(z.minLength(1), z.maxLength(charsMax))

export const ProductOption = z.strictObject({ name: line(60), value: line(120) })
export type ProductOption = z.infer<typeof ProductOption>

export const productBounds = { title: 200, brand: 100, category: 250, description: 2_000, attribute: 500 } as const

// A record and its words stay far below the 2 MB that D1 takes of one row.
export const attributesMax = 200

/**
 * One variant of a product, which is what has a price and a stock and is what a slot can name. What is missing stays
 * missing: an absent price is unknown, not zero. Parts and names are UCP's and ACP's (ucp.dev, agenticcommerce.dev);
 * variants of one product share `parent`, and are put together at the border (`toUcpProducts`), decision 18.
 */
export const Product = z.strictObject({
  id: ProductId,
  /** The product this is a variant of; a product without variants has none. */
  parent: z.optional(ProductId),
  title: line(productBounds.title),
  brand: z.optional(z.string().check(z.maxLength(productBounds.brand))),
  /** Widest first, parted by ` > `. */
  category: z.optional(z.string().check(z.maxLength(productBounds.category))),
  description: z.optional(z.string().check(z.maxLength(productBounds.description))),
  url: z.optional(z.url({ protocol: /^https?$/ })),
  image: z.optional(
    z.strictObject({ url: z.url({ protocol: /^https?$/ }), alt: z.optional(z.string().check(z.maxLength(300))) }),
  ),
  price: z.optional(Price),
  /** Before a discount. */
  listPrice: z.optional(Price),
  availability: z.optional(Availability),
  rating: z.optional(
    z.strictObject({ value: z.number().check(z.minimum(0), z.maximum(5)), count: z.int().check(z.nonnegative()) }),
  ),
  /** What tells this variant from its siblings. */
  options: z.optional(z.array(ProductOption).check(z.maxLength(10))),
  barcode: z.optional(line(50)),
  attributes: z._default(
    z.record(FieldKey, line(productBounds.attribute)).check(
      z.refine((values) => Object.keys(values).length <= attributesMax, {
        error: `must have at most ${attributesMax} entries.`,
      }),
    ),
    {},
  ),
  /** Which of the attributes were read from the body of a feed's product rather than from a column of their own. */
  fromBody: z.optional(z.array(FieldKey).check(z.maxLength(20))),
  /** What the merchant says goes with it, or could replace it. */
  related: z.optional(
    z.array(z.strictObject({ id: ProductId, type: z.enum(['complement', 'substitute']) })).check(z.maxLength(20)),
  ),
  /** When the shop last vouched for price and stock. */
  updatedAt: z.optional(z.iso.datetime({ offset: true })),
})
export type Product = z.infer<typeof Product>

/** A shop's policies by key (`returns`, `shipping`, …): complete sentences, quoted verbatim in answers. */
export const Policies = z.record(FieldKey, z.string().check(z.minLength(1), z.maxLength(2_000)))
export type Policies = z.infer<typeof Policies>

/** A shop of one locale in one file: the sample shop, fixtures, training data. */
export const Catalogue = z.object({
  version: z.string(),
  locale: z.string(),
  products: z.array(Product),
  policies: Policies,
})
export type Catalogue = z.infer<typeof Catalogue>
