interface Entry<V> {
  readonly value: V
  readonly expiresAt: number
  readonly bytes: number
}

interface Bounds {
  readonly entriesMax: number
  /** Of the sizes that come with the values; none when they are all small. */
  readonly bytesMax?: number
}

/** What an isolate remembers: bounded by number and size, timed, safe to lose. What was used longest ago goes first. */
export class RecentCache<V> {
  readonly #entries = new Map<string, Entry<V>>()
  readonly #entriesMax: number
  readonly #bytesMax: number
  #bytes = 0
  /** Used last: it need not be moved behind the others. */
  #newest: string | null = null

  constructor({ entriesMax, bytesMax = Number.POSITIVE_INFINITY }: Bounds) {
    this.#entriesMax = entriesMax
    this.#bytesMax = bytesMax
  }

  /** The value if it is still fresh; undefined when absent. */
  get(key: string, now: number): V | undefined {
    const entry = this.#entries.get(key)
    if (!entry) return undefined
    if (entry.expiresAt <= now) {
      this.delete(key)
      return undefined
    }
    if (key !== this.#newest) {
      this.#entries.delete(key)
      this.#entries.set(key, entry)
      this.#newest = key
    }
    return entry.value
  }

  set(key: string, value: V, expiresAt: number, bytes = 0): void {
    this.delete(key)
    if (bytes > this.#bytesMax) return
    this.#entries.set(key, { value, expiresAt, bytes })
    this.#newest = key
    this.#bytes += bytes
    for (const oldest of this.#entries.keys()) {
      if (this.#entries.size <= this.#entriesMax && this.#bytes <= this.#bytesMax) return
      this.delete(oldest)
    }
  }

  delete(key: string): void {
    const entry = this.#entries.get(key)
    if (!entry) return
    this.#entries.delete(key)
    this.#bytes -= entry.bytes
  }

  has(key: string): boolean {
    return this.#entries.has(key)
  }
}
