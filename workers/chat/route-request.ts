import type { ChatRequest } from '../../shared/chat.ts'
import { AppError } from '../../shared/errors.ts'
import { type AppContext, callerOf, deferOf, servicesOf } from '../context.ts'
import { chooseArm } from '../rollout/choose-arm.ts'
import type { CompiledRegion, CompiledRollout, Route } from '../rollout/contract.ts'

/** Region by where the request came in, arm by whose it is; noted for headers and record. */
export async function routeRequest(c: AppContext, request: Pick<ChatRequest, 'model' | 'user' | 'llasa'>): Promise<Route> {
  const state = c.get('state')
  const rollout = await servicesOf(c).rollouts.current(deferOf(c))
  const route = pinned(
    chooseArm(rollout, regionOf(c, rollout), request.model, stickyKey(c, rollout, request)),
    callerOf(c).regions,
  )
  state.route = route
  state.headers['x-llasa-region'] = route.region
  state.headers['x-llasa-arm'] = route.arm.name
  state.headers['x-llasa-rollout'] = route.rollout
  return route
}

/** Without the backends of regions that may not serve this key. */
function pinned(route: Route, pins: readonly string[]): Route {
  if (pins.length === 0) return route
  return { ...route, backends: route.backends.filter((_, at) => pins.includes(route.homes[at] ?? '')) }
}

/** Where the platform says, unless the key is pinned to other regions: then the first of those. Operators may look elsewhere. */
export function regionOf(c: AppContext, rollout: CompiledRollout): CompiledRegion {
  const found = regionOfPlace(c, rollout)
  const { regions: pins } = callerOf(c)
  if (pins.length === 0 || pins.includes(found.name)) return found
  const region = pins.map((pin) => rollout.regions.get(pin)).find((each) => each !== undefined)
  if (!region) throw new AppError('region_not_allowed', 'None of the regions of this API key serves now.')
  return region
}

function regionOfPlace(c: AppContext, rollout: CompiledRollout): CompiledRegion {
  const asked = c.req.header('x-llasa-region')
  if (asked === undefined || !callerOf(c).scopes.includes('platform')) {
    const place = (c.req.raw as { cf?: IncomingRequestCfProperties }).cf
    return rollout.regionOf({ colo: place?.colo ?? null, country: place?.country ?? null, continent: place?.continent ?? null })
  }
  const region = rollout.regions.get(asked)
  if (!region) throw new AppError('invalid_value', "'x-llasa-region' is none of the regions.", { param: 'x-llasa-region' })
  return region
}

/** One shopper keeps one arm; a request that names none is dealt by itself. */
function stickyKey(c: AppContext, { state }: CompiledRollout, { llasa, user }: Pick<ChatRequest, 'user' | 'llasa'>): string {
  const shopper = state.document.stickiness === 'user' ? (llasa?.sessionId ?? user) : undefined
  return `${callerOf(c).tenant}\n${shopper ?? c.get('state').requestId}`
}
