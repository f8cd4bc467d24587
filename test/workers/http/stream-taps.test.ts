import { describe, expect, it } from 'vitest'
import { SlotFiller } from '../../../shared/slots.ts'
import { FillingTap, PassThroughTap } from '../../../workers/http/stream-taps.ts'

const bytes = (text: string) => new TextEncoder().encode(text)
const text = (out: Uint8Array | null) => (out ? new TextDecoder().decode(out) : '')

describe('a stream on its way', () => {
  it('passes keep-alives on while slots are filled', () => {
    const tap = new FillingTap(new SlotFiller(new Map()))
    expect(text(tap.push(bytes(': keep-alive\n\n')))).toBe(': keep-alive\n\n')
  })

  it('lets only whole events through, so that a cut leaves no half of one', () => {
    const tap = new PassThroughTap(0)
    expect(text(tap.push(bytes('data: {"a":1}\n\ndata: {"b"')))).toBe('data: {"a":1}\n\n')
    expect(text(tap.push(bytes(':2}\n\n')))).toBe('data: {"b":2}\n\n')
    expect(tap.end()).toBeNull()
    tap.push(bytes('data: [DONE]\n\n'))
    expect(tap.end()).toHaveLength(0)
  })
})
