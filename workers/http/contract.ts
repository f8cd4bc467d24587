import type { RequestRecord } from './request-record.ts'

/** Work for after the reply: `waitUntil`. */
export type Defer = (work: Promise<unknown>) => void

export interface Recorder {
  readonly write: (record: RequestRecord) => Promise<void>
}
