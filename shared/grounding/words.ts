interface Words {
  readonly checkPrice: string
  readonly checkStock: string
}

const en: Words = { checkPrice: 'please check the price in the shop', checkStock: 'please check the stock in the shop' }
const words: Readonly<Record<string, Words>> = {
  en,
  de: { checkPrice: 'bitte den Preis im Shop prüfen', checkStock: 'bitte den Bestand im Shop prüfen' },
}

/** What is said where a record is too old to be shown. */
export const groundingWords = (locale: string): Words => words[locale.split('-')[0] ?? 'en'] ?? en
