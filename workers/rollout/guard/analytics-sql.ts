import * as z from '../../../shared/zod.ts'
import { cellName, withoutModel } from './counts.ts'
import { type Measured, plotted, type Series, startOf, type Window, windows } from './series.ts'

/** Where `http/adapters/recorder.ts` puts what. */
const columns = { arm: 'blob2', cache: 'blob5', ending: 'blob6', region: 'blob11', backend: 'blob13' } as const
const numbers = {
  status: 'double1',
  ttft: 'double3',
  violations: 'double10',
  invented: 'double11',
  byCaller: 'double12',
} as const

const { arm, cache, ending, region, backend } = columns
const { status, ttft, violations, invented, byCaller } = numbers
const isHit = `${cache} IN (${withoutModel.map((name) => `'${name}'`).join(', ')})`
// One row stands for as many requests as sampling says.
const weight = '_sample_interval'
const countOf = (condition: string, name: string): string => `SUM(IF(${condition}, ${weight}, 0)) AS ${name}`

/** The same requests as the guard counts (`counts.ts`), added up by step, region and arm in Analytics Engine's SQL. */
export function analyticsSql(dataset: string, window: Window, now: number): { readonly counts: string; readonly ttft: string } {
  const seconds = windows[window].stepMs / 1000
  const step = `intDiv(toUInt32(timestamp), ${seconds}) * ${seconds} AS step, ${region} AS region, ${arm} AS arm`
  const from = `FROM ${dataset} WHERE timestamp >= toDateTime(${startOf(window, now) / 1000}) AND ${region} != '' AND ${arm} != ''
  AND ${ending} != 'cancelled' AND (${status} < 400 OR ${status} >= 500) AND NOT (${ending} = 'failed' AND ${byCaller} > 0)`
  const counts = [
    `SUM(${weight}) AS requests`,
    countOf(isHit, 'hits'),
    countOf(`NOT (${isHit}) AND ${ending} = 'failed'`, 'failed'),
    countOf(`NOT (${isHit}) AND ${violations} + ${invented} > 0`, 'violations'),
  ]
  const quantiles = [0.5, 0.95].map((q) => `quantileExactWeighted(${q})(${ttft}, ${weight}) AS p${100 * q}`)
  return {
    counts: `SELECT ${step}, ${counts.join(', ')} ${from} GROUP BY step, region, arm FORMAT JSON`,
    ttft: `SELECT ${step}, ${quantiles.join(', ')} ${from} AND ${ttft} >= 0 AND ${backend} != '' AND NOT (${isHit})
  GROUP BY step, region, arm FORMAT JSON`,
  }
}

const number = z.coerce.number()
const key = { step: number, region: z.string(), arm: z.string() }
/** What the SQL API answers; wide integers come as text. */
export const AnalyticsCounts = z.object({
  data: z.array(z.object({ ...key, requests: number, hits: number, failed: number, violations: number })),
})
export const AnalyticsTtft = z.object({ data: z.array(z.object({ ...key, p50: number, p95: number })) })

export function analyticsSeries(
  counts: z.infer<typeof AnalyticsCounts>,
  ttft: z.infer<typeof AnalyticsTtft>,
  { window, now }: { readonly window: Window; readonly now: number },
): { readonly from: number; readonly series: Series[] } {
  const nameOf = (row: { step: number; region: string; arm: string }): string => `${row.step} ${cellName(row.region, row.arm)}`
  const times = new Map(ttft.data.map((row) => [nameOf(row), row]))
  const steps = new Map<number, Record<string, Measured>>()
  for (const row of counts.data) {
    const { requests, hits, failed, violations } = row
    const time = times.get(nameOf(row))
    const cells = steps.get(row.step) ?? {}
    cells[cellName(row.region, row.arm)] = {
      ...{ requests, hits, failed, violations },
      modelRequests: requests - hits,
      ttftP50Ms: time?.p50 ?? null,
      ttftP95Ms: time?.p95 ?? null,
    }
    steps.set(row.step, cells)
  }
  return plotted(
    [...steps].map(([step, cells]) => ({ startedAt: step * 1000, cells })),
    window,
    now,
  )
}
