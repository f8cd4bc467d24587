import { refusalOf } from '../../shared/refusal.ts'
import type * as z from '../../shared/zod.ts'

interface WithQuery {
  readonly req: { query(): Record<string, string> }
}

/** The query string as a checked value; what is not listed in the schema is refused by name. */
export function readQuery<T>(c: WithQuery, schema: z.ZodMiniType<T>): T {
  const parsed = schema.safeParse(c.req.query())
  if (!parsed.success) throw refusalOf(parsed.error)
  return parsed.data
}
