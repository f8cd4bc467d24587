import { describe, expect, it } from 'vitest'
import { isOffTopic } from '../../../shared/composing/social.ts'
import { asksForService } from '../../../shared/weighing/services.ts'

describe('work that a shop would do', () => {
  it.each([
    'Do you sharpen kitchen knives?',
    'can you engrave a message',
    'Do you rent out tools?',
    'do you buy used bikes',
    'Could someone wax my skis?',
    'Do you offer any courses?',
    'Könnt ihr meine Messer schärfen?',
    'Verkauft ihr auch? Kann man bei euch Räder leihen?',
    'Pouvez-vous graver un prénom ?',
    '¿Pueden afilar cuchillos?',
  ])('is asked for by: %s', (question) => expect(asksForService(question)).toBe(true))

  it.each([
    'Do you have a knife sharpener?',
    'Do you have wax for skis?',
    'can you recommend a bike',
    'Do you have anything to clean my shoes?',
    'Do you sell recycled paper?',
    'Can you show me tents I can set up alone?',
    'Habt ihr ein Schleifbrett?',
    'Avez-vous une perceuse ?',
    'How do I sharpen it?',
  ])('is not asked for by: %s', (question) => expect(asksForService(question)).toBe(false))
})

it('leaves sums to calculators, and sizes to the shop', () => {
  expect(isOffTopic('What is 17 times 23?')).toBe(true)
  expect(isOffTopic('wieviel ist 3 plus 4')).toBe(true)
  expect(isOffTopic('a rug of 170 x 240')).toBe(false)
  expect(isOffTopic('¿Cuál es la política de devoluciones?')).toBe(false)
  expect(isOffTopic("Quelle est votre politique d'annulation ?")).toBe(false)
  expect(isOffTopic('que penses-tu de la politique')).toBe(true)
})
