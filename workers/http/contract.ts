import type { Caller } from '../access/contract.ts'
import type { Route } from '../rollout/contract.ts'
import type { Services } from '../services.ts'
import type { Location } from './location.ts'
import type { RequestRecord } from './request-record.ts'
import type { TraceContext } from './trace-context.ts'

/** Work for after the reply: `waitUntil`. */
export type Defer = (work: Promise<unknown>) => void

/** What is known of a request, growing as it proceeds; its one record is made from it. */
export interface RequestState {
  readonly requestId: string
  readonly trace: TraceContext
  readonly startedAt: number
  readonly services: Services | null
  /** Whether a browser may have sent it. */
  readonly isFromBrowser: boolean
  caller: Caller | null
  /** The declared path of the route that answers. */
  path: string | null
  /** Which arm of which region answers. */
  route: Route | null
  cache: string | null
  stream: boolean
  /** Code of the refusal, when it came to one. */
  error: string | null
  /** Set by a route that records by itself, once its last byte has left. */
  recordsItself: boolean
  /** Headers of the answer beyond those every answer has. */
  readonly headers: Record<string, string>
  /** Until when the caller waits, where that is less than we would; milliseconds since 1970. */
  callersDeadlineAt: number | null
  /** When the key that authorised an operator's write ends; null: never, or it is no such write. */
  callersExpiry: string | null
  /** Makes the request the one of its `Idempotency-Key`, where it has one: called once its body is accepted. */
  claim: (() => Promise<void>) | null
}

/** What a step of a request may use, besides its own arguments. */
export interface RequestContext {
  readonly services: Services
  readonly caller: Caller
  readonly state: RequestState
  /** Milliseconds since 1970. */
  readonly now: () => number
  readonly newId: () => string
  readonly defer: Defer
  /** A header of the request, by its name in lower case. */
  readonly header: (name: string) => string | undefined
  readonly location: Location
  /** Aborted when the caller leaves; null where no caller waits. */
  readonly signal: AbortSignal | null
}

export interface Recorder {
  /** `defer` is for what is due now and then. */
  readonly write: (record: RequestRecord, defer: Defer) => void
}
