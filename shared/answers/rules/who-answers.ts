import type { RuleKind } from './answer-by-rules.ts'

interface Measured {
  /** Score × 100 of the rules, on questions kept apart from their fit (`gpu-backend/evaluate/tasks/fit-rules.ts`). */
  readonly rules: number
  /** Of llasa-nano through the edge, on some of the same questions; it had seen them in training. */
  readonly model: number
}

/**
 * Who answers a kind of task where the arm's prompt has `taskRules`, which those of models below a billion parameters have:
 * whoever was better. Larger models answer everything themselves.
 */
const measured: Readonly<Record<RuleKind, Measured | null>> = {
  'aspects of a review': { rules: 74.5, model: 45.3 },
  'snippets for an aspect': { rules: 69.4, model: 48.2 },
  'products of a category': { rules: 81.1, model: 70.5 },
  'category of a product': { rules: 70.2, model: 0 },
  'products that go along': { rules: 87.1, model: 80.5 },
  'value of an attribute': { rules: 93.3, model: 87.8 },
  'what has an attribute': { rules: 79.5, model: 51.0 },
  'step of a plan': { rules: 62.9, model: 35.2 },
  sum: { rules: 93.5, model: 4.3 },
  'why together': { rules: 67.0, model: 61.3 },
  keywords: { rules: 84.1, model: 77.3 },
  'other language': { rules: 53.2, model: 44.7 },
  'product for a query': { rules: 19.5, model: 21.0 },
  'search results': { rules: 90.6, model: 83.1 },
  relevance: { rules: 64.8, model: 37.5 },
  'relation of products': { rules: 50.2, model: 28.8 },
  'same product': { rules: 97.7, model: 50.6 },
  'substitute or not': { rules: 72.0, model: 28.0 },
  entities: { rules: 46.1, model: 34.0 },
  keyphrase: { rules: 39.4, model: 4.2 },
  rating: { rules: 39.9, model: 38.0 },
  any: null,
}

/** Whether rules did better than a small model at a kind of question. */
export function rulesAnswer(kind: RuleKind): boolean {
  const figures = measured[kind]
  return figures !== null && figures.rules > figures.model
}
