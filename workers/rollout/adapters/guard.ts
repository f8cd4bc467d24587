import type { Defer } from '../../http/contract.ts'
import type { Guard } from '../contract.ts'
import { countRequest, countVote, type Sources } from '../guard/counts.ts'
import type { RolloutGuard } from '../objects/rollout-guard.ts'

const reportAfterMs = 5_000
// Counts add up: what is held takes no more room with more requests, but an isolate that ends loses it.
const heldMax = 5_000
// A request that ends may take its report with it: past this time it is sent again.
const sendAgainAfterMs = 5_000
// Shorter than the guard remembers whose reports it has: rather lost than counted twice.
const droppedAfterMs = 300_000

/** Counts of an isolate, numbered, so that one that is sent twice counts once. */
interface Report {
  readonly number: number
  readonly sources: Sources
  readonly madeAt: number
  sentAt: number
}

/**
 * Counts in the isolate what became of requests, and reports them now and then behind a reply: a request whose report is not
 * due costs a few additions. A report is kept until the guard has it; what an isolate holds when it ends is lost.
 */
export function createGuard(
  guards: DurableObjectNamespace<RolloutGuard>,
  lookEveryMs: number,
  series: Guard['series'] | null = null,
): Guard {
  const guard = () => guards.get(guards.idFromName('rollout'))
  const isolate = crypto.randomUUID()
  let sources: Sources = {}
  let held = 0
  let number = 0
  let reportedAt = 0
  let pending: Report | null = null

  const isDue = (now: number): boolean =>
    pending
      ? now - pending.sentAt >= sendAgainAfterMs
      : held >= heldMax || (held > 0 && now - reportedAt >= Math.min(reportAfterMs, lookEveryMs))

  const report = async (sent: Report): Promise<void> => {
    try {
      await guard().report(sent.sources, lookEveryMs, { isolate, number: sent.number })
      if (pending === sent) pending = null
    } catch (cause) {
      console.error(JSON.stringify({ kind: 'guard-report-failed', cause: String(cause) }))
    }
  }
  const reportWhenDue = (defer: Defer): void => {
    const now = Date.now()
    if (!isDue(now)) return
    if (!pending || now - pending.madeAt > droppedAfterMs) {
      pending = { number: ++number, sources, madeAt: now, sentAt: now }
      sources = {}
      held = 0
      reportedAt = now
    }
    pending.sentAt = now
    defer(report(pending))
  }

  return {
    count(record, defer) {
      if (countRequest(sources, record)) held++
      reportWhenDue(defer)
    },
    vote({ region, arm }, sender, vote, defer) {
      countVote(sources, region, arm, sender, vote)
      held++
      reportWhenDue(defer)
    },
    status: () => guard().status(),
    series: series ?? (async (window) => ({ source: 'guard', ...(await guard().series(window)) })),
    wake: () => guard().wake(),
  }
}
