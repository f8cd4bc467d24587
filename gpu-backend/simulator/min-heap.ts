/** A binary heap: the least first. */
export class MinHeap<T> {
  readonly #items: T[] = []
  readonly #compare: (a: T, b: T) => number

  constructor(compare: (a: T, b: T) => number) {
    this.#compare = compare
  }

  get size(): number {
    return this.#items.length
  }

  get first(): T | undefined {
    return this.#items[0]
  }

  values(): Iterable<T> {
    return this.#items
  }

  push(item: T): void {
    const items = this.#items
    let at = items.push(item) - 1
    while (at > 0) {
      const above = (at - 1) >> 1
      const parent = items[above] as T
      if (this.#compare(parent, item) <= 0) break
      items[at] = parent
      at = above
    }
    items[at] = item
  }

  pop(): T | undefined {
    const items = this.#items
    const first = items[0]
    const last = items.pop()
    if (last === undefined || items.length === 0) return first
    let at = 0
    for (;;) {
      let below = 2 * at + 1
      if (below >= items.length) break
      const right = items[below + 1]
      if (right !== undefined && this.#compare(right, items[below] as T) < 0) below++
      const child = items[below] as T
      if (this.#compare(last, child) <= 0) break
      items[at] = child
      at = below
    }
    items[at] = last
    return first
  }
}
