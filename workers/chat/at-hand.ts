/** A module that is loaded when it is first needed and at hand from then on: to import one again costs a turn through the runtime. */
export function atHand<T>(load: () => Promise<T>): () => T | Promise<T> {
  let module: T | null = null
  return () =>
    module ??
    load().then((loaded) => {
      module = loaded
      return loaded
    })
}
