/** What the widget says in each language it speaks; others get English. */
export interface Words {
  readonly heading: string
  readonly disclosure: string
  readonly question: string
  readonly send: string
  readonly stop: string
  readonly retry: string
  readonly fresh: string
  readonly open: string
  readonly close: string
  readonly answering: string
  readonly complete: string
  readonly stopped: string
  readonly failed: string
  readonly you: string
  readonly assistant: string
  readonly conversation: string
  readonly suggestions: string
  readonly products: string
  readonly askAbout: (title: string) => string
  readonly unknownPrice: string
  readonly rests: (count: number) => string
  readonly removed: (count: number) => string
  readonly shopSays: string
  readonly seconds: (age: number) => string
  readonly good: string
  readonly bad: string
  readonly why: string
  readonly note: string
  readonly sendVote: string
  readonly thanks: string
  readonly reasons: Readonly<Record<string, string>>
  readonly greetings: readonly string[]
}

const en: Words = {
  heading: 'Shopping assistant',
  disclosure: 'You are talking to an AI assistant. Prices and stock come from the shop, as they are now.',
  question: 'Your question',
  send: 'Send',
  stop: 'Stop',
  retry: 'Try again',
  fresh: 'New chat',
  open: 'Open the shopping assistant',
  close: 'Close the shopping assistant',
  answering: 'The assistant is answering.',
  complete: 'Answer complete.',
  stopped: 'Stopped.',
  failed: 'Something went wrong. Please try again.',
  you: 'You',
  assistant: 'Assistant',
  conversation: 'Conversation',
  suggestions: 'You could ask',
  products: 'Products in this answer',
  askAbout: (title) => `Ask about ${title}`,
  unknownPrice: 'Price not known',
  rests: (count) => `What this rests on (${count})`,
  removed: (count) =>
    count === 1 ? 'One statement had no proof and was left out.' : `${count} statements had no proof and were left out.`,
  shopSays: 'policy of the shop',
  seconds: (age) =>
    age < 90
      ? 'just now'
      : age < 5_400
        ? `${Math.round(age / 60)} minutes old`
        : age < 129_600
          ? `${Math.round(age / 3_600)} hours old`
          : `${Math.round(age / 86_400)} days old`,
  good: 'Good answer',
  bad: 'Bad answer',
  why: 'What was it?',
  note: 'In your own words (optional)',
  sendVote: 'Send',
  thanks: 'Thank you.',
  reasons: {
    wrong: 'Wrong',
    outdated: 'Out of date',
    incomplete: 'Incomplete',
    off_topic: 'Not what I asked',
    unclear: 'Unclear',
    unsafe: 'Unsafe',
    helpful: 'Helpful',
    other: 'Something else',
  },
  greetings: ['Do you have a tent?', 'Show me kitchen things under 50 euros', 'What is your return policy?'],
}

const de: Words = {
  heading: 'Einkaufsberatung',
  disclosure: 'Sie sprechen mit einem KI-Assistenten. Preise und Bestand kommen aus dem Shop, wie sie jetzt sind.',
  question: 'Ihre Frage',
  send: 'Senden',
  stop: 'Anhalten',
  retry: 'Noch einmal',
  fresh: 'Neues Gespräch',
  open: 'Einkaufsberatung öffnen',
  close: 'Einkaufsberatung schließen',
  answering: 'Die Antwort wird geschrieben.',
  complete: 'Die Antwort ist fertig.',
  stopped: 'Angehalten.',
  failed: 'Etwas ist schiefgegangen. Bitte noch einmal versuchen.',
  you: 'Sie',
  assistant: 'Assistent',
  conversation: 'Gespräch',
  suggestions: 'Sie könnten fragen',
  products: 'Produkte dieser Antwort',
  askAbout: (title) => `Nach ${title} fragen`,
  unknownPrice: 'Preis nicht bekannt',
  rests: (count) => `Worauf das beruht (${count})`,
  removed: (count) =>
    count === 1 ? 'Eine Aussage ohne Beleg wurde ausgelassen.' : `${count} Aussagen ohne Beleg wurden ausgelassen.`,
  shopSays: 'Regel des Shops',
  seconds: (age) =>
    age < 90
      ? 'von eben'
      : age < 5_400
        ? `${Math.round(age / 60)} Minuten alt`
        : age < 129_600
          ? `${Math.round(age / 3_600)} Stunden alt`
          : `${Math.round(age / 86_400)} Tage alt`,
  good: 'Gute Antwort',
  bad: 'Schlechte Antwort',
  why: 'Woran lag es?',
  note: 'In eigenen Worten (freiwillig)',
  sendVote: 'Senden',
  thanks: 'Danke.',
  reasons: {
    wrong: 'Falsch',
    outdated: 'Veraltet',
    incomplete: 'Unvollständig',
    off_topic: 'Nicht, was ich fragte',
    unclear: 'Unklar',
    unsafe: 'Bedenklich',
    helpful: 'Hilfreich',
    other: 'Etwas anderes',
  },
  greetings: ['Haben Sie ein Zelt?', 'Zeig mir Sachen für die Küche unter 50 Euro', 'Wie kann ich etwas zurückgeben?'],
}

export const wordsFor = (locale: string): Words => (locale.toLowerCase().startsWith('de') ? de : en)
