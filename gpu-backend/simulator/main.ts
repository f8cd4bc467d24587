import { parseArgs } from 'node:util'
import type * as z from 'zod/mini'
import { coldStart } from './commands/cold-start.ts'
import { CostArguments, cost, costOptions } from './commands/cost.ts'
import { policies } from './commands/policies.ts'
import { ReplicasArguments, replicas, replicasOptions } from './commands/replicas.ts'
import { measuredProfiles } from './replica.ts'
import { WeekArguments, weekOptions } from './week-input.ts'

const usage = `npm run simulate -- replicas --trace FILE.csv [--rate 1] [--tpot-p95-ms 100] [--replicas-max 16] [--minutes 60]
                     How many replicas a trace (columns dt_ms,in,out: since the one before, prompt, answer) needs.
npm run simulate -- policies     Scaling policies over a week of traffic: windows that kept the objective, GPU-hours, a picture.
npm run simulate -- cold-start   What slower and slower cold starts cost.
                     [--rates FILE.csv] [--column 1] [--scale 1] [--days 7] [--prefix-hit 0] [--node-minutes 4] [--pod-minutes 4]
                     Rates are requests a minute in bins of 15 minutes; the Azure trace of 2024 beside the project where none is named.
npm run simulate -- cost         What a million tokens cost on each measured profile. [--usd-per-card-hour PROFILE=DOLLARS,…]
All: [--profile h100x2-fp8-tp2] [--ttft-p95-ms 1000] [--out build/simulate] [--json]. Profiles with a measured model:
${measuredProfiles.join(', ')}.`

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    ...replicasOptions,
    ...weekOptions,
    ...costOptions,
    out: { type: 'string', default: 'build/simulate' },
    json: { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
  },
})

class UsageError extends Error {}

function parsed<S extends z.ZodMiniType>(schema: S): z.output<S> {
  const camel = (key: string): string => key.replaceAll(/-([a-z])/g, (_, letter: string) => letter.toUpperCase())
  const result = schema.safeParse(Object.fromEntries(Object.entries(values).map(([key, value]) => [camel(key), value])))
  if (result.success) return result.data
  throw new UsageError(result.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`).join('; '))
}

const commands: Readonly<Record<string, () => Promise<void>>> = {
  replicas: async () => replicas(parsed(ReplicasArguments), values.json),
  policies: async () => policies(parsed(WeekArguments), values.out, values.json),
  cost: async () => cost(parsed(CostArguments), values.json),
  'cold-start': async () => coldStart(parsed(WeekArguments), values.json),
}

const command = commands[positionals[0] ?? 'replicas']
if (values.help || !command) {
  console.error(usage)
  process.exitCode = values.help ? 0 : 2
} else
  await command().catch((error: Error) => {
    console.error(error instanceof UsageError ? `${error.message}\n${usage}` : error.message)
    process.exitCode = 2
  })
