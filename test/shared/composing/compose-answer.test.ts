import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { factsFor } from '../../../gpu-backend/evaluate/grounding/facts-for.ts'
import { composeAnswer } from '../../../shared/composing/compose-answer.ts'
import { groundText } from '../../../shared/grounding/grounded-text.ts'
import { renderListing } from '../../../shared/listing.ts'
import { Catalogue, type Product } from '../../../shared/product.ts'
import german from '../../../shared/sample-shop/de.json' with { type: 'json' }
import english from '../../../shared/sample-shop/en.json' with { type: 'json' }
import { policyIn } from '../../../shared/weighing/policy-statements.ts'

const shops = { en: Catalogue.parse(english), de: Catalogue.parse(german) }

interface Setting {
  readonly locale?: 'en' | 'de'
  /** How many of the products a search found; null: they are in view. */
  readonly found?: number | null
  readonly answers?: readonly string[]
  readonly previous?: string
}

/** What the edge composes, as the shopper reads it, and what its receipt says. */
function answerTo(
  question: string,
  ids: readonly string[],
  { locale = 'en', found = ids.length, answers = [], previous = '' }: Setting = {},
) {
  const { products, policies } = shops[locale]
  const records = ids.map((id) => products.find((product) => product.id.includes(id)) as Product)
  const facts = factsFor(records, { policies, question, locale })
  const { language } = renderListing({ products: records, policies, locale, valueCharsMax: 0, question })
  const composed = composeAnswer({ question, facts, language, previous, answers, found })
  const read = composed && groundText(composed.text, facts, { isTrusted: true })
  return { text: read?.text ?? null, receipt: read?.receipt ?? null, composed }
}

describe('the edge answers by itself', () => {
  it.each([
    ['How much does the tent weigh?', ['tarn'], /Tarn 2 Tent.*2\.1 kg/],
    ['what does the kettle cost', ['kupa', 'crema'], /Kupa Kettle.*€59\.90/],
    ['is the jacket waterproof?', ['regn'], /Regn Rain Jacket: yes, 20,000 mm/],
    ['does the sweater come in XXL?', ['ull-s'], /Ull Sweater: no, size: S to XL/],
    ['is the blender in stock?', ['toss'], /Toss Blender is out of stock/],
    ['how many lumens does the headlamp have', ['lumen', 'glimt'], /Glimt Headlamp.*400 lm/],
    ['rain jacket: waterproof + which sizes + price', ['regn'], /yes, 20,000 mm.*size: XS to XXL.*price: €159\.00/],
    ['who designed the armchair?', ['havn'], /(not sure|cannot say).*Havn Armchair/],
    ['tell me about the speaker', ['kubus'], /Kubus Speaker.*IP67/],
  ])('of one product: %s', (question, ids, pattern) => {
    expect(answerTo(question, ids).text).toMatch(pattern)
  })

  it.each([
    ['how heavy is the monitor', 'I meant the keyboard', ['tap-k'], /Tap Keyboard weighs 620 g|Tap Keyboard.*620 g/],
    ['what does the tent weigh', 'sorry, I was thinking of the hammock', ['lull'], /Lull Hammock.*540 g/],
    ['how long does the speaker last', 'no, the headlamp', ['glimt'], /Glimt Headlamp.*40 hours/],
  ])('asks the question before once more, of what a correction names: %s, %s', (previous, question, ids, pattern) => {
    expect(answerTo(question, ids, { previous }).text).toMatch(pattern)
  })

  it.each([
    [
      'tent or hammock, which is lighter?',
      ['tarn', 'lull'],
      /^Tidewell Lull Hammock is lighter: 540 g against Norrholt Tarn 2 Tent \(2\.1 kg\)\.$/,
    ],
    ['keyboard vs mouse: battery?', ['tap-k', 'orbit'], /Tap Keyboard \(90 hours\) and Visara Orbit Mouse \(3 months\)/],
    [
      'compare the poles and the Ridge backpack',
      ['stav', 'ridge'],
      /costs less: €79\.00 against Fjellvik Ridge 45 Backpack \(€129\.00\)/,
    ],
    ['train set or blocks for a one year old?', ['tog', 'bygg'], /3 years and up.*1 year and up/],
  ])('of several side by side: %s', (question, ids, pattern) => {
    const { text, receipt } = answerTo(question, ids)
    expect(text).toMatch(pattern)
    expect(receipt).toMatchObject({ violations: 0, repaired: 0, missing: 0 })
  })

  it.each([
    ['which of these is the cheapest?', ['pulse', 'pip', 'kubus'], /Pip Earbuds.*€79\.00/],
    ['and the second lightest?', ['glimt', 'ember', 'lull'], /Ember Camping Stove.*86 g/],
    ['the longest warranty?', ['ridge', 'sno-d', 'berg'], /Sno Duvet.*10 years/],
  ])('who leads among those in view: %s', (question, ids, pattern) => {
    expect(answerTo(question, ids, { found: null }).text).toMatch(pattern)
  })

  it('names what fits a budget, and of what does not only that it is over', () => {
    expect(answerTo('headphones below 100', ['pulse', 'pip']).text).toMatch(
      /up to €100\.00.*\n- Klangwerk Pip Earbuds: €79\.00[^\n]*$/s,
    )
    expect(answerTo('headphones below 50', ['pulse']).text).toMatch(/over your budget: Klangwerk Pulse Headphones/)
  })

  it.each([
    ['can I send it back?', 'returns'],
    ['do you take apple pay', 'payment'],
    ['the machine leaks, how do I get it fixed', 'warranty_claims'],
    ['delete my data', 'privacy'],
    ['I want to talk to a human', 'contact'],
    ['how do I cancel?', 'cancellation'],
  ] as const)('a policy in the shop’s own words: %s', (question, key) => {
    expect(answerTo(question, [], { found: 0 }).text).toContain(shops.en.policies[key])
  })

  it('says that it does not know what no policy says', () => {
    const facts = factsFor([], { question: 'how do returns work?' })
    expect(
      composeAnswer({ question: 'how do returns work?', facts, language: 'en', previous: '', answers: [], found: 0 })?.text,
    ).toMatch(/returns/)
  })

  it.each([
    ['hellooo', /hello|hi/i],
    ['ok thx', /welcome|pleasure|glad/i],
    ["how's your day going mate", /well|good/i],
    ['do you ever sleep?', /assistant/],
    ['morning!', /hello|hi/i],
    ['are you a robot or a real person', /assistant/],
    ['who won the world cup', /only|not something/],
    ['Guten Morgen!', /Hallo|Guten Tag|Willkommen/],
    ['merci beaucoup', /plaisir|prie/],
    ['adiós', /pronto/],
    ['you stupid bot', /sorry/i],
  ])('small talk: %s', (question, pattern) => {
    expect(answerTo(question, [], { found: null }).text).toMatch(pattern)
  })

  it.each([
    ['Was wiegt der Rucksack?', ['ridge'], 'de', /wiegt 1,4 kg|Gewicht.*1,4 kg/],
    ['Ist das Shampoo vegan?', ['klar'], 'de', /: ja\.$/],
    ['Combien coûte la tente ?', ['tarn'], 'en', /coûte €249\.00|Le prix de Norrholt/],
    ['¿Cuánto pesa la tienda?', ['tarn'], 'en', /pesa 2\.1 kg/],
  ] as const)('in the language of the question: %s', (question, ids, locale, pattern) => {
    expect(answerTo(question, ids, { locale }).text).toMatch(pattern)
  })

  it('a word that is a thing here and filler there does not change the language', () => {
    const { products, policies } = shops.en
    const question = 'wooly hat, no leather'
    expect(renderListing({ products, policies, locale: 'en', valueCharsMax: 0, question }).language).toBe('en')
  })

  it.each([
    ['puis-je renvoyer un article ?', /sous 30 jours.*inutilisé/],
    ['¿cuánto tarda en llegar el pedido?', /de 2 a 5 días laborables.*€50/],
    ['wie kann ich bezahlen?', /Karte.*PayPal.*Rechnung/],
    ['wie lange dauert der Versand', /2 bis 5 Werktage/],
    ['¿puedo devolver el pedido?', /30 días/],
    ['comment annuler ?', /annulée sans frais/],
    ['livrez-vous en Belgique ?', /^Oui\. .*2 à 5 jours ouvrés/],
  ])('policies in the language of the question: %s', (question, pattern) => {
    const { text, receipt } = answerTo(question, [], { found: 0 })
    expect(text).toMatch(pattern)
    expect(receipt?.violations).toBe(0)
  })

  it('a rule that a word turns around is shown as the shop has it', () => {
    expect(policyIn('fr', 'You cannot send anything back within 30 days.')).toBeNull()
    expect(policyIn('fr', 'Ask us.')).toBeNull()
  })

  it.each([
    ['does the Pulse work with a PS5?', ['pulse'], /not stated; the nearest is connection: Bluetooth 5\.4/],
    ['is the pan compatible with induction?', ['terra'], /yes, .*induction/],
    ['how often does the mouse need charging', ['orbit'], /does not|not state.*3 months/],
    ['does the kettle have a gooseneck for slow pouring?', ['kupa'], /gooseneck/],
  ])('what the record says beside: %s', (question, ids, pattern) => {
    expect(answerTo(question, ids).text).toMatch(pattern)
  })

  it('what is not free of animals is not denied to have any', () => {
    expect(answerTo('does the lip balm contain anything from animals?', ['leppe']).text).not.toMatch(/: no[.,;]?$/)
  })

  it.each([
    ['decent headphones but I am not paying more than a hundred', /PayPal/, false],
    ['instead of paying four quid for one every day', /PayPal/, false],
    ['can I pay with my card', /PayPal/, true],
    ['how long till it gets to Vienna', /working days/, true],
    ["I'm torn between two of them", /photo/, false],
    ['do you have contact lenses', /help@/, false],
    ['are my details sold to anyone', /never sold/, true],
  ])('a policy only where it is asked for: %s', (question, pattern, isExpected) => {
    const isPresent = pattern.test(answerTo(question, ['pulse']).text ?? '')
    expect(isPresent).toBe(isExpected)
  })

  it('carries over the product that was spoken of last', () => {
    const answers = ['This is what I found:\n- Ottavia Grano Coffee Grinder: €119.00', 'Ottavia Grano Coffee Grinder: no.']
    expect(answerTo('how much?', ['crema', 'grano'], { found: null, answers }).text).toMatch(/Grano Coffee Grinder.*€119\.00/)
  })

  it('says when nothing was found, and when only something near', () => {
    expect(answerTo('do you sell washing machines?', [], { found: 0 }).text).toMatch(/nothing like that|do not have/)
    expect(answerTo('do you sell washing machines?', ['bamse']).text).toMatch(/not sure/)
  })

  it('states nothing that the records do not: no figure but by a slot, no violation, no slot left', () => {
    const { products, policies } = shops.en
    const words = fc.constantFrom(
      ...'how much does it weigh is waterproof the cheapest under 100 euro compare tent vegan in blue size XL return delivery to Spain lighter than battery 3 year old which best thanks not a of these'.split(
        ' ',
      ),
    )
    const question = fc.array(words, { minLength: 1, maxLength: 9 }).map((some) => some.join(' '))
    const some = fc.uniqueArray(fc.nat(products.length - 1), { maxLength: 5 })
    fc.assert(
      fc.property(question, some, fc.boolean(), (text, indices, isFound) => {
        const records = indices.map((index) => products[index] as Product)
        const facts = factsFor(records, { policies, question: text })
        const composed = composeAnswer({
          question: text,
          facts,
          language: 'en',
          previous: '',
          answers: [],
          found: isFound ? records.length : null,
        })
        if (!composed) return
        expect(composed.text.replace(/\{\{[^}]*\}\}/g, '')).not.toMatch(/\d/)
        for (const [, slot] of composed.text.matchAll(/\{\{([^}]*)\}\}/g)) expect(facts.fields.has(slot as string)).toBe(true)
        const { text: read, receipt } = groundText(composed.text, facts, { isTrusted: true })
        expect(read).not.toMatch(/[{}]{2}/)
        expect(receipt).toMatchObject({ violations: 0, repaired: 0, missing: 0 })
      }),
      { numRuns: 300 },
    )
  })
})
