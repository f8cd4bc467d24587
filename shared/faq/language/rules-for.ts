import { english } from './english.ts'
import { german } from './german.ts'
import { anyLanguage, dutch, french, italian, spanish } from './other-languages.ts'
import type { LanguageRules } from './rules.ts'

const byLanguage: Readonly<Record<string, LanguageRules>> = {
  en: english,
  de: german,
  fr: french,
  es: spanish,
  it: italian,
  nl: dutch,
}

/** The rules of a primary language. */
export const rulesFor = (language: string): LanguageRules => byLanguage[language] ?? anyLanguage
