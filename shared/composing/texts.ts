import type { Language, Texts } from '../weighing/language.ts'

/** The edge's own sentences around slots. Only slots carry figures; `title` and values are slots. */
export interface Sentences {
  readonly found: (count: number) => readonly string[]
  readonly nothing: readonly string[]
  /** What comes near where no word of the question names it. */
  readonly nearest: readonly string[]
  readonly fact: (title: string, label: string, value: string) => readonly string[]
  readonly facts: (title: string, facts: string) => readonly string[]
  readonly byKey: Readonly<Record<string, (title: string, value: string) => readonly string[]>>
  readonly verdict: (title: string, verdict: string) => readonly string[]
  readonly unknownField: (title: string, label: string) => readonly string[]
  /** Where nothing is recognised: what the record has, since denying it could be false. */
  readonly unknownFact: (title: string, facts: string) => readonly string[]
  readonly restock: (title: string, stock: string) => readonly string[]
  readonly leader: (title: string, reason: string, value: string) => readonly string[]
  readonly ties: (titles: string, value: string) => readonly string[]
  readonly noLeader: (label: string) => readonly string[]
  readonly recommend: (title: string, details: string) => readonly string[]
  readonly within: (limit: string) => readonly string[]
  readonly nothingWithin: (limit: string) => readonly string[]
  readonly nearestOver: (title: string, price: string) => readonly string[]
  /** After what keeps the limit and only comes near: what is meant. */
  readonly dearer: (title: string, price: string) => readonly string[]
  /** Before those whose records say nothing of what is not wanted, after those that say they are without. */
  readonly silent: readonly string[]
  readonly nothingSimilar: readonly string[]
  readonly whichProduct: readonly string[]
  /** To somebody who names nothing but that it is to be given. */
  readonly whichGift: readonly string[]
  readonly noPolicy: (topic: string) => readonly string[]
  /** A known answer under its own question, where another may be meant. */
  readonly quoted: (question: string, answer: string) => readonly string[]
}

const sentences: Texts<Sentences> = {
  en: {
    found: (count) =>
      count === 1 ? ['This is what I found:', 'I found this:'] : ['These are what I found:', 'Here is what I found:'],
    nearest: [
      'I am not sure that we have just that, but this comes nearest:',
      'I am not sure what fits best, but this is the nearest I found:',
    ],
    nothing: ['I found nothing like that in this shop.', 'Sorry, we do not have that in this shop.'],
    fact: (title, label, value) => [`${title} – ${label}: ${value}.`, `For the ${title}: ${label} – ${value}.`],
    facts: (title, facts) => [`${title} – ${facts}.`, `About the ${title}: ${facts}.`],
    byKey: {
      price: (title, value) => [`The ${title} costs ${value}.`, `The price of the ${title} is ${value}.`],
      weight: (title, value) => [`The ${title} weighs ${value}.`, `The weight of the ${title} is ${value}.`],
      stock: (title, value) => [`The ${title} is ${value}.`],
      rating: (title, value) => [`Other shoppers rate the ${title} ${value}.`, `The ${title} is rated ${value}.`],
      material: (title, value) => [`The ${title} is made of ${value}.`, `The material of the ${title}: ${value}.`],
    },
    verdict: (title, verdict) => [`${title}: ${verdict}.`, `For the ${title}: ${verdict}.`],
    unknownField: (title, label) => [
      `The listing of the ${title} does not say anything about: ${label}.`,
      `For the ${title} the shop does not state: ${label}.`,
    ],
    unknownFact: (title, facts) => [
      `I am not sure about that. The listing of the ${title} gives ${facts}.`,
      `I cannot say that for sure. What I have on the ${title}: ${facts}.`,
    ],
    restock: (title, stock) => [`The ${title} is ${stock} at the moment; the listing does not say when that changes.`],
    leader: (title, reason, value) => [`${title}: ${reason}, ${value}.`, `That is the ${title}: ${reason}, ${value}.`],
    ties: (titles, value) => [`These are level: ${titles}, ${value}.`],
    noLeader: (label) => [`That cannot be compared from what the listings say (${label}).`],
    recommend: (title, details) => [`I would pick the ${title}: ${details}.`, `My pick is the ${title}: ${details}.`],
    within: (limit) => [`Within your limit (${limit}) I found:`, `This fits (${limit}):`],
    nothingWithin: (limit) => [
      `I found nothing that fits (${limit}).`,
      `Sorry, there is nothing of the kind within your limit (${limit}).`,
    ],
    nearestOver: (title, price) => [`The nearest is over your budget: ${title}, ${price}.`],
    dearer: (title, price) => [`Over your budget there is the ${title}, ${price}.`],
    silent: ['The records of these do not mention it:'],
    nothingSimilar: ['I found nothing similar in this shop.'],
    quoted: (question, answer) => [`I am not sure that this is what you mean. The shop’s answer to “${question}”: ${answer}`],
    whichProduct: ['Which product do you mean?', 'Could you tell me which product it is about?'],
    whichGift: ['Who is it for, what do they like, and up to which price?'],
    noPolicy: (topic) => [
      `I do not know what this shop's rules on ${topic} are; that is not stated here.`,
      `Sorry, this shop does not say anything here about ${topic}.`,
    ],
  },
  de: {
    found: () => ['Das habe ich gefunden:', 'Hier ist, was ich gefunden habe:'],
    nearest: ['Ich bin nicht sicher, ob wir genau das haben; am nächsten kommt stattdessen:'],
    nothing: ['So etwas habe ich in diesem Shop nicht gefunden.', 'Das haben wir in diesem Shop leider nicht.'],
    fact: (title, label, value) => [`${title} – ${label}: ${value}.`, `${label} von ${title}: ${value}.`],
    facts: (title, facts) => [`${title} – ${facts}.`],
    byKey: {
      price: (title, value) => [`${title} kostet ${value}.`],
      weight: (title, value) => [`${title} wiegt ${value}.`],
      stock: (title, value) => [`${title} ist ${value}.`],
      rating: (title, value) => [`Bewertung von ${title}: ${value}.`],
    },
    verdict: (title, verdict) => [`${title}: ${verdict}.`],
    unknownField: (title, label) => [
      `Zu ${label} steht bei ${title} leider nichts.`,
      `Bei ${title} ist dazu nichts angegeben: ${label}.`,
    ],
    unknownFact: (title, facts) => [`Da bin ich leider nicht sicher. Zu ${title} steht im Angebot: ${facts}.`],
    restock: (title, stock) => [`${title} ist im Moment ${stock}; wann sich das ändert, ist leider nicht bekannt.`],
    leader: (title, reason, value) => [`${title} hat ${reason}: ${value}.`],
    ties: (titles, value) => [`Hier steht es gleich: ${titles}, ${value}.`],
    noLeader: (label) => [`Das lässt sich aus den Angaben nicht vergleichen (${label}).`],
    recommend: (title, details) => [`Ich würde ${title} nehmen: ${details}.`],
    within: (limit) => [`In Ihrem Rahmen (${limit}) habe ich gefunden:`],
    nothingWithin: (limit) => [`In Ihrem Rahmen (${limit}) habe ich leider nichts gefunden.`],
    nearestOver: (title, price) => [`Am nächsten liegt darüber: ${title}, ${price}.`],
    dearer: (title, price) => [`Über Ihrem Rahmen liegt: ${title}, ${price}.`],
    silent: ['Bei diesen steht dazu nichts:'],
    nothingSimilar: ['Etwas Ähnliches habe ich in diesem Shop leider nicht gefunden.'],
    quoted: (question, answer) => [`Ich bin nicht sicher, ob Sie das meinen. Der Shop antwortet auf „${question}“: ${answer}`],
    whichProduct: ['Welches Produkt meinen Sie?'],
    whichGift: ['Für wen ist es, was mag die Person, und bis zu welchem Preis?'],
    noPolicy: (topic) => [`Was in diesem Shop dazu gilt (${topic}), ist mir leider nicht bekannt.`],
  },
  fr: {
    found: () => ["Voici ce que j'ai trouvé :"],
    nearest: ['Je ne suis pas sûr que nous ayons exactement cela, mais voici le plus proche :'],
    nothing: ["Je n'ai rien trouvé de tel dans cette boutique.", "Désolé, nous n'avons pas cela dans cette boutique."],
    fact: (title, label, value) => [`${title} – ${label} : ${value}.`],
    facts: (title, facts) => [`${title} – ${facts}.`],
    byKey: {
      price: (title, value) => [`${title} coûte ${value}.`, `Le prix de ${title} est de ${value}.`],
      weight: (title, value) => [`${title} pèse ${value}.`],
    },
    verdict: (title, verdict) => [`${title} : ${verdict}.`],
    unknownField: (title, label) => [`La fiche de ${title} ne précise pas : ${label}.`],
    unknownFact: (title, facts) => [`Je ne sais pas exactement. La fiche de ${title} indique : ${facts}.`],
    restock: (title, stock) => [`${title} : ${stock} en ce moment ; la fiche ne dit pas quand cela changera.`],
    leader: (title, reason, value) => [`${title} a ${reason} : ${value}.`],
    ties: (titles, value) => [`À égalité : ${titles}, ${value}.`],
    noLeader: (label) => [`Les fiches ne permettent pas de comparer cela (${label}).`],
    recommend: (title, details) => [`Je prendrais ${title} : ${details}.`],
    within: (limit) => [`Dans votre budget (${limit}), j'ai trouvé :`],
    nothingWithin: (limit) => [`Je n'ai rien trouvé dans votre budget (${limit}).`],
    nearestOver: (title, price) => [`Le plus proche est au-dessus de votre budget : ${title}, ${price}.`],
    dearer: (title, price) => [`Au-dessus de votre budget : ${title}, ${price}.`],
    silent: ["Pour ceux-ci, rien n'est indiqué à ce sujet :"],
    nothingSimilar: ["Je n'ai rien trouvé de semblable dans cette boutique."],
    quoted: (question, answer) => [
      `Je ne suis pas sûr que ce soit votre question. La boutique répond à « ${question} » : ${answer}`,
    ],
    whichProduct: ['De quel produit parlez-vous ?'],
    whichGift: ["Pour qui est-ce, qu'aime cette personne, et jusqu'à quel prix ?"],
    noPolicy: (topic) => [`Je ne connais pas les règles de cette boutique à ce sujet (${topic}).`],
  },
  es: {
    found: () => ['Esto es lo que he encontrado:'],
    nearest: ['No sé si tenemos justo eso, pero lo más cercano que hay en la tienda es:'],
    nothing: ['No he encontrado nada así en esta tienda; lo siento.', 'Lo siento, no tenemos eso en esta tienda.'],
    fact: (title, label, value) => [`${title} – ${label}: ${value}.`],
    facts: (title, facts) => [`${title} – ${facts}.`],
    byKey: {
      price: (title, value) => [`${title} cuesta ${value}.`, `El precio de ${title} es de ${value}.`],
      weight: (title, value) => [`${title} pesa ${value}.`],
    },
    verdict: (title, verdict) => [`${title}: ${verdict}.`],
    unknownField: (title, label) => [`En la ficha de ${title} no consta: ${label}.`],
    unknownFact: (title, facts) => [`No sé eso con seguridad. La ficha de ${title} indica: ${facts}.`],
    restock: (title, stock) => [`${title}: ${stock} en este momento; no consta cuándo cambia.`],
    leader: (title, reason, value) => [`${title} tiene ${reason}: ${value}.`],
    ties: (titles, value) => [`Están igualados: ${titles}, ${value}.`],
    noLeader: (label) => [`No se puede comparar con lo que dicen las fichas (${label}).`],
    recommend: (title, details) => [`Yo elegiría ${title}: ${details}.`],
    within: (limit) => [`Dentro de su presupuesto (${limit}) he encontrado:`],
    nothingWithin: (limit) => [`No he encontrado nada dentro de su presupuesto (${limit}); lo siento.`],
    nearestOver: (title, price) => [`Lo más cercano queda por encima: ${title}, ${price}.`],
    dearer: (title, price) => [`Por encima de su presupuesto: ${title}, ${price}.`],
    silent: ['De estos no se indica nada al respecto:'],
    nothingSimilar: ['No he encontrado nada parecido en esta tienda; lo siento.'],
    quoted: (question, answer) => [`No estoy seguro de que se refiera a esto. La tienda responde a «${question}»: ${answer}`],
    whichProduct: ['¿A qué producto se refiere?'],
    whichGift: ['¿Para quién es, qué le gusta y hasta qué precio?'],
    noPolicy: (topic) => [`No sé qué reglas tiene esta tienda sobre eso (${topic}); lo siento.`],
  },
}

export const sentencesIn = (language: Language): Sentences => sentences[language]

export const topicNames: Readonly<Record<string, Texts>> = {
  returns: { en: 'returns', de: 'Rückgabe', fr: 'retours', es: 'devoluciones' },
  shipping: { en: 'delivery', de: 'Versand', fr: 'livraison', es: 'envíos' },
  payment: { en: 'payment', de: 'Zahlung', fr: 'paiement', es: 'pago' },
  warranty_claims: {
    en: 'repairs and warranty claims',
    de: 'Reparatur und Garantie',
    fr: 'réparations et garantie',
    es: 'reparaciones y garantía',
  },
  cancellation: { en: 'cancelling orders', de: 'Stornierung', fr: 'annulation', es: 'cancelaciones' },
  gift_cards: { en: 'gift cards', de: 'Gutscheine', fr: 'cartes cadeaux', es: 'tarjetas regalo' },
  privacy: { en: 'personal data', de: 'Datenschutz', fr: 'données personnelles', es: 'datos personales' },
  contact: { en: 'contact', de: 'Kontakt', fr: 'contact', es: 'contacto' },
  discounts: {
    en: 'discounts and coupons',
    de: 'Rabatte und Codes',
    fr: 'réductions et codes promo',
    es: 'descuentos y cupones',
  },
  price_match: { en: 'matching prices', de: 'Preisgarantie', fr: 'alignement des prix', es: 'igualar precios' },
  stores: {
    en: 'a shop one can visit',
    de: 'Ladengeschäft und Abholung',
    fr: 'un magasin ou le retrait',
    es: 'una tienda física',
  },
  services: { en: 'services of that kind', de: 'Dienste dieser Art', fr: 'ce genre de service', es: 'servicios de ese tipo' },
  gift_wrapping: { en: 'gift wrapping', de: 'Geschenkverpackung', fr: 'emballage cadeau', es: 'papel de regalo' },
  opening_hours: { en: 'opening hours', de: 'Öffnungszeiten', fr: "heures d'ouverture", es: 'horarios' },
  jobs: { en: 'jobs', de: 'Stellen', fr: 'emplois', es: 'empleo' },
}

/** One of several wordings, the same one for the same question. */
export function pick(wordings: readonly string[], question: string): string {
  let sum = 0
  for (const char of question) sum = (sum * 31 + (char.codePointAt(0) ?? 0)) % 9_973
  return wordings[sum % wordings.length] ?? ''
}
