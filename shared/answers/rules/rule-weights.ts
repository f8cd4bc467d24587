import * as z from '../../zod.ts'

const Numbers = z.array(z.number())

/** The weights of all rules as one data file (`task-rules-v1.bin`), made by `gpu-backend/evaluate/tasks/fit-rules.ts`. */
export const RuleWeights = z.object({
  /** Of each kind of options, what each feature counts. */
  options: z.record(z.string(), Numbers),
  /** Of each kind of judgement, for each verdict its bias and what each feature counts. */
  pairs: z.record(z.string(), z.array(Numbers)),
  /** Of each kind of entity, what each feature counts, and words with ten times their odds: "cotton 12,wool 9". */
  entities: z.record(z.string(), z.object({ weights: Numbers, words: z.string() })),
  /** A review's rating: bias, how it sounds by words of praise and blame, its meaning; and where the next rating begins. */
  rating: z.object({ weights: Numbers, cuts: Numbers }),
})
export type RuleWeights = z.infer<typeof RuleWeights>

export const readRuleWeights = (file: ArrayBuffer): RuleWeights =>
  RuleWeights.parse(JSON.parse(new TextDecoder().decode(new Uint8Array(file))))
