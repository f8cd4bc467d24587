import { isDeeper } from '../json-depth.ts'
import * as z from '../zod.ts'

export const taskItemsMax = 32

const Input = z.unknown().check(z.refine((value) => !isDeeper(value), { error: 'has too many levels.' }))

/** POST /v1/tasks/{task}: one input, or a batch. Inputs are checked by the task's own schema. */
export const TaskRequest = z
  .strictObject({
    /** As in a chat: the public name leaves the choice to the rollout. */
    model: z.optional(z.string().check(z.minLength(1), z.maxLength(128))),
    input: z.optional(Input),
    items: z.optional(z.array(Input).check(z.minLength(1), z.maxLength(taskItemsMax))),
    /** `off` sends every question to the model, even where a rule answers its kind. */
    rules: z.optional(z.enum(['auto', 'off'])),
    /** Keeps a shopper on one arm. */
    user: z.optional(z.string().check(z.maxLength(256))),
  })
  .check(
    z.refine(({ input, items }) => (input === undefined) !== (items === undefined), {
      error: "must have either 'input' or 'items'.",
    }),
  )
