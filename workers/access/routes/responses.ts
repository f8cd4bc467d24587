import { KeySettings } from '../../../shared/api-key.ts'
import * as z from '../../../shared/zod.ts'

/** What the routes of keys answer with. */

/** A key as its tenant's operators see it: everything but its secret. */
export const KeyView = z.extend(KeySettings, {
  id: z.string(),
  tenant: z.string(),
  createdAt: z.string(),
  createdBy: z.string(),
  rotatedAt: z.nullable(z.string()),
  previousValidUntil: z.nullable(z.string()),
  revokedAt: z.nullable(z.string()),
})
export type KeyView = z.infer<typeof KeyView>
/** With the complete key, which is shown this once. */
export const NewKey = z.extend(KeyView, { key: z.string() })
export type NewKey = z.infer<typeof NewKey>
export const UsageView = z.object({
  since: z.string(),
  /** By key and day of UTC, newest first. Tokens are the model's. */
  data: z.array(
    z.object({
      keyId: z.string(),
      day: z.string(),
      requests: z.int(),
      modelRequests: z.int(),
      cached: z.int(),
      known: z.int(),
      failed: z.int(),
      promptTokens: z.int(),
      completionTokens: z.int(),
    }),
  ),
})
export type UsageView = z.infer<typeof UsageView>
export const KeyList = z.object({ data: z.array(KeyView) })
export type KeyList = z.infer<typeof KeyList>

/** The key and all that were created with it, by their ids. */
/** The key first named and those made with it; `wouldRevoke` in a dry run. */
export const RevokedKeys = z.object({ revoked: z.array(z.string()), wouldRevoke: z.optional(z.array(z.string())) })
export type RevokedKeys = z.infer<typeof RevokedKeys>
