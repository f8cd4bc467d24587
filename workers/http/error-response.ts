import * as z from 'zod/mini'

/** OpenAI's error object. */
export const ErrorResponse = z.object({
  error: z.object({ message: z.string(), type: z.string(), code: z.string(), param: z.nullable(z.string()) }),
})
