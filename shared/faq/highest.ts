const steps = 512

/** Indexes of about the `kept` largest values, in no order: the bar is found on a histogram, so nothing is sorted. */
export function highest(values: Float32Array, kept: number): number[] {
  if (values.length <= kept) return Array.from(values, (_, at) => at)
  let [low, high] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY]
  for (const value of values) {
    if (value < low) low = value
    if (value > high) high = value
  }
  const width = (high - low) / steps || 1
  const histogram = new Uint32Array(steps + 1)
  for (const value of values) {
    const step = Math.floor((value - low) / width)
    histogram[step] = (histogram[step] ?? 0) + 1
  }
  let step = steps
  for (let above = histogram[step] ?? 0; step > 0 && above < kept; above += histogram[step] ?? 0) step--
  const bar = low + step * width
  const found: number[] = []
  for (let at = 0; at < values.length; at++) if ((values[at] ?? 0) >= bar) found.push(at)
  return found
}
