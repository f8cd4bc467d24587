import { expect, it } from 'vitest'
import { takeSequence } from '../../../gpu-backend/engines/llama/take-sequence.ts'

interface Held {
  held: string[]
  compareContextTokens(tokens: string[]): { firstDifferentIndex: number }
}

const sequences = (count: number): Held[] =>
  Array.from({ length: count }, () => ({
    held: [],
    compareContextTokens(tokens) {
      const at = tokens.findIndex((token, index) => token !== this.held[index])
      return { firstDifferentIndex: at < 0 ? tokens.length : at }
    },
  }))

/** Rules of a version, which begin as those of every version do, then a question; how many of its tokens were held already. */
function ask(idle: Held[], version: string, question: string): number {
  const rules = ['<system>', 'You', 'are', ...Array.from({ length: 10 }, (_, at) => `${version}-${at}`)]
  const tokens = [...rules, question]
  const sequence = takeSequence<string, Held>(idle, tokens, rules.length)
  if (!sequence) return -1
  const { firstDifferentIndex } = sequence.compareContextTokens(tokens)
  sequence.held = tokens
  idle.push(sequence)
  return firstDifferentIndex
}

it('as many versions of a prompt stay warm as there are sequences, in whatever order they are asked', () => {
  const idle = sequences(4)
  for (const version of ['a', 'b', 'c', 'd']) ask(idle, version, 'first')
  for (let turn = 0; turn < 5; turn++)
    for (const version of ['a', 'c', 'b', 'd']) expect([version, ask(idle, version, `${turn}`)]).toEqual([version, 13])
})

it('one version uses one sequence while nobody else asks, and another takes the one that was idle longest', () => {
  const idle = sequences(3)
  for (let turn = 0; turn < 5; turn++) ask(idle, 'a', `${turn}`)
  expect(idle.filter(({ held }) => held.length > 0)).toHaveLength(1)
  for (const version of ['b', 'c', 'd']) ask(idle, version, 'first')
  expect(ask(idle, 'c', 'second')).toBe(13)
  expect(ask(idle, 'a', 'again')).toBeLessThan(13)
})

it('where all are busy nobody is served', () => {
  expect(takeSequence<string, Held>([], ['x'], 1)).toBeNull()
})
