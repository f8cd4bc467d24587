import * as z from '../../../shared/zod.ts'

const JsonSchema = z.record(z.string(), z.unknown())
export const TaskList = z.object({
  object: z.literal('list'),
  data: z.array(
    z.object({
      name: z.string(),
      summary: z.string(),
      skill: z.string(),
      metric: z.string(),
      input: JsonSchema,
      output: JsonSchema,
    }),
  ),
})
