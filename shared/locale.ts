import * as z from 'zod/mini'

/** Whether number formats will take it; they throw at what they do not know. */
function isLocale(tag: string): boolean {
  try {
    return Intl.getCanonicalLocales(tag).length === 1
  } catch {
    return false
  }
}

/** A BCP 47 language tag. */
export const Locale = z.string().check(z.maxLength(35), z.refine(isLocale, { error: 'must be a BCP 47 language tag.' }))
