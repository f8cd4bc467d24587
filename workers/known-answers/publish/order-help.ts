import * as z from '../../../shared/zod.ts'

const Url = z.url({ protocol: /^https$/ }).check(z.maxLength(2_000))
const Phone = z.string().check(z.trim(), z.regex(/^\+?[\d ()/.-]{3,40}$/))
const textCharsMax = 1_000

/** Where a shopper learns about an order, and what is said to one who wants to: the assistant itself sees no orders. */
export const OrderHelp = z
  .strictObject({
    /** The page on which shoppers see their orders. */
    url: z.optional(Url),
    phone: z.optional(Phone),
    /** Sentences by language (`en`, `de`, …); a language without one gets ours, with the page and the number. */
    texts: z._default(
      z.record(z.string().check(z.regex(/^[a-z]{2,3}$/)), z.string().check(z.trim(), z.minLength(1), z.maxLength(textCharsMax))),
      {},
    ),
  })
  .check(
    z.refine(({ url, phone, texts }) => Boolean(url || phone || Object.keys(texts).length), {
      path: ['url'],
      error: 'or a phone or a text is needed.',
    }),
  )
export type OrderHelp = z.infer<typeof OrderHelp>
