import type { AnswerType } from '../answers/answer-type.ts'
import { Locale } from '../locale.ts'
import { ProductId } from '../product.ts'
import * as z from '../zod.ts'

/** ShopBench's four skills. */
type Skill = 'shopping concepts' | 'shopping knowledge' | 'user behaviour' | 'multilingual abilities'

/** A question to the model, and the form its answer is held to. */
export interface TaskCall {
  readonly question: string
  readonly form: AnswerType
  /** GBNF of an answer whose form the question alone does not say; else `answerGrammar` makes it. */
  readonly grammar?: string
  readonly tokensMax: number
}

/** A product by id, its title from the catalogue, or with a title of its own. */
export const Item = z.strictObject({ id: ProductId, title: z.optional(z.string().check(z.minLength(1), z.maxLength(200))) })
export type Item = z.infer<typeof Item>
export interface NamedItem {
  readonly id: string
  readonly title: string
}

interface Candidate extends NamedItem {
  readonly category: string | null
}

/** What an input leaves to be looked up: titles of ids, and candidates where the caller names none. */
interface TaskLookup {
  readonly items: readonly Item[]
  readonly candidates: {
    readonly query: string
    readonly limit: number
    readonly exclude: readonly string[]
    /** Where too few are found: what the merchant relates so, then others of its category. */
    readonly related?: 'complement' | 'substitute'
    /** Of what the merchant does not relate: only its own kind of thing can replace a product, and only others go with it. */
    readonly kind?: 'same' | 'other'
  } | null
}

/** What was found for it. */
export interface TaskWorld {
  readonly titleOf: (id: string) => string
  readonly candidates: readonly Candidate[]
}

/** An answer read into its type; null when it cannot be, `repaired` when it had to be put right. */
export interface TaskReading {
  readonly output: unknown
  readonly repaired: boolean
}

/**
 * One shopping task: what it takes, which question the model gets, which form its answer keeps, and what comes out. The data
 * builder, ShopBench's harness and `POST /v1/tasks/{task}` use the same wordings (`wordings/`).
 */
export interface Task {
  readonly name: string
  readonly summary: string
  readonly skill: Skill
  /** How answers are scored (KDD Cup 2024's metrics). */
  readonly metric: 'accuracy' | 'hit rate@3' | 'NDCG' | 'micro F1' | 'ROUGE-L' | 'sentence similarity' | 'BLEU' | 'grounding'
  /** Why an answer that does not come out was refused. */
  readonly refusal?: string
  readonly input: z.ZodMiniType
  readonly output: z.ZodMiniType
  readonly lookup: (input: never) => TaskLookup
  /** For models that write worse: answers to the first calls as rules write them of the input, read and checked as a model's; null where they cannot. */
  readonly compose?: (input: never, world: TaskWorld) => readonly (string | null)[]
  readonly calls: (input: never, world: TaskWorld) => readonly TaskCall[]
  readonly read: (input: never, world: TaskWorld, answers: readonly string[]) => TaskReading | null
}

interface Definition<I extends z.ZodMiniType, O extends z.ZodMiniType>
  extends Omit<Task, 'input' | 'output' | 'lookup' | 'compose' | 'calls' | 'read'> {
  readonly input: I
  readonly output: O
  readonly lookup?: (input: z.infer<I>) => Partial<TaskLookup>
  readonly compose?: (input: z.infer<I>, world: TaskWorld) => readonly (string | null)[]
  readonly calls: (input: z.infer<I>, world: TaskWorld) => readonly TaskCall[]
  readonly read: (
    input: z.infer<I>,
    world: TaskWorld,
    answers: readonly string[],
  ) => { readonly output: z.infer<O>; readonly repaired: boolean } | null
}

/** Holds a task's functions to the types of its schemas. */
export const defineTask = <I extends z.ZodMiniType, O extends z.ZodMiniType>({ lookup, ...rest }: Definition<I, O>): Task => ({
  ...rest,
  lookup: (input: z.infer<I>) => ({ items: [], candidates: null, ...lookup?.(input) }),
})

export const taskLocale = z._default(Locale, 'en')
/** Text on one line: a line break would let it pose as an option of its own. */
export const oneLine = (text: string): string => text.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\s]+/gu, ' ').trim()
/** Something to see; what only hides or moves text is none. As a pattern, so that the API's description can say it. */
const visible = /[!-~\u00a1-\u1fff\u2100-\ud7ff\uf900-\ufdff]/
export const text = (charsMax: number) =>
  z.string().check(z.minLength(1), z.maxLength(charsMax), z.regex(visible, 'must have some text.'))
export const named = (items: readonly Item[], { titleOf }: TaskWorld): NamedItem[] =>
  items.map(({ id, title }) => ({ id, title: oneLine(title ?? titleOf(id)) }))

/** The first wording of several: what is served. Training data uses them all. */
export const served = (wordings: readonly string[]): string => wordings[0] ?? ''
