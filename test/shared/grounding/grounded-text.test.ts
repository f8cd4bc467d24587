import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { factsFor } from '../../../gpu-backend/evaluate/grounding/facts-for.ts'
import { GroundedText, groundText } from '../../../shared/grounding/grounded-text.ts'

const mug = {
  id: 'mug',
  title: 'Blue Mug',
  price: { amount: 1250, currency: 'EUR' },
  listPrice: { amount: 1500, currency: 'EUR' },
  availability: { available: true, quantity: 7 },
  rating: { value: 4.5, count: 12 },
  attributes: { warranty: '2 years', material: '100% cotton' },
}
const plate = {
  id: 'plate',
  title: 'Ridge 45 Plate',
  price: { amount: 900, currency: 'EUR' },
  availability: { available: false },
  attributes: {},
}
const policies = { returns: 'Send it back within 30 days of delivery.' }
const one = factsFor([mug], { policies })
const two = factsFor([mug, plate], { policies })

const shown = (text: string, facts = one) => groundText(text, facts).text

describe('what an answer states', () => {
  it.each([
    ['It costs €12.50, down from 15 EUR.'],
    ['Only 7 left!'],
    ['It is in stock.'],
    ['It has 4.5 out of 5 stars from 12 reviews.'],
    ['It has a 2 year warranty and is made of 100% cotton.'],
    ['Send it back within 30 days of delivery.'],
    ['Save 17% today.'],
    ['1. Blue Mug\n2. It is a lovely mug.'],
  ])('leaves as it is when a record says the same: %s', (text) => {
    const { text: out, receipt } = groundText(text, one)
    expect([out, receipt.violations]).toEqual([text, 0])
  })

  it.each([
    ['It costs $12.50.', '$'],
    ['It costs 11 euros.', '11'],
    ['For you: eleven euros.', 'eleven'],
    ['There are 3 in stock.', '3'],
    ['It has a 5-year warranty.', '5'],
    ['Half price: 51 % off.', '51'],
    ['Return it within 60 days.', '60'],
    ['It is rated 4.9 of 5.', '4.9'],
    ['Der Preis ist １１ €.', '１１'],
  ])('is taken out and counted when none does: %s', (text, number) => {
    const { text: out, receipt } = groundText(text, one)
    expect(out).not.toContain(number)
    expect(receipt.violations).toBe(1)
    expect(out).not.toBe('')
  })

  it('is of the product the sentence names, whatever slot the model took', () => {
    expect(shown('The {{2.title}} costs {{1.price}}.', two)).toBe('The Ridge 45 Plate costs €9.00.')
    expect(shown('The Ridge 45 Plate costs €12.50.', two)).not.toContain('12.50')
    expect(shown('The {{1.title}} is nice. It costs {{2.price}}.', two)).toBe('The Blue Mug is nice. It costs €12.50.')
    expect(shown('{{1.title}}: {{1.price}}\n{{2.title}}: {{2.price}}', two)).toBe('Blue Mug: €12.50\nRidge 45 Plate: €9.00')
    expect(shown('It costs {{2.price}}.', factsFor([mug, plate], { question: 'How much is the mug?' }))).toBe('It costs €12.50.')
  })

  it.each([
    ['The mug glows in the dark.'],
    ['It keeps tea hot.'],
    ['Did you know that the mug glows?'],
    ['The mug is dishwasher proof, right?'],
    ['I recommend the mug, it is safe for kittens.'],
  ])('has a word of the record for each thing that it tells: %s', (text) => {
    const facts = factsFor([mug], { question: 'Is the mug safe for kittens?', policies })
    const { text: out, receipt } = groundText(text, facts)
    expect([out.includes(text), receipt.violations]).toEqual([false, 1])
  })

  it('is told again in the words of the record where it stands beside what no record says', () => {
    expect(shown('This cotton mug, which never chips, has a warranty of 2 years.')).toBe(
      'Blue Mug – warranty: 2 years. The Blue Mug is made of 100% cotton.',
    )
    expect(shown('Just post it to us within 30 days, opened or not.')).toBe(
      `What the shop says about returns: ${policies.returns}`,
    )
  })

  it('says whose fact it is where nothing else does', () => {
    expect(shown('It costs {{2.price}}.', two)).toBe('It costs €9.00 (Ridge 45 Plate).')
  })

  it('of stock is put right in the words of the record', () => {
    expect(shown('The Ridge 45 Plate is in stock.', two)).toBe('The Ridge 45 Plate is out of stock.')
  })

  it('of several products at once is true of each of them', () => {
    const both = factsFor([mug, { ...plate, availability: { available: true } }])
    expect(shown('The {{1.title}} and the {{2.title}} are in stock.', both)).toBe(
      'The Blue Mug and the Ridge 45 Plate are in stock.',
    )
    expect(shown('The {{1.title}} and the {{2.title}} are in stock.', two)).not.toContain('are in stock')
  })

  it('may be a known answer that was found for the question', () => {
    const facts = factsFor([], { policies: { known_answer: 'Express parcels arrive within 2 days.' } })
    expect(shown('Express parcels arrive within 2 days.', facts)).toBe('Express parcels arrive within 2 days.')
    expect(shown('They arrive within 1 day.', facts)).toBe('Express parcels arrive within 2 days.')
  })

  it('has a receipt: each fact with its product, field, version and age', () => {
    const { receipt } = groundText('The {{1.title}} costs {{1.price}}. {{shop.returns}} It weighs {{1.weight}}.', one)
    expect(receipt).toEqual({
      claims: [
        { text: '€12.50', productId: 'mug', field: 'price', source: 'catalogue', version: 'v1', ageSeconds: 60 },
        { text: policies.returns, productId: null, field: 'returns', source: 'policy', version: 'v1', ageSeconds: 60 },
      ],
      violations: 0,
      repaired: 0,
      missing: 1,
    })
  })

  it('keeps JSON valid', () => {
    const grounded = new GroundedText(one, { style: 'json-string' })
    const text =
      grounded.push('{"price": 11.00, "note": "only 3 in stock, \\"now\\"", "title": "{{1.title}}", "amount": 12.5}') +
      grounded.end()
    expect(JSON.parse(text)).toMatchObject({ price: null, title: 'Blue Mug', amount: 12.5 })
    expect(text).not.toContain('3 in stock')
  })

  it.each([
    ['{"inStock":false,"in_stock":true}', '{"inStock":true,"in_stock":true}'],
    ['{"size":"small","mood":"plush"}', '{"size":"small","mood":""}'],
    ['{"stock":"sold out"}', '{"stock":"The Blue Mug is in stock, 7 left."}'],
    ['{"vegan":true}', '{"vegan":null}'],
  ])('has of JSON the record’s truth, and labels of the caller’s schema that claim nothing: %s', (text, out) => {
    const grounded = new GroundedText(one, { style: 'json-string', choices: new Set(['small', 'sold out']) })
    expect(grounded.push(text) + grounded.end()).toBe(out)
    expect(grounded.violations).toBe(1)
  })

  it('is the same however the text is cut', () => {
    const texts = [
      'The {{cheapest.title}} costs {{cheapest.price}}. The {{1.title}} costs {{cheapest.price}}, not 3 EUR. It is out of stock. Save 20 % until 24 hours!',
      'Blue Mug: $12.50 or 12,50 €? Only 7 left in stock. {{2.stock}} {{x}} twenty euros, fünf Stück, 4.5/5 stars {',
    ]
    fc.assert(
      fc.property(fc.constantFrom(...texts), fc.array(fc.nat(160), { maxLength: 40 }), (text, cuts) => {
        const grounded = new GroundedText(two)
        const edges = [0, ...cuts.filter((at) => at < text.length).sort((a, b) => a - b), text.length]
        let out = ''
        edges.slice(1).forEach((edge, at) => {
          out += grounded.push(text.slice(edges[at], edge))
        })
        expect(out + grounded.end()).toBe(groundText(text, two).text)
      }),
      { numRuns: 300 },
    )
  })

  it('holds back a sentence until it is complete, and what has left stays', () => {
    const grounded = new GroundedText(one)
    expect(grounded.push('A lovely mug. It is')).toBe('A lovely mug.')
    expect(grounded.push(' free')).toBe('')
    expect(grounded.push('. Enjoy your mug! So')).toBe(' The Blue Mug costs €12.50. Enjoy your mug!')
  })

  it('in the words of the edge itself is only filled in', () => {
    const { text, receipt } = groundText('It is free: {{1.price}}.', one, { isTrusted: true })
    expect([text, receipt.violations]).toEqual(['It is free: €12.50.', 0])
  })
})
