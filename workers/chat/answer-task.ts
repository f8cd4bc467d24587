import { inferAnswerType } from '../../shared/answers/answer-type.ts'
import { answerByRules } from '../../shared/answers/rules/answer-by-rules.ts'
import { rulesAnswer } from '../../shared/answers/rules/who-answers.ts'
import { type ChatRequest, textOf } from '../../shared/chat.ts'
import type { Prompt } from '../../shared/prompt.ts'
import type { RequestContext } from '../http/contract.ts'
import type { CompleteReply } from './contract.ts'
import { edgeAnswer } from './edge-answer.ts'
import type { AnswerPlan } from './plan-answer.ts'
import { plainReply } from './reply/reply-from-answer.ts'

interface TaskTurnInput {
  readonly request: ChatRequest
  readonly prompt: Prompt
  readonly plan: AnswerPlan
  /** Its answer has a grammar of its own: text to be written, which no rule does. */
  readonly hasOwnForm: boolean
}

/**
 * A task that rules do better than a small model is answered by them, and the reply says so; null where the model is to
 * answer, by its prompt, by the kind of the question, or because the caller wants it so (`llasa.rules: "off"`).
 */
export async function answerTask(
  { services, state, newId, now }: RequestContext,
  { request, prompt, plan, hasOwnForm }: TaskTurnInput,
): Promise<CompleteReply | null> {
  const { task, rules } = request.llasa ?? {}
  if (!task || !prompt.taskRules || hasOwnForm || rules === 'off') return null
  const question = textOf(request.messages.at(-1)?.content)
  const answer = answerByRules(await services.taskRules.current(), question, task === 'auto' ? inferAnswerType(question) : task)
  if (!answer || !rulesAnswer(answer.kind)) return null
  state.cache = 'edge'
  state.headers['cache-status'] = 'LLaSA; hit; detail=rules'
  return plainReply(edgeAnswer(plan.route, { id: newId(), now: now(), text: answer.text }), { rules: { kind: answer.kind } })
}
