import type { Language, Texts } from '../weighing/language.ts'

interface Contacts {
  readonly url: string | undefined
  readonly phone: string | undefined
}

interface OrderTexts {
  readonly opening: string
  readonly page: (url: string) => string
  readonly call: (phone: string) => string
}

const texts: Texts<OrderTexts> = {
  en: {
    opening: 'I cannot see single orders here.',
    page: (url) => `How yours stands is on this page: ${url}`,
    call: (phone) => `You reach the shop at ${phone}.`,
  },
  de: {
    opening: 'Einzelne Bestellungen sehe ich hier nicht.',
    page: (url) => `Wie es um Ihre steht, zeigt diese Seite: ${url}`,
    call: (phone) => `Sie erreichen den Shop unter ${phone}.`,
  },
  fr: {
    opening: 'Je ne vois pas les commandes une par une ici.',
    page: (url) => `Cette page montre où en est la vôtre : ${url}`,
    call: (phone) => `La boutique répond au ${phone}.`,
  },
  es: {
    opening: 'Aquí no veo pedidos concretos.',
    page: (url) => `En esta página ve cómo va el suyo: ${url}`,
    call: (phone) => `La tienda atiende en el ${phone}.`,
  },
}

/** What the edge says about an order of the shopper's own where the shop has no words for it. */
export function orderSentences(language: Language, { url, phone }: Contacts): string {
  const { opening, page, call } = texts[language]
  return [opening, ...(phone ? [call(phone)] : []), ...(url ? [page(url)] : [])].join(' ')
}
