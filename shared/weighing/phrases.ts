import type { Language, Texts } from './language.ts'

/** How the edge says what it weighed. Values stand in them as records give them. */
interface Phrases {
  readonly yes: (value: string) => string
  readonly no: (value: string) => string
  readonly stated: (value: string) => string
  readonly notStated: string
  readonly nearest: (value: string) => string
  /** A policy's own sentence after the verdict about it. */
  readonly policyYes: (policy: string) => string
  readonly policySilent: (policy: string) => string
  readonly against: (title: string, verb: string, value: string, others: string) => string
  readonly other: (title: string, value: string) => string
  readonly equal: (titles: string, label: string, value: string) => string
  readonly each: (label: string, values: string) => string
  readonly amountLess: (amount: string) => string
  readonly none: string
  readonly limit: {
    readonly most: (a: string) => string
    readonly least: (a: string) => string
    readonly between: (a: string, b: string) => string
  }
}

const phrases: Texts<Phrases> = {
  en: {
    yes: (value) => (value ? `yes, ${value}` : 'yes'),
    no: (value) => (value ? `no, ${value}` : 'no'),
    stated: (value) => `the listing says ${value}`,
    notStated: 'not stated',
    nearest: (value) => `not stated; the nearest is ${value}`,
    policyYes: (policy) => `Yes. ${policy}`,
    policySilent: (policy) => `That is not stated. What the shop says: ${policy}`,
    against: (title, verb, value, others) => `${title} ${verb}: ${value} against ${others}`,
    other: (title, value) => `${title} (${value})`,
    equal: (titles, label, value) => `${titles} have the same ${label}: ${value}`,
    each: (label, values) => `${label}: ${values}`,
    amountLess: (amount) => `${amount} less`,
    none: 'none of them',
    limit: { most: (a) => `up to ${a}`, least: (a) => `from ${a}`, between: (a, b) => `${a} to ${b}` },
  },
  de: {
    yes: (value) => (value ? `ja, ${value}` : 'ja'),
    no: (value) => (value ? `nein, ${value}` : 'nein'),
    stated: (value) => `im Angebot steht ${value}`,
    notStated: 'nicht angegeben',
    nearest: (value) => `nicht angegeben; am nächsten kommt ${value}`,
    policyYes: (policy) => `Ja. ${policy}`,
    policySilent: (policy) => `Das ist nicht angegeben. Der Shop sagt: ${policy}`,
    against: (title, verb, value, others) => `${title} ${verb}: ${value} gegenüber ${others}`,
    other: (title, value) => `${title} (${value})`,
    equal: (titles, label, value) => `${titles} sind gleich (${label}): ${value}`,
    each: (label, values) => `${label}: ${values}`,
    amountLess: (amount) => `${amount} weniger`,
    none: 'keines davon',
    limit: { most: (a) => `bis ${a}`, least: (a) => `ab ${a}`, between: (a, b) => `${a} bis ${b}` },
  },
  fr: {
    yes: (value) => (value ? `oui, ${value}` : 'oui'),
    no: (value) => (value ? `non, ${value}` : 'non'),
    stated: (value) => `la fiche indique ${value}`,
    notStated: 'non précisé',
    nearest: (value) => `non précisé ; le plus proche est ${value}`,
    policyYes: (policy) => `Oui. ${policy}`,
    policySilent: (policy) => `Ce n'est pas précisé. La boutique indique : ${policy}`,
    against: (title, verb, value, others) => `${title} ${verb} : ${value} contre ${others}`,
    other: (title, value) => `${title} (${value})`,
    equal: (titles, label, value) => `${titles} sont à égalité (${label}) : ${value}`,
    each: (label, values) => `${label} : ${values}`,
    amountLess: (amount) => `${amount} de moins`,
    none: 'aucun',
    limit: { most: (a) => `jusqu'à ${a}`, least: (a) => `à partir de ${a}`, between: (a, b) => `${a} à ${b}` },
  },
  es: {
    yes: (value) => (value ? `sí, ${value}` : 'sí'),
    no: (value) => (value ? `no, ${value}` : 'no'),
    stated: (value) => `la ficha indica ${value}`,
    notStated: 'no consta',
    nearest: (value) => `no consta; lo más cercano es ${value}`,
    policyYes: (policy) => `Sí. ${policy}`,
    policySilent: (policy) => `Eso no consta. La tienda dice: ${policy}`,
    against: (title, verb, value, others) => `${title} ${verb}: ${value} frente a ${others}`,
    other: (title, value) => `${title} (${value})`,
    equal: (titles, label, value) => `${titles} están igualados (${label}): ${value}`,
    each: (label, values) => `${label}: ${values}`,
    amountLess: (amount) => `${amount} menos`,
    none: 'ninguno',
    limit: { most: (a) => `hasta ${a}`, least: (a) => `desde ${a}`, between: (a, b) => `${a} a ${b}` },
  },
}

export const phrasesIn = (language: Language): Phrases => phrases[language]
