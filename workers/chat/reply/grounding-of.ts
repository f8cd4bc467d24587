import type { Facts } from '../../../shared/grounding/facts.ts'
import { GroundedText } from '../../../shared/grounding/grounded-text.ts'
import { GroundingTap } from '../stream/grounding-tap.ts'
import { closingOf, openingOf } from './answer-extras.ts'
import type { Grounding } from './reply-shape.ts'

/** Holds an answer to these facts. */
export const groundingOf = (facts: Facts): Grounding => ({
  opening: () => openingOf(facts),
  text: (slots) => new GroundedText(facts, slots),
  closing: (grounded) => closingOf(facts, grounded),
  tap: (grounded, writer) => new GroundingTap(grounded, facts, writer),
})
