export interface Ranked {
  readonly at: number
  readonly score: number
}

/** The best of many, in order: a list so short that inserting costs less than sorting all. */
export class TopList {
  readonly entries: Ranked[] = []
  least = Number.NEGATIVE_INFINITY
  readonly #size: number

  constructor(size: number) {
    this.#size = size
  }

  add(at: number, score: number): void {
    const { entries } = this
    let index = entries.length
    while (index > 0 && (entries[index - 1]?.score ?? 0) < score) index--
    entries.splice(index, 0, { at, score })
    if (entries.length <= this.#size) return
    entries.pop()
    this.least = entries.at(-1)?.score ?? this.least
  }
}
