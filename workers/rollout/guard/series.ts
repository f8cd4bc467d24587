import * as z from 'zod/mini'
import { countOf, quantile } from '../../../shared/histogram.ts'
import { addCells, Cells, type Counts } from './counts.ts'

const minuteMs = 60_000

/** How far an operator looks back, in steps of how long; each step's counts are kept as long as its window. */
export const windows = {
  hour: { stepMs: minuteMs, steps: 60 },
  day: { stepMs: 15 * minuteMs, steps: 96 },
  week: { stepMs: 120 * minuteMs, steps: 84 },
} as const
export type Window = keyof typeof windows
export const windowNames = ['hour', 'day', 'week'] as const

/** The steps of one window that have counts, oldest first. */
export const Steps = z.array(z.object({ startedAt: z.number(), cells: Cells }))
export type Steps = z.infer<typeof Steps>

/** Adds what became of requests at a moment to the step it falls into; steps older than the window go. */
export function addToSteps(steps: Steps, window: Window, cells: Cells, now: number): void {
  const { stepMs, steps: kept } = windows[window]
  const startedAt = now - (now % stepMs)
  const last = steps.at(-1)
  if (last?.startedAt === startedAt) addCells(last.cells, cells)
  else steps.push({ startedAt, cells: structuredClone(cells) })
  while ((steps[0]?.startedAt ?? now) <= now - kept * stepMs) steps.shift()
}

/** One arm of one region over time; null where nothing was measured. */
export interface Series {
  readonly region: string
  readonly arm: string
  readonly requestsPerMinute: readonly (number | null)[]
  readonly errorRate: readonly (number | null)[]
  readonly hitRate: readonly (number | null)[]
  readonly violationRate: readonly (number | null)[]
  readonly ttftP50Ms: readonly (number | null)[]
  readonly ttftP95Ms: readonly (number | null)[]
}

/** A window as plots need it: a value for each step and measure, steps without traffic included. */
export function seriesOf(steps: Steps, window: Window, now: number): { readonly from: number; readonly series: Series[] } {
  const { stepMs, steps: count } = windows[window]
  const last = now - (now % stepMs)
  const from = last - (count - 1) * stepMs
  const names = [...new Set(steps.flatMap(({ cells }) => Object.keys(cells)))].toSorted()
  const byMoment = new Map(steps.map(({ startedAt, cells }) => [startedAt, cells]))
  const moments = Array.from({ length: count }, (_, at) => from + at * stepMs)
  return {
    from,
    series: names.map((name) => {
      const [region = '', arm = ''] = name.split('/')
      const counts = moments.map((moment) => byMoment.get(moment)?.[name] ?? null)
      const read = (measure: (counts: Counts) => number | null) => counts.map((each) => each && measure(each))
      return {
        region,
        arm,
        requestsPerMinute: counts.map((each) => (each?.requests ?? 0) / (stepMs / minuteMs)),
        errorRate: read(({ failed, modelRequests }) => share(failed, modelRequests)),
        hitRate: read(({ hits, requests }) => share(hits, requests)),
        violationRate: read(({ violations, modelRequests }) => share(violations, modelRequests)),
        ttftP50Ms: read(({ ttft }) => (countOf(ttft) ? quantile(ttft, 0.5) : null)),
        ttftP95Ms: read(({ ttft }) => (countOf(ttft) ? quantile(ttft, 0.95) : null)),
      }
    }),
  }
}

const share = (part: number, total: number): number | null => (total ? part / total : null)
