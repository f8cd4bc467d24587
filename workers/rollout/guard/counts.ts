import * as z from 'zod/mini'
import { addHistogram, Histogram, observe } from '../../../shared/histogram.ts'
import type { RequestRecord } from '../../http/request-record.ts'

const count = z._default(z.number(), 0)

/** What became of the requests of one arm in one region. Two of these add up to one. */
export const Counts = z.object({
  requests: count,
  /** Answered without asking a model. */
  hits: count,
  /** Asked of a model; the next four are of these. */
  modelRequests: count,
  failed: count,
  /** With a slot that nothing fills. */
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

export const cellName = (region: string, arm: string): string => `${region}/${arm}`
export const noCounts = (): Counts => Counts.parse({})

export function addCells(into: Cells, other: Cells): void {
  for (const [name, counts] of Object.entries(other)) into[name] = sum(into[name] ?? noCounts(), counts)
}

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

const known = new Set(['hit', 'faq', 'stale', 'collapsed'])

/** A request's part. What the caller got wrong, and one who left, say nothing of an arm. */
export function countRequest(cells: Cells, record: RequestRecord): void {
  const { region, arm, cache, ending, status, ttftMs, backend, unknownSlots, violations, resumed } = record
  if (region === null || arm === null || ending === 'cancelled' || (status >= 400 && status < 500)) return
  const counts = cellOf(cells, region, arm)
  counts.requests++
  if (cache !== null && known.has(cache)) {
    counts.hits++
    return
  }
  counts.modelRequests++
  if (ending === 'failed') counts.failed++
  if (unknownSlots + violations > 0) counts.violations++
  if (resumed > 0) counts.resumed++
  if (backend !== null && ttftMs !== null) observe(counts.ttft, ttftMs)
}

export function countVote(cells: Cells, region: string, arm: string, vote: 'up' | 'down'): void {
  const counts = cellOf(cells, region, arm)
  counts.votes++
  if (vote === 'down') counts.down++
}

function cellOf(cells: Cells, region: string, arm: string): Counts {
  const name = cellName(region, arm)
  const counts = cells[name] ?? noCounts()
  cells[name] = counts
  return counts
}
