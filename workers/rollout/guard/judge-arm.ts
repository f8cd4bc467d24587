import { countAbove, countOf, quantile } from '../../../shared/histogram.ts'
import { wilson } from '../../../shared/wilson.ts'
import type { Objective } from '../rollout.ts'
import type { Counts } from './counts.ts'
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
  readonly arm: Counts
  readonly baseline: Counts
  readonly objective: Objective
  /** The baseline's p95 before the step, so that the bound does not move with what it judges. */
  readonly ttftBoundMs: number | null
  /** The share of healthy looks that may raise an alarm, over the whole step and all metrics. */
  readonly falseAlarms: number
}

// A difference that no caller feels rolls nothing back, however sure it is.
const worseByRatio = 1.5
const worseByShare = 0.005
const slowShareMax = 0.05
// Votes are few: they alarm as everything does, but a step does not wait for them.
const metricsCount = 4

/** One arm beside the baseline of the same region and time, by every metric of the objective. */
export function judgeArm({ arm, baseline, objective, ttftBoundMs, falseAlarms }: JudgeInput): Judgement {
  // Each metric is looked at in two ways.
  const needed = Math.log((2 * metricsCount) / falseAlarms)
  const bound = objective.ttftP95MsMax ?? ttftBoundMs
  const slow = ({ ttft }: Counts): Tally => ({ trials: countOf(ttft), events: bound === null ? 0 : countAbove(ttft, bound) })
  const of = (metric: MetricName, tally: (counts: Counts) => Tally, rateMax: number): Finding =>
    find(metric, tally(arm), tally(baseline), rateMax, needed, objective.samplesMin)
  const findings = [
    of('error rate', ({ modelRequests, failed }) => ({ trials: modelRequests, events: failed }), objective.errorRateMax),
    ...(bound === null ? [] : [of('TTFT p95', slow, objective.ttftP95MsMax === null ? 1 : slowShareMax)]),
    of(
      'grounding violations',
      ({ modelRequests, violations }) => ({ trials: modelRequests, events: violations }),
      objective.groundingViolationRateMax,
    ),
    of('thumbs down', ({ votes, down }) => ({ trials: votes, events: down }), objective.thumbsDownRateMax),
  ]
  const verdicts = findings.filter(({ metric, verdict }) => metric !== 'thumbs down' || verdict === 'harmful')
  const verdict = verdicts.some((each) => each.verdict === 'harmful')
    ? 'harmful'
    : verdicts.every((each) => each.verdict === 'healthy')
      ? 'healthy'
      : 'inconclusive'
  return { verdict, findings, ttftBoundMs: bound }
}

function find(metric: MetricName, arm: Tally, baseline: Tally, rateMax: number, needed: number, samplesMin: number): Finding {
  const beside = logEvidenceAbove(arm, baseline)
  const against = logEvidenceAboveBound(arm, rateMax)
  const [rate, usual] = [rateOf(arm), rateOf(baseline)]
  const isFelt = rate >= worseByRatio * usual && rate >= usual + worseByShare
  // Where the baseline breaks the bound too, it is not the arm's doing.
  const isAlone = baseline.trials === 0 || usual <= rateMax
  const isHarmful = (beside >= needed && isFelt) || (against >= needed && isAlone)
  const isProven = arm.trials >= samplesMin && wilson(arm.events, arm.trials).high <= rateMax
  // Where only the baseline sets the bound there is none to prove: enough requests without an alarm are health.
  const isHealthy = rateMax === 1 ? arm.trials >= samplesMin : isProven
  return {
    metric,
    arm,
    baseline,
    rateMax,
    beside,
    against,
    needed,
    verdict: isHarmful ? 'harmful' : isHealthy ? 'healthy' : 'inconclusive',
  }
}

/** The bound of slowness a step begins with. */
export const usualTtftMs = ({ ttft }: Counts): number | null => quantile(ttft, 1 - slowShareMax)
