import type { CompiledRegion, CompiledRollout, Route } from './contract.ts'
import { backendsOf, isKilled, matchesRest, type RolloutState } from './rollout.ts'

/** A document once a revision as what requests choose from: regions, routes and weights. */
export function compileRollout(state: RolloutState): CompiledRollout {
  const { document, kills, revision } = state
  const regions = new Map<string, CompiledRegion>()
  for (const region of document.regions) {
    const routes = Object.entries(document.arms).map(([name, { pool, ...spec }]): Route & { weight: number } => {
      const found = backendsOf(document, region, pool)
      return {
        region: region.name,
        arm: { name, ...spec },
        backends: [...found.keys()],
        homes: [...found.values()],
        rollout: `${document.name}@${revision}`,
        weight: isKilled(kills, name, region.name) ? 0 : (region.shares[name] ?? 0),
      }
    })
    const alive = routes.filter(({ arm, backends }) => !isKilled(kills, arm.name, region.name) && backends.length > 0)
    const baseline = routes.find(({ arm }) => arm.name === document.baseline) as Route
    const dealt = alive.filter(({ weight }) => weight > 0)
    const byModel = new Map<string, Route>()
    for (const route of alive) if (!byModel.has(route.arm.model)) byModel.set(route.arm.model, route)
    regions.set(region.name, {
      name: region.name,
      weights: dealt.map(({ arm, weight }) => ({ name: arm.name, weight })),
      routes: dealt,
      byModel,
      baseline,
    })
  }
  const regionByLocation = new Map<string, CompiledRegion>()
  for (const { name, match } of document.regions) {
    const compiled = regions.get(name) as CompiledRegion
    for (const colo of match.colos) regionByLocation.set(`colo ${colo}`, compiled)
    for (const country of match.countries) regionByLocation.set(`country ${country}`, compiled)
    for (const continent of match.continents) regionByLocation.set(`continent ${continent}`, compiled)
  }
  const rest = regions.get(document.regions.find(matchesRest)?.name ?? '') as CompiledRegion
  const models = [...new Set([document.publicModel, ...[...regions.values()].flatMap(({ byModel }) => [...byModel.keys()])])]
  return {
    state,
    regions,
    models,
    regionOf: ({ colo, country, continent }) =>
      regionByLocation.get(`colo ${colo}`) ??
      regionByLocation.get(`country ${country}`) ??
      regionByLocation.get(`continent ${continent}`) ??
      rest,
  }
}
