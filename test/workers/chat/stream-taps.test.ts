import { describe, expect, it } from 'vitest'
import { GroundedText } from '../../../shared/grounding/grounded-text.ts'
import { GroundingTap } from '../../../workers/chat/stream/stream-taps.ts'
import { factsFor } from '../../support/facts.ts'

const bytes = (text: string) => new TextEncoder().encode(text)
const text = (out: Uint8Array | null) => (out ? new TextDecoder().decode(out) : '')

describe('a stream on its way', () => {
  it('passes keep-alives on while slots are filled', () => {
    const facts = factsFor([])
    const tap = new GroundingTap(new GroundedText(facts), facts)
    expect(text(tap.push(bytes(': keep-alive\n\n')))).toBe(': keep-alive\n\n')
  })
})
