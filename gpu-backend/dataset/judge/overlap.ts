import { scoreOptions } from '../../../shared/answers/option-hints.ts'
import { readOptions } from '../../../shared/answers/options.ts'
import type { Sample } from '../eshop/sample.ts'

const picksMax = 3

/**
 * Whether a row is solved by letting the words of question and options decide, without any knowledge; null where it has no
 * options that words could tell apart.
 */
export function isSolvedByOverlap({ input_field: question, output_field: gold, task_type: type }: Sample): boolean | null {
  const options = readOptions(question)
  if (!options || options.items.every(({ text }) => /^(?:yes|no)$/i.test(text))) return null
  const scores = scoreOptions(options.before, options.items)
  const ranked = options.items
    .map(({ number }, index) => ({ number, score: scores[index] ?? 0, index }))
    .sort((a, b) => b.score - a.score)
  switch (type) {
    case 'multiple-choice':
      return ranked[0]?.number === gold && (ranked[0]?.score ?? 0) > (ranked[1]?.score ?? 0)
    case 'retrieval': {
      const golds = (gold as number[]).slice(0, picksMax)
      const picks = ranked.slice(0, golds.length)
      return picks.every(({ number, score }) => score > 0 && (gold as number[]).includes(number))
    }
    case 'ranking': {
      const weights = ranked.map(({ index }) => (gold as number[])[index] ?? 0)
      return weights.every((weight, at) => at === 0 || weight <= (weights[at - 1] ?? 0))
    }
    default:
      return null
  }
}
