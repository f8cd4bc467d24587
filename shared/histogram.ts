import * as z from './zod.ts'

/**
 * Durations in buckets that double every `bucketsPerDoubling` steps, so that histograms of many isolates add up and a
 * quantile is known to within a few percent (as DDSketch does: Masson, Rim and Lee, VLDB 2019).
 */
const bucketsPerDoubling = 8
const smallest = 0.5

/** Counts by bucket, sparse: most services live in a few. */
export const Histogram = z.record(z.string(), z.number())
export type Histogram = z.infer<typeof Histogram>

const bucketOf = (ms: number): string =>
  String(Math.max(0, Math.ceil(bucketsPerDoubling * Math.log2(Math.max(ms, smallest) / smallest))))

/** The upper bound of a bucket, milliseconds. */
const boundOf = (bucket: string): number => smallest * 2 ** (Number(bucket) / bucketsPerDoubling)

/** Counts one duration. */
export function observe(histogram: Histogram, ms: number): void {
  const bucket = bucketOf(ms)
  histogram[bucket] = (histogram[bucket] ?? 0) + 1
}

/** Adds another one's counts. */
export function addHistogram(into: Histogram, other: Histogram): void {
  for (const [bucket, count] of Object.entries(other)) into[bucket] = (into[bucket] ?? 0) + count
}

export const countOf = (histogram: Histogram): number => Object.values(histogram).reduce((sum, count) => sum + count, 0)

/** How many took longer than a bound, to within a bucket. */
export const countAbove = (histogram: Histogram, ms: number): number =>
  Object.entries(histogram).reduce((sum, [bucket, count]) => (boundOf(bucket) > ms ? sum + count : sum), 0)

/** The value that a share `q` of the observations does not exceed, milliseconds; null without any. */
export function quantile(histogram: Histogram, q: number): number | null {
  const total = countOf(histogram)
  if (total === 0) return null
  let seen = 0
  const sorted = Object.entries(histogram).sort(([a], [b]) => Number(a) - Number(b))
  for (const [bucket, count] of sorted) {
    seen += count
    if (seen >= q * total) return boundOf(bucket)
  }
  return boundOf(sorted.at(-1)?.[0] ?? '0')
}
