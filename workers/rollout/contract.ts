import type { Defer } from '../http/contract.ts'
import type { RequestRecord } from '../http/request-record.ts'
import type { Vote } from '../known-answers/contract.ts'
import type { Arm } from './arm.ts'
import type { Cells, Sender } from './guard/counts.ts'
import type { Series, Window } from './guard/series.ts'
import type { RolloutState } from './rollout.ts'
import type { GuardDecision } from './rollout-status.ts'

export type { Arm }

/** Where a request goes: which arm answers, and whose backends may, in order of preference. */
export interface Route {
  readonly region: string
  readonly arm: Arm
  readonly backends: readonly string[]
  /** The region of each of them. */
  readonly homes: readonly string[]
  /** Name and revision of the document that chose. */
  readonly rollout: string
}

export interface CompiledRegion {
  readonly name: string
  /** Arms that take part, with what they weigh; killed ones are gone. */
  readonly weights: readonly { readonly name: string; readonly weight: number }[]
  /** Parallel to `weights`. */
  readonly routes: readonly Route[]
  /** Every arm that lives here, with or without a share, by its model's name; the first of a model counts. */
  readonly byModel: ReadonlyMap<string, Route>
  readonly baseline: Route
}

/** A document ready for the hot path: everything a request would otherwise compute is computed here, once a revision. */
export interface CompiledRollout {
  readonly state: RolloutState
  readonly regionOf: (location: { colo?: string | null; country?: string | null; continent?: string | null }) => CompiledRegion
  readonly regions: ReadonlyMap<string, CompiledRegion>
  readonly models: readonly string[]
}

export interface ChangeInput {
  /** The revision the change was made from. */
  readonly expected: number
  /** What stands where nothing was ever published. */
  readonly initial: RolloutState
  readonly next: RolloutState
  readonly by: string
  readonly action: string
  readonly why: string
  /** What a decision rests on. */
  readonly figures?: object | null
}

export type ChangeResult =
  | { readonly ok: true; readonly state: RolloutState }
  /** Somebody was faster: the revision that stands. */
  | { readonly ok: false; readonly revision: number }

export interface AuditEntry {
  readonly revision: number
  readonly at: string
  readonly by: string
  readonly action: string
  readonly why: string
  readonly before: RolloutState
  readonly after: RolloutState
  readonly figures: object | null
}

export interface Rollouts {
  /** What serves now; the isolate's copy while it is young enough. */
  readonly current: (defer: (work: Promise<unknown>) => void) => CompiledRollout | Promise<CompiledRollout>
  /** Read anew: whoever changes it must not start from an old copy. */
  readonly latest: () => Promise<CompiledRollout>
  readonly change: (input: Omit<ChangeInput, 'initial'>) => Promise<ChangeResult>
  /** The last round of probes found this backend down. */
  readonly isReportedDown: (backend: string) => boolean
  /** Tells all isolates which backends a round of probes found down. */
  readonly reportProbes: (down: readonly string[]) => Promise<void>
  /** Newest first. */
  readonly history: () => Promise<AuditEntry[]>
  /** What the guard decided, newest first. */
  readonly decisions: () => Promise<GuardDecision[]>
}

/** What the guard sees, by `region/arm`. */
export interface GuardStatus {
  readonly recent: Cells
  readonly recentMinutes: number
  readonly sinceStep: Cells
  readonly lastDecision: GuardDecision | null
}

/** How the arms fared over time, step by step from `from` on. */
interface GuardSeries {
  readonly source: 'guard' | 'analytics-engine'
  readonly from: number
  readonly stepSeconds: number
  readonly series: readonly Series[]
}

export interface Guard {
  /** What became of a request; reported to the guard now and then, behind the reply. */
  readonly count: (record: RequestRecord, defer: Defer) => void
  readonly vote: (
    answeredBy: { readonly region: string; readonly arm: string },
    sender: Sender,
    vote: Vote['vote'],
    defer: Defer,
  ) => void
  readonly status: () => Promise<GuardStatus>
  readonly series: (window: Window) => Promise<GuardSeries>
  /** A new plan begins without waiting for a request. */
  readonly wake: () => Promise<void>
}
