import { taskTurn } from '../../shared/answers/task-turn.ts'
import { type BackendFormat, type ChatMessage, type ChatRequest, textOf } from '../../shared/chat.ts'
import { AppError } from '../../shared/errors.ts'
import type { Prompt } from '../../shared/prompt.ts'

export interface ModelTurns {
  readonly messages: readonly ChatMessage[]
  readonly format: BackendFormat | undefined
}

// Twice ShopBench's longest question; reading a form and its options from the text must stay cheap whatever is sent.
const questionCharsMax = 8_000

/** The turns as they go to the model; of a task, the last one made ready and the answer held to its form. */
export function asTask(request: ChatRequest, prompt: Prompt, grammarOfTask?: string): ModelTurns {
  const { messages, response_format: format, llasa } = request
  if (!llasa?.task) return { messages, format }
  for (const [param, isPresent] of [
    ['response_format', format && format.type !== 'text'],
    ['tools', request.tools],
    ['llasa.products', llasa.products],
    ['llasa.retrieve', llasa.retrieve],
  ] as const)
    if (isPresent) throw new AppError('invalid_value', `'${param}' cannot be combined with 'llasa.task'.`, { param })
  const last = messages.at(-1)
  if (last?.role !== 'user')
    throw new AppError('invalid_value', "With 'llasa.task' the last message is the task: its role must be 'user'.", {
      param: 'messages',
    })
  const question = textOf(last.content)
  if (question.length > questionCharsMax)
    throw new AppError('invalid_value', `A task has at most ${questionCharsMax} characters; this one has ${question.length}.`, {
      param: 'messages',
    })
  const turn = taskTurn(question, llasa.task, prompt.optionHints)
  const grammar = grammarOfTask ?? turn.grammar
  return {
    messages: [...messages.slice(0, -1), { ...last, content: turn.text }],
    format: grammar === null ? format : { type: 'ebnf', ebnf: grammar },
  }
}
