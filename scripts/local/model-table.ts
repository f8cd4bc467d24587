import type { ModelFile } from './describe-model.ts'

/** What a model gets, by what it can be trusted with. */
interface ModelRow {
  readonly fits: (model: Pick<ModelFile, 'name' | 'parameters'>) => boolean
  readonly prompt: string
  readonly taskPrompt: string
  /** At most: a model that was trained on less gets less. */
  readonly contextTokens: number
  readonly outputTokensMax: number
  /** An estimate to refuse too long requests early; the engine counts. */
  readonly charsPerToken: number
  /** A small model gains nothing from threads that wait for each other; a large one wants the cores. */
  readonly threads: 'one' | 'all but one'
}

const tuned =
  (name: string) =>
  (model: { readonly name: string }): boolean =>
    model.name === name
const below =
  (parameters: number) =>
  (model: { readonly parameters: number }): boolean =>
    model.parameters < parameters

/**
 * The first row that fits is taken. The larger the model, the more it says itself: below a billion parameters the edge writes
 * whatever it can and the model the rest, and rules answer the kinds of tasks that they do better; up to eight the edge writes what it recognises with certainty; above, the model answers
 * and reads what the edge has worked out. The two of ours were trained on their prompts. One thread for 135 M parameters was
 * measured (docs/measurements.md); the borders between sizes are a judgement.
 */
const rows: readonly ModelRow[] = [
  {
    fits: tuned('llasa-nano'),
    prompt: 'nano-v2',
    taskPrompt: 'tasks-v2',
    contextTokens: 2_048,
    outputTokensMax: 512,
    charsPerToken: 2.2,
    threads: 'one',
  },
  {
    fits: tuned('llasa-small'),
    prompt: 'small-v2',
    taskPrompt: 'tasks-v2',
    contextTokens: 4_096,
    outputTokensMax: 512,
    charsPerToken: 3,
    threads: 'one',
  },
  {
    fits: below(4e8),
    prompt: 'compact-v1',
    taskPrompt: 'compact-tasks-v1',
    contextTokens: 4_096,
    outputTokensMax: 512,
    charsPerToken: 3,
    threads: 'one',
  },
  {
    fits: below(1e9),
    prompt: 'compact-v1',
    taskPrompt: 'compact-tasks-v1',
    contextTokens: 4_096,
    outputTokensMax: 512,
    charsPerToken: 3,
    threads: 'all but one',
  },
  {
    fits: below(8e9),
    prompt: 'guided-v1',
    taskPrompt: 'assistant-tasks-v1',
    contextTokens: 8_192,
    outputTokensMax: 1_024,
    charsPerToken: 3,
    threads: 'all but one',
  },
  {
    fits: () => true,
    prompt: 'assistant-v2',
    taskPrompt: 'assistant-tasks-v1',
    contextTokens: 8_192,
    outputTokensMax: 1_024,
    charsPerToken: 3,
    threads: 'all but one',
  },
]

/** The row of a model. */
export function rowOf(model: Pick<ModelFile, 'name' | 'parameters'>): ModelRow {
  return rows.find(({ fits }) => fits(model)) as ModelRow
}
