interface Phrase<T> {
  /** Its words but the first; the last may be a beginning. */
  readonly rest: readonly string[]
  readonly isOpen: boolean
  readonly meaning: T
}

const beginningMin = 3
const beginningMax = 14
const endingMin = 8

/**
 * Phrases by their first words, so that a sentence is looked through once, in time of its words and not of the phrases. As they
 * are written in tables: folded, parted by spaces, `_` joins the words of one, `*` stands for any ending or, in front, beginning.
 */
export class PhraseIndex<T> {
  readonly #byWord = new Map<string, Phrase<T>[]>()
  readonly #byBeginning = new Map<string, T>()
  /** How beginnings begin: most words begin like none. */
  readonly #starts = new Set<string>()
  readonly #endings: (readonly [string, T])[] = []
  readonly #merge: (one: T, other: T) => T

  constructor(merge: (one: T, other: T) => T) {
    this.#merge = merge
  }

  add(phrases: string, meaning: T): void {
    for (const phrase of phrases.split(/\s+/).filter(Boolean)) this.#addOne(phrase, meaning)
  }

  #addOne(written: string, meaning: T): void {
    if (written.startsWith('*')) {
      this.#endings.push([written.slice(1), meaning])
      return
    }
    const isOpen = written.endsWith('*')
    const [first = '', ...rest] = (isOpen ? written.slice(0, -1) : written).split('_')
    if (isOpen && rest.length === 0) {
      this.#starts.add(first.slice(0, beginningMin))
      const known = this.#byBeginning.get(first)
      this.#byBeginning.set(first, known === undefined ? meaning : this.#merge(known, meaning))
      return
    }
    const phrases = this.#byWord.get(first) ?? []
    const same = phrases.findIndex((each) => each.isOpen === isOpen && each.rest.join(' ') === rest.join(' '))
    if (same >= 0) phrases[same] = { rest, isOpen, meaning: this.#merge((phrases[same] as Phrase<T>).meaning, meaning) }
    else phrases.push({ rest, isOpen, meaning })
    phrases.sort((a, b) => b.rest.length - a.rest.length)
    this.#byWord.set(first, phrases)
  }

  /** The longest phrase that begins at a word, and how many words it takes; null where none does. */
  at(words: readonly string[], index: number): { readonly meaning: T; readonly words: number } | null {
    const word = words[index] as string
    for (const { rest, isOpen, meaning } of this.#byWord.get(word) ?? [])
      if (rest.every((each, offset) => isSame(words[index + 1 + offset], each, isOpen && offset === rest.length - 1)))
        return { meaning, words: rest.length + 1 }
    if (this.#starts.has(word.slice(0, beginningMin)))
      for (let chars = Math.min(word.length, beginningMax); chars >= beginningMin; chars--) {
        const meaning = this.#byBeginning.get(word.slice(0, chars))
        if (meaning !== undefined) return { meaning, words: 1 }
      }
    if (word.length < endingMin) return null
    const ending = this.#endings.find(([end]) => word.endsWith(end))
    return ending ? { meaning: ending[1], words: 1 } : null
  }
}

const isSame = (word: string | undefined, known: string, isBeginning: boolean): boolean =>
  word !== undefined && (isBeginning ? word.startsWith(known) : word === known)
