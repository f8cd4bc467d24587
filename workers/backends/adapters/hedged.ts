/**
 * Calls once, and a second time when the first is late and `mayHedge` allows it (Dean and Barroso, The Tail at Scale, 2013).
 * The first answer counts and stops the other call; a call that fails leaves it to the other, where there is one.
 */
export async function hedged<T>(
  call: (which: 'first' | 'second', signal: AbortSignal) => Promise<T>,
  { afterMs, mayHedge }: { readonly afterMs: number; readonly mayHedge: () => boolean },
): Promise<T> {
  const [mine, other] = [new AbortController(), new AbortController()]
  const { promise: second, resolve, reject } = Promise.withResolvers<T>()
  let isHedged = false
  const timer = setTimeout(() => {
    if (!mayHedge()) return
    isHedged = true
    call('second', other.signal).then(resolve, reject)
  }, afterMs)
  const first = call('first', mine.signal)
  try {
    return await Promise.race([
      first.catch((error: unknown) => {
        if (isHedged) return second
        throw error
      }),
      second.catch(() => first),
    ])
  } finally {
    clearTimeout(timer)
    mine.abort()
    other.abort()
    first.catch(() => {})
    second.catch(() => {})
  }
}
