import type { FaqIndex } from './faq-index.ts'

// As if so many other entries existed: in a shop with one entry its words are not common.
const otherEntries = 8

/** 1 for a unit that one entry has or none, less for those of many. */
export function createUnitRarity({ commonUnits, commonCounts, entryLimits }: FaqIndex): (unit: number) => number {
  const total = entryLimits.length + otherEntries
  const scale = Math.log(1 + total)
  return (unit) => {
    let [low, high] = [0, commonUnits.length - 1]
    while (low <= high) {
      const middle = (low + high) >> 1
      const found = commonUnits[middle] ?? 0
      if (found === unit) return Math.log(1 + total / (commonCounts[middle] ?? 1)) / scale
      if (found < unit) low = middle + 1
      else high = middle - 1
    }
    return 1
  }
}
