/** The promise's value, or null when it takes longer; the promise runs on. */
export function within<T>(promise: Promise<T>, timeoutMs: number): Promise<T | null> {
  const { promise: late, resolve } = Promise.withResolvers<null>()
  const timer = setTimeout(resolve, timeoutMs, null)
  return Promise.race([promise, late]).finally(() => clearTimeout(timer))
}
