import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fillSlots, SlotFiller } from '../../shared/slots.ts'

const fields = new Map([
  ['1.title', 'Blue Mug'],
  ['1.price', '€12.50'],
  ['2.title', 'Say "hi"'],
  ['shop.returns', 'Within 30 days.'],
])

describe('slots', () => {
  it('are filled wherever the text is cut', () => {
    const text = 'The {{1.title}} costs {{1.price}}. {{shop.returns}} {x} {{ 1.price }} {{{1.title}}} {{no slot}} }} {'
    const whole = fillSlots(text, fields).text
    expect(whole).toBe('The Blue Mug costs €12.50. Within 30 days. {x} €12.50 {Blue Mug} {{no slot}} }} {')
    fc.assert(
      fc.property(fc.array(fc.nat(text.length), { maxLength: 12 }), (cuts) => {
        const filler = new SlotFiller(fields)
        const edges = [0, ...cuts.sort((a, b) => a - b), text.length]
        let out = ''
        edges.slice(1).forEach((edge, index) => {
          out += filler.push(text.slice(edges[index], edge))
        })
        expect(out + filler.end()).toBe(whole)
      }),
    )
  })

  it('without a value are never shown, but told as absent and counted', () => {
    const { text, unknown } = fillSlots('It weighs {{1.weight}} and {{9.title}}.', fields)
    expect(text).toBe('It weighs not given in the listing and not given in the listing.')
    expect(unknown).toBe(2)
  })

  it('cut off by the end of the answer are dropped', () => {
    expect(fillSlots('It costs {{1.pri', fields).text).toBe('It costs ')
  })

  it('hold back only an open slot, never the text before it', () => {
    const filler = new SlotFiller(fields)
    expect(filler.push('costs {{1.')).toBe('costs ')
    expect(filler.push('price')).toBe('')
    expect(filler.push('}} today')).toBe('€12.50 today')
    expect(filler.push(`{{${'x'.repeat(100)}`)).toBe(`{{${'x'.repeat(100)}`)
  })

  it('inside JSON keep it valid', () => {
    expect(JSON.parse(fillSlots('{"title":"{{2.title}}"}', fields, { style: 'json-string' }).text)).toEqual({ title: 'Say "hi"' })
  })

  it('take linear time, also for braces without end', () => {
    const filler = new SlotFiller(fields)
    const text = '{{'.repeat(200_000)
    expect((filler.push(text) + filler.end()).length).toBeGreaterThan(390_000)
  })
})
