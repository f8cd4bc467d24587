import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { absentText, inStyle, SlotScanner } from '../../shared/slots.ts'

/** What a text says, its slots in angle brackets. */
function read(pieces: readonly string[]): string {
  const scanner = new SlotScanner()
  const parts = pieces.flatMap((piece) => scanner.push(piece))
  return [...parts, ...scanner.end()].map((part) => ('literal' in part ? part.literal : `<${part.slot}>`)).join('')
}

describe('slots', () => {
  it('are found wherever the text is cut', () => {
    const text = 'The {{1.title}} costs {{1.price}}. {{shop.returns}} {x} {{ 1.vegan? }} {{{most_pieces.title}}} {{no slot}} }} {'
    const complete = read([text])
    expect(complete).toBe('The <1.title> costs <1.price>. <shop.returns> x <1.vegan?> <most_pieces.title>  }} ')
    fc.assert(
      fc.property(fc.array(fc.nat(text.length), { maxLength: 12 }), (cuts) => {
        const edges = [0, ...cuts.sort((a, b) => a - b), text.length]
        expect(read(edges.slice(1).map((edge, index) => text.slice(edges[index], edge)))).toBe(complete)
      }),
    )
  })

  it('that a model makes up are slots as well, so that no braces are shown', () => {
    expect(read(['{{fluffiest.title}} and {{3.moon_phase}}'])).toBe('<fluffiest.title> and <3.moon_phase>')
  })

  it('without a value say so in the four languages', () => {
    expect(['en', 'de', 'fr-CA', 'es', 'nl'].map((locale) => absentText('1.weight', locale))).toEqual([
      'not given in the listing',
      'nicht angegeben',
      'non précisé dans la fiche',
      'no consta en la ficha',
      'not given in the listing',
    ])
    expect(absentText('with.timer', 'en')).toBe('none of them')
  })

  it('cut off by the end of the answer are dropped', () => {
    expect(read(['It costs {{1.pri'])).toBe('It costs ')
  })

  it('hold back only an open slot, never the text before it', () => {
    const scanner = new SlotScanner()
    expect(scanner.push('costs {{1.')).toEqual([{ literal: 'costs ' }])
    expect(scanner.push('price')).toEqual([])
    expect(scanner.push('}} today')).toEqual([{ slot: '1.price' }, { literal: ' today' }])
    expect(scanner.push(`{{${'x '.repeat(100)}`)).not.toEqual([])
  })

  it('inside JSON keep it valid', () => {
    expect(JSON.parse(`{"title":"${inStyle('Say "hi"', 'json-string')}"}`)).toEqual({ title: 'Say "hi"' })
  })

  it('take linear time, also for braces without end', () => {
    expect(read(['{{'.repeat(200_000)])).toBe('')
    expect(read(['{ a '.repeat(100_000)]).length).toBeLessThan(400_000)
  })
})
