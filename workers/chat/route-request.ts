import type { ChatRequest } from '../../shared/chat.ts'
import { AppError } from '../../shared/errors.ts'
import type { RequestContext } from '../http/contract.ts'
import { chooseArm } from '../rollout/choose-arm.ts'
import type { CompiledRegion, CompiledRollout, Route } from '../rollout/contract.ts'
import type { Routed } from './contract.ts'

/** Region by where the request came in, arm by its shopper; noted for headers and record. With it, what the tenant publishes. */
export async function routeRequest(
  context: RequestContext,
  request: Pick<ChatRequest, 'model' | 'user' | 'llasa'>,
): Promise<Routed> {
  const { services, caller, state, defer } = context
  const rollout = await services.rollouts.current(defer)
  const region = regionOf(context, rollout)
  const route = pinned(chooseArm(rollout, region, request.model, stickyKey(context, rollout, request)), caller.regions)
  state.route = route
  state.headers['x-llasa-region'] = route.region
  state.headers['x-llasa-arm'] = route.arm.name
  state.headers['x-llasa-rollout'] = route.rollout
  return { route, published: await services.faqs.current(caller.tenant, defer) }
}

/** Without the backends of regions that may not serve this key. */
function pinned(route: Route, pins: readonly string[]): Route {
  if (pins.length === 0) return route
  return { ...route, backends: route.backends.filter((_, index) => pins.includes(route.homes[index] ?? '')) }
}

/** The region of the location, unless the key is pinned to others: then the first of those. Operators may name one. */
function regionOf(context: RequestContext, rollout: CompiledRollout): CompiledRegion {
  const { regions: pins } = context.caller
  const nearest = nearestRegion(context, rollout)
  if (pins.length === 0 || pins.includes(nearest.name)) return nearest
  const region = pins.map((pin) => rollout.regions.get(pin)).find((each) => each !== undefined)
  if (!region) throw new AppError('region_not_allowed', 'None of the regions of this API key serves now.')
  return region
}

function nearestRegion({ header, caller, location }: RequestContext, rollout: CompiledRollout): CompiledRegion {
  const requested = header('x-llasa-region')
  if (requested === undefined || !caller.scopes.includes('platform')) return rollout.regionOf(location)
  const region = rollout.regions.get(requested)
  if (!region) throw new AppError('invalid_value', "'x-llasa-region' is none of the regions.", { param: 'x-llasa-region' })
  return region
}

/** One shopper keeps one arm; a request that names no shopper is assigned by its own id. */
function stickyKey(
  { caller, state }: RequestContext,
  rollout: CompiledRollout,
  { llasa, user }: Pick<ChatRequest, 'user' | 'llasa'>,
): string {
  const shopper = rollout.state.document.stickiness === 'user' ? (llasa?.sessionId ?? user) : undefined
  return `${caller.tenant}\n${shopper ?? state.requestId}`
}
