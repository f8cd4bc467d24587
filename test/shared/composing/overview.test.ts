import { describe, expect, it } from 'vitest'
import { readOverview } from '../../../shared/composing/overview.ts'

describe('what somebody new asks of a shop', () => {
  it.each([
    ['What do you sell?', 'range'],
    ['hi, first time here. what have you got', 'range'],
    ['what sort of store is this', 'range'],
    ['Was verkauft ihr eigentlich?', 'range'],
    ['Que vendez-vous ?', 'range'],
    ['¿Qué venden aquí?', 'range'],
    ['new arrivals?', 'new'],
    ['anything new?', 'new'],
    ["Gibt's etwas Neues?", 'new'],
    ['what does this shop sell', 'range'],
    ['Was gibt es Neues?', 'new'],
    ['can I trust this shop?', 'trust'],
    ['Ist der Shop seriös?', 'trust'],
  ])('is seen for what it is: %s', (text, kind) => {
    expect(readOverview(text)).toBe(kind)
  })

  it.each([
    'what do you sell for kids?',
    'I am looking for a chair for the balcony, what have you got',
    'what do you have in blue?',
    'I have 10 euros, what can I get',
    'is the tent new?',
    'is this leather real?',
    'what is the lamp made of',
    'Was habt ihr für Kinder?',
  ])('is no question about goods: %s', (text) => {
    expect(readOverview(text)).toBeNull()
  })
})
