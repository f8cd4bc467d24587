import { visibleText } from '../../../shared/visible-text.ts'

// Languages have up to six forms of a name (CLDR, plural rules): each of these numbers asks for another somewhere.
const counts = [0, 1, 2, 3, 5, 11, 100, 1.5, 1_000_000]
const displays = ['symbol', 'narrowSymbol', 'name'] as const
const wordMin = 4
const known = new Map<string, readonly string[]>()

/** How a language and English write a currency (CLDR): signs, names in all their forms, and a name's words; in lower case, the longest first. */
function marksOf(currency: string, locale: string): readonly string[] {
  const key = `${currency} ${locale}`
  let marks = known.get(key)
  if (marks === undefined) {
    const written = [locale, 'en'].flatMap((language) =>
      displays.flatMap((currencyDisplay) => {
        const form = new Intl.NumberFormat(language, { style: 'currency', currency, currencyDisplay })
        const parts = (currencyDisplay === 'name' ? counts : [1]).flatMap((count) => form.formatToParts(count))
        return parts.flatMap(({ type, value }) =>
          type === 'currency' ? [visibleText(value.normalize('NFKC')).toLowerCase()] : [],
        )
      }),
    )
    const words = written.flatMap((name) => name.split(' ').filter((word) => word.length >= wordMin))
    marks = [...new Set([...written, ...words])].filter(Boolean).sort((a, b) => b.length - a.length)
    if (known.size >= 64) known.clear()
    known.set(key, marks)
  }
  return marks
}

/** A text without the mark of the currency that stands before or behind it; null where none does. */
export function withoutMarkOf(text: string, currency: string, locale: string): string | null {
  const small = text.toLowerCase()
  // Few letters are longer in lower case than they are written; of such a text nothing is cut.
  if (small.length !== text.length) return null
  for (const mark of marksOf(currency, locale)) {
    if (small.endsWith(mark)) return text.slice(0, -mark.length).trim()
    if (small.startsWith(mark)) return text.slice(mark.length).trim()
  }
  return null
}
