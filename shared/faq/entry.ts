import { Locale } from '../locale.ts'
import * as z from '../zod.ts'

export const FaqId = z.string().check(z.regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/))

/** A page that goes with an answer, typed as UCP types links (`refund_policy`, `faq`, …). */
export const FaqLink = z.strictObject({
  type: z.string().check(z.regex(/^[a-z][a-z0-9_.]{0,63}$/)),
  url: z.url({ protocol: /^https$/ }).check(z.maxLength(2_000)),
  title: z.optional(z.string().check(z.minLength(1), z.maxLength(200))),
})
export type FaqLink = z.infer<typeof FaqLink>

const Instant = z.iso.datetime({ offset: true })

/** A question the shop knows the answer to, as a merchant writes it. */
export const FaqEntry = z
  .strictObject({
    id: FaqId,
    /** The main question first, then other ways people ask it: each one more makes the entry easier to find. */
    questions: z.array(z.string().check(z.trim(), z.minLength(2), z.maxLength(500))).check(z.minLength(1), z.maxLength(500)),
    answer: z.strictObject({
      plain: z.string().check(z.trim(), z.minLength(1), z.maxLength(8_000)),
      markdown: z.optional(z.string().check(z.minLength(1), z.maxLength(16_000))),
    }),
    language: z._default(Locale, 'en'),
    /** Countries (`DE`) or continents (`EU` for Europe, as `request.cf.continent`); none means everywhere. */
    regions: z._default(z.array(z.string().check(z.regex(/^[A-Z]{2}$/))).check(z.maxLength(250)), []),
    /** Products the answer holds for; none means it is about the shop. */
    products: z._default(z.array(z.string().check(z.minLength(1), z.maxLength(128))).check(z.maxLength(500)), []),
    validFrom: z.optional(Instant),
    validUntil: z.optional(Instant),
    links: z._default(z.array(FaqLink).check(z.maxLength(10)), []),
    /** Between entries that match alike, the higher goes first in lists; it never makes a near-tie answer. */
    priority: z._default(z.int().check(z.minimum(0), z.maximum(100)), 0),
    state: z._default(z.enum(['draft', 'live']), 'draft'),
    owner: z.optional(z.string().check(z.maxLength(200))),
    /** Legal text: shown as written, never paraphrased by a model. */
    verbatim: z._default(z.boolean(), false),
  })
  .check(
    z.refine(({ validFrom, validUntil }) => !validFrom || !validUntil || Date.parse(validFrom) < Date.parse(validUntil), {
      path: ['validUntil'],
      error: "must be later than 'validFrom'.",
    }),
    z.refine(({ state, answer }) => state !== 'live' || /[\p{L}\p{N}]/u.test(answer.plain), {
      path: ['answer', 'plain'],
      error: 'must say something before the entry can go live.',
    }),
  )
export type FaqEntry = z.infer<typeof FaqEntry>

/** `de-AT` is answered from entries in `de`: what matters is the language, regions are a field of their own. */
export const primaryLanguage = (locale: string): string => (locale.split('-')[0] ?? locale).toLowerCase()
