import { describe, expect, it } from 'vitest'
import { SlotFiller } from '../../../shared/slots.ts'
import { FillingTap } from '../../../workers/http/stream-taps.ts'

const bytes = (text: string) => new TextEncoder().encode(text)
const text = (out: Uint8Array | null) => (out ? new TextDecoder().decode(out) : '')

describe('a stream on its way', () => {
  it('passes keep-alives on while slots are filled', () => {
    const tap = new FillingTap(new SlotFiller(new Map()))
    expect(text(tap.push(bytes(': keep-alive\n\n')))).toBe(': keep-alive\n\n')
  })
})
