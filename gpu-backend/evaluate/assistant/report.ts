import * as z from 'zod'
import { wilson } from '../../../shared/wilson.ts'

/** One turn with its answer and why it is not right. */
export const TurnResult = z.object({
  id: z.string(),
  kind: z.string(),
  turn: z.number(),
  user: z.string(),
  text: z.string(),
  faults: z.array(z.string()),
  ms: z.number(),
})
export type TurnResult = z.infer<typeof TurnResult>

/** What a run of the evaluation writes, for comparing models and prompts. */
export const Results = z.object({
  name: z.string(),
  at: z.string(),
  turns: z.array(TurnResult),
  /** Answers to the questions of the gate; their faults are false statements. */
  truths: z.array(TurnResult),
})
export type Results = z.infer<typeof Results>

interface Share {
  readonly name: string
  readonly count: number
  readonly right: number
  readonly low: number
  readonly high: number
}

const shareOf = (name: string, turns: readonly TurnResult[]): Share => {
  const right = turns.filter(({ faults }) => faults.length === 0).length
  return { name, count: turns.length, right, ...wilson(right, turns.length) }
}

/** By kind, all turns last. */
export const sharesOf = (turns: readonly TurnResult[]): Share[] => [
  ...[...Map.groupBy(turns, ({ kind }) => kind)]
    .sort(([a], [b]) => a.localeCompare(b))
    .map(([kind, some]) => shareOf(kind, some)),
  shareOf('all', turns),
]

const percent = (share: number): string => `${(100 * share).toFixed(0)} %`
const median = (values: readonly number[]): number => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0

/** A Markdown table of one run or several, side by side: turns right of all turns, and Wilson's 95 % interval. */
export function tableOf(results: readonly Results[], pick: 'turns' | 'truths'): string {
  const columns = results.map((each) => new Map(sharesOf(each[pick]).map((share) => [share.name, share])))
  const names = [...new Set(columns.flatMap((column) => [...column.keys()]))].sort(
    (a, b) => Number(a === 'all') - Number(b === 'all') || a.localeCompare(b),
  )
  const cell = (share: Share | undefined): string =>
    share
      ? `${share.right}/${share.count}, ${percent(share.right / share.count)} (${percent(share.low)}–${percent(share.high)})`
      : '–'
  return [
    `| ${pick === 'turns' ? 'kind' : 'nothing false in'} | ${results.map(({ name }) => name).join(' | ')} |`,
    `|---|${results.map(() => '---').join('|')}|`,
    ...names.map((name) => `| ${name} | ${columns.map((column) => cell(column.get(name))).join(' | ')} |`),
    ...(pick === 'turns' ? [`| median ms | ${results.map(({ turns }) => median(turns.map(({ ms }) => ms))).join(' | ')} |`] : []),
  ].join('\n')
}
