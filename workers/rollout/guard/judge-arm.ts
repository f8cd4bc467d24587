import { countAbove, countOf, quantile } from '../../../shared/histogram.ts'
import { wilson } from '../../../shared/wilson.ts'
import type { Objective } from '../rollout.ts'
import { type Cells, type Counts, tenantOf, totalOf } from './counts.ts'
import { logEvidenceAbove, logEvidenceAboveBound, rateOf, type Tally } from './evidence.ts'

type MetricName = 'error rate' | 'TTFT p95' | 'grounding violations' | 'thumbs down'

interface Finding {
  readonly metric: MetricName
  readonly arm: Tally
  readonly baseline: Tally
  /** The most the objective allows, as a rate. */
  readonly rateMax: number
  /** log(evidence) beside the baseline and against the bound; `needed` of either is an alarm. */
  readonly beside: number
  readonly against: number
  readonly needed: number
  readonly verdict: 'harmful' | 'healthy' | 'inconclusive'
}

export interface Judgement {
  readonly verdict: 'harmful' | 'healthy' | 'inconclusive'
  readonly findings: readonly Finding[]
  /** Slower than this counts as slow, milliseconds. */
  readonly ttftBoundMs: number | null
}

interface JudgeInput {
  /** By source, as the baseline's. */
  readonly arm: Cells
  readonly baseline: Cells
  readonly objective: Objective
  /** The baseline's p95 before the step, so that the bound does not move with what it judges. */
  readonly ttftBoundMs: number | null
  /** The share of healthy looks that may raise an alarm, over the whole step and all metrics. */
  readonly falseAlarms: number
  /** Tenants that sent requests lately, in whatever region: where there are several, none of them decides alone. */
  readonly tenants: number
}

// A difference that no caller feels rolls nothing back, however sure it is.
const worseByRatio = 1.5
const worseByShare = 0.005
const slowShareMax = 0.05
// Votes are few: they alarm as everything does, but a step does not wait for them.
const metricsCount = 4
/**
 * How much of the evidence that an alarm needs must remain without any one sender. What a sender causes is in its own requests
 * only, so it can add as much as it likes and still lacks this part (simulated with a hostile tenant: guard-plan.test.ts).
 */
const sharedEvidence = 0.5
// Fewer say nothing even of an arm that fails half of the time.
const awakeRequests = 20

interface Metric {
  readonly name: MetricName
  readonly tally: (counts: Counts) => Tally
  readonly rateMax: number
  /** A caller can bring it about by what it sends; what only a backend can do stops a step even where one sender sees it. */
  readonly isProvokable: boolean
}

/** One arm beside the baseline of the same region and time, by every metric of the objective. */
export function judgeArm({ arm, baseline, objective, ttftBoundMs, falseAlarms, tenants }: JudgeInput): Judgement {
  const senders = sendersOf(arm, baseline, tenants)
  // Each metric is looked at in two ways, and among several senders without the heaviest too.
  const looks = metricsCount * 2 * (senders.length > 1 ? 2 : 1)
  const needed = Math.log(looks / falseAlarms)
  const bound = objective.ttftP95MsMax ?? ttftBoundMs
  const slow = ({ ttft }: Counts): Tally => ({ trials: countOf(ttft), events: bound === null ? 0 : countAbove(ttft, bound) })
  const metrics: Metric[] = [
    {
      name: 'error rate',
      tally: ({ modelRequests, failed }) => ({ trials: modelRequests, events: failed }),
      rateMax: objective.errorRateMax,
      isProvokable: false,
    },
    ...(bound === null
      ? []
      : [
          {
            name: 'TTFT p95',
            tally: slow,
            rateMax: objective.ttftP95MsMax === null ? 1 : slowShareMax,
            isProvokable: true,
          } as const,
        ]),
    {
      name: 'grounding violations',
      tally: ({ modelRequests, violations }) => ({ trials: modelRequests, events: violations }),
      rateMax: objective.groundingViolationRateMax,
      isProvokable: true,
    },
    {
      name: 'thumbs down',
      tally: ({ votes, down }) => ({ trials: votes, events: down }),
      rateMax: objective.thumbsDownRateMax,
      isProvokable: true,
    },
  ]
  const findings = metrics.map((metric) => find(metric, senders, { needed, samplesMin: objective.samplesMin, tenants }))
  const verdicts = findings.filter(({ metric, verdict }) => metric !== 'thumbs down' || verdict === 'harmful')
  const verdict = verdicts.some((each) => each.verdict === 'harmful')
    ? 'harmful'
    : verdicts.every((each) => each.verdict === 'healthy')
      ? 'healthy'
      : 'inconclusive'
  return { verdict, findings, ttftBoundMs: bound }
}

/** What one tenant, or one key where there is but one tenant, saw of both arms. */
interface Sender {
  readonly arm: Counts
  readonly baseline: Counts
}

function sendersOf(arm: Cells, baseline: Cells, tenants: number): Sender[] {
  const nameOf = tenants > 1 ? tenantOf : (source: string) => source
  const names = new Set([...Object.keys(arm), ...Object.keys(baseline)].map(nameOf))
  const of = (cells: Cells, name: string): Counts =>
    totalOf(Object.entries(cells).flatMap(([source, counts]) => (nameOf(source) === name ? [counts] : [])))
  return [...names].map((name) => ({ arm: of(arm, name), baseline: of(baseline, name) }))
}

interface Pair {
  readonly arm: Tally
  readonly baseline: Tally
}
const plus = (a: Tally, b: Tally): Tally => ({ trials: a.trials + b.trials, events: a.events + b.events })
const none: Pair = { arm: { trials: 0, events: 0 }, baseline: { trials: 0, events: 0 } }
const togetherOf = (pairs: readonly Pair[]): Pair =>
  pairs.reduce((sum, { arm, baseline }) => ({ arm: plus(sum.arm, arm), baseline: plus(sum.baseline, baseline) }), none)
const withoutHeaviest = (pairs: readonly Pair[]): Pair[] =>
  pairs.toSpliced(
    indexOfMost(pairs, ({ arm, baseline }) => arm.trials + baseline.trials),
    1,
  )

function find(
  { name, tally, rateMax, isProvokable }: Metric,
  senders: readonly Sender[],
  { needed, samplesMin, tenants }: { readonly needed: number; readonly samplesMin: number; readonly tenants: number },
): Finding {
  const pairs = senders.map(({ arm, baseline }): Pair => ({ arm: tally(arm), baseline: tally(baseline) }))
  const all = togetherOf(pairs)
  const others = pairs.length > 1 ? togetherOf(withoutHeaviest(pairs)) : undefined
  const worst = indexOfMost(pairs, ({ arm }) => arm.events - rateMax * arm.trials)

  // Good requests without end would hide what the others see: they are looked at without the heaviest sender too.
  const isAlarm = harmOf(all, rateMax) >= needed || (others !== undefined && harmOf(others, rateMax) >= needed)
  // Where nobody else is awake, one alone is heard on what only a backend can do; the only tenant there is, on everything.
  const mayStandAlone = tenants <= 1 || !isProvokable
  const isShared = pairs.every(
    (_, at) => (mayStandAlone && isAsleep(senders, at)) || harmWithout(pairs, at, rateMax) >= sharedEvidence * needed,
  )
  const isProven = ({ arm }: Pair): boolean =>
    arm.trials >= samplesMin && (rateMax === 1 || wilson(arm.events, arm.trials).high <= rateMax)
  const isHidden = others !== undefined && wilson(others.arm.events, others.arm.trials).low > rateMax
  const isHealthy = isProven(all) || (isProvokable && pairs.length > 1 && isProven(togetherOf(pairs.toSpliced(worst, 1))))
  return {
    metric: name,
    arm: all.arm,
    baseline: all.baseline,
    rateMax,
    beside: logEvidenceAbove(all.arm, all.baseline),
    against: logEvidenceAboveBound(all.arm, rateMax),
    needed,
    verdict: isAlarm && isShared ? 'harmful' : isHealthy && !isHidden ? 'healthy' : 'inconclusive',
  }
}

/** What is left of the harm without one sender; and without the heaviest of the rest, whose good requests may hide it. */
function harmWithout(pairs: readonly Pair[], at: number, rateMax: number): number {
  const rest = pairs.toSpliced(at, 1)
  const harm = harmOf(togetherOf(rest), rateMax)
  return rest.length > 1 ? Math.max(harm, harmOf(togetherOf(withoutHeaviest(rest)), rateMax)) : harm
}

/** All but this one have hardly sent a request. */
const isAsleep = (senders: readonly Sender[], but: number): boolean =>
  senders.reduce((sum, { arm }, at) => (at === but ? sum : sum + arm.modelRequests), 0) < awakeRequests

/** The logarithm of the evidence for a difference that callers feel; beside the baseline or against the bound, what says more. */
function harmOf({ arm, baseline }: Pair, rateMax: number): number {
  const [rate, usual] = [rateOf(arm), rateOf(baseline)]
  const isFelt = rate >= worseByRatio * usual && rate >= usual + worseByShare
  // Where the baseline breaks the bound too, it is not the arm's doing.
  const isAlone = baseline.trials === 0 || usual <= rateMax
  return Math.max(
    isFelt ? logEvidenceAbove(arm, baseline) : Number.NEGATIVE_INFINITY,
    isAlone ? logEvidenceAboveBound(arm, rateMax) : Number.NEGATIVE_INFINITY,
  )
}

function indexOfMost<T>(items: readonly T[], weightOf: (item: T) => number): number {
  let most = 0
  items.forEach((item, at) => {
    if (weightOf(item) > weightOf(items[most] as T)) most = at
  })
  return most
}

/** The bound of slowness a step begins with: of everybody or without the heaviest sender, what is less. */
export function usualTtftMs(baseline: Cells): number | null {
  const byTenant = sendersOf({}, baseline, 2).map((sender) => sender.baseline)
  const p95 = (counts: readonly Counts[]): number | null => quantile(totalOf(counts).ttft, 1 - slowShareMax)
  const all = p95(byTenant)
  if (all === null || byTenant.length < 2) return all
  const heaviest = indexOfMost(byTenant, ({ ttft }) => countOf(ttft))
  return Math.min(all, p95(byTenant.toSpliced(heaviest, 1)) ?? all)
}
