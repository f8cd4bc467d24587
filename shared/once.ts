/**
 * What the first call makes, for that call and all others: for what is dear to make and not needed by every isolate, like an
 * expression with classes of Unicode.
 */
export function once<T extends object>(make: () => T): () => T {
  let made: T | undefined
  return () => {
    made ??= make()
    return made
  }
}
