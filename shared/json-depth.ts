/** More levels than any value of ours has; far fewer than a stack holds. */
export const jsonDepthMax = 64

/** Whether JSON has more than so many levels. Without recursion, since that is what deep values are sent to break. */
export function isDeeper(value: unknown, depthMax: number = jsonDepthMax): boolean {
  let level: object[] = isContainer(value) ? [value] : []
  for (let depth = 1; level.length > 0; depth++) {
    if (depth > depthMax) return true
    level = level.flatMap((each) => Object.values(each).filter(isContainer))
  }
  return false
}

const isContainer = (value: unknown): value is object => typeof value === 'object' && value !== null
