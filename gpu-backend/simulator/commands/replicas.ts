import { readFile } from 'node:fs/promises'
import { SingleBar } from 'cli-progress'
import * as z from 'zod/mini'
import { quantile } from '../../../shared/quantile.ts'
import { type Arrival, simulateFleet } from '../fleet.ts'
import { replicaOf } from '../replica.ts'

const positive = z.coerce.number().check(z.positive())
export const ReplicasArguments = z.object({
  trace: z.string(),
  profile: z.string(),
  rate: positive,
  ttftP95Ms: positive,
  tpotP95Ms: positive,
  replicasMax: z.coerce.number().check(z.int(), z.minimum(1), z.maximum(256)),
  minutes: positive,
})

export const replicasOptions = {
  trace: { type: 'string' },
  rate: { type: 'string', default: '1' },
  'tpot-p95-ms': { type: 'string', default: '100' },
  'replicas-max': { type: 'string', default: '16' },
  minutes: { type: 'string', default: '60' },
} as const

/** How many replicas a trace needs to keep an objective: a row for each number until one does. */
export async function replicas(options: z.infer<typeof ReplicasArguments>, asJson: boolean): Promise<void> {
  const { trace, profile, rate, ttftP95Ms, tpotP95Ms, replicasMax, minutes } = options
  const arrivals = readTrace(trace, await readFile(trace, 'utf8'), rate, minutes * 60_000)
  const { cards, ...replica } = replicaOf(profile)
  const bar = new SingleBar({
    format: 'replicas {bar} {value} of at most {total}',
    stream: process.stderr,
    clearOnComplete: true,
  })
  bar.start(replicasMax, 0)
  const rows = []
  let keeps = false
  for (let count = 1; count <= replicasMax && !keeps; count++) {
    const found = simulateFleet({ ...replica, arrivals, replicas: count })
    const row = {
      replicas: count,
      ttftP50Ms: quantile(found.ttftMs, 0.5),
      ttftP95Ms: quantile(found.ttftMs, 0.95),
      tpotP95Ms: quantile(found.tpotMs, 0.95),
      queuedMost: found.queuedMost,
      busy: found.busy,
      gpuHours: (count * cards * found.endedAt) / 3_600_000,
    }
    keeps = row.ttftP95Ms <= ttftP95Ms && row.tpotP95Ms <= tpotP95Ms
    rows.push({ ...row, keeps })
    bar.update(count)
  }
  bar.stop()
  if (asJson) return console.log(JSON.stringify({ profile, requests: arrivals.length, rows }, null, 1))
  console.log(
    `${arrivals.length} requests on ${profile}; objective: first token in ${ttftP95Ms} ms, then ${tpotP95Ms} ms a token, for 95 %`,
  )
  console.table(
    rows.map(({ replicas: count, ttftP50Ms, ttftP95Ms: first, tpotP95Ms: rest, queuedMost, busy, gpuHours, keeps: does }) => ({
      replicas: count,
      'TTFT p50 ms': Math.round(ttftP50Ms),
      'TTFT p95 ms': Math.round(first),
      'TPOT p95 ms': Math.round(rest),
      'queued at most': queuedMost,
      'busy %': Math.round(100 * busy),
      'GPU-hours': Number(gpuHours.toFixed(1)),
      keeps: does ? 'yes' : 'no',
    })),
  )
  console.log(keeps ? `${rows.length} replicas keep it.` : `No number up to ${replicasMax} keeps it.`)
}

/** Arrivals until an end, as often as `rate` says. Lines that are not three numbers are refused by their line. */
function readTrace(file: string, text: string, rate: number, untilMs: number): Arrival[] {
  const arrivals: Arrival[] = []
  let at = 0
  for (const [index, line] of text.split('\n').entries()) {
    if (line.trim() === '' || line.startsWith('#') || line.startsWith('dt_ms')) continue
    const [gap, promptTokens, outputTokens] = line.split(',').map(Number)
    if (gap === undefined || !promptTokens || outputTokens === undefined || Number.isNaN(gap + promptTokens + outputTokens))
      throw new Error(`${file}:${index + 1}: not dt_ms,in,out`)
    at += gap / rate
    if (at > untilMs) break
    arrivals.push({ at, promptTokens, outputTokens })
  }
  return arrivals
}
