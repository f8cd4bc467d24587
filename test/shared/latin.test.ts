import { describe, expect, it } from 'vitest'
import { latin } from '../../shared/latin.ts'

describe('letters of Latin script, written out', () => {
  it.each([
    ['(?<!\\p{L})trag\\p{L}*', '(?<![a-zß-öø-ɏ])trag[a-zß-öø-ɏ]*'],
    ['[\\p{L}\\p{N}-]\\p{N}', '[a-zß-öø-ɏ0-9-][0-9]'],
    ['\\[\\p{L}\\]', '\\[[a-zß-öø-ɏ]\\]'],
    ['\\\\p{L}', '\\\\p{L}'],
  ])('%s', (pattern, written) => {
    expect(latin(pattern)).toBe(written)
  })

  it('find what the classes of Unicode find in words of such languages', () => {
    const pattern = '(?<!\\p{L})(?:schwer\\p{L}*|\\p{N}{2,}\\p{L}?)(?![\\p{L}\\p{N}])'
    const [ours, unicode] = [new RegExp(latin(pattern), 'gi'), new RegExp(pattern, 'giu')]
    const text = 'Schwerer als 40l, überschwer, łschwer, schwerß und SCHWERÉ; 120 g'
    expect([...text.matchAll(ours)].map(String)).toEqual([...text.matchAll(unicode)].map(String))
  })
})
