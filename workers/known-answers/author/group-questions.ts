import { gate } from '../../../shared/faq/gate.ts'
import { rulesFor } from '../../../shared/faq/language/rules-for.ts'
import { readQuestion } from '../../../shared/faq/read-question.ts'
import { sentenceVector } from '../../../shared/faq/sentence-vector.ts'
import { dot } from '../../../shared/faq/train-classes.ts'
import { meaningTokens } from '../../../shared/faq/units.ts'
import type { WordTable } from '../../../shared/faq/word-table.ts'

export interface CountedQuestion {
  readonly text: string
  readonly language: string
  readonly times: number
}

interface QuestionGroup<Q extends CountedQuestion> {
  /** Most often first; the first stands for the group. */
  readonly questions: readonly Q[]
  readonly times: number
}

// On the four public sets 81 to 92 % of the members this near have their leader's answer; a person looks at each group anyway.
const alike = 0.72

/**
 * Questions that mean the same, together: each joins the group whose most frequent question it is nearest to, unless a gate
 * tells the two apart. Largest groups first. Takes `n × groups` comparisons, so a thousand questions at most are meant.
 */
export function groupQuestions<Q extends CountedQuestion>(table: WordTable, questions: readonly Q[]): QuestionGroup<Q>[] {
  const groups: { readonly leader: Leader; readonly questions: Q[]; times: number }[] = []
  for (const question of questions.toSorted((a, b) => b.times - a.times)) {
    const own = readCounted(table, question)
    let nearest: (typeof groups)[number] | null = null
    let likeness = alike
    for (const group of groups) {
      const near = group.leader.language === own.language ? dot(group.leader.vector, 0, own.vector, 0, table.dimensions) : 0
      if (near < likeness || gate(own.question, group.leader.question)) continue
      nearest = group
      likeness = near
    }
    if (nearest) {
      nearest.questions.push(question)
      nearest.times += question.times
    } else groups.push({ leader: own, questions: [question], times: question.times })
  }
  return groups.map(({ questions, times }) => ({ questions, times })).sort((a, b) => b.times - a.times)
}

type Leader = ReturnType<typeof readCounted>
export const readCounted = (table: WordTable, { text, language }: Pick<CountedQuestion, 'text' | 'language'>) => ({
  language,
  vector: sentenceVector(table, meaningTokens(table, text, language)),
  question: readQuestion(text, rulesFor(language)),
})

/** Near enough to be one group. */
export const meansTheSame = (table: WordTable, one: Leader, other: Leader): boolean =>
  one.language === other.language &&
  dot(one.vector, 0, other.vector, 0, table.dimensions) >= alike &&
  !gate(one.question, other.question)
