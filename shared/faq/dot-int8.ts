/** The product of a row of bytes with a vector, four at a time: vectors have a multiple of four. */
export function dotInt8(rows: Int8Array, from: number, vector: Float32Array): number {
  let sum = 0
  for (let at = 0; at < vector.length; at += 4)
    sum +=
      (rows[from + at] ?? 0) * (vector[at] ?? 0) +
      (rows[from + at + 1] ?? 0) * (vector[at + 1] ?? 0) +
      (rows[from + at + 2] ?? 0) * (vector[at + 2] ?? 0) +
      (rows[from + at + 3] ?? 0) * (vector[at + 3] ?? 0)
  return sum
}
