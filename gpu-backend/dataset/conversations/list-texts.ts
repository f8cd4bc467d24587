import type { Language } from './goods/good.ts'

const joins: Readonly<Record<Language, string>> = { en: 'and', de: 'und', fr: 'et', es: 'y' }

/** "a, b and c" in the language of the sentence. */
export const listTexts = (texts: readonly string[], language: Language): string =>
  texts.length < 2 ? (texts[0] ?? '') : `${texts.slice(0, -1).join(', ')} ${joins[language]} ${texts.at(-1)}`
