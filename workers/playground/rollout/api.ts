import type { Kill, Plan, Rollout } from '../../../shared/rollout.ts'

export interface Row {
  readonly region: string
  readonly arm: string
  readonly model: string
  readonly isBaseline: boolean
  readonly isKilled: boolean
  readonly percent: number
  readonly requestsPerMinute: number
  readonly trafficShare: number | null
  readonly hitRate: number | null
  readonly errorRate: number | null
  readonly violationRate: number | null
  readonly ttftP50Ms: number | null
  readonly ttftP95Ms: number | null
  readonly resumed: number
  readonly thumbsDown: number
}

export interface Decision {
  readonly at: string
  readonly action: string
  readonly region: string | null
  readonly arm: string | null
  readonly why: string
}

export interface Status {
  readonly revision: number
  readonly rollout: string
  readonly minutes: number
  readonly rows: readonly Row[]
  readonly plan: Plan | null
  readonly kills: readonly Kill[]
  readonly told: Decision | null
  readonly decisions: readonly Decision[]
}

export interface Change {
  readonly region: string
  readonly arm: string
  readonly before: number
  readonly after: number
}

export interface Audit {
  readonly revision: number
  readonly at: string
  readonly by: string
  readonly action: string
  readonly why: string
  readonly changes: readonly Change[]
}

export interface State {
  readonly revision: number
  readonly document: Rollout
}

export { call } from '../admin-api.ts'

export const shownTime = (at: string): string => at.slice(0, 19).replace('T', ' ')
export const shownPercent = (rate: number | null): string => (rate === null ? '–' : `${(100 * rate).toFixed(1)} %`)
export const shownMs = (ms: number | null): string => (ms === null ? '–' : `${Math.round(ms)} ms`)
export const shownChanges = (changes: readonly Change[]): string =>
  changes.map(({ region, arm, before, after }) => `${region}/${arm} ${before} → ${after} %`).join(', ') || 'no share'
