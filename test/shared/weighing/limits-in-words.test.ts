import { describe, expect, it } from 'vitest'
import { readBudget } from '../../../shared/weighing/budget.ts'

const limits = (question: string, currency: string) => {
  const { least = null, most = null } = readBudget(question, [currency]) ?? {}
  return [least, most]
}

describe('a limit from below is none from above', () => {
  it.each(
    [
    'lamps $40+', 'lamps 40 dollars+', 'lamps upwards of $40', 'lamps exceeding $40', 'lamps in excess of $40', 'lamps pricier than $40',
  ] /* biome-ignore format: a list */,
  )('%s', (question) => {
    expect(limits(question, 'USD')).toEqual([4000, null])
  })
  it.each(
    [
    'Lampen teurer als 40 €', 'Lampen mind. 40 €', 'Lampen oberhalb von 40 Euro', 'Lampen 40 € mindestens', 'lampes au-dessus de 40 €',
    'lampes dès 40 €', 'lampes 40 € minimum', 'lampes supérieures à 40 euros', 'lampes plus chères que 40 €', 'lámparas mínimo 40 €',
    'lámparas como mínimo 40 €', 'lámparas por encima de 40 €', 'lámparas superiores a 40 €', 'lámparas más caras que 40 €',
  ] /* biome-ignore format: a list */,
  )('%s', (question) => {
    expect(limits(question, 'EUR')).toEqual([4000, null])
  })
})

it.each(
  [
  'Lampen nicht teurer als 40 €', 'Lampen nicht oberhalb von 40 €', 'lampes pas au-dessus de 40 €', 'lámparas no por encima de 40 €',
  'lámparas que no cuesten más de 40 €', 'lampes sous les 40 €', 'lampes inférieures à 40 €', 'lámparas inferiores a 40 €', 'lámparas bajo 40 €',
] /* biome-ignore format: a list */,
)('denied, it is one from above: %s', (question) => {
  expect(limits(question, 'EUR')).toEqual([null, 4000])
})

it.each(
  [
  'lamps between 40 € & 80 €', 'lamps 40 €..80 €', 'lámparas mínimo 40 € máximo 80 €', 'lámparas entre los 40 € y los 80 €',
  'Lampen mind. 40 €, max. 80 €',
] /* biome-ignore format: a list */,
)('between two: %s', (question) => {
  expect(limits(question, 'EUR')).toEqual([4000, 8000])
})

it.each(['des 2 lampes', 'livraison sous 48 heures', 'lamp 12 V minimum', 'bajo 2 kg', 'écran supérieur à 40 cm'])(
  'no limit of money: %s',
  (question) => {
    expect(limits(question, 'EUR')).toEqual([null, null])
  },
)

it.each([
  'a game for the whole family with kids from 10',
  'Spiel für Kinder ab 8',
  'un jeu pour enfants à partir de 6',
  'something for people over 60',
])('ages and people are no money: %s', (question) => {
  expect(readBudget(question, ['EUR'])).toBeNull()
})

it('a limit beside people is one', () => {
  expect(readBudget('something for kids from 10 euros', ['EUR'])).toMatchObject({ least: 1_000 })
  expect(readBudget('a game for kids under 30 euros', ['EUR'])).toMatchObject({ most: 3_000 })
})
