import { contamination } from '../../dataset/clean/contamination.ts'
import type { Question } from './questions.ts'

// A training row is written up to four times, its options in another order; what more rows share is wording.
const rowsMax = 8

/**
 * Of each task, how many questions a model may have seen: those that share half of their word 8-grams with one training
 * row, the wording of the task left aside. The same rule keeps benchmark questions out of a data set that is built.
 */
export function leakageOf(questions: readonly Question[], trained: readonly string[]): Record<string, number> {
  const seen = contamination(trained, rowsMax)
  const counts: Record<string, number> = {}
  for (const { task, prompt } of questions) {
    const kept = seen.apply({
      input_field: prompt,
      output_field: '',
      task_name: task,
      task_type: 'generation',
      metric: 'rougel',
      skill: 'shopping-concepts',
      language: 'en',
      source: 'benchmark',
    })
    counts[task] = (counts[task] ?? 0) + (kept ? 0 : 1)
  }
  return counts
}
