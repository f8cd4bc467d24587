import { readFile } from 'node:fs/promises'
import { parseArgs } from 'node:util'
import { SingleBar } from 'cli-progress'
import * as z from 'zod/mini'
import { quantile } from '../../shared/quantile.ts'
import { qwen2_72b } from '../serving/model-shape.ts'
import { profiles, sizeOf } from '../serving/profiles.ts'
import type { IterationModel } from './continuous-batch.ts'
import { type Arrival, simulateFleet } from './fleet.ts'
import { iterationModelOf, iterationModels, withBf16Kv } from './iteration-models.ts'

const usage = `npm run simulate -- --trace FILE.csv [--profile h200x1-fp8] [--rate 1] [--ttft-p95-ms 1000] [--tpot-p95-ms 100]
                     [--replicas-max 16] [--minutes 60] [--json]
How many replicas a trace (columns dt_ms,in,out: since the one before, prompt, answer) needs to keep an objective. --rate makes it
come faster. Profiles with a measured model: ${Object.keys(iterationModels).join(', ')}.`

const { values } = parseArgs({
  options: {
    trace: { type: 'string' },
    profile: { type: 'string', default: 'h200x1-fp8' },
    rate: { type: 'string', default: '1' },
    'ttft-p95-ms': { type: 'string', default: '1000' },
    'tpot-p95-ms': { type: 'string', default: '100' },
    'replicas-max': { type: 'string', default: '16' },
    minutes: { type: 'string', default: '60' },
    json: { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
  },
})
const positive = z.coerce.number().check(z.positive())
const Asked = z.object({
  trace: z.string(),
  rate: positive,
  ttftP95Ms: positive,
  tpotP95Ms: positive,
  replicasMax: z.coerce.number().check(z.int(), z.minimum(1), z.maximum(256)),
  minutes: positive,
})

const asked = Asked.safeParse({
  ...values,
  ttftP95Ms: values['ttft-p95-ms'],
  tpotP95Ms: values['tpot-p95-ms'],
  replicasMax: values['replicas-max'],
})
const profile = profiles.find(({ name }) => name === values.profile)
const model = iterationModelOf(values.profile)
if (values.help || !asked.success || !profile || !model) {
  const problem = asked.success
    ? `no measured model for the profile '${values.profile}'`
    : asked.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`).join('; ')
  console.error(values.help ? usage : `${problem}\n${usage}`)
  process.exitCode = values.help ? 0 : 2
} else await replicasFor(asked.data, profile, profile.kvPrecision === 'bf16' ? withBf16Kv(model) : model)

async function replicasFor(
  { trace, rate, ttftP95Ms, tpotP95Ms, replicasMax, minutes }: z.infer<typeof Asked>,
  chosen: (typeof profiles)[number],
  timing: IterationModel,
): Promise<void> {
  const arrivals = readTrace(await readFile(trace, 'utf8'), rate, minutes * 60_000)
  const { kvTokens, sequences } = sizeOf(chosen, qwen2_72b)
  const bar = new SingleBar({
    format: 'replicas {bar} {value} of at most {total}',
    stream: process.stderr,
    clearOnComplete: true,
  })
  bar.start(replicasMax, 0)
  const rows = []
  let keeps = false
  for (let replicas = 1; replicas <= replicasMax && !keeps; replicas++) {
    const found = simulateFleet({
      arrivals,
      replicas,
      model: timing,
      kvTokens,
      sequences,
      tokensPerIteration: chosen.tokensPerIteration,
    })
    const row = {
      replicas,
      ttftP50Ms: quantile(found.ttftMs, 0.5),
      ttftP95Ms: quantile(found.ttftMs, 0.95),
      tpotP95Ms: quantile(found.tpotMs, 0.95),
      queuedMost: found.queuedMost,
      busy: found.busy,
      gpuHours: (replicas * chosen.cards * found.endedAt) / 3_600_000,
    }
    keeps = row.ttftP95Ms <= ttftP95Ms && row.tpotP95Ms <= tpotP95Ms
    rows.push({ ...row, keeps })
    bar.update(replicas)
  }
  bar.stop()
  if (values.json) return console.log(JSON.stringify({ profile: chosen.name, requests: arrivals.length, rows }, null, 1))
  console.log(
    `${arrivals.length} requests on ${chosen.name}; objective: first token in ${ttftP95Ms} ms, then ${tpotP95Ms} ms a token, for 95 %`,
  )
  console.table(
    rows.map(({ replicas, ttftP50Ms, ttftP95Ms: first, tpotP95Ms: rest, queuedMost, busy, gpuHours, keeps: does }) => ({
      replicas,
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

/** Arrivals until an end, as often as `rate` says. Lines that are not three numbers are refused by their place. */
function readTrace(text: string, rate: number, untilMs: number): Arrival[] {
  const arrivals: Arrival[] = []
  let at = 0
  for (const [place, line] of text.split('\n').entries()) {
    if (line.trim() === '' || line.startsWith('#') || line.startsWith('dt_ms')) continue
    const [gap, promptTokens, outputTokens] = line.split(',').map(Number)
    if (gap === undefined || !promptTokens || outputTokens === undefined || Number.isNaN(gap + promptTokens + outputTokens))
      throw new Error(`${values.trace}:${place + 1}: not dt_ms,in,out`)
    at += gap / rate
    if (at > untilMs) break
    arrivals.push({ at, promptTokens, outputTokens })
  }
  return arrivals
}
