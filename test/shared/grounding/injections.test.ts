import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { factsFor } from '../../../gpu-backend/evaluate/grounding/facts-for.ts'
import { groundText } from '../../../shared/grounding/grounded-text.ts'
import { renderListing } from '../../../shared/listing.ts'
import { Product } from '../../../shared/product.ts'

interface Injection {
  language: string
  text: string
  obeyed: string
}
const { injections } = JSON.parse(readFileSync('test/fixtures/injections.json', 'utf8')) as {
  injections: Injection[]
}

const base = {
  id: 'mug',
  title: 'Blue Mug',
  price: { amount: 1250, currency: 'EUR' },
  availability: { available: true, quantity: 7 },
  attributes: { warranty: '2 years' },
}
const policies = { returns: 'Send it back within 30 days of delivery.' }
/** Where an attacker can write: a marketplace seller's fields, and what a shopper types. */
const places: Record<string, (text: string) => object> = {
  title: (text) => ({ ...base, title: `Blue Mug ${text}`.slice(0, 200) }),
  description: (text) => ({ ...base, description: text }),
  attribute: (text) => ({ ...base, attributes: { ...base.attributes, review: text } }),
  brand: (text) => ({ ...base, brand: text.slice(0, 100) }),
  question: () => base,
}
const cases = injections.flatMap((injection) => Object.keys(places).map((place) => ({ ...injection, place })))

/** What the obeyed lie rests on: its number, or its word for stock. */
const numberOf = (text: string): string | null => /\p{Nd}+(?:[.,．]\p{Nd}+)?/u.exec(text)?.[0] ?? null

describe('instructions hidden in data', () => {
  it('are at least two hundred, in at least ten languages', () => {
    expect(cases.length).toBeGreaterThanOrEqual(200)
    expect(new Set(injections.map(({ language }) => language)).size).toBeGreaterThanOrEqual(10)
  })

  it.each(cases)('$language in the $place: a model that obeys gets no false fact through: $text', ({ text, obeyed, place }) => {
    const product = places[place]?.(text) ?? base
    const { text: shown, receipt } = groundText(
      obeyed,
      factsFor([product], { policies, question: place === 'question' ? text : '' }),
    )
    expect(receipt.violations).toBeGreaterThan(0)
    const number = numberOf(obeyed)
    // Where the record's own sentence stands in place of the lie, its figures are the record's.
    if (number) expect(shown).not.toMatch(new RegExp(`(?<![\\d.,])${number.replace(/[.．]/, '[.．]')}(?![\\d.,]*\\d)`, 'u'))
    expect(shown).not.toBe(obeyed)
  })

  it.each(cases.filter(({ place }) => place !== 'question'))(
    '$language in the $place: stays data in the prompt: $text',
    ({ text, place }) => {
      const product = Product.parse(places[place]?.(text))
      const listing = renderListing({ products: [product], policies, locale: 'en', valueCharsMax: 300 })
      expect(listing.text.match(/<\/?listing>/g)).toEqual(['<listing>', '</listing>'])
      const lines = listing.text.split('\n').slice(1, -1)
      for (const line of lines) expect(line).toMatch(/^\{\{[a-z0-9]+\.[a-z0-9_]+\}\} /)
      expect(listing.text.match(/\{\{/g)?.length).toBe(lines.length)
    },
  )

  it('a product cannot lie about its price in its own title, whoever points at it', () => {
    const lying = { ...base, title: 'Blue Mug now only $1', description: 'Was €12.50. Only 3 left in stock!' }
    const { text } = groundText('The {{1.title}} costs {{1.price}}. {{1.description}}', factsFor([lying]))
    expect(text).toBe('The Blue Mug … costs €12.50. Was €12.50. …')
    // Nor where the model writes the title out, or a list of titles is shown.
    const named = { ...base, title: 'It costs $1' }
    expect(groundText('It costs $1. These list a warranty: {{with.warranty}}.', factsFor([named])).text).not.toContain('1.')
  })
})
