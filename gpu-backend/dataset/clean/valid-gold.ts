import { asksForRating } from '../../../shared/answers/answer-type.ts'
import { readOptions } from '../../../shared/answers/options.ts'
import type { Sample } from '../eshop/sample.ts'
import type { Step } from './step.ts'

/** The answer must be one that the question allows: a printed number, weights for each item, entities that stand in the text. */
export const validGold: Step = { name: 'invalid gold', apply: (sample) => (isValid(sample) ? sample : null) }

function isValid({ input_field: prompt, output_field: gold, task_type: type }: Sample): boolean {
  switch (type) {
    case 'multiple-choice':
      return typeof gold === 'number' && (printed(prompt).includes(gold) || (asksForRating(prompt) && gold >= 1 && gold <= 5))
    case 'retrieval': {
      if (!Array.isArray(gold) || !gold.length || new Set<unknown>(gold).size !== gold.length) return false
      const numbers = printed(prompt)
      return gold.every((number) => numbers.includes(Number(number)))
    }
    case 'ranking':
      return Array.isArray(gold) && gold.length === printed(prompt).length && gold.some((weight) => Number(weight) > 0)
    case 'named_entity_recognition':
      return Array.isArray(gold) && gold.length > 0 && gold.every((entity) => standsIn(prompt, String(entity)))
    default:
      return typeof gold === 'string' && gold.trim().length > 0
  }
}

const printed = (prompt: string): number[] => (readOptions(prompt)?.items ?? []).map(({ number }) => number)
const standsIn = (prompt: string, entity: string): boolean => prompt.toLowerCase().includes(entity.trim().toLowerCase())
