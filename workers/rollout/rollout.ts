import * as z from '../../shared/zod.ts'
import { ArmName, ArmSpec } from './arm.ts'

const Name = z.string().check(z.regex(/^[a-z][a-z0-9-]{0,31}$/))
/** Percent of a region's users, to a hundredth. */
export const Percent = z.number().check(z.minimum(0), z.maximum(100), z.multipleOf(0.01))
const Instant = z.iso.datetime({ offset: true })
const Rate = z.number().check(z.minimum(0), z.maximum(1))

/** Where a request came in, as the platform says (`request.cf`). All three empty: everywhere no other region claims. */
const RegionMatch = z.strictObject({
  continents: z._default(z.array(z.string().check(z.regex(/^[A-Z]{2}$/))), []),
  countries: z._default(z.array(z.string().check(z.regex(/^[A-Z0-9]{2}$/))), []),
  colos: z._default(z.array(z.string().check(z.regex(/^[A-Z]{3}$/))), []),
})

export const Region = z.strictObject({
  name: Name,
  match: RegionMatch,
  /** Backends by pool, in order of preference. The names are the deployment's own (`SETTINGS.backends`). */
  pools: z.record(Name, z.array(z.string()).check(z.minLength(1), z.maxLength(8))),
  /** Percent of the region's users by arm, 100 together. An arm left out has none and answers only to its model's name. */
  shares: z.record(ArmName, Percent),
  /** Regions whose backends may serve when this one's do not: where this region's questions may travel, in order. */
  fallback: z._default(z.array(Name).check(z.maxLength(8)), []),
  /** When no share may change by plan or by hand; rolling back and killing are always allowed. */
  freezes: z._default(z.array(z.strictObject({ from: Instant, until: Instant, why: z.string().check(z.maxLength(200)) })), []),
})
export type Region = z.infer<typeof Region>

/** What a new arm must keep, beside the baseline of the same region; a bound left out is not watched. */
export const Objective = z.strictObject({
  /** Share of requests that failed, in absolute terms and as a multiple of the baseline's. */
  errorRateMax: z._default(Rate, 0.05),
  ttftP95MsMax: z._default(z.nullable(z.number().check(z.positive())), null),
  /** Share of answers with a slot nothing fills. */
  groundingViolationRateMax: z._default(Rate, 0.2),
  thumbsDownRateMax: z._default(Rate, 0.5),
  /** Requests of the new arm before a step begins. */
  samplesMin: z._default(z.int().check(z.minimum(20), z.maximum(1_000_000)), 200),
  /** How long a step lasts at least. */
  stepMinutes: z._default(z.number().check(z.positive(), z.maximum(10_080)), 10),
})
export type Objective = z.infer<typeof Objective>

/** Steps the guard takes by itself while the objective holds. */
export const Plan = z.strictObject({
  arm: ArmName,
  /** One after another; the next begins when the one before has reached its last step. */
  regions: z.array(Name).check(z.minLength(1), z.maxLength(32)),
  percents: z.array(Percent).check(z.minLength(1), z.maxLength(20)),
  paused: z._default(z.boolean(), false),
})
export type Plan = z.infer<typeof Plan>

/** What serves where: one document an environment. Contradictions are refused, each by the field at fault. */
export const Rollout = z
  .strictObject({
    format: z.literal(1),
    /** Also the salt of the assignment: another name deals the users anew. */
    name: z.string().check(z.regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/)),
    /** What callers ask for who leave the choice to us. */
    publicModel: z.string().check(z.minLength(1), z.maxLength(128)),
    /** The arm that takes over what another one loses. */
    baseline: ArmName,
    arms: z.record(ArmName, z.extend(ArmSpec, { pool: z._default(Name, 'main') })),
    regions: z.array(Region).check(z.minLength(1), z.maxLength(64)),
    /** `user`: by `llasa.sessionId` or `user` where a request has one; `request`: dealt anew for each. */
    stickiness: z._default(z.enum(['user', 'request']), 'user'),
    objective: z._default(Objective, () => Objective.parse({})),
    plan: z.optional(Plan),
  })
  .check((context) => {
    for (const { path, message } of contradictions(context.value as Rollout))
      context.issues.push({ code: 'custom', input: context.value, path, message })
  })
export type Rollout = z.infer<typeof Rollout>

interface Contradiction {
  readonly path: (string | number)[]
  readonly message: string
}

function contradictions({ arms, baseline, regions, plan }: Rollout): Contradiction[] {
  const found: Contradiction[] = []
  const add = (path: (string | number)[], message: string) => found.push({ path, message })
  const names = new Set(regions.map(({ name }) => name))
  if (!(baseline in arms)) add(['baseline'], 'is none of the arms.')
  if (names.size < regions.length) add(['regions'], 'must have names of their own.')
  if (regions.filter(matchesRest).length !== 1)
    add(['regions'], "must have exactly one with an empty 'match', for all that no other claims.")
  const claimed = new Set<string>()
  regions.forEach((region, at) => {
    const { match, pools, shares, fallback, freezes } = region
    for (const [kind, values] of Object.entries(match))
      for (const value of values) {
        if (claimed.has(`${kind} ${value}`)) add(['regions', at, 'match', kind], `${value} belongs to another region already.`)
        claimed.add(`${kind} ${value}`)
      }
    const total = Object.values(shares).reduce((sum, percent) => sum + percent, 0)
    if (Math.abs(total - 100) > 0.001) add(['regions', at, 'shares'], `must be 100 together, not ${Number(total.toFixed(2))}.`)
    for (const arm of Object.keys(shares)) if (!(arm in arms)) add(['regions', at, 'shares', arm], 'is none of the arms.')
    for (const [name, { pool }] of Object.entries(arms))
      if (((shares[name] ?? 0) > 0 || name === baseline) && !(pool in pools))
        add(['regions', at, 'pools'], `has no pool '${pool}', which the arm ${name} needs.`)
    fallback.forEach((other, position) => {
      if (!names.has(other)) add(['regions', at, 'fallback', position], 'is none of the regions.')
      if (other === region.name) add(['regions', at, 'fallback', position], 'must be another region.')
    })
    freezes.forEach(({ from, until }, position) => {
      if (Date.parse(from) >= Date.parse(until)) add(['regions', at, 'freezes', position, 'until'], "must be later than 'from'.")
    })
  })
  if (plan) {
    if (!(plan.arm in arms)) add(['plan', 'arm'], 'is none of the arms.')
    if (plan.arm === baseline) add(['plan', 'arm'], 'must not be the baseline.')
    plan.regions.forEach((region, at) => {
      if (!names.has(region)) add(['plan', 'regions', at], 'is none of the regions.')
    })
    if (plan.percents.some((percent, at) => percent <= (plan.percents[at - 1] ?? 0))) add(['plan', 'percents'], 'must rise.')
  }
  return found
}

/** The freeze a region is in at a time, milliseconds since 1970. */
export const freezeAt = ({ freezes }: Region, nowMs: number): Region['freezes'][number] | undefined =>
  freezes.find(({ from, until }) => Date.parse(from) <= nowMs && nowMs < Date.parse(until))

export const matchesRest = ({ match }: Region): boolean =>
  match.continents.length + match.countries.length + match.colos.length === 0

/** Who may serve a pool of a region, in order of preference, each with its region: its own backends, then those it falls back to. */
export function backendsOf({ regions }: Pick<Rollout, 'regions'>, region: Region, pool: string): Map<string, string> {
  const found = new Map<string, string>()
  const others = region.fallback.flatMap((name) => regions.filter((other) => other.name === name))
  for (const home of [region, ...others])
    for (const backend of home.pools[pool] ?? []) if (!found.has(backend)) found.set(backend, home.name)
  return found
}

/** An arm that must not answer, in one region or all; what it had goes to the others. */
export const Kill = z.object({
  arm: z.string(),
  region: z.nullable(z.string()),
  at: z.string(),
  by: z.string(),
  why: z.string(),
})
export type Kill = z.infer<typeof Kill>

export const isKilled = (kills: readonly Kill[], arm: string, region: string): boolean =>
  kills.some((kill) => kill.arm === arm && (kill.region === null || kill.region === region))

/** The rollout as it stands: what isolates hold and poll for. */
export const RolloutState = z.object({ revision: z.number(), document: Rollout, kills: z.array(Kill) })
export type RolloutState = z.infer<typeof RolloutState>
