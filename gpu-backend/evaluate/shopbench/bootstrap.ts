import { Random } from '../../dataset/grounded/random.ts'
import { type Scored, type Summary, summarise } from './score.ts'

interface Interval {
  readonly low: number
  readonly high: number
}

const resamplesDefault = 1_000

/**
 * 95 % percentile intervals by bootstrap (Efron 1979): samples are drawn with replacement within each task, so that the
 * tasks, over which ShopBench averages, stay. Seeded: the same results give the same interval.
 */
export function bootstrap(scored: readonly Scored[], seed = 1, resamples = resamplesDefault): ReadonlyMap<string, Interval> {
  const tasks = [...Map.groupBy(scored, ({ question }) => question.task).values()]
  const random = new Random(seed)
  const values = new Map<string, number[]>()
  for (let round = 0; round < resamples; round++) {
    const drawn = tasks.flatMap((samples) => samples.map(() => random.pick(samples)))
    for (const [name, value] of flatten(summarise(drawn))) {
      const list = values.get(name) ?? []
      values.set(name, list)
      if (value !== null) list.push(value)
    }
  }
  return new Map(
    [...values].flatMap(([name, list]) => {
      if (!list.length) return []
      list.sort((a, b) => a - b)
      const at = (share: number) => list[Math.min(list.length - 1, Math.floor(share * list.length))] as number
      return [[name, { low: at(0.025), high: at(0.975) }] as const]
    }),
  )
}

/** `overall`, `skill:…`, `type:…`, `task:…` → score. */
function flatten(summary: Summary): [string, number | null][] {
  return [
    ['overall', summary.overall],
    ...Object.entries(summary.bySkill).map(([name, score]): [string, number | null] => [`skill:${name}`, score]),
    ...Object.entries(summary.byType).map(([name, score]): [string, number | null] => [`type:${name}`, score]),
    ...Object.entries(summary.byTask).map(([name, { score }]): [string, number | null] => [`task:${name}`, score]),
  ]
}
