import { SingleBar } from 'cli-progress'
import * as z from 'zod/mini'
import { generator } from '../../../shared/faq/train-classes.ts'
import { scalingShare } from '../../serving/profiles.ts'
import { kneeOf } from '../knee.ts'
import { measuredProfiles, replicaOf } from '../replica.ts'
import { arrivalsOf } from '../week.ts'
import { queueWaitMaxMs } from '../week-input.ts'

export const CostArguments = z.object({
  ttftP95Ms: z.coerce.number().check(z.positive()),
  prefixHit: z.coerce.number().check(z.minimum(0), z.maximum(0.95)),
  /** `profile=dollars` of one card for an hour, with commas between. */
  usdPerCardHour: z.string().check(z.regex(/^[\w-]+=[\d.]+(,[\w-]+=[\d.]+)*$/)),
})

/**
 * On demand, of one card. AWS p5.48xlarge in us-east-1, 55.04 (datareceipts, 2026-11-09); p5en.48xlarge in us-east-2, 63.296 (dstack,
 * 2026-08-06); CoreWeave HGX B200, 68.80 (coreweave.com/pricing, 2026-09-20); each for eight.
 */
export const costOptions = {
  'usd-per-card-hour': { type: 'string', default: 'h100x2-fp8-tp2=6.88,h200x1-fp8=7.912,b200x1-nvfp4=8.6' },
} as const

const fleet = 8

/** What a million tokens of chat cost on each measured profile, at the load that a replica is meant to carry. */
export function cost({ ttftP95Ms, prefixHit, usdPerCardHour }: z.infer<typeof CostArguments>, asJson: boolean): void {
  const prices = new Map(usdPerCardHour.split(',').map((pair) => [pair.split('=')[0] ?? '', Number(pair.split('=')[1])]))
  const tokens = meanTokens()
  const bar = new SingleBar({ format: '{name} {bar} {value}/{total}', stream: process.stderr, clearOnComplete: true })
  bar.start(measuredProfiles.length, 0, { name: '' })
  const rows = measuredProfiles.flatMap((name) => {
    bar.increment(1, { name })
    const usd = prices.get(name)
    if (usd === undefined) return []
    const { cards, ...replica } = replicaOf(name)
    const knee = kneeOf({ ...replica, prefixHit, queueWaitMaxMs, ttftObjectiveMs: ttftP95Ms }, fleet)
    const requestsPerHour = 3_600 * scalingShare.rate * knee.perSecond
    const usdPerRequest = (usd * cards) / requestsPerHour
    return [
      {
        profile: name,
        usdPerHour: usd * cards,
        perSecond: scalingShare.rate * knee.perSecond,
        usdPerThousandRequests: 1e3 * usdPerRequest,
        usdPerMillionTokens: (1e6 * usdPerRequest) / (tokens.prompt + tokens.output),
        usdPerMillionOutputTokens: (1e6 * usdPerRequest) / tokens.output,
      },
    ]
  })
  bar.stop()
  if (asJson) return console.log(JSON.stringify({ ttftP95Ms, prefixHit, tokens, rows }, null, 1))
  console.log(
    `Requests of ${tokens.prompt.toFixed(0)} tokens in and ${tokens.output.toFixed(0)} out; 95 of 100 first tokens within ${ttftP95Ms} ms; ${100 * prefixHit} % of prompts in the prefix cache`,
  )
  console.table(
    rows.map((row) => ({
      profile: row.profile,
      '$ an hour': Number(row.usdPerHour.toFixed(2)),
      'requests/s': Number(row.perSecond.toFixed(2)),
      '$ per 1,000 requests': Number(row.usdPerThousandRequests.toFixed(2)),
      '$ per M tokens': Number(row.usdPerMillionTokens.toFixed(2)),
      '$ per M output tokens': Number(row.usdPerMillionOutputTokens.toFixed(2)),
    })),
  )
}

function meanTokens(): { readonly prompt: number; readonly output: number } {
  const arrivals = [...arrivalsOf({ perMinute: [4_000], minuteNoise: 0, random: generator(9) })]
  const mean = (of: (each: (typeof arrivals)[number]) => number): number =>
    arrivals.reduce((sum, each) => sum + of(each), 0) / arrivals.length
  return { prompt: mean(({ promptTokens }) => promptTokens), output: mean(({ outputTokens }) => outputTokens) }
}
