import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { attributes } from '../../../shared/weighing/attributes.ts'
import { fold } from '../../../shared/weighing/language.ts'
import { phrasePattern } from '../../../shared/weighing/phrase-pattern.ts'
import { PhraseTable } from '../../../shared/weighing/phrase-table.ts'

const known = attributes.flatMap(({ ask, most, least }) => [ask, most?.ask ?? '', least?.ask ?? '']).filter(Boolean)
const odd = ['*rabatt', 'é', 'wi_fi', 'how_much_*', 'ca*_l', 'øl', '5g', 'a.b', 'z*']
const words = [...new Set([...known, ...odd].flatMap((phrases) => phrases.trim().split(/[\s_]+/)))]
const word = fc.oneof(
  fc.constantFrom(...words).map((each) => each.replace('*', 'er')),
  fc.constantFrom(...words).map((each) => each.replace('*', '')),
  fc.string({ maxLength: 6 }),
  fc.constantFrom('日', 'ø', '-', "'", '3'),
)

describe('phrases by how they begin', () => {
  it('leave out no row that matches', () => {
    const all = [...known, ...odd].map((phrases) => ({ phrases, row: phrases }))
    const table = new PhraseTable(all)
    const patterns = new Map(all.map(({ phrases }) => [phrases, new RegExp(phrasePattern(phrases).source, 'u')]))
    fc.assert(
      fc.property(fc.array(word, { maxLength: 8 }), fc.constantFrom(' ', '', '-', '  ', '日'), (parts, between) => {
        const text = fold(parts.join(between))
        const found = table.within(text)
        const matching = [...patterns].filter(([, pattern]) => pattern.test(text)).map(([phrases]) => phrases)
        expect(found).toEqual(expect.arrayContaining(matching))
        expect(found).toEqual([...patterns.keys()].filter((phrases) => found.includes(phrases)))
      }),
      { numRuns: 3_000 },
    )
    expect(table.within('nothing of that kind').length).toBeLessThan(20)
  })
})
