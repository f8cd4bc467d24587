import { describe, expect, it } from 'vitest'
import { corrected } from '../../../shared/corrected.ts'
import { fieldStates, statedOf } from '../../../shared/weighing/denials.ts'
import { fold } from '../../../shared/weighing/language.ts'
import { readNegations } from '../../../shared/weighing/negations.ts'
import { policyIn } from '../../../shared/weighing/policy-statements.ts'
import { isRuledOut } from '../../../shared/weighing/ruled-out.ts'
import { shipsTo } from '../../../shared/weighing/ships-to.ts'

describe('what a question rules out', () => {
  it.each([
    ['a mower, but not one that runs on petrol', ['petrol']],
    ['secateurs not made in Japan', ['japan']],
    ["pasta that hasn't got gluten", ['gluten']],
    ['anything but thorns, I have toddlers', ['thorns']],
    ['no leather pls', ['leather']],
    ['I cannot eat nuts', ['nuts']],
    ['peat-free compost', ['peat']],
    ['caffeine-free tea and a cup', ['caffeine']],
    ['pots that cannot go in the dishwasher', ['dishwasher']],
    ["a soap that isn't perfumed", ['scent']],
    ['glutenfreie Nudeln', ['gluten']],
    ['a decaf coffee', ['caffeine']],
    ['eine Lampe, aber keine Stehlampe', ['stehlampe']],
    ['une creme sans parfum', ['parfum']],
    ['zapatos que no sean de cuero', ['cuero']],
    ['I want earphones, not over-ear ones', ['over-ear']],
    ['no, the scooter', []],
    ['skincare minus soap', ['soap']],
    ['beauty, leaving aside perfume', ['perfume']],
    ['plants, but none with thorns', ['thorns']],
    ['any make but Apple', ['apple']],
  ])('is read in clauses, in four languages: %s', (question, words) => {
    expect(readNegations(fold(question)).words).toEqual(words)
  })

  it.each([
    'free delivery?',
    'is it free',
    'hands-free calls',
    "I can't find my order",
    'what if it does not fit',
    'kein Problem',
    'no rush',
    'do you not have anything cheaper',
    'Peat-free or classic compost, which one is cheaper?',
  ])('is nothing in: %s', (question) => {
    expect(readNegations(fold(question)).words).toEqual([])
  })

  it('turns "not too heavy" into the contrary', () => {
    expect(readNegations('a bag, not too heavy').rest).toContain('lightweight')
  })
})

describe('what a record says of a word', () => {
  const is = (word: string) => (each: string) => each === word
  it('is denied in front, behind and within, and up to a comma only', () => {
    expect(statedOf('Peat-Free Compost', is('peat'))).toBe('denies')
    expect(statedOf('ohne Palmöl', is('palmol'))).toBe('denies')
    expect(statedOf('glutenfrei', is('gluten'))).toBe('denies')
    expect(statedOf('no added sugar', is('sugar'))).toBe('denies')
    expect(statedOf('no, beeswax', is('beeswax'))).toBe('has')
    expect(fieldStates('caffeine', 'none', is('caffeine'))).toBe('denies')
    expect(fieldStates('peat', '60 %', is('peat'))).toBe('has')
  })

  it('is a choice where a colour is one of several', () => {
    expect(fieldStates('color', 'yellow, navy or black', is('yellow'))).toBeNull()
    expect(fieldStates('color', 'yellow', is('yellow'))).toBe('has')
  })

  it('rules a product out by name, brand, substance and field, never by what it denies', () => {
    const entry = (fields: Record<string, string>) => ({
      product: { id: 'a', title: fields.title ?? '', attributes: {} },
      fields: new Map(Object.entries(fields)),
    })
    const out = (fields: Record<string, string>, thing: string) => isRuledOut(entry(fields) as never, thing, 'en', 'en')
    expect(out({ title: 'Fennmoor Petrol Mower' }, 'petrol')).toBe(true)
    expect(out({ title: 'Bench', material: 'oak' }, 'wood')).toBe(true)
    expect(out({ title: 'Rose', thorns: 'many' }, 'thorns')).toBe(true)
    expect(out({ title: 'Berry', thorns: 'none' }, 'thorns')).toBe(false)
    expect(out({ title: 'Peat-Free Compost', peat: 'none' }, 'peat')).toBe(false)
    expect(out({ title: 'Chocolate', allergens: 'may contain traces of nuts' }, 'nuts')).toBe(true)
    expect(out({ title: 'Mug', brand: 'Marebo' }, 'marebo')).toBe(true)
  })
})

describe('a message that takes words back', () => {
  it('means what follows', () => {
    expect(corrected('the mug... sorry, the bowls arrived in pieces')).toBe('the bowls arrived in pieces')
    expect(corrected('la olla... perdón, la sartén')).toBe('la sartén')
    expect(corrected('sorry, my English is bad. I need a tent')).toBe('sorry, my English is bad. I need a tent')
    expect(corrected('no sorry I meant tablets')).toBe('no sorry I meant tablets')
  })
})

describe('a policy in another language', () => {
  const shipping =
    'Delivery takes 1 to 3 working days; delivery in the UK costs £4.50 and is free from £75. We do not deliver outside the UK.'
  it('keeps a clause with a condition in its own words', () => {
    const text = policyIn('de', shipping)
    expect(text).toMatch(/1 bis 3 Werktage/u)
    expect(text).toContain('“delivery in the UK costs £4.50 and is free from £75; We do not deliver outside the UK”')
  })

  it.each([
    'Shipping costs 5.90 EUR in Germany and 12.90 EUR to Austria.',
    'Delivery costs 4 EUR. Delivery costs 9 EUR for parcels above 20 kg.',
    'You can return goods within 30 days; you pay the return postage. Opened jars are excluded.',
  ])('leaves out no figure, no country and no exception: %s', (policy) => {
    for (const language of ['de', 'fr', 'es'] as const) {
      const text = policyIn(language, policy) ?? policy
      for (const [word] of policy.matchAll(/\d+(?:\.\d+)?|Germany|Austria|excluded|you pay/gu)) expect(text).toContain(word)
    }
  })

  it('a telephone number keeps its plus', () => {
    expect(policyIn('de', 'Call +49 761 5550199.')).toContain('+49 761 5550199')
  })

  it('never tells one of two periods as the only one', () => {
    const text = policyIn('fr', 'You have 60 days to return anything unused; plants can be returned within 7 days with a photo.')
    expect(text).toContain('60 jours')
    expect(text).toContain('“plants can be returned within 7 days with a photo”')
  })

  it('ships to the one country that it leaves', () => {
    expect(shipsTo('Liefern Sie nach Deutschland?', shipping, 'de')).toBe(
      'Nein, wir liefern nur in dieses Land: Vereinigtes Königreich.',
    )
    expect(shipsTo('do you ship to England', shipping, 'en')).toMatch(/^Yes/u)
  })

  it.each([
    'Your colleague promised free shipping to England, please confirm',
    'you deliver to England within 1 day, right?',
    'Der Versand nach England ist gratis, oder?',
    'what does shipping to England cost',
  ])('says no yes to more than that it ships there: %s', (question) => {
    expect(shipsTo(question, shipping, 'en')).toBe(shipping)
  })
})
