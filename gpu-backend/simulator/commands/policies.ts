import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { SingleBar } from 'cli-progress'
import { comparePolicies, underStrain } from '../compare-policies.ts'
import { policiesPicture } from '../pictures.ts'
import { type WeekArguments, weekOf } from '../week-input.ts'

/** Scaling policies on one week: a table, and a picture of their replicas over the traffic. */
export async function policies(options: WeekArguments, out: string, asJson: boolean): Promise<void> {
  const bar = new SingleBar({ format: '{name} {bar} {percentage} %', stream: process.stderr, clearOnComplete: true })
  bar.start(1, 0, { name: 'what a replica carries' })
  const week = await weekOf(options)
  const onProgress = (name: string, share: number): void => bar.update(share, { name })
  const compared = comparePolicies(week, onProgress)
  const [best] = compared
  const strained = best ? underStrain(week, best.result, onProgress) : []
  bar.stop()
  await mkdir(out, { recursive: true })
  const file = join(out, 'policies.svg')
  await writeFile(file, policiesPicture(week, compared))
  const rows = [...compared, ...strained].map(({ result, ...row }) => row)
  if (asJson) return console.log(JSON.stringify({ profile: options.profile, knee: week.knee, rows }, null, 1))
  const { perSecond, concurrency } = week.knee
  console.log(
    `${best?.result.requests} requests in ${options.days} days on ${options.profile}; a replica carries ${perSecond.toFixed(2)}/s with ${concurrency.toFixed(0)} in flight`,
  )
  console.log(`Objective: 95 of 100 first tokens within ${options.ttftP95Ms} ms, window by window of 5 minutes`)
  console.table(
    rows.map(({ name, met, gpuHours, cost, refused, replicasMost }) => ({
      policy: name,
      'windows met %': Number((100 * met).toFixed(2)),
      'GPU-hours': Math.round(gpuHours),
      'of the optimum': Number(cost.toFixed(2)),
      'refused %': Number((100 * refused).toFixed(3)),
      'replicas at most': replicasMost,
    })),
  )
  console.log(file)
}
