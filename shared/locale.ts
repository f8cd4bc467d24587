import * as z from './zod.ts'

/** Whether number formats will take it; they throw at what they do not know. */
function isLocale(tag: string): boolean {
  try {
    return Intl.getCanonicalLocales(tag).length === 1
  } catch {
    return false
  }
}

// Language, script, region, variants, private use: what names a shop's language. Extensions are for calendars and the like.
const tag =
  /^[A-Za-z]{2,3}(?:-[A-Za-z]{4})?(?:-(?:[A-Za-z]{2}|\d{3}))?(?:-(?:[A-Za-z\d]{5,8}|\d[A-Za-z\d]{3}))?(?:-x(?:-[A-Za-z\d]{1,8})+)?$/

/** A BCP 47 language tag (RFC 5646). */
export const Locale = z
  .string()
  .check(
    z.maxLength(35),
    z.regex(tag, 'must be a BCP 47 language tag.'),
    z.refine(isLocale, { error: 'must be a BCP 47 language tag.' }),
  )
