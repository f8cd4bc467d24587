import { addHistogram, Histogram, observe } from '../../../shared/histogram.ts'
import * as z from '../../../shared/zod.ts'
import type { RequestRecord } from '../../http/request-record.ts'

const count = z._default(z.number(), 0)

/** What became of the requests of one arm in one region. Two of these add up to one. */
export const Counts = z.object({
  requests: count,
  /** Answered without a model. */
  hits: count,
  /** Sent to a model; the next four are of these. */
  modelRequests: count,
  failed: count,
  /** With a slot of something that was not listed, or a statement no record proves. */
  violations: count,
  resumed: count,
  ttft: z._default(Histogram, {}),
  votes: count,
  down: count,
})
export type Counts = z.infer<typeof Counts>

/** By region and arm, `eu/canary`. */
export const Cells = z.record(z.string(), Counts)
export type Cells = z.infer<typeof Cells>

/** By region and arm, then by who sent the requests: evidence that rests on one tenant alone is kept apart from what all see. */
export const Sources = z.record(z.string(), Cells)
export type Sources = z.infer<typeof Sources>

export const cellName = (region: string, arm: string): string => `${region}/${arm}`
export const noCounts = (): Counts => Counts.parse({})

/** Who sends requests. */
export interface Sender {
  readonly tenant: string
  readonly keyId: string
}
const sourceName = ({ tenant, keyId }: Sender): string => `${tenant} ${keyId}`
export const tenantOf = (source: string): string => source.split(' ', 1)[0] ?? source

// Memory does not grow with senders: further keys of a tenant share one name, and further tenants share a few.
const sourcesMax = 48
const keysMax = 4
const sharedNames = 16

/** Adds another report's counts by region and arm. */
export function addCells(into: Cells, other: Cells): void {
  for (const [name, counts] of Object.entries(other)) into[name] = sum(into[name] ?? noCounts(), counts)
}

/** Adds another report's counts by sender. */
export function addSources(into: Sources, other: Sources): void {
  for (const [cell, bySource] of Object.entries(other)) {
    const known = sourcesOf(into, cell)
    for (const [source, counts] of Object.entries(bySource)) {
      const name = roomFor(known, source)
      known[name] = sum(known[name] ?? noCounts(), counts)
    }
  }
}

/** Everybody's together. */
export const totalsOf = (sources: Sources): Cells =>
  Object.fromEntries(Object.entries(sources).map(([cell, bySource]) => [cell, totalOf(Object.values(bySource))]))

export const totalOf = (all: readonly Counts[]): Counts => all.reduce(sum, noCounts())

function sum(a: Counts, b: Counts): Counts {
  const ttft: Histogram = { ...a.ttft }
  addHistogram(ttft, b.ttft)
  return {
    requests: a.requests + b.requests,
    hits: a.hits + b.hits,
    modelRequests: a.modelRequests + b.modelRequests,
    failed: a.failed + b.failed,
    violations: a.violations + b.violations,
    resumed: a.resumed + b.resumed,
    ttft,
    votes: a.votes + b.votes,
    down: a.down + b.down,
  }
}

/** What `cache` says of answers without a model. */
export const withoutModel = ['hit', 'faq', 'stale', 'collapsed', 'edge'] as const
const known: ReadonlySet<string> = new Set(withoutModel)

/**
 * A request's part, if it has one. What the caller got wrong, one who left, and one whose own deadline passed say nothing of an arm; nor does a
 * slot that the record leaves empty.
 */
export function countRequest(sources: Sources, record: RequestRecord): boolean {
  const { region, arm, tenant, keyId, cache, ending, status, ttftMs, backend, inventedSlots, violations, resumed } = record
  if (region === null || arm === null || ending === 'cancelled' || (status >= 400 && status < 500)) return false
  if (ending === 'failed' && record.causedByCaller) return false
  const counts = countsOf(sources, cellName(region, arm), { tenant: tenant ?? '', keyId: keyId ?? '' })
  counts.requests++
  if (cache !== null && known.has(cache)) {
    counts.hits++
    return true
  }
  counts.modelRequests++
  if (ending === 'failed') counts.failed++
  if (inventedSlots + violations > 0) counts.violations++
  if (resumed > 0) counts.resumed++
  if (backend !== null && ttftMs !== null) observe(counts.ttft, ttftMs)
  return true
}

/** Counts one vote for the arm that answered. */
export function countVote(sources: Sources, region: string, arm: string, sender: Sender, vote: 'up' | 'down'): void {
  const counts = countsOf(sources, cellName(region, arm), sender)
  counts.votes++
  if (vote === 'down') counts.down++
}

function countsOf(sources: Sources, cell: string, sender: Sender): Counts {
  const bySource = sourcesOf(sources, cell)
  const name = roomFor(bySource, sourceName(sender))
  const counts = bySource[name] ?? noCounts()
  bySource[name] = counts
  return counts
}

function sourcesOf(sources: Sources, cell: string): Cells {
  const bySource = sources[cell] ?? {}
  sources[cell] = bySource
  return bySource
}

/** The source's own name, or one that it shares where there is no more room; what one tenant sends is never two tenants'. */
function roomFor(bySource: Cells, source: string): string {
  if (source in bySource) return source
  const tenant = tenantOf(source)
  const names = Object.keys(bySource)
  const ofTenant = names.filter((name) => tenantOf(name) === tenant).length
  if (ofTenant < keysMax && names.length < sourcesMax) return source
  if (ofTenant > 0) return `${tenant} ~`
  let hash = 7
  for (let at = 0; at < tenant.length; at++) hash = (Math.imul(hash, 31) + tenant.charCodeAt(at)) | 0
  return `~${(hash >>> 0) % sharedNames} ~`
}
