import * as z from 'zod'
import { answerTypes } from '../../../shared/answers/answer-type.ts'
import { forms } from './questions.ts'

const Score = z.number().nullable()
const Interval = z.object({ low: z.number(), high: z.number() })

/** One answered question, one line of `outputs.jsonl`: what a resumed run need not ask again. */
export const Output = z.object({
  id: z.string(),
  response: z.string(),
  latencyMs: z.number(),
  promptTokens: z.number(),
  completionTokens: z.number(),
  error: z.string().nullable(),
})
export type Output = z.infer<typeof Output>

/** `results.json`: everything needed to compare with another run, or to doubt this one. */
export const Results = z.object({
  name: z.string(),
  model: z.string(),
  baseUrl: z.string(),
  decoding: z.enum(['free', 'constrained', 'baseline']),
  variant: z.enum(['contest', 'shopping-mmlu']),
  at: z.string(),
  seed: z.number(),
  versions: z.record(z.string(), z.string()),
  gitCommit: z.string(),
  data: z.array(z.object({ file: z.string(), sha256: z.string(), questions: z.number() })),
  /** Which embedding model scored sentence similarity, or why none did. */
  embedding: z.string(),
  overall: Score,
  bySkill: z.record(z.string(), Score),
  byType: z.record(z.string(), Score),
  byTask: z.record(
    z.string(),
    z.object({
      score: Score,
      samples: z.number(),
      type: z.enum(answerTypes),
      /** Results from before forms were distinguished have none. */
      form: z.enum(forms).optional(),
      metric: z.string().optional(),
    }),
  ),
  /** Of each task, how many questions share half of their text with a row of the named training data; empty where none was named. */
  leakage: z.record(z.string(), z.number()).default({}),
  intervals: z.record(z.string(), Interval),
  /** How often the type recognised from the question alone was the file's own. */
  typeInferred: z.number(),
  cost: z.object({
    promptTokens: z.number(),
    completionTokens: z.number(),
    usd: z.number(),
    failed: z.number(),
    latencyP50Ms: z.number(),
    latencyP95Ms: z.number(),
  }),
  samples: z.array(
    z.object({
      id: z.string(),
      task: z.string(),
      type: z.enum(answerTypes),
      gold: z.unknown(),
      response: z.string(),
      score: Score,
      error: z.string().nullable(),
    }),
  ),
})
export type Results = z.infer<typeof Results>
