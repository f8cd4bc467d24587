/** Standard normal quantiles: both sides of 95 %, and one side, for a promise that only has a floor or a ceiling. */
const twoSided = 1.96
export const oneSided = 1.645

/** Wilson's interval of a proportion (Wilson 1927): honest for few samples and near 0 and 1. */
export function wilson(successes: number, total: number, z: number = twoSided): { low: number; high: number } {
  if (total === 0) return { low: 0, high: 1 }
  const share = successes / total
  const center = share + z ** 2 / (2 * total)
  const spread = z * Math.sqrt((share * (1 - share)) / total + z ** 2 / (4 * total ** 2))
  const scale = 1 + z ** 2 / total
  return { low: (center - spread) / scale, high: (center + spread) / scale }
}
