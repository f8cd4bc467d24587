import type { RolloutRow } from '../../rollout/rollout-status.ts'

/** What a share would mean in sentences: for users, for traffic as it was lately, and for the arms that give or take. */
export function predictShare(row: RolloutRow, others: readonly RolloutRow[], percent: number): string[] {
  const { arm, region } = row
  const perMinute = others.reduce((sum, { requestsPerMinute }) => sum + requestsPerMinute, 0)
  const moved = Math.abs(percent - row.percent)
  const rest = others.filter((other) => other.arm !== arm && other.percent > 0)
  const after = (other: RolloutRow): string =>
    row.percent === 100 ? '' : `${((other.percent * (100 - percent)) / (100 - row.percent)).toFixed(1)} %`
  return [
    `${arm} goes from ${row.percent} % to ${percent} % of the users in ${region}.`,
    `About ${((perMinute * percent) / 100).toFixed(1)} requests a minute then, at the traffic of now (${perMinute.toFixed(1)}).`,
    `${moved.toFixed(moved % 1 ? 2 : 0)} % of the users get another arm; the others stay where they are.`,
    ...rest.map((other) => `${other.arm}: ${other.percent} % → ${after(other) || 'what is left'}.`),
  ]
}
