import type { GuardedKind } from './guarded.ts'

interface Words {
  readonly unproven: Readonly<Record<GuardedKind, string>>
  readonly checkPrice: string
  readonly checkStock: string
}

const en: Words = {
  unproven: {
    price: '(see the price in the shop)',
    percent: '(see the shop)',
    stock: '(see the stock in the shop)',
    time: '(see the listing)',
    rating: '(see the ratings)',
  },
  checkPrice: 'please check the price in the shop',
  checkStock: 'please check the stock in the shop',
}
const words: Readonly<Record<string, Words>> = {
  en,
  de: {
    unproven: {
      price: '(Preis siehe Shop)',
      percent: '(siehe Shop)',
      stock: '(Bestand siehe Shop)',
      time: '(siehe Angebot)',
      rating: '(siehe Bewertungen)',
    },
    checkPrice: 'bitte den Preis im Shop prüfen',
    checkStock: 'bitte den Bestand im Shop prüfen',
  },
}

/** What is said where nothing is proven, or a record is too old to be shown. */
export const groundingWords = (locale: string): Words => words[locale.split('-')[0] ?? 'en'] ?? en
