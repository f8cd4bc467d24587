import { backendsOf, type Region, type Rollout } from './rollout.ts'

interface UnservedArm {
  readonly arm: string
  /** Of the document. */
  readonly field: string
  readonly rule: string
}

/**
 * The first of the arms whose model no backend serves that its requests would go to. What a backend serves is null where nobody knows;
 * such a one is believed.
 */
export function unservedArm(
  document: Rollout,
  arms: readonly string[],
  modelsOf: (backend: string) => readonly string[] | null | undefined,
): UnservedArm | null {
  for (const arm of arms) {
    const { model, pool } = document.arms[arm] ?? {}
    if (model === undefined || pool === undefined) continue
    const isServedIn = (region: Region): boolean =>
      [...backendsOf(document, region, pool).keys()].some((backend) => modelsOf(backend)?.includes(model) ?? true)
    const used = document.regions.filter(({ shares }) => arm === document.baseline || (shares[arm] ?? 0) > 0)
    const planned = document.regions.filter(({ name }) => document.plan?.arm === arm && document.plan.regions.includes(name))
    const homes = document.regions.filter((region) => backendsOf(document, region, pool).size > 0)
    const unserved = used.find((region) => !isServedIn(region))
    if (unserved) return { arm, field: `arms.${arm}.model`, rule: ruleOf(model, unserved) }
    const unplannable = planned.find((region) => !isServedIn(region))
    if (unplannable) return { arm, field: 'plan.arm', rule: ruleOf(model, unplannable) }
    if (homes.length > 0 && !homes.some(isServedIn)) return { arm, field: `arms.${arm}.model`, rule: `nobody serves '${model}'.` }
  }
  return null
}

const ruleOf = (model: string, { name }: Region): string => `nobody serves '${model}' to the region ${name}.`
