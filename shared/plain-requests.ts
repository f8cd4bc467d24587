import * as z from './zod.ts'

/**
 * What becomes of a chat request that names no products and does not ask to find any, as a plain OpenAI client sends it.
 * `grounded`: where the shop has a catalogue it is answered from it. `as-sent`: it goes to the model, and its answer passes
 * as it comes.
 */
export const PlainRequests = z.enum(['grounded', 'as-sent'])
export type PlainRequests = z.infer<typeof PlainRequests>
