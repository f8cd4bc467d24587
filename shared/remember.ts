/**
 * What is worked out from an object that lives in the isolate, kept beside it: once made, found again by the very same object. It
 * goes with the object, and after `keysMax` of them all is let go, so that a catalogue that is read through leaves no more than that.
 */
export function rememberFor<K extends WeakKey, V>(keysMax: number, make: (key: K) => V): (key: K) => V {
  let known = new WeakMap<K, V>()
  let count = 0
  return (key) => {
    const found = known.get(key)
    if (found !== undefined) return found
    if (++count > keysMax) {
      known = new WeakMap()
      count = 1
    }
    const made = make(key)
    known.set(key, made)
    return made
  }
}

/** The same for short texts that come again, a shop's policies, titles and names of fields: at most `textsMax` of them. */
export function rememberText<V>(textsMax: number, make: (text: string) => V): (text: string) => V {
  const known = new Map<string, V>()
  return (text) => {
    const found = known.get(text)
    if (found !== undefined) return found
    if (known.size >= textsMax) known.clear()
    const made = make(text)
    known.set(text, made)
    return made
  }
}
