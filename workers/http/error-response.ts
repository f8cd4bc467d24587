import * as z from '../../shared/zod.ts'

/** OpenAI's error object. */
export const ErrorResponse = z.object({
  error: z.object({ message: z.string(), type: z.string(), code: z.string(), param: z.nullable(z.string()) }),
})
