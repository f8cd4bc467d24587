import * as z from '../../../shared/zod.ts'
import { withShare } from '../change-rollout.ts'
import { freezeAt, type Region, type Rollout, type RolloutState } from '../rollout.ts'
import { cellName, type Sources } from './counts.ts'
import { type Judgement, judgeArm } from './judge-arm.ts'

/** Since when an arm's share in a region stands as it does, and what was usual before. */
export const Step = z.object({ startedAt: z.number(), percent: z.number(), ttftBoundMs: z.nullable(z.number()) })
export type Step = z.infer<typeof Step>

interface GuardInput {
  readonly state: RolloutState
  /** What was seen since each step began, and by whom. */
  readonly sources: Sources
  /** Tenants that sent requests lately. */
  readonly tenants: number
  /** By `region/arm`. */
  readonly steps: Readonly<Record<string, Step>>
  readonly nowMs: number
}

export interface Decision {
  readonly action: 'begin' | 'advance' | 'rollback' | 'complete' | 'hold' | 'inconclusive'
  readonly region: string | null
  readonly arm: string | null
  readonly why: string
  readonly judgement: Judgement | null
  /** What shall stand from now on; null when nothing changes. */
  readonly document: Rollout | null
}

/** In how many healthy rollouts out of all an alarm may be raised (tested on 10,000). */
const falseAlarmsPerRollout = 0.01

/**
 * The next thing to do, at most one at a time: roll back what harms, whatever the plan says; else take the plan's next step
 * when the last one is proven; else say why not.
 */
export function guardPlan(input: GuardInput): Decision {
  const { document } = input.state
  const watched = document.regions.flatMap((region) =>
    Object.entries(region.shares).flatMap(([arm, percent]) =>
      percent > 0 && arm !== document.baseline ? [{ region, arm }] : [],
    ),
  )
  for (const { region, arm } of watched) {
    const judgement = judge(input, region, arm)
    if (judgement.verdict === 'harmful') return rollback(document, region, arm, judgement)
  }
  return document.plan ? followPlan(input, document, document.plan) : decision('hold', null, null, 'No plan.')
}

function followPlan(input: GuardInput, document: Rollout, plan: NonNullable<Rollout['plan']>): Decision {
  const { arm } = plan
  if (plan.paused) return decision('hold', null, arm, 'The plan is paused.')
  if (input.state.kills.some((kill) => kill.arm === arm)) return decision('hold', null, arm, 'The arm is killed.')
  const regions = plan.regions.flatMap((name) => document.regions.filter((region) => region.name === name))
  const last = plan.percents.at(-1) ?? 0
  const current = regions.findLast((region) => (region.shares[arm] ?? 0) > 0)
  const [first] = regions
  if (!current) return first ? stepTo(input, document, first, null, 'begin') : decision('hold', null, arm, 'No regions.')
  const judgement = judge(input, current, arm)
  const step = input.steps[cellName(current.name, arm)]
  const lasted = step ? input.nowMs - step.startedAt : 0
  const minutes = document.objective.stepMinutes
  if (judgement.verdict === 'inconclusive') return decision('inconclusive', current.name, arm, reasonOf(judgement), judgement)
  if (lasted < minutes * 60_000)
    return decision(
      'hold',
      current.name,
      arm,
      `The step has lasted ${Math.floor(lasted / 60_000)} of ${minutes} minutes.`,
      judgement,
    )
  if ((current.shares[arm] ?? 0) < last) return stepTo(input, document, current, judgement, 'advance')
  const next = regions[regions.indexOf(current) + 1]
  if (next) return stepTo(input, document, next, judgement, 'advance')
  const { plan: _done, ...rest } = document
  return { ...decision('complete', current.name, arm, 'Every region has its last step.', judgement), document: rest }
}

function stepTo(
  { nowMs }: GuardInput,
  document: Rollout,
  region: Region,
  judgement: Judgement | null,
  action: 'begin' | 'advance',
): Decision {
  const { arm, percents } = document.plan as NonNullable<Rollout['plan']>
  const now = region.shares[arm] ?? 0
  const percent = percents.find((each) => each > now) ?? now
  const freeze = freezeAt(region, nowMs)
  if (freeze) return decision('hold', region.name, arm, `Frozen until ${freeze.until}: ${freeze.why}`, judgement)
  const next = withShare(document, arm, [region.name], percent)
  return { ...decision(action, region.name, arm, `${now} % → ${percent} %`, judgement), document: next }
}

/** Only where it harms; the plan waits for a person. */
function rollback(document: Rollout, region: Region, arm: string, judgement: Judgement): Decision {
  const back = withShare(document, arm, [region.name], 0)
  const next = back.plan?.arm === arm ? { ...back, plan: { ...back.plan, paused: true } } : back
  return { ...decision('rollback', region.name, arm, reasonOf(judgement), judgement), document: next }
}

const decision = (
  action: Decision['action'],
  region: string | null,
  arm: string | null,
  why: string,
  judgement: Judgement | null = null,
): Decision => ({ action, region, arm, why, judgement, document: null })

function judge({ state, sources, steps, tenants }: GuardInput, region: Region, arm: string): Judgement {
  const { document } = state
  const stepsOfPlan = (document.plan?.percents.length ?? 1) * (document.plan?.regions.length ?? document.regions.length)
  return judgeArm({
    arm: sources[cellName(region.name, arm)] ?? {},
    baseline: sources[cellName(region.name, document.baseline)] ?? {},
    objective: document.objective,
    ttftBoundMs: steps[cellName(region.name, arm)]?.ttftBoundMs ?? null,
    falseAlarms: falseAlarmsPerRollout / stepsOfPlan,
    tenants,
  })
}

function reasonOf({ findings, verdict }: Judgement): string {
  const percent = (events: number, trials: number): string => (trials ? `${((100 * events) / trials).toFixed(1)} %` : '–')
  const remaining = findings.filter(
    (finding) => finding.verdict === verdict && (verdict === 'harmful' || finding.metric !== 'thumbs down'),
  )
  return remaining
    .map(
      ({ metric, arm, baseline }) =>
        `${metric} ${verdict}: ${percent(arm.events, arm.trials)} of ${arm.trials}, baseline ${percent(baseline.events, baseline.trials)} of ${baseline.trials}`,
    )
    .join('; ')
}
