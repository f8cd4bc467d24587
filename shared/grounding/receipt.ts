import * as z from '../zod.ts'

/** One thing an answer states, and where it stands. */
export const Claim = z.object({
  /** As the shopper reads it. */
  text: z.string(),
  /** Null for the shop's policies. */
  productId: z.nullable(z.string()),
  /** The record's field: `price`, `stock`, an attribute's key, a policy's key. */
  field: z.string(),
  source: z.enum(['catalogue', 'request', 'policy']),
  /** Version of the catalogue the record is of; null for records that came with the request. */
  version: z.nullable(z.string()),
  /** How old the record was when this was said; null when nobody knows. */
  ageSeconds: z.nullable(z.number()),
})
export type Claim = z.infer<typeof Claim>

/** What holds an answer to the records: in the last event of a stream, as `llasa.grounding`. */
export const Receipt = z.object({
  claims: z.array(Claim),
  /** Sentences that state what no record proves: replaced by what the records say, or left out. */
  violations: z.number(),
  /** Facts of one product stated about another: stated about the right one. */
  repaired: z.number(),
  /** Facts in question that the records do not have: reported as missing. */
  missing: z.number(),
})
export type Receipt = z.infer<typeof Receipt>
