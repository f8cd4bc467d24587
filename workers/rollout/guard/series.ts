import { countOf, quantile } from '../../../shared/histogram.ts'
import * as z from '../../../shared/zod.ts'
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
  return plotted(
    steps.map(({ startedAt, cells }) => ({
      startedAt,
      cells: Object.fromEntries(Object.entries(cells).map(([name, counts]) => [name, measured(counts)])),
    })),
    window,
    now,
  )
}

const measured = ({ requests, hits, modelRequests, failed, violations, ttft }: Counts): Measured => ({
  ...{ requests, hits, modelRequests, failed, violations },
  ttftP50Ms: countOf(ttft) ? quantile(ttft, 0.5) : null,
  ttftP95Ms: countOf(ttft) ? quantile(ttft, 0.95) : null,
})

/** What is known of an arm in a region in one step, by whoever counted. */
export interface Measured extends Pick<Counts, 'requests' | 'hits' | 'modelRequests' | 'failed' | 'violations'> {
  readonly ttftP50Ms: number | null
  readonly ttftP95Ms: number | null
}

/** When a window's first step began, milliseconds since 1970. */
export function startOf(window: Window, now: number): number {
  const { stepMs, steps } = windows[window]
  return now - (now % stepMs) - (steps - 1) * stepMs
}

/** Steps as series of one value a step; null where nothing was measured. */
export function plotted(
  steps: readonly { readonly startedAt: number; readonly cells: Readonly<Record<string, Measured>> }[],
  window: Window,
  now: number,
): { readonly from: number; readonly series: Series[] } {
  const { stepMs, steps: count } = windows[window]
  const from = startOf(window, now)
  const names = [...new Set(steps.flatMap(({ cells }) => Object.keys(cells)))].toSorted()
  const byMoment = new Map(steps.map(({ startedAt, cells }) => [startedAt, cells]))
  const moments = Array.from({ length: count }, (_, at) => from + at * stepMs)
  return {
    from,
    series: names.map((name) => {
      const [region = '', arm = ''] = name.split('/')
      const counts = moments.map((moment) => byMoment.get(moment)?.[name] ?? null)
      const read = (measure: (counts: Measured) => number | null) => counts.map((each) => each && measure(each))
      return {
        region,
        arm,
        requestsPerMinute: counts.map((each) => (each?.requests ?? 0) / (stepMs / minuteMs)),
        errorRate: read(({ failed, modelRequests }) => share(failed, modelRequests)),
        hitRate: read(({ hits, requests }) => share(hits, requests)),
        violationRate: read(({ violations, modelRequests }) => share(violations, modelRequests)),
        ttftP50Ms: read(({ ttftP50Ms }) => ttftP50Ms),
        ttftP95Ms: read(({ ttftP95Ms }) => ttftP95Ms),
      }
    }),
  }
}

const share = (part: number, total: number): number | null => (total ? part / total : null)
