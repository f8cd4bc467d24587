import * as z from '../../../shared/zod.ts'
import { Link } from '../../chat/routes/responses.ts'

export const AskResponse = z.object({
  ucp: z.object({ version: z.string(), capabilities: z.record(z.string(), z.array(z.object({ version: z.string() }))) }),
  answerId: z.string(),
  answer: z.object({ plain: z.string(), markdown: z.optional(z.string()) }),
  links: z.optional(z.array(Link)),
  messages: z.optional(z.array(z.object({ type: z.string(), code: z.string(), content: z.string() }))),
})

/** What UCP's catalogue answers with: products as the protocol has them. */
export const UcpResponse = z.looseObject({ ucp: z.looseObject({ version: z.string() }) })

export const AcpFeedView = z.object({ id: z.string(), target_country: z.string(), updated_at: z.string() })
export const AcpProducts = z.object({ products: z.array(z.record(z.string(), z.unknown())) })
