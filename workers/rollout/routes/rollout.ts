import { AppError } from '../../../shared/errors.ts'
import { invalidValue, refusalOf } from '../../../shared/refusal.ts'
import * as z from '../../../shared/zod.ts'
import { type AppContext, callerOf, servicesOf } from '../../context.ts'
import { etagOf } from '../../http/etag.ts'
import { readJson } from '../../http/read-json.ts'
import { readQuery } from '../../http/read-query.ts'
import { respondJson } from '../../http/respond.ts'
import { requireScope } from '../../http/routes/require-scope.ts'
import { ArmName } from '../arm.ts'
import { frozenRegions, shareChanges, withKill, withoutKill, withShare } from '../change-rollout.ts'
import { isKilled, Percent, Rollout, type RolloutState } from '../rollout.ts'
import { predictedTraffic } from '../rollout-table.ts'
import { unservedArm } from '../unserved-arm.ts'

const documentBytesMax = 262_144
const bytesMax = 4_096
const why = z.string().check(z.trim(), z.minLength(3), z.maxLength(500))
const region = z._default(z.nullable(z.string().check(z.maxLength(32))), null)
export const PutRollout = z.strictObject({ document: Rollout, why })
export const PutQuery = z.strictObject({ dryRun: z.optional(z.enum(['true', 'false'])) })
export const Kill = z.strictObject({ arm: ArmName, region, why })
export const Share = z.strictObject({ arm: ArmName, region, percent: Percent, why })
export const Pause = z.strictObject({ paused: z.boolean(), why })

/** GET /admin/v1/rollout: what serves where, and what is killed. */
export async function getRollout(c: AppContext): Promise<Response> {
  requireScope(c, 'platform')
  return respondState(c, (await servicesOf(c).rollouts.latest()).state)
}

/**
 * PUT /admin/v1/rollout[?dryRun=true]: the complete document. `If-Match` names the revision it was made from; a dry run shows
 * whose arms would change.
 */
export async function putRollout(c: AppContext): Promise<Response> {
  requireScope(c, 'platform')
  const { dryRun } = readQuery(c, PutQuery)
  const { document, why } = await readJson(c.req.raw, PutRollout, documentBytesMax)
  checkDeployment(c, document)
  const { state } = await servicesOf(c).rollouts.latest()
  checkKilled(state, document)
  await checkServed(c, document, (field) => `document.${field}`)
  if (dryRun === 'true')
    return respondJson(c.get('state'), {
      revision: state.revision,
      changes: shareChanges(state.document, document),
      predicted: await predicted(c, document),
    })
  return change(c, {
    state,
    action: 'apply',
    why,
    expected: expectedOf(c),
    next: { ...state, document, kills: keptKills(state, document) },
  })
}

/** POST /admin/v1/rollout:kill: an arm answers nobody any more, in one region or all; in effect within five seconds. */
export async function killArm(c: AppContext): Promise<Response> {
  requireScope(c, 'platform')
  const { arm, region, why } = await readJson(c.req.raw, Kill, bytesMax)
  return changeLatest(c, 'kill', why, (state) => {
    const kill = { arm, region, why, at: new Date().toISOString(), by: callerOf(c).keyId }
    return withKill(state, kill)
  })
}

/** POST /admin/v1/rollout:revive: takes a kill back. */
export async function reviveArm(c: AppContext): Promise<Response> {
  requireScope(c, 'platform')
  const { arm, region, why } = await readJson(c.req.raw, Kill, bytesMax)
  return changeLatest(c, 'revive', why, (state) => {
    const next = withoutKill(state, arm, region)
    if (next.kills.length < state.kills.length) return next
    const isKilledElsewhere = state.kills.some((kill) => kill.arm === arm)
    throw new AppError(
      'conflict',
      isKilledElsewhere ? `'${arm}' is killed, but not in just ${region}.` : `'${arm}' is not killed.`,
      {
        param: isKilledElsewhere ? 'region' : 'arm',
      },
    )
  })
}

/** POST /admin/v1/rollout:share: an arm's percent in one region or all; the others keep their proportions. 0 rolls it back. */
export async function setShare(c: AppContext): Promise<Response> {
  requireScope(c, 'platform')
  const { arm, region, percent, why } = await readJson(c.req.raw, Share, bytesMax)
  const { state } = await servicesOf(c).rollouts.latest()
  const next = sharing(state, { arm, region, percent })
  if (percent > 0) await checkServed(c, next.document, () => 'arm', [arm])
  return change(c, { state, action: percent === 0 ? 'rollback' : 'share', why, expected: state.revision, next })
}

function sharing(state: RolloutState, { arm, region, percent }: Omit<z.infer<typeof Share>, 'why'>): RolloutState {
  const regions = region === null ? state.document.regions.map(({ name }) => name) : [region]
  const killedIn = percent > 0 ? regions.find((name) => isKilled(state.kills, arm, name)) : undefined
  if (killedIn !== undefined) throw killed(arm, killedIn, 'arm')
  const next = Rollout.safeParse(withShare(state.document, arm, regions, percent))
  if (!next.success) throw refusalOf(next.error)
  return { ...state, document: next.data }
}

const killed = (arm: string, region: string, param: string): AppError =>
  new AppError('conflict', `'${arm}' is killed in ${region}. Revive it first.`, { param })

/** POST /admin/v1/rollout:pause: the guard takes no step of the plan until it is let go again; it still rolls back. */
export async function pausePlan(c: AppContext): Promise<Response> {
  requireScope(c, 'platform')
  const { paused, why } = await readJson(c.req.raw, Pause, bytesMax)
  return changeLatest(c, paused ? 'pause' : 'resume', why, (state) => {
    if (!state.document.plan) throw new AppError('invalid_value', 'There is no plan to pause.', { param: 'paused' })
    return { ...state, document: { ...state.document, plan: { ...state.document.plan, paused } } }
  })
}

async function predicted(c: AppContext, document: Rollout) {
  const { recent, recentMinutes } = await servicesOf(c).guard.status()
  return predictedTraffic(document, recent, recentMinutes)
}

/** What only this deployment knows: its backends and the prompts it carries. */
function checkDeployment(c: AppContext, { arms, regions }: Rollout): void {
  const { config, prompts } = servicesOf(c)
  for (const [name, { prompt, taskPrompt }] of Object.entries(arms))
    for (const [field, version] of Object.entries({ prompt, taskPrompt }))
      if (!prompts.has(version))
        throw invalidValue(`document.arms.${name}.${field}`, `there is no prompt '${version}' in this deployment.`)
  regions.forEach(({ pools }, at) => {
    for (const [pool, backends] of Object.entries(pools))
      for (const backend of backends)
        if (!(backend in config.backends))
          throw invalidValue(`document.regions.${at}.pools.${pool}`, `there is no backend '${backend}' in this deployment.`)
  })
}

/** A killed arm gets no more than it has: what a document deals it would come to life at its revival, by accident. */
function checkKilled({ document: before, kills }: RolloutState, { regions }: Rollout): void {
  regions.forEach(({ name, shares }, at) => {
    const old = before.regions.find((region) => region.name === name)?.shares ?? {}
    for (const [arm, percent] of Object.entries(shares))
      if (percent > (old[arm] ?? 0) && isKilled(kills, arm, name)) throw killed(arm, name, `document.regions.${at}.shares.${arm}`)
  })
}

/** Asks each backend of the document which models it has; one that cannot be reached is believed. */
async function checkServed(
  c: AppContext,
  document: Rollout,
  paramOf: (field: string) => string,
  arms: readonly string[] = Object.keys(document.arms),
): Promise<void> {
  const { backends } = servicesOf(c)
  const names = [...new Set(document.regions.flatMap(({ pools }) => Object.values(pools).flat()))]
  const served = new Map(await Promise.all(names.map(async (backend) => [backend, await backends.models(backend)] as const)))
  const unserved = unservedArm(document, arms, (backend) => served.get(backend))
  if (unserved) throw invalidValue(paramOf(unserved.field), unserved.rule)
}

/** Kills outlive a new document as long as there is something to kill. */
const keptKills = ({ kills }: RolloutState, { arms, regions }: Rollout): RolloutState['kills'] =>
  kills.filter((kill) => kill.arm in arms && (kill.region === null || regions.some(({ name }) => name === kill.region)))

function expectedOf(c: AppContext): number {
  const header = c.req.header('if-match')
  if (header === undefined)
    throw new AppError('precondition_required', "Send 'If-Match' with the ETag of the revision this was made from.", {
      param: 'If-Match',
    })
  const revision = Number(/^"(\d+)"$/.exec(header)?.[1] ?? Number.NaN)
  if (Number.isNaN(revision))
    throw new AppError('invalid_value', "'If-Match' must be an ETag of the rollout.", { param: 'If-Match' })
  return revision
}

async function changeLatest(
  c: AppContext,
  action: string,
  why: string,
  next: (state: RolloutState) => RolloutState,
): Promise<Response> {
  const { state } = await servicesOf(c).rollouts.latest()
  return change(c, { state, action, why, expected: state.revision, next: next(state) })
}

interface Change {
  readonly state: RolloutState
  readonly action: string
  readonly why: string
  readonly expected: number
  readonly next: RolloutState
}

async function change(c: AppContext, { state, action, why, expected, next }: Change): Promise<Response> {
  const frozen = frozenRegions(state.document, next.document, Date.now())
  if (frozen.length)
    throw new AppError('conflict', `Frozen now: ${frozen.join(', ')}. Only less of a new arm is allowed.`, { param: 'regions' })
  const result = await servicesOf(c).rollouts.change({ expected, next, by: callerOf(c).keyId, action, why })
  if (!result.ok)
    throw new AppError('precondition_failed', `The rollout is at revision ${result.revision} by now. Read it again.`, {
      param: 'If-Match',
    })
  if (result.state.document.plan) await servicesOf(c).guard.wake()
  return respondState(c, result.state)
}

const respondState = (c: AppContext, state: RolloutState): Response =>
  respondJson(c.get('state'), state, 200, { etag: etagOf(state.revision), 'cache-control': 'no-store' })
