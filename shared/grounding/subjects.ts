import type { Facts } from './facts.ts'

const sentenceCharsMax = 400
const sentenceEnd = /[.!?]\s|[。！？]|\n/g

/** Which products the text speaks of just now: those its sentence names, else those of the one before, else the question's. */
export class Subjects {
  readonly #facts: Facts
  readonly #titles: readonly string[]
  #named: number[] = []
  #before: number[] = []
  #sentence = ''

  constructor(facts: Facts) {
    this.#facts = facts
    this.#titles = facts.products.map(({ title }) => title.toLowerCase())
  }

  /** The sentence so far, as the shopper reads it. */
  get sentence(): string {
    return this.#sentence
  }

  name(index: number): void {
    this.#named = [...this.#named.filter((other) => other !== index), index]
  }

  /** Follows what leaves; a sentence ends with its mark and a space, or its line. */
  hear(text: string): void {
    let rest = this.#sentence + text
    // Its mark may have come with the piece before.
    let from = Math.max(0, this.#sentence.length - 1)
    for (;;) {
      sentenceEnd.lastIndex = from
      const end = sentenceEnd.exec(rest)
      if (!end) break
      this.#sentence = rest.slice(0, sentenceEnd.lastIndex).slice(-sentenceCharsMax)
      const named = this.#nowNamed()
      if (named.length) this.#before = named
      this.#named = []
      rest = rest.slice(sentenceEnd.lastIndex)
      from = 0
    }
    this.#sentence = rest.slice(-sentenceCharsMax)
  }

  /** In order of mention; empty when nothing tells. */
  now(): readonly number[] {
    const named = this.#nowNamed()
    if (named.length) return named
    if (this.#before.length) return this.#before
    if (this.#facts.namedProducts.length) return this.#facts.namedProducts
    return this.#facts.products.length === 1 ? [1] : []
  }

  /** Named in this very sentence, by slot or by title. */
  #nowNamed(): number[] {
    const spoken = this.#sentence.toLowerCase()
    const byTitle = this.#titles.flatMap((title, at) => (spoken.includes(title) && !this.#named.includes(at + 1) ? [at + 1] : []))
    return [...byTitle, ...this.#named]
  }

  get named(): readonly number[] {
    return this.#nowNamed()
  }
}
