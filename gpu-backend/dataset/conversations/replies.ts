import type { Language } from './goods/good.ts'
import { listTexts } from './list-texts.ts'

/**
 * How an answer is put: few wordings, so that a small model learns when to say what, not how many ways there are. Facts are
 * slots throughout; a word that the edge would take for a statement of stock or price stands in none of them.
 */
export interface Replies {
  /** "{{1.title}} for {{1.price}}" */
  readonly offer: (index: number) => string
  readonly haveOne: (offer: string) => string
  readonly haveMany: (offers: readonly string[]) => string
  readonly nearest: (goods: string, offer: string) => string
  readonly nothing: (goods: string) => string
  readonly suggest: (index: number, reason: string) => string
  readonly present: (index: number, reason: string) => string
  readonly costs: (index: number) => string
  readonly rated: (index: number) => string
  readonly fact: (label: string, index: number, key: string) => string
  /** Of what is named by an adjective: "The Nest Bowls, dishwasher-safe: yes." */
  readonly property: (label: string, index: number, key: string) => string
  readonly within: (offers: readonly string[]) => string
  readonly noneWithin: (cheapest: string) => string
  readonly leader: (slot: string) => string
  readonly onlyOne: (index: number, label: string, key: string) => string
  readonly pick: (slot: string) => string
  readonly unknownFact: (label: string, index: number) => string
  readonly noStatement: (index: number) => string
  readonly stock: (index: number) => string
  readonly noDateKnown: string
  readonly without: (value: string, offers: readonly string[]) => string
  readonly noneWithout: (goods: string, value: string) => string
  readonly verdict: (index: number, slot: string) => string
  readonly description: (index: number) => string
  readonly noRule: string
  readonly noRuleButContact: string
  readonly noOrders: string
  readonly country: (country: string) => string
  readonly noDiscounts: string
  readonly noCode: string
  readonly whichProduct: string
  readonly greeting: string
  readonly howAreYou: string
  readonly thanks: string
  readonly goodbye: string
  readonly aboutMe: string
  readonly abuse: string
  readonly offTopic: string
  readonly injection: string
  readonly gibberish: string
}

const list = listTexts
const title = (index: number): string => `{{${index}.title}}`
const value = (index: number, key: string): string => `{{${index}.${key}}}`
const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)

/** English says a few facts with their own verbs. */
const englishFacts: Readonly<Record<string, (index: number) => string>> = {
  price: (index) => `${title(index)} costs ${value(index, 'price')}.`,
  weight: (index) => `${title(index)} weighs ${value(index, 'weight')}.`,
  rating: (index) => `${title(index)} is rated ${value(index, 'rating')}.`,
  brand: (index) => `${title(index)} is made by ${value(index, 'brand')}.`,
  origin: (index) => `${title(index)} comes from ${value(index, 'origin')}.`,
  included: (index) => `${title(index)} comes with this: ${value(index, 'included')}.`,
}

const en: Replies = {
  offer: (index) => `${title(index)} for ${value(index, 'price')}`,
  haveOne: (offer) => `Yes, we have ${offer}.`,
  haveMany: (offers) => `Yes, we have ${list(offers, 'en')}.`,
  nearest: (goods, offer) => `Sorry, we do not have ${goods}, but the nearest here is ${offer}.`,
  nothing: (goods) => `Sorry, we do not have ${goods}.`,
  suggest: (index, reason) => `I would suggest ${title(index)}. ${reason}`,
  present: (index, reason) => `${title(index)} would make a good present. ${reason}`,
  costs: (index) => `It costs ${value(index, 'price')}.`,
  rated: (index) => `It is rated ${value(index, 'rating')}.`,
  fact: (label, index, key) => englishFacts[key]?.(index) ?? `The ${label} of ${title(index)}: ${value(index, key)}.`,
  property: (label, index, key) => `${title(index)}, ${label}: ${value(index, key)}.`,
  within: (offers) => `Within {{budget.limit}} we have ${list(offers, 'en')}.`,
  noneWithin: (cheapest) => `We have nothing for {{budget.limit}}; the nearest is ${cheapest}.`,
  leader: (slot) => `{{${slot}.title}}: {{${slot}.reason}}.`,
  onlyOne: (index, label, key) => `${title(index)} is the only one here. ${capital(label)}: ${value(index, key)}.`,
  pick: (slot) => `I would pick {{${slot}.title}}: {{${slot}.reason}}.`,
  unknownFact: (label, index) => `The listing does not say the ${label} of ${title(index)}.`,
  noStatement: (index) => `The listing of ${title(index)} does not say that.`,
  stock: (index) => `${title(index)} is ${value(index, 'stock')}.`,
  noDateKnown: 'I do not know when more will come.',
  without: (word, offers) => `Without ${word} we have ${list(offers, 'en')}.`,
  noneWithout: (goods, word) => `Sorry, I found no ${goods} without ${word}.`,
  verdict: (index, slot) => `${title(index)}: ${value(index, slot)}.`,
  description: (index) => `${title(index)}: ${value(index, 'description')}`,
  noRule: 'Sorry, the shop’s rules do not say that.',
  noRuleButContact: 'Sorry, the shop’s rules do not say that. {{shop.contact}}',
  noOrders: 'I cannot see orders from here.',
  country: (country) => `${country}: {{shop.ships_to?}}`,
  noDiscounts: 'Sorry, I do not know of any discounts or codes.',
  noCode: 'Sorry, I do not know of any discounts or codes. {{shop.contact}}',
  whichProduct: 'Which product do you mean?',
  greeting: 'Hello! What can I help you find in this shop?',
  howAreYou: 'I am fine, thank you. What can I help you find in this shop?',
  thanks: 'You are welcome! Ask me whenever something else comes up.',
  goodbye: 'Goodbye, and enjoy your day!',
  aboutMe:
    'I am LLaSA, the shopping assistant of this shop: a computer program, not a person. I help you find and compare its products.',
  abuse: 'I am sorry that I was no help. Tell me which product you want to know about, and I will look again.',
  offTopic: 'Sorry, I can only help with the products and policies of this shop.',
  injection: 'Sorry, I cannot do that. I can help with the products and policies of this shop.',
  gibberish: 'Sorry, I did not understand that. Which product are you looking for?',
}

const de: Replies = {
  offer: (index) => `${title(index)} für ${value(index, 'price')}`,
  haveOne: (offer) => `Ja, wir haben ${offer}.`,
  haveMany: (offers) => `Ja, wir haben ${list(offers, 'de')}.`,
  nearest: (goods, offer) => `Leider haben wir keine ${goods}, aber am nächsten kommt ${offer}.`,
  nothing: (goods) => `Leider haben wir keine ${goods}.`,
  suggest: (index, reason) => `Ich würde ${title(index)} vorschlagen. ${reason}`,
  present: (index, reason) => `${title(index)} wäre ein schönes Geschenk. ${reason}`,
  costs: (index) => `Der Preis: ${value(index, 'price')}.`,
  rated: (index) => `Die Bewertung: ${value(index, 'rating')}.`,
  fact: (label, index, key) => `${capital(label)} von ${title(index)}: ${value(index, key)}.`,
  property: (label, index, key) => `${title(index)}, ${label}: ${value(index, key)}.`,
  within: (offers) => `Für {{budget.limit}} haben wir ${list(offers, 'de')}.`,
  noneWithin: (cheapest) => `Für {{budget.limit}} haben wir nichts; am nächsten kommt ${cheapest}.`,
  leader: (slot) => `{{${slot}.title}}: {{${slot}.reason}}.`,
  onlyOne: (index, label, key) => `${title(index)} ist hier das Einzige. ${capital(label)}: ${value(index, key)}.`,
  pick: (slot) => `Ich würde {{${slot}.title}} nehmen: {{${slot}.reason}}.`,
  unknownFact: (label, index) => `Im Angebot von ${title(index)} steht das nicht (${label}).`,
  noStatement: (index) => `Im Angebot von ${title(index)} steht das nicht.`,
  stock: (index) => `${title(index)} ist ${value(index, 'stock')}.`,
  noDateKnown: 'Wann es wieder da ist, weiß ich leider nicht.',
  without: (word, offers) => `Ohne ${word} haben wir ${list(offers, 'de')}.`,
  noneWithout: (goods, word) => `Leider habe ich keine ${goods} ohne ${word} gefunden.`,
  verdict: (index, slot) => `${title(index)}: ${value(index, slot)}.`,
  description: (index) => `${title(index)}: ${value(index, 'description')}`,
  noRule: 'Das steht leider nicht in den Regeln des Shops.',
  noRuleButContact: 'Das steht leider nicht in den Regeln des Shops. {{shop.contact}}',
  noOrders: 'Bestellungen kann ich hier leider nicht sehen.',
  country: (country) => `${country}: {{shop.ships_to?}}`,
  noDiscounts: 'Von Rabatten oder Codes weiß ich leider nichts.',
  noCode: 'Von Rabatten oder Codes weiß ich leider nichts. {{shop.contact}}',
  whichProduct: 'Welches Produkt meinen Sie?',
  greeting: 'Hallo! Was darf ich Ihnen in diesem Shop zeigen?',
  howAreYou: 'Danke, gut. Was darf ich Ihnen in diesem Shop zeigen?',
  thanks: 'Gern geschehen! Fragen Sie, wenn noch etwas ist.',
  goodbye: 'Auf Wiedersehen und einen schönen Tag!',
  aboutMe:
    'Ich bin LLaSA, der Einkaufsassistent dieses Shops: ein Programm, kein Mensch. Ich helfe, Produkte zu finden und zu vergleichen.',
  abuse: 'Es tut mir leid, dass ich keine Hilfe war. Sagen Sie mir, welches Produkt Sie meinen, dann sehe ich noch einmal nach.',
  offTopic: 'Leider kann ich nur bei Produkten und Regeln dieses Shops helfen.',
  injection: 'Das kann ich leider nicht tun. Ich helfe bei Produkten und Regeln dieses Shops.',
  gibberish: 'Das habe ich leider nicht verstanden. Welches Produkt suchen Sie?',
}

const fr: Replies = {
  offer: (index) => `${title(index)} à ${value(index, 'price')}`,
  haveOne: (offer) => `Oui, nous avons ${offer}.`,
  haveMany: (offers) => `Oui, nous avons ${list(offers, 'fr')}.`,
  nearest: (goods, offer) => `Désolé, nous n’avons pas de ${goods}, mais le plus proche est ${offer}.`,
  nothing: (goods) => `Désolé, nous n’avons pas de ${goods}.`,
  suggest: (index, reason) => `Je vous conseille ${title(index)}. ${reason}`,
  present: (index, reason) => `${title(index)} serait un beau cadeau. ${reason}`,
  costs: (index) => `Son prix : ${value(index, 'price')}.`,
  rated: (index) => `Sa note : ${value(index, 'rating')}.`,
  fact: (label, index, key) => `${capital(label)} de ${title(index)} : ${value(index, key)}.`,
  property: (label, index, key) => `${title(index)}, ${label}: ${value(index, key)}.`,
  within: (offers) => `Dans la limite de {{budget.limit}}, nous avons ${list(offers, 'fr')}.`,
  noneWithin: (cheapest) => `Nous n’avons rien pour {{budget.limit}} ; le plus proche est ${cheapest}.`,
  leader: (slot) => `{{${slot}.title}} : {{${slot}.reason}}.`,
  onlyOne: (index, label, key) => `${title(index)} est le seul ici. ${capital(label)} : ${value(index, key)}.`,
  pick: (slot) => `Je prendrais {{${slot}.title}} : {{${slot}.reason}}.`,
  unknownFact: (label, index) => `La fiche de ${title(index)} ne le dit pas (${label}).`,
  noStatement: (index) => `La fiche de ${title(index)} ne le dit pas.`,
  stock: (index) => `${title(index)} : ${value(index, 'stock')}.`,
  noDateKnown: 'Je ne sais pas quand il y en aura de nouveau.',
  without: (word, offers) => `Sans ${word}, nous avons ${list(offers, 'fr')}.`,
  noneWithout: (goods, word) => `Désolé, je n’ai pas trouvé de ${goods} sans ${word}.`,
  verdict: (index, slot) => `${title(index)} : ${value(index, slot)}.`,
  description: (index) => `${title(index)} : ${value(index, 'description')}`,
  noRule: 'Désolé, les règles de la boutique ne le disent pas.',
  noRuleButContact: 'Désolé, les règles de la boutique ne le disent pas. {{shop.contact}}',
  noOrders: 'Je ne peux pas voir les commandes ici.',
  country: (country) => `${country} : {{shop.ships_to?}}`,
  noDiscounts: 'Désolé, je ne connais aucune réduction ni aucun code.',
  noCode: 'Désolé, je ne connais aucune réduction ni aucun code. {{shop.contact}}',
  whichProduct: 'De quel produit parlez-vous ?',
  greeting: 'Bonjour ! Que puis-je vous aider à trouver dans cette boutique ?',
  howAreYou: 'Très bien, merci. Que puis-je vous aider à trouver dans cette boutique ?',
  thanks: 'Avec plaisir ! N’hésitez pas si vous avez une autre question.',
  goodbye: 'Au revoir et bonne journée !',
  aboutMe:
    'Je suis LLaSA, l’assistant de cette boutique : un programme, pas une personne. Je vous aide à trouver et à comparer les produits.',
  abuse: 'Je suis désolé de ne pas avoir aidé. Dites-moi quel produit vous intéresse et je regarde encore.',
  offTopic: 'Désolé, je ne peux aider que pour les produits et les règles de cette boutique.',
  injection: 'Désolé, je ne peux pas faire cela. Je peux aider pour les produits et les règles de cette boutique.',
  gibberish: 'Désolé, je n’ai pas compris. Quel produit cherchez-vous ?',
}

const es: Replies = {
  offer: (index) => `${title(index)} por ${value(index, 'price')}`,
  haveOne: (offer) => `Sí, tenemos ${offer}.`,
  haveMany: (offers) => `Sí, tenemos ${list(offers, 'es')}.`,
  nearest: (goods, offer) => `Lo siento, no tenemos ${goods}, pero lo más parecido es ${offer}.`,
  nothing: (goods) => `Lo siento, no tenemos ${goods}.`,
  suggest: (index, reason) => `Le recomiendo ${title(index)}. ${reason}`,
  present: (index, reason) => `${title(index)} sería un buen regalo. ${reason}`,
  costs: (index) => `Su precio: ${value(index, 'price')}.`,
  rated: (index) => `Su valoración: ${value(index, 'rating')}.`,
  fact: (label, index, key) => `${capital(label)} de ${title(index)}: ${value(index, key)}.`,
  property: (label, index, key) => `${title(index)}, ${label}: ${value(index, key)}.`,
  within: (offers) => `Dentro de {{budget.limit}} tenemos ${list(offers, 'es')}.`,
  noneWithin: (cheapest) => `No tenemos nada por {{budget.limit}}; lo más parecido es ${cheapest}.`,
  leader: (slot) => `{{${slot}.title}}: {{${slot}.reason}}.`,
  onlyOne: (index, label, key) => `${title(index)} es el único aquí. ${capital(label)}: ${value(index, key)}.`,
  pick: (slot) => `Yo elegiría {{${slot}.title}}: {{${slot}.reason}}.`,
  unknownFact: (label, index) => `La ficha de ${title(index)} no lo dice (${label}).`,
  noStatement: (index) => `La ficha de ${title(index)} no lo dice.`,
  stock: (index) => `${title(index)}: ${value(index, 'stock')}.`,
  noDateKnown: 'No sé cuándo habrá más.',
  without: (word, offers) => `Sin ${word} tenemos ${list(offers, 'es')}.`,
  noneWithout: (goods, word) => `Lo siento, no he encontrado ${goods} sin ${word}.`,
  verdict: (index, slot) => `${title(index)}: ${value(index, slot)}.`,
  description: (index) => `${title(index)}: ${value(index, 'description')}`,
  noRule: 'Lo siento, las reglas de la tienda no lo dicen.',
  noRuleButContact: 'Lo siento, las reglas de la tienda no lo dicen. {{shop.contact}}',
  noOrders: 'Desde aquí no puedo ver los pedidos.',
  country: (country) => `${country}: {{shop.ships_to?}}`,
  noDiscounts: 'Lo siento, no conozco descuentos ni códigos.',
  noCode: 'Lo siento, no conozco descuentos ni códigos. {{shop.contact}}',
  whichProduct: '¿De qué producto habla?',
  greeting: '¡Hola! ¿Qué le ayudo a encontrar en esta tienda?',
  howAreYou: 'Muy bien, gracias. ¿Qué le ayudo a encontrar en esta tienda?',
  thanks: '¡De nada! Aquí estoy si tiene otra pregunta.',
  goodbye: '¡Adiós y que tenga un buen día!',
  aboutMe: 'Soy LLaSA, el asistente de esta tienda: un programa, no una persona. Le ayudo a encontrar y comparar sus productos.',
  abuse: 'Siento no haber ayudado. Dígame de qué producto se trata y lo miro otra vez.',
  offTopic: 'Lo siento, solo puedo ayudar con los productos y las reglas de esta tienda.',
  injection: 'Lo siento, no puedo hacer eso. Puedo ayudar con los productos y las reglas de esta tienda.',
  gibberish: 'Lo siento, no lo he entendido. ¿Qué producto busca?',
}

export const replies: Readonly<Record<Language, Replies>> = { en, de, fr, es }
