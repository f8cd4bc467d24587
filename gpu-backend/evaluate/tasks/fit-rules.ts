import { createHash } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { inferAnswerType } from '../../../shared/answers/answer-type.ts'
import { answerByRules } from '../../../shared/answers/rules/answer-by-rules.ts'
import type { RuleWeights } from '../../../shared/answers/rules/rule-weights.ts'
import { readWords } from '../faq/words.ts'
import { type Question, readQuestions } from '../shopbench/questions.ts'
import { scoreSample } from '../shopbench/score.ts'
import { categoryQuestions, rankingQuestions } from './derived-questions.ts'
import { fitRules } from './rules-from-questions.ts'

const help = `npx node gpu-backend/evaluate/tasks/fit-rules.ts --data FILE.jsonl [--data …] [--search DIR] [--held-out FILE.jsonl] [--out FILE]

  Fits the rules that answer shopping tasks at the edge to ready-made questions with golds (the training part that
  npm run dataset -- build --count 0 --split train writes). Three quarters are fitted and the rest reported by kind, then
  all are fitted and written (default shared/answers/rules/task-rules-v1.bin).
  --search DIR      the public searches (shared/data/search), of which rankings are made
  --held-out FILE   questions kept for measuring: no ranking is made of a query that stands in one`

const { values } = parseArgs({
  options: {
    help: { type: 'boolean', default: false },
    data: { type: 'string', multiple: true, default: [] },
    search: { type: 'string' },
    'held-out': { type: 'string' },
    out: { type: 'string', default: 'shared/answers/rules/task-rules-v1.bin' },
  },
})
if (values.help || !values.data.length) {
  console.log(help)
  process.exit(values.help ? 0 : 1)
}

const words = readWords()
const seed = 1
const readyMade = values.data.flatMap((file) => readQuestions(file))
const heldOut = values['held-out'] ? readFileSync(values['held-out'], 'utf8') : ''
const questions = [
  ...readyMade.filter(({ metric }) => !/sent|bleu/.test(metric)),
  ...categoryQuestions(readyMade, seed),
  ...(values.search ? rankingQuestions(values.search, seed, (query) => heldOut.includes(query)) : []),
]
/** A quarter, by a hash of the question: what is kept apart to choose by. */
const isKept = ({ prompt }: Question): boolean => (createHash('sha256').update(prompt).digest()[0] ?? 0) < 64

await report(fitRules(questions.filter((question) => !isKept(question))), questions.filter(isKept))
const fitted = fitRules(questions)
writeFileSync(values.out, `${JSON.stringify(fitted)}\n`)

async function report(weights: RuleWeights, kept: readonly Question[]): Promise<void> {
  const byKind = new Map<string, { score: number; count: number }>()
  for (const question of kept) {
    const type = question.form === 'yes/no' ? question.type : inferAnswerType(question.prompt)
    const answer = answerByRules({ words, weights }, question.prompt, type)
    const { score } = await scoreSample(question, answer?.text ?? '', 'contest', null)
    const key = `${answer?.kind ?? 'no rule'} (${question.task})`
    const sum = byKind.get(key) ?? { score: 0, count: 0 }
    byKind.set(key, { score: sum.score + (score ?? 0), count: sum.count + 1 })
  }
  for (const [kind, { score, count }] of [...byKind].sort())
    console.log(`${((100 * score) / count).toFixed(1).padStart(6)}  n=${count}  ${kind}`)
}
