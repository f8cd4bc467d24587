import type { Arm } from './arm.ts'
import { Rollout, type RolloutState } from './rollout.ts'

interface InitialConfig {
  readonly publicModel: string
  readonly arms: readonly (Arm & { readonly backend: string })[]
}

/** What serves until an operator publishes a rollout: the first configured arm, everywhere. */
export function initialRollout({ arms, publicModel }: InitialConfig): RolloutState {
  const pools = Object.fromEntries(arms.map(({ backend }) => [backend, [backend]]))
  const specs = arms.map(({ name, backend, ...spec }): [string, object] => [name, { ...spec, pool: backend }])
  const [first] = arms
  const document = Rollout.parse({
    format: 1,
    name: 'initial',
    publicModel,
    baseline: first?.name,
    arms: Object.fromEntries(specs),
    regions: [{ name: 'everywhere', match: {}, pools, shares: { [first?.name ?? '']: 100 } }],
  })
  return { revision: 0, document, kills: [] }
}
