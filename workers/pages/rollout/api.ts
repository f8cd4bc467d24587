import type { RolloutState } from '../../rollout/rollout.ts'
import type { RolloutChange, ShareChange } from '../../rollout/rollout-status.ts'

export type State = Pick<RolloutState, 'revision' | 'document'>

export { call } from '../admin-api.ts'

export const shownTime = (at: string): string => at.slice(0, 19).replace('T', ' ')
export const shownPercent = (rate: number | null): string => (rate === null ? '–' : `${(100 * rate).toFixed(1)} %`)
export const shownMs = (ms: number | null): string => (ms === null ? '–' : `${Math.round(ms)} ms`)
export const shownChanges = (changes: readonly ShareChange[]): string =>
  changes.map(({ region, arm, before, after }) => `${region}/${arm} ${before} → ${after} %`).join(', ') || 'no share'

/** What a change did, by region and arm. */
export function shownEffect({ changes, kills }: RolloutChange): string {
  const killed = kills.map(({ region, arm, isKilled }) => `${region ?? 'everywhere'}/${arm} ${isKilled ? 'killed' : 'revived'}`)
  const shares = changes.map(({ region, arm, before, after }) => `${region}/${arm} ${before} → ${after} %`)
  return [...killed, ...shares].join(', ') || 'no share'
}
