import * as z from '../../shared/zod.ts'

/** One line and one analytics point per request. Never prompt text, never answer text, never a key's secret. */
export const RequestRecord = z.object({
  kind: z.literal('request'),
  requestId: z.string(),
  traceId: z.string(),
  method: z.string(),
  route: z.string(),
  status: z.number(),
  error: z.nullable(z.string()),
  tenant: z.nullable(z.string()),
  keyId: z.nullable(z.string()),
  colo: z.nullable(z.string()),
  country: z.nullable(z.string()),
  region: z.nullable(z.string()),
  rollout: z.nullable(z.string()),
  arm: z.nullable(z.string()),
  model: z.nullable(z.string()),
  prompt: z.nullable(z.string()),
  cache: z.nullable(z.string()),
  stream: z.boolean(),
  /** The backend that gave the answer, or its end; how many were called before, and how many continued in the middle. */
  backend: z.nullable(z.string()),
  attempts: z.number(),
  resumed: z.number(),
  ending: z.enum(['complete', 'cancelled', 'failed']),
  durationMs: z.number(),
  ttftMs: z.nullable(z.number()),
  promptTokens: z.nullable(z.number()),
  completionTokens: z.nullable(z.number()),
  unknownSlots: z.number(),
  inventedSlots: z.number(),
  /** It ended by what the caller chose, its own deadline: no backend is to blame. */
  causedByCaller: z.boolean(),
  /** Statements no record proved, taken out of the answer. */
  violations: z.number(),
})
export type RequestRecord = z.infer<typeof RequestRecord>
