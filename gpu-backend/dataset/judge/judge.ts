import { Sample } from '../eshop/sample.ts'
import { linesOf } from '../sources/lines.ts'
import { ConversationRow, isSolvedByWords, trainedTurns, wrongAnswers } from './conversation-rules.ts'
import { isSolvedByOverlap } from './overlap.ts'
import { skeletonOf } from './skeleton.ts'
import { wrongGolds } from './task-rules.ts'

/** What is found in the rows of one task or kind. */
interface TaskJudgement {
  rows: number
  wrong: number
  /** Why, and how often. */
  readonly reasons: Record<string, number>
  /** Rows that words could decide, and how many they do decide rightly. */
  comparable: number
  solvedByOverlap: number
  /** Of the commonest answer: what a constant answer would get. */
  commonestAnswer: number
  /** Distinct wordings, and how many rows have the commonest. */
  wordings: number
  commonestWording: number
  /** Rows whose question occurs before. */
  repeated: number
}

interface Counts {
  readonly judgement: TaskJudgement
  readonly wordings: Map<string, number>
  readonly answers: Map<string, number>
  readonly questions: Set<string>
}

const add = (counts: Map<string, number>, key: string): number => {
  const count = (counts.get(key) ?? 0) + 1
  counts.set(key, count)
  return count
}

/** Reads a built file and says by task, or by kind of conversation, what is wrong with it. */
export async function judgeFile(file: string): Promise<Map<string, TaskJudgement>> {
  const all = new Map<string, Counts>()
  for await (const line of linesOf(file)) {
    const record: unknown = JSON.parse(line)
    const sample = Sample.safeParse(record)
    if (sample.success) {
      const { task_name: name, input_field: question, output_field: gold } = sample.data
      count(all, name, {
        question,
        wording: skeletonOf(question),
        answer: String(gold),
        wrong: wrongGolds(sample.data),
        solved: isSolvedByOverlap(sample.data),
      })
      continue
    }
    for (const turn of trainedTurns(ConversationRow.parse(record)))
      count(all, turn.kind, {
        question: `${turn.question}\n${turn.weighed.join()}`,
        wording: masked(turn.question, [...turn.titles.values()]),
        answer: turn.answer,
        wrong: wrongAnswers(turn),
        solved: isSolvedByWords(turn),
      })
  }
  return new Map([...all].map(([name, counts]) => [name, finished(counts)]))
}

interface Judged {
  readonly question: string
  readonly wording: string
  readonly answer: string
  readonly wrong: readonly string[]
  readonly solved: boolean | null
}

function count(all: Map<string, Counts>, name: string, { question, wording, answer, wrong, solved }: Judged): void {
  const counts = all.get(name) ?? emptyCounts()
  all.set(name, counts)
  const { judgement, questions } = counts
  judgement.rows++
  if (wrong.length > 0) judgement.wrong++
  for (const reason of wrong) judgement.reasons[reason] = (judgement.reasons[reason] ?? 0) + 1
  if (solved !== null) judgement.comparable++
  if (solved) judgement.solvedByOverlap++
  if (questions.has(question)) judgement.repeated++
  questions.add(question)
  add(counts.wordings, wording)
  add(counts.answers, answer)
}

const emptyCounts = (): Counts => ({
  judgement: {
    rows: 0,
    wrong: 0,
    reasons: {},
    comparable: 0,
    solvedByOverlap: 0,
    commonestAnswer: 0,
    wordings: 0,
    commonestWording: 0,
    repeated: 0,
  },
  wordings: new Map(),
  answers: new Map(),
  questions: new Set(),
})

const finished = ({ judgement, wordings, answers }: Counts): TaskJudgement => ({
  ...judgement,
  wordings: wordings.size,
  commonestWording: Math.max(0, ...wordings.values()),
  commonestAnswer: Math.max(0, ...answers.values()),
})

/** A shopper's question without the products it names. */
const masked = (question: string, titles: readonly string[]): string =>
  titles
    .flatMap((title) => [title, ...title.split(' ')])
    .filter((word) => word.length > 2)
    .reduce((text, name) => text.replaceAll(name.toLowerCase(), '*'), question.toLowerCase())
    .replace(/(?:\* ?)+/g, '* ')
    .replace(/\d+/g, '#')
    .trim()

const percent = (part: number, all: number): string => (all === 0 ? '–' : `${((100 * part) / all).toFixed(1)} %`)

/** The judgement as a Markdown table. */
export function judgementTable(judged: ReadonlyMap<string, TaskJudgement>): string {
  const rows = [...judged].sort(([a], [b]) => a.localeCompare(b))
  const line = (name: string, each: TaskJudgement): string =>
    `| ${name} | ${each.rows} | ${percent(each.wrong, each.rows)} | ${percent(each.solvedByOverlap, each.comparable)} | ${percent(each.commonestAnswer, each.rows)} | ${each.wordings} | ${percent(each.commonestWording, each.rows)} | ${percent(each.repeated, each.rows)} | ${Object.entries(
      each.reasons,
    )
      .map(([reason, count]) => `${reason}: ${count}`)
      .join('; ')} |`
  const total = emptyCounts().judgement
  for (const [, each] of rows)
    for (const key of [
      'rows',
      'wrong',
      'comparable',
      'solvedByOverlap',
      'commonestAnswer',
      'wordings',
      'commonestWording',
      'repeated',
    ] as const)
      total[key] += each[key]
  return [
    '| task | rows | wrong by rule | solved by words alone | a constant answer | wordings | commonest wording | repeated | reasons |',
    '|---|---|---|---|---|---|---|---|---|',
    ...rows.map(([name, each]) => line(name, each)),
    line('all', total),
  ].join('\n')
}
