import { describe, expect, it } from 'vitest'
import { gate } from '../../../shared/faq/gate.ts'
import { rulesFor } from '../../../shared/faq/language/rules-for.ts'
import { readQuestion } from '../../../shared/faq/read-question.ts'

const between = (query: string, known: string, language = 'en') =>
  gate(readQuestion(query, rulesFor(language)), readQuestion(known, rulesFor(language)))

describe('two questions are different ones', () => {
  it.each([
    ["Can't I return the item?", 'Can I return the item?', 'negation'],
    ['Can I return it after 45 days?', 'Can I return it after 30 days?', 'number'],
    ['Can the battery be stored at 20 °C?', 'Can the battery be stored at -20 °C?', 'number'],
    ['Is it free above 50 €?', 'Is it free above €80?', 'price'],
    ['Where is order 00123842?', 'Where is my order?', 'order id'],
    ['How do I activate my card?', 'How do I deactivate my card?', 'opposite'],
    ['How do I open an account?', 'How do I close an account?', 'opposite'],
    ['Can I sell my bike?', 'Can I buy a bike?', 'opposite'],
    ['Do you ship from Spain to France?', 'Do you ship from France to Spain?', 'direction'],
    ['Can I refuse my parcel?', 'Can the courier refuse my parcel?', 'role'],
    ['Is the bulb sold with the lamp?', 'Is the lamp sold with the bulb?', 'role'],
    ['Why was my order cancelled?', 'How do I cancel my order?', 'want'],
    ['How much is shipping?', 'How long is shipping?', 'want'],
    ['Where is my payment?', 'My payment was declined', 'want'],
    ['I unsubscribed but still get e-mails', 'How do I unsubscribe?', 'state'],
    ['Who pays for a return?', 'How do I return an item?', 'want'],
    ['Do you deliver on Sundays?', 'Do you deliver on Saturdays?', 'number'],
    ['Do you have A5 paper?', 'Do you have A4 paper?', 'number'],
    ['Is there a size L for a child?', 'Is there a size S for a child?', 'number'],
    ['Is it waterproof to 50 mm?', 'Is it waterproof to 50 m?', 'number'],
    ['Does the buyer pay for the return?', 'Does the seller pay for the return?', 'opposite'],
    ['Is it safe for children over 3?', 'Is it safe for children under 3?', 'opposite'],
    ['Can a dog use the cat door?', 'Can a cat use the dog door?', 'role'],
    ['What happens if I return it late?', 'How do I return an item?', 'want'],
    ['Do you sell short trousers?', 'Do you shorten trousers?', 'want'],
    ['Can I rent out my violin?', 'Can I rent a violin?', 'opposite'],
    ['How do I take out contact lenses?', 'How do I put in contact lenses?', 'opposite'],
    ['How do I log out?', 'How do I log in?', 'opposite'],
    ['How long does an unopened bottle keep?', 'How long does an opened bottle keep?', 'opposite'],
    ['How warm is white wine served?', 'How warm is red wine served?', 'opposite'],
    ['Do I need an appointment?', 'How do I change my appointment?', 'want'],
    ['What is in the subscription this month?', 'How do I pause my subscription?', 'want'],
    ['How often must strings be changed?', 'How much does a change of strings cost?', 'want'],
    ['How many are left in stock?', 'When will it be back in stock?', 'want'],
    ['How strong must sunglasses be?', 'Can sunglasses be made in my strength?', 'want'],
    ['How long have you rented out violins?', 'Can I rent a violin?', 'want'],
  ])('%s – %s: %s', (query, known, reason) => {
    expect(between(query, known)).toBe(reason)
  })

  it.each([
    ['The installation was done badly', 'Do you install washing machines?', 'want'],
    ['My frozen food arrived warm', 'How do you ship frozen food?', 'want'],
    ['The tailor cut my trousers too short', 'Do you shorten trousers?', 'want'],
    ['I lost my voucher', 'Do you have gift vouchers?', 'want'],
    ['I have already paid at the workshop', 'Can I pay at the workshop?', 'state'],
    ['You fitted my tyres last week', 'Do you fit tyres?', 'state'],
  ])('%s tells what happened and asks nothing like %s: %s', (query, known, reason) => {
    expect(between(query, known)).toBe(reason)
  })

  it.each([
    ['de', 'Kann ich nicht stornieren?', 'Kann ich stornieren?', 'negation'],
    ['de', 'Warum wurde storniert?', 'Wie kann ich stornieren?', 'want'],
    ['de', 'Kann ich Kuchen bestellen?', 'Kann ich Küchen bestellen?', null],
    ['de', 'Kann ich Fotos drücken?', 'Kann ich Fotos drucken?', 'spelling'],
    ['ja', 'ピザは使えますか', 'ビザは使えますか', 'spelling'],
    ['ru', 'Есть ли мои размер?', 'Есть ли мой размер?', 'spelling'],
    ['ru', 'Как вернуть елку?', 'Как вернуть ёлку?', null],
  ])('in %s: %s – %s: %s', (language, query, known, reason) => {
    expect(between(query, known, language)).toBe(reason)
  })
})

describe('two questions may be the same', () => {
  it.each([
    ["I don't want my account any more, how do I delete it?", 'How do I delete my account?'],
    ["I can't find out how to redeem a voucher", 'How do I redeem a voucher?'],
    ['Is it free above 50.00 EUR?', 'Is it free above 50€?'],
    ['Do you deliver on Saturdays?', 'Do you deliver at the weekend?'],
    ['Can I return items on sale?', 'Can I return sale items?'],
    ['Two-factor login, how?', 'How do I use 2 factor login?'],
    ['How do I cancel order 112233?', 'How do I cancel order 99887766?'],
    ['T10 points not updated', 'Points not updated'],
    ['Do you sell vouchers?', 'Where can I buy a voucher?'],
    ['When do you close?', 'When do you open?'],
    ['My shoes in size 43 do not fit, can I return them?', 'Can I return shoes?'],
    ['My card was declined', 'Why was my card declined?'],
    ['Can the parcel be returned?', 'Can I return the parcel?'],
    ['Do you rent out violins?', 'Can I rent a violin?'],
    ['end my newsletter subscription', 'How do I unsubscribe from the newsletter?'],
    ['what is in the box', 'What comes in the box?'],
    ['lost my login password', 'How do I reset my password?'],
    ['one of the bottles was smashed when I opened the box', 'What do I do if a bottle arrives broken?'],
    ['I changed my mind about the tyres, can they go back', 'Can I return tyres?'],
    ['how far my delivery is', 'Where is my order?'],
  ])('%s – %s', (query, known) => {
    expect(between(query, known)).toBeNull()
  })
})
