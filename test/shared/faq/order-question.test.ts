import { expect, it } from 'vitest'
import { maskOrderNumbers, readOrderQuestion } from '../../../shared/faq/order-question.ts'

it.each([
  ['where is my order #10234?', 'where is my order #…?'],
  ['Where is order no. 512', 'Where is order no. …'],
  ['wo ist meine Bestellung 4711-22?', 'wo ist meine Bestellung …?'],
  ['Bestellnummer: 4711-22, wann kommt sie', 'Bestellnummer: …, wann kommt sie'],
  ['Status von Auftrag A-2093 bitte', 'Status von Auftrag … bitte'],
  ['où est ma commande n° 88123', 'où est ma commande n° …'],
  ['Mon colis 3SABC12345678 n’est pas arrivé', 'Mon colis … n’est pas arrivé'],
  ['¿dónde está mi pedido 55012?', '¿dónde está mi pedido …?'],
  ['mi pedido número 9001 no llega', 'mi pedido número … no llega'],
  ['dov’è il mio ordine 7781?', 'dov’è il mio ordine …?'],
  ['waar is mijn bestelling 20931', 'waar is mijn bestelling …'],
  ['gdzie jest moje zamówienie 66120', 'gdzie jest moje zamówienie …'],
  ['cancel order 10234 please', 'cancel order … please'],
  ['My parcel has not come, the number is 00340434161094042557', 'My parcel has not come, the number is …'],
  ['I want to return my order ORD/2024/17', 'I want to return my order …'],
])('the number of an order is recognised and masked: %s', (text, masked) => {
  expect(readOrderQuestion(text)).toBe('numbered')
  expect(maskOrderNumbers(text)).toBe(masked)
})

it.each([
  'where is my order',
  'Where’s my parcel?',
  'has my package been sent yet, my package has not arrived',
  'track my order',
  'wo bleibt mein Paket',
  'ist meine Bestellung schon unterwegs',
  'où est mon colis ?',
  'ma commande n’est pas arrivée',
  '¿dónde está mi pedido?',
  'waar blijft mijn pakje',
])('a question where an order of the shopper’s own is needs no number: %s', (text) => {
  expect(readOrderQuestion(text)).toBe('own')
})

it.each([
  'Can I order 500 pieces?',
  'can I order 10000 of them',
  'I want to order 250 mugs',
  'How do I place an order?',
  'Do you deliver orders over 100 euros for free?',
  'Is delivery free from 150 €?',
  'How long does delivery take?',
  'Do you have the WH-1000XM5?',
  'a tent under 300 euros',
  'Kann ich eine Bestellung abbrechen?',
  'Can I change my delivery address?',
  'Where do I enter my order number?',
  'Lieferung in 2 bis 3 Tagen?',
  'package of 12 batteries, 1500 mAh',
])('other questions are about no order of one’s own: %s', (text) => {
  expect(readOrderQuestion(text)).toBeNull()
  expect(maskOrderNumbers(text)).toBe(text)
})
