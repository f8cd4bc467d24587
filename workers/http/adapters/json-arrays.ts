// D1 takes 2,000,000 bytes a bound value and a row, and 1,000 statements a request (https://developers.cloudflare.com/d1/platform/limits/).
const bytesMax = 1_800_000
const encoder = new TextEncoder()

/** Items as JSON arrays, each with fewer bytes than D1 takes as one bound value; an item alone is bounded by its own schema. */
export function jsonArrays(items: readonly unknown[]): string[] {
  const arrays: string[] = []
  let batch: string[] = []
  let bytes = 0
  const close = (): void => {
    if (batch.length) arrays.push(`[${batch.join(',')}]`)
    batch = []
    bytes = 0
  }
  for (const item of items) {
    const json = JSON.stringify(item)
    const length = encoder.encode(json).length + 1
    if (bytes + length > bytesMax) close()
    batch.push(json)
    bytes += length
  }
  close()
  return arrays
}
