import type { RequestRecord } from '../../http/request-record.ts'
import type { Guard } from '../contract.ts'
import { countRequest, countVote, type Sources } from '../guard/counts.ts'
import type { RolloutGuard } from '../objects/rollout-guard.ts'

const flushAfterMs = 5_000
const heldMax = 500

/** Counts in the isolate what became of requests, and reports them now and then behind a reply. A lost report is lost. */
export function createGuard(guards: DurableObjectNamespace<RolloutGuard>, lookEveryMs: number): Guard {
  const guard = () => guards.get(guards.idFromName('rollout'))
  let sources: Sources = {}
  let held = 0
  let flushedAt = 0

  const flushWhenDue = async (): Promise<void> => {
    const now = Date.now()
    if (++held < heldMax && now - flushedAt < Math.min(flushAfterMs, lookEveryMs)) return
    const reported = sources
    sources = {}
    held = 0
    flushedAt = now
    if (Object.keys(reported).length === 0) return
    await guard()
      .report(reported, lookEveryMs)
      .catch((cause: unknown) => console.error(JSON.stringify({ kind: 'guard-report-lost', cause: String(cause) })))
  }

  return {
    count(record: RequestRecord) {
      countRequest(sources, record)
      return flushWhenDue()
    },
    vote({ region, arm }, sender, vote) {
      countVote(sources, region, arm, sender, vote)
      return flushWhenDue()
    },
    status: () => guard().status(),
    wake: () => guard().wake(),
  }
}
