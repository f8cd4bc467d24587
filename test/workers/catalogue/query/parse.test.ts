import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { CatalogueFilters } from '../../../../shared/catalogue/query.ts'
import { readConstraints } from '../../../../workers/catalogue/query/read-constraints.ts'

const filtersOf = (text: string) => readConstraints(text).filters

describe('limits in words', () => {
  const upper = [
    'under %',
    'below %',
    'less than %',
    'at most %',
    'up to %',
    'max. %',
    'not over %',
    'not more than %',
    'no more than %',
    'unter %',
    'höchstens %',
    'nicht über %',
    'nicht mehr als %',
    'moins de %',
    'pas plus de %',
    'menos de %',
    'no más de %',
    '% or less',
    '% oder weniger',
  ] // prettier-ignore
  const lower = [
    'over %',
    'at least %',
    'more than %',
    'not under %',
    'mindestens %',
    'über %',
    'nicht unter %',
    'plus de %',
    'au moins %',
    'más de %',
    'al menos %',
  ] // prettier-ignore
  const amount = fc.integer({ min: 2, max: 9_999 })

  it.each([
    ['my budget is 2k', { priceMax: 200_000 }],
    ['a laptop below $1.5k', { priceMax: 150_000 }],
    ['a laptop for 2 grand euros or less', { priceMax: 200_000 }],
    ['a lamp under 50 gifts', { priceMax: 5_000 }],
    ['under 30 gloves', { priceMax: 3_000 }],
    ['more than 20 less than 50 euros', { priceMax: 5_000, priceMin: 2_000 }],
    ['a tent, 100 euros and up', { priceMin: 10_000 }],
    ['Zelte, 100 Euro oder mehr', { priceMin: 10_000 }],
    ['a monitor up to 4k', {}],
    ['shoes size over 42', {}],
    ['toys for under 18s', {}],
    ['toys, ages 3 and up', {}],
    ['rated 4 and up', {}],
    ['stickers under 50 cents', {}],
  ])('thousands and words behind a number are read for what they are: %s', (text, filters) => {
    expect(filtersOf(text)).toEqual(filters)
  })

  it('are read the same in all their wordings, for every amount, before and after the thing', () => {
    fc.assert(
      fc.property(amount, fc.constantFrom(...upper), fc.constantFrom('€', ' Euro', ' euros', ''), (value, wording, sign) => {
        const limit = wording.replace('%', `${value}${sign}`)
        for (const text of [`tents ${limit}`, `${limit}, tents please`])
          expect(filtersOf(text), text).toEqual({ priceMax: value * 100 })
      }),
    )
    fc.assert(
      fc.property(amount, fc.constantFrom(...lower), (value, wording) => {
        const text = `tents ${wording.replace('%', `${value} euros`)}`
        expect(filtersOf(text), text).toEqual({ priceMin: value * 100 })
      }),
    )
  })

  it('are ranges in all their wordings', () => {
    fc.assert(
      fc.property(fc.integer({ min: 10, max: 400 }), fc.integer({ min: 1, max: 400 }), (low, more) => {
        const high = low + more
        for (const wording of [
          `between ${low} and ${high} euros`,
          `from €${low} to €${high}`,
          `€${low} - €${high}`,
          `zwischen ${low} und ${high} Euro`,
          `entre ${low} et ${high} euros`,
          `entre ${low} y ${high} euros`,
        ]) // prettier-ignore
          expect(filtersOf(`a tent ${wording}`), wording).toEqual({ priceMin: low * 100, priceMax: high * 100 })
      }),
    )
  })

  it.each([
    ['tent unter 1.000 Euro', { priceMax: 100_000 }],
    ['unter 1.299,00 €', { priceMax: 129_900 }],
    ['budget of 80', { priceMax: 8_000 }],
    ['not paying more than a hundred', { priceMax: 10_000 }],
    ['two tenners tops', { priceMax: 2_000 }],
    ['unter fünfzig Euro', { priceMax: 5_000 }],
    ['moins de trente euros', { priceMax: 3_000 }],
    ['I have 50 euros', { priceMax: 5_000 }],
    ['tents in stock', { available: true }],
    ['is the tent in stock?', {}],
    ['anything that is sold out', { available: false }],
    ['backpack under 2 kg', { ranges: [{ max: 2, unit: 'kg' }] }],
    ['power bank with at least 10,000 mAh', { ranges: [{ min: 10_000, unit: 'mah' }] }],
    ['toys for a 3 year old', {}],
    ['a tent for 2 people', {}],
    ['27 inch monitor', {}],
  ])('of %s', (text, filters) => {
    expect(filtersOf(text)).toEqual(filters)
  })

  it('leave no word to search for, and whatever is typed is a valid query', () => {
    expect(readConstraints('a tent under $50 please').query).not.toContain('50')
    fc.assert(
      fc.property(fc.string({ maxLength: 300 }), (text) => {
        expect(CatalogueFilters.safeParse(filtersOf(text)).success).toBe(true)
      }),
    )
  })
})

describe('what is ruled out', () => {
  it.each([
    'without',
    'no',
    'not made of',
    'but not',
    'except',
    'ohne',
    'kein',
    'nicht aus',
    'sans',
    'sin',
    'excepto',
    'but nothing in',
    'that does not contain',
    'that doesnt need',
    'anything except',
  ])('by %s', (wording) => {
    fc.assert(
      fc.property(fc.constantFrom('leather', 'wool', 'plastic', 'beeswax', 'nickel'), (thing) => {
        const { filters, query } = readConstraints(`a bag ${wording} ${thing}`)
        expect(filters).toEqual({ not: { words: [thing] } })
        expect(query).not.toContain(thing)
      }),
    )
  })

  it.each([
    ['outdoor gear, anything except backpacks and tents', ['backpacks', 'tents'], 'outdoor gear'],
    ['headphones without leather or wool, for a bus', ['leather', 'wool'], 'headphones'],
    ['sans cuir ni laine', ['cuir', 'laine'], ''],
    ['no leather and waterproof', ['leather'], 'waterproof'],
  ])('a list: %s', (text, words, left) => {
    const { filters, query } = readConstraints(text)
    expect(filters.not).toEqual({ words })
    expect(query).toContain(left)
  })

  it.each(['my phone does not die', 'not without a hood', 'I am not sure which tent', 'no thanks', 'no more than that'])(
    'but nothing by %s',
    (text) => {
      expect(filtersOf(text).not).toBeUndefined()
    },
  )
})

describe('a limit that is put to the test', () => {
  it.each(['is 100 euros enough for the boots', 'reichen 100 Euro für die Stiefel', '100 euros, assez pour les bottes ?'])(
    '%s',
    (text) => {
      expect(readConstraints(text).filters).toEqual({})
    },
  )
})

describe('an order', () => {
  it.each([
    ['cheapest tent', 'price', 'asc'],
    ['most expensive item you sell', 'price', 'desc'],
    ['günstigste Lampe', 'price', 'asc'],
    ['la tente la moins chère', 'price', 'asc'],
    ['la mochila más barata', 'price', 'asc'],
    ['lightest tent', 'weight', 'asc'],
    ['longest battery life', 'battery_life', 'desc'],
    ['best rated kitchen product', 'rating', 'desc'],
    ['most reviewed product', 'reviews', 'desc'],
    ['cheap headphones', 'price', 'asc'],
  ])('is read from %s', (text, by, order) => {
    expect(readConstraints(text).sort).toEqual({ by, order })
  })

  it('is none where only an attribute is asked for', () => {
    expect(readConstraints('What is the weight of the tent?').sort).toBeNull()
  })
})

describe('limits in signs and in moneys of other countries', () => {
  it.each([
    ['lamps < 50 €', 'EUR', { priceMax: 5000 }],
    ['lamps <= $30', 'USD', { priceMax: 3000 }],
    ['rugs > 100 €', 'EUR', { priceMin: 10_000 }],
    ['lamps $20~$40', 'USD', { priceMin: 2000, priceMax: 4000 }],
    ['lamps under ₹2,000', 'INR', { priceMax: 200_000 }],
    ['lamps under Rs 500', 'INR', { priceMax: 50_000 }],
    ['lamps under Rs. 500', 'PKR', { priceMax: 50_000 }],
    ["lamps under CHF 1'200", 'CHF', { priceMax: 120_000 }],
    ['i <3 lamps', 'EUR', {}],
    ['an RS 232 cable', 'EUR', {}],
  ])('%s in a shop of %s', (text, currency, filters) => {
    expect(readConstraints(text, currency).filters).toEqual(filters)
  })
})
