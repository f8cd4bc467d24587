interface Entry<V> {
  readonly value: V
  readonly expiresAt: number
}

/** Values that live as long as the isolate: bounded, timed, safe to lose. The oldest go first. */
export class TimedCache<V> {
  readonly #entries = new Map<string, Entry<V>>()
  readonly #entriesMax: number

  constructor(entriesMax: number) {
    this.#entriesMax = entriesMax
  }

  /** The value if it is still fresh; undefined when absent. */
  get(key: string, now: number): V | undefined {
    const entry = this.#entries.get(key)
    return entry && entry.expiresAt > now ? entry.value : undefined
  }

  set(key: string, value: V, expiresAt: number): void {
    this.#entries.delete(key)
    if (this.#entries.size >= this.#entriesMax) {
      const oldest = this.#entries.keys().next().value
      if (oldest !== undefined) this.#entries.delete(oldest)
    }
    this.#entries.set(key, { value, expiresAt })
  }
}
