import type { TaskRules } from '../../../shared/answers/rules/answer-by-rules.ts'
import { readRuleWeights } from '../../../shared/answers/rules/rule-weights.ts'
import taskRulesV1 from '../../../shared/answers/rules/task-rules-v1.bin'
import { wordTable } from '../../http/adapters/word-table.ts'
import type { TaskRulesSource } from '../contract.ts'

let rules: TaskRules | undefined

/** The rules this build carries, read on first use. */
export const taskRules: TaskRulesSource = {
  async current() {
    rules ??= { words: wordTable(), weights: readRuleWeights(taskRulesV1) }
    return rules
  },
}
