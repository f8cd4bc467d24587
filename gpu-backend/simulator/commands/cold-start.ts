import { SingleBar } from 'cli-progress'
import { ours } from '../compare-policies.ts'
import { shareMet } from '../knee.ts'
import { type WeekArguments, weekOf } from '../week-input.ts'

const minutes = [2, 5, 8, 15, 30] as const

/** What a cold start costs: our policy on one week with ever slower ones, with and without a week before to look back on. */
export async function coldStart(options: WeekArguments, asJson: boolean): Promise<void> {
  const bar = new SingleBar({ format: '{name} {bar} {percentage} %', stream: process.stderr, clearOnComplete: true })
  bar.start(1, 0, { name: 'what a replica carries' })
  const week = await weekOf(options)
  const rows = minutes.flatMap((cold) =>
    [true, false].map((hasHistory) => {
      const changes = { nodeMinutes: cold / 2, podMinutes: cold / 2 }
      const policy = ours(hasHistory ? week : { ...week, lastWeek: [] }, changes)
      const result = week.run(policy, (share) => bar.update(share, { name: `cold start of ${cold} min` }), changes)
      return { minutes: cold, forecast: hasHistory, met: shareMet(result), gpuHours: result.nodeHours * week.cards }
    }),
  )
  bar.stop()
  if (asJson) return console.log(JSON.stringify({ profile: options.profile, rows }, null, 1))
  console.table(
    rows.map(({ minutes: cold, forecast, met, gpuHours }) => ({
      'cold start min': cold,
      forecast: forecast ? 'yes' : 'no',
      'windows met %': Number((100 * met).toFixed(2)),
      'GPU-hours': Math.round(gpuHours),
    })),
  )
}
