import { type AnswerType, inferAnswerType } from './answer-type.ts'
import { answerGrammar } from './grammar.ts'
import { optionHints } from './option-hints.ts'

interface TaskTurn {
  readonly type: AnswerType
  /** The question as the model reads it. */
  readonly text: string
  /** GBNF that holds the answer to its form; null when it may be free. */
  readonly grammar: string | null
  /** The nearest options, best first, when the text names them. */
  readonly hints: readonly number[]
}

/**
 * A shopping task made ready: the form of its answer named and enforced, and for models that were trained to read them, the
 * options nearest to the question. Training data and the edge both make their turns here.
 */
export function taskTurn(question: string, requestedType: AnswerType | 'auto', withHints: boolean): TaskTurn {
  const type = requestedType === 'auto' ? inferAnswerType(question) : requestedType
  const grammar = answerGrammar(question, type)
  if (!withHints) return { type, text: question, grammar, hints: [] }
  const hints = optionHints(question, type) ?? []
  return { type, text: `${question.trim()}\n${type}${hints.length ? `: ${hints.join(',')}` : ''}`, grammar, hints }
}
