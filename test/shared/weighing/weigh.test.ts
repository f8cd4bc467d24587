import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { renderListing } from '../../../shared/listing.ts'
import type { Product } from '../../../shared/product.ts'
import { Catalogue } from '../../../shared/product.ts'
import shop from '../../../shared/sample-shop/en.json' with { type: 'json' }

const { products, policies } = Catalogue.parse(shop)
const byId = (id: string): Product => products.find((each) => each.id.includes(id)) as Product

/** What the edge works out for a question about some products of the sample shop. */
function weighedFor(question: string, ids: readonly string[], locale = 'en') {
  return renderListing({ products: ids.map(byId), policies, locale, valueCharsMax: 200, listsWeighed: true, question })
}

describe('leaders', () => {
  it.each([
    ['which is lighter?', ['tarn', 'lull'], 'lightest.title', 'Tidewell Lull Hammock'],
    ['which lasts longest on a charge', ['pulse', 'pip', 'kubus'], 'longest_battery_life.title', 'Klangwerk Pulse Headphones'],
    ['the longest warranty?', ['ridge', 'sno-duvet', 'berg'], 'longest_warranty.warranty', '10 years'],
    ['who is quieter', ['puster', 'toss'], 'quietest.title', 'Aerlig Puster Air Purifier'],
    ['Welches hat die meisten Teile?', ['bygg', 'tog'], 'most_pieces.title', 'Lekeland Bygg Building Blocks'],
    ['lequel est le moins cher ?', ['pulse', 'pip'], 'cheapest.title', 'Klangwerk Pip Earbuds'],
    ['¿cuál pesa menos?', ['tarn', 'lull'], 'lightest.weight', '540 g'],
  ])('%s', (question, ids, slot, value) => {
    const { fields, weighedText } = weighedFor(question, ids)
    expect(fields.get(slot)).toBe(value)
    expect(weighedText).toContain(`{{${slot}}} ${value}`)
  })

  it('are absent where units differ: months between charges are not hours of use', () => {
    expect(weighedFor('longest battery life?', ['tap-keyboard', 'orbit']).fields.has('longest_battery_life.title')).toBe(false)
  })

  it('name all where they tie', () => {
    const twin = { ...byId('pip'), id: 'twin', title: 'Twin' }
    const { fields } = renderListing({
      products: [byId('pip'), twin],
      policies: {},
      locale: 'en',
      valueCharsMax: 0,
      question: 'cheapest?',
    })
    expect(fields.get('cheapest.title')).toBe('Klangwerk Pip Earbuds and Twin')
    expect(fields.get('cheapest.price')).toBe('€79.00')
  })

  it('never lead with a value that another record beats', () => {
    const product = fc.record({
      id: fc.uuid(),
      title: fc.constantFrom('Alpha', 'Beta', 'Gamma'),
      price: fc.record({ amount: fc.nat(100_000), currency: fc.constantFrom('EUR', 'USD') }),
      attributes: fc.record(
        { weight: fc.integer({ min: 1, max: 5_000 }).map((grams) => (grams % 2 ? `${grams} g` : `${grams / 1000} kg`)) },
        { requiredKeys: [] },
      ),
    })
    const gramsOf = (text: string): number =>
      text.endsWith('kg') ? Math.round(Number.parseFloat(text) * 1000) : Number.parseFloat(text)
    fc.assert(
      fc.property(fc.uniqueArray(product, { maxLength: 5, selector: ({ id }) => id }), (some) => {
        const { fields } = renderListing({
          products: some as Product[],
          policies: {},
          locale: 'en',
          valueCharsMax: 0,
          question: 'lightest and cheapest',
        })
        const weights = some.flatMap(({ attributes }) => (attributes.weight ? [gramsOf(attributes.weight)] : []))
        const lightest = fields.get('lightest.weight')
        if (weights.length > 1) expect(gramsOf(lightest ?? '')).toBe(Math.min(...weights))
        else if (some.length > 1) expect(lightest).toBeUndefined()
        if (new Set(some.map(({ price }) => price.currency)).size > 1) expect(fields.has('cheapest.price')).toBe(false)
      }),
    )
  })
})

describe('verdicts', () => {
  it.each([
    ['is it waterproof?', 'regn', 'waterproof', 'yes, 20,000 mm water column'],
    ['is it waterproof?', 'ridge', 'waterproof', 'the listing says rain cover included'],
    ['is it waterproof?', 'havn', 'waterproof', 'not stated; the nearest is material: oak and wool'],
    ['can I take it to the pool?', 'kubus', 'submersible', 'yes, water protection: IP67'],
    ['can I swim with them?', 'pip', 'submersible', 'no, water protection: IPX4'],
    ['does it go in the dishwasher?', 'kiri', 'dishwasher_safe', 'no, care: hand wash, dry upright'],
    ['dishwasher?', 'toss', 'dishwasher_safe', 'the listing says jug only'],
    ['is it vegan?', 'lop', 'vegan', 'no'],
    ['vegan?', 'ull-s', 'vegan', 'no, material: merino wool'],
    ['does it contain nuts?', 'ro-face', 'nuts', 'not stated; the nearest is ingredients: oat, shea, squalane'],
    ['is it electric?', 'grano', 'electric', 'no, noise level: quiet, by hand'],
    ['does it come with a tamper?', 'crema', 'tamper', 'yes, included: tamper and two baskets'],
    ['holds it two adults of 150 kilos?', 'lull', 'max_load', 'yes, maximum load: 180 kg'],
    ['is it for a one year old?', 'tog', 'age_range', 'no, age: 3 years and up'],
    ['do they come in size 36?', 'berg', 'option', 'no, size: 37 to 48'],
    ['is there a size XL?', 'ull-s', 'option', 'yes, size: S to XL'],
    ['do you have it in blue?', 'klatre', 'option', 'yes, colour: ochre or blue'],
    ['is it below 150 euros?', 'sno-duvet', 'within_budget', 'no, €159.00'],
  ])('%s (%s)', (question, id, key, phrase) => {
    const { fields, weighedText } = weighedFor(question, [id])
    expect(fields.get(`1.${key}?`)).toBe(phrase)
    expect(weighedText).toContain(`{{1.${key}?}}`)
  })

  it.each([
    ['Ist die Jacke wasserdicht?', 'ja, '],
    ['La veste est-elle imperméable ?', 'oui, '],
    ['¿Es impermeable la chaqueta?', 'sí, '],
  ])('are in the language of the question: %s', (question, opening) => {
    expect(weighedFor(question, ['regn']).fields.get('1.waterproof?')).toContain(opening)
  })
})

describe('budgets', () => {
  it.each([
    ['headphones below 100', 'Klangwerk Pip Earbuds (€79.00)', 'Klangwerk Pulse Headphones (€199.00)', 'up to €100.00'],
    ['my budget is like 80ish', 'Klangwerk Pip Earbuds (€79.00)', 'Klangwerk Pulse Headphones (€199.00)', 'up to €80.00'],
    [
      'Kopfhörer unter 250 €',
      'Klangwerk Pulse Headphones (€199.00) und Klangwerk Pip Earbuds (€79.00)',
      'keines davon',
      'bis €250.00',
    ],
    ['over 100 but less than 200 euro', 'Klangwerk Pulse Headphones (€199.00)', 'none of them', '€100.00 to €200.00'],
  ])('%s', (question, under, over, limit) => {
    const { fields } = weighedFor(question, ['pulse', 'pip'])
    expect([fields.get('under_budget.titles'), fields.get('over_budget.titles'), fields.get('budget.limit')]).toEqual([
      under,
      over,
      limit,
    ])
  })

  it.each(['a tent under 2 kg', 'something for 3 people', 'a 45 l backpack', 'arrives within 5 days'])(
    '%s names none',
    (question) => {
      expect(weighedFor(question, ['pulse', 'pip']).fields.has('budget.limit')).toBe(false)
    },
  )

  it('say nothing of prices in another currency', () => {
    expect(weighedFor('I have $60', ['pulse']).fields.has('under_budget.titles')).toBe(false)
  })
})

describe('differences', () => {
  it('are one complete phrase, with what is saved', () => {
    const { fields } = weighedFor('are the Pip earbuds cheaper than the Pulse headphones?', ['pulse', 'pip'])
    expect(fields.get('difference.price')).toBe(
      'Klangwerk Pip Earbuds costs less: €79.00 against Klangwerk Pulse Headphones (€199.00), €120.00 less',
    )
  })

  it('stand side by side where nothing can be compared', () => {
    const { fields } = weighedFor('keyboard vs mouse: battery?', ['tap-keyboard', 'orbit'])
    expect(fields.get('difference.battery_life')).toBe(
      'battery life: Visara Tap Keyboard (90 hours) and Visara Orbit Mouse (3 months)',
    )
  })
})

describe('shipping to a country', () => {
  it.each([
    ['do you deliver to Spain?', 'Yes. '],
    ['Liefern Sie nach Österreich?', 'Ja. '],
    ['do you deliver to Norway?', 'That is not stated. What the shop says: '],
  ])('%s', (question, opening) => {
    expect(weighedFor(question, []).fields.get('shop.ships_to?')).toContain(opening)
  })
})

describe('what the edge works out', () => {
  it('rests on fields that the records have', () => {
    const question = fc.constantFrom(
      'which is lighter, cheaper and better rated?',
      'is it waterproof?',
      'vegan? in blue? under 100 euro?',
      'compare them',
    )
    fc.assert(
      fc.property(question, fc.uniqueArray(fc.nat(products.length - 1), { minLength: 1, maxLength: 5 }), (text, indices) => {
        const { fields, bases } = renderListing({
          products: indices.map((index) => products[index] as Product),
          policies,
          locale: 'en',
          valueCharsMax: 0,
          question: text,
        })
        for (const [slot, some] of bases)
          for (const { index, field } of some) if (!slot.endsWith('?')) expect(fields.has(`${index}.${field}`)).toBe(true)
      }),
    )
  })

  it('says yes only where the record does not say no, and the other way round', () => {
    const property = fc.constantFrom('vegan', 'organic', 'dishwasher_safe', 'microwave_safe', 'recycled')
    fc.assert(
      fc.property(property, fc.constantFrom('yes', 'no', 'Yes, of course', 'no, sorry'), (key, value) => {
        const product: Product = { id: 'a', title: 'Thing', attributes: { [key]: value } }
        const { fields } = renderListing({
          products: [product],
          policies: {},
          locale: 'en',
          valueCharsMax: 0,
          question: `is it ${key.replace('_', ' ')}?`,
        })
        expect(fields.get(`1.${key}?`)).toMatch(value.toLowerCase().startsWith('yes') ? /^yes/ : /^no(?!t)/)
      }),
    )
  })

  it('costs little for any question', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 300 }), (question) => {
        const { fields } = renderListing({ products: products.slice(0, 5), policies, locale: 'en', valueCharsMax: 0, question })
        expect(fields.get('1.title')).toBe(products[0]?.title)
      }),
      { numRuns: 50 },
    )
  })
})
