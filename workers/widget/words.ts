import { de } from './words/de.ts'
import { en } from './words/en.ts'
import { es } from './words/es.ts'
import { fr } from './words/fr.ts'
import type { Words } from './words/words.ts'

const languages: Readonly<Record<string, Words>> = { en, de, fr, es }

/** English where the widget does not speak the language. */
export const wordsFor = (locale: string): Words => languages[locale.toLowerCase().split('-')[0] ?? ''] ?? en

/** How old a figure is. */
export function ageIn(locale: string, words: Words, seconds: number): string {
  if (seconds < 90) return words.justNow
  const format = new Intl.RelativeTimeFormat(locale)
  if (seconds < 5_400) return format.format(-Math.round(seconds / 60), 'minute')
  if (seconds < 129_600) return format.format(-Math.round(seconds / 3_600), 'hour')
  return format.format(-Math.round(seconds / 86_400), 'day')
}
