interface Queued {
  readonly tenant: string
  readonly tokens: number
}

/**
 * Who waits, by tenant: first come, first served within one, and between tenants by start-time fair queueing (Goyal, Vin and
 * Cheng, SIGCOMM 1996): each request starts, in virtual time, where its tenant's last one ended, so that whoever sends more than
 * others waits behind them, and whoever sends little waits for nobody's heap. Costs are tokens.
 */
export class FairQueue<T extends Queued> {
  readonly #lines = new Map<string, { readonly item: T; readonly startsAt: number }[]>()
  /** Where each tenant's last request ends, in virtual time; those in the past are forgotten. */
  readonly #ends = new Map<string, number>()
  #now = 0
  #size = 0

  get size(): number {
    return this.#size
  }

  sizeOf(tenant: string): number {
    return this.#lines.get(tenant)?.length ?? 0
  }

  /** How many would be admitted before the next request of a tenant. */
  ahead(tenant: string): number {
    const own = this.sizeOf(tenant)
    let others = 0
    for (const [name, line] of this.#lines) if (name !== tenant) others += Math.min(line.length, own + 1)
    return own + others
  }

  push(item: T): void {
    const line = this.#lines.get(item.tenant) ?? []
    this.#lines.set(item.tenant, line)
    line.push({ item, startsAt: this.#startOf(item) })
    this.#size++
  }

  /** Admitted without waiting: its tenant's next request starts later all the same. */
  admit(item: Queued): void {
    this.#now = Math.max(this.#now, this.#startOf(item))
    if (this.#ends.size > 1_000) for (const [tenant, end] of this.#ends) if (end <= this.#now) this.#ends.delete(tenant)
  }

  /** The next of those that may go, by the earliest start. */
  first(mayGo: (item: T) => boolean): T | null {
    let next: { readonly item: T; readonly startsAt: number } | null = null
    for (const [head] of this.#lines.values())
      if (head && (!next || head.startsAt < next.startsAt) && mayGo(head.item)) next = head
    return next?.item ?? null
  }

  /** The last request of the tenant that has most waiting; null where that is no more than so many. */
  lastOfLongest(moreThan: number): T | null {
    let longest: { readonly item: T }[] = []
    for (const line of this.#lines.values()) if (line.length > longest.length) longest = line
    return longest.length > moreThan ? (longest.at(-1)?.item ?? null) : null
  }

  /** Takes one out, admitted or not. */
  remove(item: T, isAdmitted: boolean): void {
    const line = this.#lines.get(item.tenant)
    const at = line?.findIndex((each) => each.item === item) ?? -1
    if (!line || at < 0) return
    const [removed] = line.splice(at, 1)
    this.#size--
    if (line.length === 0) this.#lines.delete(item.tenant)
    if (isAdmitted && removed) this.#now = Math.max(this.#now, removed.startsAt)
  }

  /** Everybody, in no order. */
  all(): T[] {
    return [...this.#lines.values()].flat().map(({ item }) => item)
  }

  #startOf({ tenant, tokens }: Queued): number {
    const startsAt = Math.max(this.#now, this.#ends.get(tenant) ?? 0)
    this.#ends.set(tenant, startsAt + Math.max(1, tokens))
    return startsAt
  }
}
