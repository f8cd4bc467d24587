import { fold, type Language, type Texts } from './language.ts'
import { countryIn } from './ships-to.ts'

/** A rule that shops' policies often have, and how each of our languages puts it. Figures are carried over as they stand. */
interface Statement {
  /** How a folded policy in English or German says it. */
  readonly patterns: readonly RegExp[]
  readonly text: Texts<(...values: readonly string[]) => string>
  /** Of several that say the same, only the first counts. */
  readonly rule?: string
}

/** Words that turn a rule around or tie it to a condition, which no figure shows. */
const conditional =
  /n't\b|\b(?:not|cannot|no longer|only|except|excluding|unless|provided|fees?|minus|if|nicht|kein\p{L}*|ausser|nur|gebuhr\p{L}*|abzuglich|sofern|falls|wenn)\b/u
const harmless = /\b(?:if something breaks|wenn etwas kaputtgeht)\b/gu
const money = String.raw`((?:[€$£]\s?)?\d+(?:[.,]\d+)?\s?(?:€|eur|euros?|\$|£)?)`

const statements: readonly Statement[] = [
  {
    rule: 'delivery',
    patterns: [
      /within the eu[^.;]{0,120}? (\d+) to (\d+) (?:working|business) days/u,
      /in der eu[^.;]{0,120}? (\d+) bis (\d+) werktage/u,
    ],
    text: {
      en: (a, b) => `delivery within the EU takes ${a} to ${b} working days`,
      de: (a, b) => `die Lieferung in der EU dauert ${a} bis ${b} Werktage`,
      fr: (a, b) => `la livraison dans l'UE prend ${a} à ${b} jours ouvrés`,
      es: (a, b) => `la entrega en la UE tarda de ${a} a ${b} días laborables`,
    },
  },
  {
    rule: 'delivery',
    patterns: [
      /(?<!\d)(\d+)\s?(?:to|-)\s?(\d+) (?:working|business) days/u,
      /(?<!\d)(\d+)\s?(?:bis|-)\s?(\d+) (?:werktage|arbeitstage)/u,
    ],
    text: {
      en: (a, b) => `delivery takes ${a} to ${b} working days`,
      de: (a, b) => `die Lieferung dauert ${a} bis ${b} Werktage`,
      fr: (a, b) => `la livraison prend ${a} à ${b} jours ouvrés`,
      es: (a, b) => `la entrega tarda de ${a} a ${b} días laborables`,
    },
  },
  {
    patterns: [
      new RegExp(`(?<!return )(?:shipping|delivery|postage)[^.;]{0,40}? (?:costs?|is) ${money}`, 'u'),
      new RegExp(`(?:versand|lieferung|porto)[^.;]{0,40}? (?:kostet|betragt|kosten) ${money}`, 'u'),
    ],
    text: {
      en: (a) => `delivery costs ${a}`,
      de: (a) => `der Versand kostet ${a}`,
      fr: (a) => `la livraison coûte ${a}`,
      es: (a) => `el envío cuesta ${a}`,
    },
  },
  {
    patterns: [
      new RegExp(`return (?:postage|shipping)[^.;]{0,30}? (?:costs?|is) ${money}`, 'u'),
      new RegExp(`(?:rucksendung|rucksendekosten)[^.;]{0,30}? (?:kostet|betragen|kosten) ${money}`, 'u'),
    ],
    text: {
      en: (a) => `sending things back costs ${a}`,
      de: (a) => `die Rücksendung kostet ${a}`,
      fr: (a) => `le retour coûte ${a}`,
      es: (a) => `la devolución cuesta ${a}`,
    },
  },
  {
    patterns: [
      new RegExp(`(?:shipping|delivery|postage)(?:[^.]|\\.(?=\\d)){0,120} free (?:from|over|above) ${money}`, 'u'),
      new RegExp(`(?:versand|lieferung)(?:[^.]|\\.(?=\\d)){0,120} ab ${money} (?:versandkosten)?(?:frei|kostenlos)`, 'u'),
    ],
    text: {
      en: (a) => `it is free from ${a}`,
      de: (a) => `ab ${a} ist sie kostenlos`,
      fr: (a) => `elle est gratuite à partir de ${a}`,
      es: (a) => `es gratis a partir de ${a}`,
    },
  },
  {
    patterns: [
      /orders? (?:placed )?(?:before|until|by) (\d{1,2}[:.]\d{2})[^.;]* same day/u,
      /bestellungen (?:bis|vor) (\d{1,2}(?::\d{2})?) uhr[^.;]* selben tag/u,
    ],
    text: {
      en: (a) => `what is ordered before ${a} leaves the same day`,
      de: (a) => `was bis ${a} Uhr bestellt ist, geht am selben Tag raus`,
      fr: (a) => `ce qui est commandé avant ${a} part le jour même`,
      es: (a) => `lo pedido antes de las ${a} sale el mismo día`,
    },
  },
  {
    patterns: [
      /(?<!\p{L})(?:back|return\p{L}{0,8}|refund\p{L}{0,8})[^.;]{0,120}?within (\d+) days/u,
      /(?<!\d)(\d+) days to return/u,
      /innerhalb von (\d+) tagen[^.;]*(?:zuruck|erstatt|umtausch)/u,
    ],
    text: {
      en: (a) => `you can send things back within ${a} days`,
      de: (a) => `Sie können innerhalb von ${a} Tagen zurücksenden`,
      fr: (a) => `vous pouvez renvoyer un article sous ${a} jours`,
      es: (a) => `puede devolver los artículos en ${a} días`,
    },
  },
  {
    patterns: [/unopened[^.;]{0,80}return|return\p{L}{0,8}[^.;]{0,80}unopened/u, /ungeoffnet[^.;]{0,90}zuruck/u],
    text: {
      en: () => 'they must be unopened',
      de: () => 'ungeöffnet',
      fr: () => "l'article ne doit pas être ouvert",
      es: () => 'sin abrir',
    },
  },
  {
    patterns: [
      /(?<!\p{L})(?:back|return\p{L}{0,8}) (?:anything )?unused|unused[^.;]{0,80}(?:back|return)/u,
      /unbenutzt[^.;]{0,80}zuruck/u,
    ],
    text: {
      en: () => 'they must be unused',
      de: () => 'unbenutzt',
      fr: () => "l'article doit être inutilisé",
      es: () => 'sin usar',
    },
  },
  {
    patterns: [
      /(?<!\p{L})(?:back|return\p{L}{0,8})[^.;]{0,120} free of charge|free returns/u,
      /kostenlos (?:zuruck|retour)|kostenlose (?:ruckgabe|rucksendung)/u,
    ],
    text: {
      en: () => 'free of charge',
      de: () => 'das ist kostenlos',
      fr: () => 'le retour est gratuit',
      es: () => 'la devolución es gratis',
    },
  },
  {
    patterns: [/full (?:price|amount)[^.;]* refunded|refund[^.;]* full/u, /vollen (?:preis|betrag)[^.;]* erstattet/u],
    text: {
      en: () => 'you get the full price back',
      de: () => 'Sie bekommen den vollen Preis zurück',
      fr: () => 'vous êtes remboursé intégralement',
      es: () => 'se le reembolsa el precio completo',
    },
  },
  {
    patterns: [/gift cards?[^.;]*? from (€?\d+) (?:to|up to) (€?\d+)/u, /gutscheine?[^.;]*? von (\d+) bis (\d+ €)/u],
    text: {
      en: (a, b) => `gift cards come from ${a} to ${b}`,
      de: (a, b) => `Gutscheine gibt es von ${a} bis ${b}`,
      fr: (a, b) => `les cartes cadeaux vont de ${a} à ${b}`,
      es: (a, b) => `las tarjetas regalo van de ${a} a ${b}`,
    },
  },
  {
    patterns: [/valid for (?:three|3) years/u, /gelten (?:drei|3) jahre/u],
    text: {
      en: () => 'they are valid for 3 years',
      de: () => 'sie gelten 3 Jahre',
      fr: () => 'elles sont valables 3 ans',
      es: () => 'valen 3 años',
    },
  },
  {
    patterns: [
      /(?<!\p{L})(?:cancel|change)[^.;]{0,80} free of charge[^.;]{0,40} (?:until|before)[^.;]{0,40} left the warehouse/u,
      /(?<!\p{L})(?:stornier|ander)\p{L}{0,8}[^.;]{0,80} bis [^.;]{0,40} lager verlassen/u,
    ],
    text: {
      en: () => 'an order can be changed or cancelled free of charge until it has left the warehouse',
      de: () => 'eine Bestellung lässt sich kostenlos ändern oder stornieren, bis sie das Lager verlassen hat',
      fr: () => "une commande peut être modifiée ou annulée sans frais tant qu'elle n'a pas quitté l'entrepôt",
      es: () => 'un pedido se puede cambiar o cancelar gratis hasta que salga del almacén',
    },
  },
  {
    patterns: [/(?:send|with) a photo and the order number/u, /ein foto und die bestellnummer/u],
    text: {
      en: () => 'if something breaks, send a photo and the order number',
      de: () => 'wenn etwas kaputtgeht, schicken Sie ein Foto und die Bestellnummer',
      fr: () => 'si un article est cassé, envoyez une photo et le numéro de commande',
      es: () => 'si algo se rompe, envíe una foto y el número de pedido',
    },
  },
  {
    patterns: [/repair, replace or refund/u, /reparieren, ersetzen oder erstatten/u],
    text: {
      en: () => 'we repair, replace or refund it',
      de: () => 'wir reparieren, ersetzen oder erstatten',
      fr: () => 'nous réparons, remplaçons ou remboursons',
      es: () => 'lo reparamos, cambiamos o reembolsamos',
    },
  },
  {
    patterns: [/data (?:is|are) never sold|never sell your data/u, /daten werden nie verkauft/u],
    text: {
      en: () => 'your data is never sold',
      de: () => 'Ihre Daten werden nie verkauft',
      fr: () => 'vos données ne sont jamais vendues',
      es: () => 'sus datos nunca se venden',
    },
  },
  {
    patterns: [/nothing of what you write/u, /nichts von dem, was sie (?:hier )?schreiben/u],
    text: {
      en: () => 'nothing of what you write here is stored',
      de: () => 'nichts von dem, was Sie hier schreiben, wird gespeichert',
      fr: () => "rien de ce que vous écrivez ici n'est conservé",
      es: () => 'no se guarda nada de lo que escribe aquí',
    },
  },
  {
    patterns: [/((?<![a-z0-9._-])[a-z0-9._-]+@[a-z0-9.-]+\.[a-z]+)/u],
    text: {
      en: (a) => `you can write to ${a}`,
      de: (a) => `Sie können an ${a} schreiben`,
      fr: (a) => `vous pouvez écrire à ${a}`,
      es: (a) => `puede escribir a ${a}`,
    },
  },
  {
    patterns: [/(?:ring|call|phone|telephone|telefon|anrufen)[^.;\d+]{0,30}(\+?\d[\d /-]{5,20}\d)/u],
    text: {
      en: (a) => `the telephone number is ${a}`,
      de: (a) => `die Telefonnummer ist ${a}`,
      fr: (a) => `le numéro de téléphone est le ${a}`,
      es: (a) => `el número de teléfono es el ${a}`,
    },
  },
  {
    rule: 'days',
    patterns: [/monday to saturday,? (?:from )?(\d+) to (\d+)/u, /montag bis samstag,? (?:von )?(\d+) bis (\d+)/u],
    text: {
      en: (a, b) => `Monday to Saturday from ${a} to ${b}`,
      de: (a, b) => `Montag bis Samstag von ${a} bis ${b} Uhr`,
      fr: (a, b) => `du lundi au samedi de ${a} à ${b} heures`,
      es: (a, b) => `de lunes a sábado de ${a} a ${b}`,
    },
  },
  {
    patterns: [/cancel[^.;]{0,50} within (two|three|\d+) hours/u, /storn[^.;]{0,50} innerhalb von (\d+) stunden/u],
    text: {
      en: (a) => `an order can be cancelled within ${a} hours`,
      de: (a) => `eine Bestellung lässt sich innerhalb von ${inFigure(a)} Stunden stornieren`,
      fr: (a) => `une commande peut être annulée dans les ${inFigure(a)} heures`,
      es: (a) => `un pedido se puede cancelar en ${inFigure(a)} horas`,
    },
  },
  {
    rule: 'days',
    patterns: [/monday to friday,? (?:from )?(\d+) to (\d+)/u, /montag bis freitag,? (?:von )?(\d+) bis (\d+)/u],
    text: {
      en: (a, b) => `Monday to Friday from ${a} to ${b}`,
      de: (a, b) => `Montag bis Freitag von ${a} bis ${b} Uhr`,
      fr: (a, b) => `du lundi au vendredi de ${a} à ${b} heures`,
      es: (a, b) => `de lunes a viernes de ${a} a ${b}`,
    },
  },
]

const inFigure = (count = ''): string => ({ two: '2', three: '3' })[count] ?? count

/** Means of payment: what a policy lists, by the words of each language. */
const means: readonly (readonly [RegExp, Texts])[] = [
  [/\b(?:credit )?cards?\b|\b(?:kredit)?karte\b/u, { en: 'card', de: 'Karte', fr: 'carte', es: 'tarjeta' }],
  [/\bpaypal\b/u, { en: 'PayPal', de: 'PayPal', fr: 'PayPal', es: 'PayPal' }],
  [/\bapple pay\b/u, { en: 'Apple Pay', de: 'Apple Pay', fr: 'Apple Pay', es: 'Apple Pay' }],
  [/\bgoogle pay\b/u, { en: 'Google Pay', de: 'Google Pay', fr: 'Google Pay', es: 'Google Pay' }],
  [/\bklarna\b/u, { en: 'Klarna', de: 'Klarna', fr: 'Klarna', es: 'Klarna' }],
  [/\bbank transfer\b|\buberweisung\b/u, { en: 'bank transfer', de: 'Überweisung', fr: 'virement', es: 'transferencia' }],
  [/\binvoice\b|\b(?:auf )?rechnung\b/u, { en: 'invoice', de: 'Rechnung', fr: 'facture', es: 'factura' }],
  [/\bvisa\b/u, { en: 'Visa', de: 'Visa', fr: 'Visa', es: 'Visa' }],
  [/\bmastercard\b/u, { en: 'Mastercard', de: 'Mastercard', fr: 'Mastercard', es: 'Mastercard' }],
  [/\bdirect debit\b|\blastschrift\b/u, { en: 'direct debit', de: 'Lastschrift', fr: 'prélèvement', es: 'domiciliación' }],
  [/\bcash\b|\bbar\b/u, { en: 'cash', de: 'bar', fr: 'espèces', es: 'efectivo' }],
]
/** The means of payment that a text names. */
export const paymentsIn = (text: string): string[] => {
  const plain = fold(text)
  return means.filter(([pattern]) => pattern.test(plain)).map(([, name]) => name.en)
}
const paying: Texts = {
  en: 'you can pay by',
  de: 'Sie können zahlen mit',
  fr: 'vous pouvez payer par',
  es: 'puede pagar con',
}
const isPayment = /\bpay by\b|\bpayment by\b|\bwe take\b|\bwe accept\b|\bzahlen\b|\bbezahlen\b/u

/**
 * What a policy states of the rules that most shops have, in another language than it is written in; null where none is
 * recognised. A clause that no rule has whole (a word turns it around, a figure or a country would be left out, or it is of
 * no kind known here) stands after it as it is: half a rule may be untrue.
 */
export function policyIn(language: Language, policy: string): string | null {
  const rules = new Map<string, string>()
  const rest: string[] = []
  for (const written of policy.split(/(?<=\p{L}{2}[.!?]|\d[.!?])\s+(?=\p{Lu})|;\s*/u)) {
    const clause = written.replace(/\.$/u, '')
    const own = [...rulesOf(language, clause)]
    // Two periods of one kind hold for different things, which only the words of the policy tell.
    if (own.some(([name, text]) => (rules.get(name) ?? text) !== text) || !isWhole(own, clause)) rest.push(clause)
    else for (const [name, text] of own) rules.set(name, text)
  }
  if (rules.size === 0) return null
  const all = [...rules.values()].join('; ')
  const sentence = `${all[0]?.toUpperCase() ?? ''}${all.slice(1)}.`
  return rest.length ? `${sentence} (“${rest.join('; ')}”)` : sentence
}

/** Whether the rules found in a clause have all its figures, and no country limits it. */
function isWhole(own: readonly (readonly [string, string])[], clause: string): boolean {
  const put = own.map(([, text]) => text).join(' ')
  const figures: string[] = fold(clause).match(/\d+(?:[.,:]\d+)*/gu) ?? []
  return own.length > 0 && figures.every((figure) => put.includes(figure)) && countryIn(clause) === null
}

const isConditional = (clause: string): boolean => conditional.test(fold(clause).replace(harmless, ' '))

function rulesOf(language: Language, sentence: string): ReadonlyMap<string, string> {
  const text = fold(sentence)
  const rules = new Map<string, string>()
  if (isConditional(sentence)) return rules
  statements.forEach(({ patterns, text: put, rule }, at) => {
    const match = patterns.map((pattern) => pattern.exec(text)).find(Boolean)
    const name = rule ?? String(at)
    if (match && !rules.has(name)) rules.set(name, put[language](...match.slice(1).map((value) => value.trim())))
  })
  const listed = isPayment.test(text) ? means.filter(([pattern]) => pattern.test(text)).map(([, name]) => name[language]) : []
  if (listed.length) rules.set('payment', `${paying[language]} ${listed.join(', ')}`)
  return rules
}
