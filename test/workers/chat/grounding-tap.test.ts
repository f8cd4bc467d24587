import { describe, expect, it } from 'vitest'
import { factsFor } from '../../../gpu-backend/evaluate/grounding/facts-for.ts'
import { GroundedText } from '../../../shared/grounding/grounded-text.ts'
import { GroundingTap } from '../../../workers/chat/stream/grounding-tap.ts'

const text = (out: Uint8Array | null) => (out ? new TextDecoder().decode(out) : '')

describe('a stream on its way', () => {
  it('passes keep-alives on while slots are filled', () => {
    const facts = factsFor([])
    const tap = new GroundingTap(new GroundedText(facts), facts)
    expect(text(tap.push({ bytes: new Uint8Array(), chunks: [], events: 0, comments: ['keep-alive'], isDone: false }))).toBe(
      ': keep-alive\n\n',
    )
  })
})
