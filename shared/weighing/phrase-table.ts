interface Row<T> {
  /** As `phrasePattern` takes them. */
  readonly phrases: string
  readonly row: T
}

/**
 * Rows of phrases by how the phrases begin: of a table of hundreds only those need their expression tried that a text has a beginning
 * of. A phrase begins where a word of the text does, so its own first word is there whole, or as the beginning of one where `*` follows.
 */
export class PhraseTable<T> {
  readonly #rows: readonly T[]
  readonly #byWord = new Map<string, number[]>()
  readonly #byStart = new Map<string, { readonly start: string; readonly at: number }[]>()
  /** Begin with no plain letter. */
  readonly #always: number[] = []

  constructor(rows: readonly Row<T>[]) {
    this.#rows = rows.map(({ row }) => row)
    rows.forEach(({ phrases }, at) => {
      for (const phrase of phrases.trim().split(/\s+/)) this.#add(phrase, at)
    })
  }

  /** Those that may match in a folded text, in their order. */
  within(text: string): T[] {
    const found = new Set(this.#always)
    for (const word of text.match(/[a-z0-9]+/g) ?? []) {
      for (const at of this.#byWord.get(word) ?? []) found.add(at)
      for (const { start, at } of this.#byStart.get(word[0] ?? '') ?? []) if (word.startsWith(start)) found.add(at)
    }
    return [...found].sort((a, b) => a - b).map((at) => this.#rows[at] as T)
  }

  #add(phrase: string, at: number): void {
    const [first = ''] = /^[a-z0-9]*/.exec(phrase) ?? []
    if (first === '') this.#always.push(at)
    else if (phrase[first.length] === '*') listIn(this.#byStart, first[0] ?? '').push({ start: first, at })
    else listIn(this.#byWord, first).push(at)
  }
}

function listIn<V>(lists: Map<string, V[]>, name: string): V[] {
  const known = lists.get(name) ?? []
  lists.set(name, known)
  return known
}
