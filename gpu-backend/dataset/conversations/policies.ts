import type { Policies } from '../../../shared/product.ts'
import type { Random } from '../grounded/random.ts'
import type { Language } from './goods/good.ts'
import { expand } from './grammar.ts'

/** What shops have rules for, in the order in which a shop lists them. */
const policyKeys = [
  'shipping',
  'returns',
  'payment',
  'contact',
  'warranty_claims',
  'privacy',
  'gift_cards',
  'cancellation',
  'gift_wrapping',
  'opening_hours',
] as const
export type PolicyKey = (typeof policyKeys)[number]

const texts: Readonly<Record<Language, Readonly<Record<PolicyKey, readonly string[]>>>> = {
  en: {
    shipping: [
      'Orders placed before {cut}:00 leave the same day; delivery within {area} takes {few} to {some} working days and is free from €{free}.',
      'We ship to {area} in {few} to {some} working days. Delivery costs €{fee} and nothing from €{free}.',
      'Delivery to {area} takes {some} working days and costs €{fee}; we do not ship elsewhere.',
      'Free delivery within {area} from €{free}, otherwise €{fee}. Parcels arrive after {few} to {some} working days.',
    ],
    returns: [
      'You can send anything back unused within {window} days, free of charge, and get the full price refunded.',
      'Unused goods may be returned within {window} days. Return postage is on us; refunds take {few} to {some} days.',
      'Return it within {window} days in its box. You pay the postage; we refund the price within a week.',
    ],
    payment: [
      'You can pay by card, PayPal, [Apple Pay|Google Pay|bank transfer] or invoice.',
      'We accept Visa, Mastercard, PayPal and [Klarna|bank transfer|iDEAL].',
      'Payment by card or PayPal; invoice for companies.',
    ],
    contact: [
      'Write to {mail}; we answer [Monday to Friday from 9 to 17 o’clock|within one working day].',
      'You reach us at {mail} or by phone on weekdays from {early} to {late} o’clock.',
    ],
    warranty_claims: [
      'If something breaks, send a photo and the order number to {mail}; we repair, replace or refund it.',
      'Faulty goods are replaced or repaired free of charge: write to {mail} with your order number.',
    ],
    privacy: [
      'We store what your order needs and nothing else; your data is never sold.',
      'Chats are not stored. Ask {mail} to have your data deleted.',
    ],
    gift_cards: [
      'Gift cards from €10 to €{card} come by e-mail and are valid for three years.',
      'We sell gift cards of €25, €50 and €{card}; they are valid for {few} years.',
    ],
    cancellation: [
      'You can cancel or change an order free of charge until it has left the warehouse.',
      'Orders can be changed or cancelled within {few} hours by writing to {mail}.',
    ],
    gift_wrapping: [
      'We wrap an order as a gift for €{few}; choose it in the basket.',
      'Gift wrapping is free; tick the box at checkout.',
    ],
    opening_hours: [
      'The shop is open Monday to Saturday from {early} to {late} o’clock.',
      'Online always; our store opens on weekdays from {early} to {late} o’clock.',
    ],
  },
  de: {
    shipping: [
      'Bestellungen vor {cut} Uhr gehen am selben Tag hinaus; die Lieferung nach {area} dauert {few} bis {some} Werktage und ist ab {free} € kostenlos.',
      'Wir liefern nach {area} in {few} bis {some} Werktagen. Der Versand kostet {fee} €, ab {free} € nichts.',
    ],
    returns: [
      'Unbenutzte Ware nehmen wir innerhalb von {window} Tagen kostenlos zurück und erstatten den vollen Preis.',
      'Rückgabe innerhalb von {window} Tagen; das Porto zahlen Sie, den Preis erstatten wir binnen einer Woche.',
    ],
    payment: [
      'Sie zahlen mit Karte, PayPal, [Apple Pay|Überweisung|Lastschrift] oder auf Rechnung.',
      'Wir nehmen Karte, PayPal und [Klarna|Überweisung].',
    ],
    contact: ['Schreiben Sie an {mail}; wir antworten werktags von {early} bis {late} Uhr.'],
    warranty_claims: [
      'Wenn etwas kaputtgeht, schicken Sie ein Foto und die Bestellnummer an {mail}; wir reparieren, ersetzen oder erstatten.',
    ],
    privacy: ['Wir speichern nur, was die Bestellung braucht; Ihre Daten werden nie verkauft.'],
    gift_cards: ['Gutscheine von 10 bis {card} € kommen per E-Mail und gelten drei Jahre.'],
    cancellation: ['Eine Bestellung lässt sich kostenlos ändern oder stornieren, bis sie das Lager verlassen hat.'],
    gift_wrapping: ['Geschenkverpackung kostet {few} €; wählen Sie sie im Warenkorb.'],
    opening_hours: ['Montag bis Samstag von {early} bis {late} Uhr.'],
  },
  fr: {
    shipping: [
      'Les commandes passées avant {cut} h partent le jour même ; la livraison ({area}) prend {few} à {some} jours ouvrés et est gratuite dès {free} €.',
    ],
    returns: ['Vous pouvez renvoyer un article non utilisé sous {window} jours, gratuitement, et être remboursé.'],
    payment: ['Vous payez par carte, PayPal, [Apple Pay|virement] ou sur facture.'],
    contact: ['Écrivez à {mail} ; nous répondons du lundi au vendredi de {early} à {late} h.'],
    warranty_claims: [
      'Si quelque chose casse, envoyez une photo et le numéro de commande à {mail} ; nous réparons, remplaçons ou remboursons.',
    ],
    privacy: ['Nous gardons seulement ce qu’il faut pour la commande ; vos données ne sont jamais vendues.'],
    gift_cards: ['Les cartes cadeaux de 10 à {card} € arrivent par e-mail et sont valables trois ans.'],
    cancellation: ['Une commande peut être modifiée ou annulée sans frais tant qu’elle n’a pas quitté l’entrepôt.'],
    gift_wrapping: ['L’emballage cadeau coûte {few} € ; choisissez-le dans le panier.'],
    opening_hours: ['Du lundi au samedi de {early} à {late} h.'],
  },
  es: {
    shipping: [
      'Los pedidos hechos antes de las {cut}:00 salen el mismo día; la entrega ({area}) tarda de {few} a {some} días laborables y es gratis desde {free} €.',
    ],
    returns: ['Puede devolver lo que no haya usado en {window} días, sin coste, y recibir el importe completo.'],
    payment: ['Puede pagar con tarjeta, PayPal, [Apple Pay|transferencia] o factura.'],
    contact: ['Escriba a {mail}; respondemos de lunes a viernes de {early} a {late} horas.'],
    warranty_claims: ['Si algo se rompe, envíe una foto y el número de pedido a {mail}; lo reparamos, cambiamos o reembolsamos.'],
    privacy: ['Guardamos solo lo que necesita el pedido; sus datos nunca se venden.'],
    gift_cards: ['Las tarjetas regalo de 10 a {card} € llegan por correo y valen tres años.'],
    cancellation: ['Un pedido se puede cambiar o cancelar gratis hasta que salga del almacén.'],
    gift_wrapping: ['Envolver para regalo cuesta {few} €; elíjalo en la cesta.'],
    opening_hours: ['De lunes a sábado de {early} a {late} horas.'],
  },
}

const areas: Readonly<Record<Language, readonly string[]>> = {
  en: ['the EU', 'the EU and Switzerland', 'Germany and Austria', 'the EU, Norway and the UK', 'the Netherlands and Belgium'],
  de: ['Deutschland und Österreich', 'Deutschland, Österreich und in die Schweiz'],
  fr: ['France et Belgique', 'Union européenne'],
  es: ['España y Portugal', 'Unión Europea'],
}

/** A shop's rules: most shops have most of them, no shop all. */
export function makePolicies(random: Random, language: Language): Policies {
  const count = random.pick([0, 2, 4, 6, 7, 8, 8, 9])
  const chosen = new Set(random.sample(policyKeys, count))
  if (count > 2) for (const key of ['shipping', 'returns'] as const) chosen.add(key)
  const some = random.int(3, 8)
  const variables = {
    cut: String(random.pick([12, 14, 15, 16])),
    few: String(random.int(1, Math.min(3, some - 1))),
    some: String(some),
    window: String(random.pick([14, 30, 30, 60, 100])),
    free: String(random.pick([30, 40, 50, 75, 100])),
    fee: String(random.pick([3, 4, 5, 6])),
    card: String(random.pick([100, 150, 200, 250])),
    early: String(random.pick([8, 9, 10])),
    late: String(random.pick([17, 18, 19, 20])),
    mail: random.pick(['help@shop.example', 'hello@store.example', 'service@shop.example', 'care@store.example']),
    area: random.pick(areas[language]),
  }
  return Object.fromEntries(
    policyKeys.filter((key) => chosen.has(key)).map((key) => [key, expand(random, random.pick(texts[language][key]), variables)]),
  )
}
