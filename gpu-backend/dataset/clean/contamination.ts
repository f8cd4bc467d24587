import type { Step } from './step.ts'

// As GPT-3 and others did it, n-grams of words; 8 rather than 13, since a query or title has no more.
const gramWords = 8
const sharedMax = 0.5

const wordsOf = (text: string): string[] => text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []

function grams(text: string): string[] {
  const words = wordsOf(text)
  if (words.length < gramWords) return [words.join(' ')]
  return words.slice(gramWords - 1).map((_, index) => words.slice(index, index + gramWords).join(' '))
}

/**
 * Drops samples that share half of their 8-grams with any benchmark question. Grams that more than
 * `questionsMax` of them share are the wording of a task, not its content, and do not count.
 */
export function contamination(benchmark: readonly string[], questionsMax = 1): Step {
  const counts = new Map<string, number>()
  for (const question of benchmark) for (const gram of new Set(grams(question))) counts.set(gram, (counts.get(gram) ?? 0) + 1)
  const telling = new Set([...counts].filter(([, count]) => count <= questionsMax).map(([gram]) => gram))
  return {
    name: 'contamination',
    apply(sample) {
      if (!telling.size) return sample
      const own = grams(sample.input_field)
      const shared = own.filter((gram) => telling.has(gram)).length
      return shared > own.length * sharedMax ? null : sample
    },
  }
}
