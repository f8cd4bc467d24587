import { rememberText } from '../remember.ts'
import { attributes } from '../weighing/attributes.ts'
import { fold, type Language, languages, questionLanguage } from '../weighing/language.ts'
import type { Entry } from '../weighing/leaders.ts'
import type { Facts } from './facts.ts'
import { readable } from './readable.ts'
import { RecordTerms } from './record-terms.ts'
import { type RecordText, type RecordValue, recordTextOf } from './record-text.ts'
import { wordsIn } from './tokens.ts'

interface TitleWord {
  readonly index: number
  readonly position: number
}

// Of these any sentence may speak.
const describing = new Set(['brand', 'category', 'stock', 'rating', 'price', 'warranty'])
const compoundEndCharsMin = 5
const endsMax = 256
const longTitleWords = 7
/** Addresses as texts write them: mail, web, with or without a scheme. */
export const addressPattern =
  /(?<![\p{L}\p{N}._%+-])[\p{L}\p{N}._%+-]*@[\p{L}\p{N}.-]+|(?:[a-z][a-z0-9+]{1,9}:)?\/\/[^\s<>()[\]"']+|(?<![\p{L}\p{N}-])[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+(?:\/[^\s<>()[\]"']*)?/giu

/** What the records of one answer say, looked up by words; each part is made when a sentence first needs it. */
export class Records {
  readonly facts: Facts
  #language: Language | null = null
  #terms: RecordTerms | null = null
  readonly #fields = new Map<number, ReadonlyMap<string, string>>()
  #titles: Map<string, TitleWord[]> | null = null
  readonly #ends = new Map<string, readonly TitleWord[]>()
  #titleWords: readonly (readonly string[])[] = []
  #text: string | null = null
  readonly #others = new Map<string, ReadonlyMap<string, RecordValue>>()
  readonly #texts = new Map<number, RecordText>()
  #question: Set<string> | null = null
  #addresses: Map<string, string> | null = null
  #policies: readonly { readonly key: string; readonly text: string }[] | null = null
  #entries: readonly Entry[] | null = null

  constructor(facts: Facts) {
    this.facts = facts
  }

  /** The language in which the shopper is answered. */
  get language(): Language {
    this.#language ??= this.facts.language ?? questionLanguage(this.facts.question ?? '', this.facts.locale)
    return this.#language
  }

  /** Their words whatever form they have. */
  get terms(): RecordTerms {
    this.#terms ??= new RecordTerms(this)
    return this.#terms
  }

  /** As the edge's weighing reads products. */
  get entries(): readonly Entry[] {
    this.#entries ??= this.facts.products.map((product, at) => ({ product, fields: this.fieldsOf(at + 1) }))
    return this.#entries
  }

  fieldsOf(index: number): ReadonlyMap<string, string> {
    const known = this.facts.perProduct?.[index - 1] ?? this.#fields.get(index)
    if (known) return known
    const own = new Map<string, string>()
    const prefix = `${index}.`
    for (const [slot, value] of this.facts.fields)
      if (slot.startsWith(prefix) && !slot.endsWith('?')) own.set(slot.slice(prefix.length), value)
    this.#fields.set(index, own)
    return own
  }

  /** The longest run of a title's words that begins at a word, and the products it names; null where it is part of none. */
  titleAt(words: readonly string[], at: number): { readonly length: number; readonly indexes: readonly number[] } | null {
    this.#titles ??= this.#readTitles()
    let length = 0
    let indexes: number[] = []
    const word = bare(words[at] as string)
    for (const { index, position } of this.#titles.get(word) ?? this.#compounds(word)) {
      // "2 tents" is no Tarn 2 Tent.
      if (position > 0 && /^\d/.test(words[at] as string)) continue
      const title = this.#titleWords[index - 1] as readonly string[]
      let same = 1
      while (title[position + same] !== undefined && bare(words[at + same] ?? '') === title[position + same]) same++
      // Figures in the middle of a long title are no name.
      const isLong = title.length > longTitleWords && position > 0
      if (isLong && title.slice(position, position + same).some((word) => /^\d/.test(word))) continue
      if (same > length) {
        length = same
        indexes = [index]
      } else if (same === length && !indexes.includes(index)) indexes.push(index)
    }
    return length ? { length, indexes } : null
  }

  /** German names a thing by the end of its title's word: "der Spaten" for a Damenspaten. */
  #compounds(word: string): readonly TitleWord[] {
    if (this.language !== 'de' || word.length < compoundEndCharsMin || !this.#titles) return []
    const known = this.#ends.get(word)
    if (known) return known
    const found = [...this.#titles].flatMap(([title, places]) =>
      title.length > word.length + 2 && title.endsWith(word) ? places : [],
    )
    if (this.#ends.size < endsMax) this.#ends.set(word, found)
    return found
  }

  #readTitles(): Map<string, TitleWord[]> {
    this.#titleWords = this.facts.products.map(({ title }) => titleWords(title))
    const found = new Map<string, TitleWord[]>()
    this.#titleWords.forEach((words, at) => {
      words.forEach((word, position) => {
        const known = found.get(word)
        if (known) known.push({ index: at + 1, position })
        else found.set(word, [{ index: at + 1, position }])
      })
    })
    return found
  }

  /** One product's record by its words. */
  textOf(index: number): RecordText {
    const known = this.#texts.get(index)
    if (known) return known
    const text = recordTextOf(this.fieldsOf(index))
    this.#texts.set(index, text)
    return text
  }

  /** Short values of a product, longest first. */
  valuesOf(index: number): readonly RecordValue[] {
    return this.textOf(index).values
  }

  /** A word of any record. */
  hasWord(word: string): boolean {
    // One text, looked through for a few words, costs less than all its words apart.
    this.#text ??= ` ${readable([...this.facts.fields].map(([slot, value]) => (/^\d/.test(slot) ? value : '')).join(' \n ')).toLowerCase()} `
    return isIn(this.#text, word) || (word.length > 4 && isIn(this.#text, bare(word)))
  }

  /** Values in words of the products that a sentence is not about, by their first words. */
  wordsOfOthers(about: readonly number[]): ReadonlyMap<string, RecordValue> {
    const key = about.join(' ')
    const known = this.#others.get(key)
    if (known) return known
    const found = new Map<string, RecordValue>()
    this.facts.products.forEach((_, at) => {
      if (about.includes(at + 1)) return
      for (const value of this.valuesOf(at + 1)) {
        const [first = ''] = value.words
        const isTelling = !value.hasFigure && !value.isAffirmed && value.words.some((word) => word.length > 3)
        if (isTelling && !describing.has(value.key) && !found.has(first)) found.set(first, value)
      }
    })
    this.#others.set(key, found)
    return found
  }

  /** A word of one product's record, its keys included. */
  productHasWord(index: number, word: string): boolean {
    const { text } = this.textOf(index)
    return isIn(text, word) || (word.length > 4 && isIn(text, bare(word)))
  }

  isInQuestion(word: string): boolean {
    this.#question ??= new Set(wordsIn(readable(this.facts.question ?? '')))
    return this.#question.has(word) || this.#question.has(bare(word)) || this.#question.has(`${word}s`)
  }

  /** The address as records and policies write it; null where none has it. */
  address(written: string): string | null {
    this.#addresses ??= this.#readAddresses()
    const plain = plainAddress(written)
    return this.#addresses.get(plain) ?? null
  }

  #readAddresses(): Map<string, string> {
    const known = new Map<string, string>()
    for (const { url } of this.facts.products) if (url) known.set(plainAddress(url), url)
    for (const policy of Object.values(this.facts.policies))
      for (const [address] of policy.matchAll(addressPattern))
        known.set(plainAddress(address), address.replace(/(?<![.,;:!?])[.,;:!?]+$/, ''))
    return known
  }

  /** Sentences of the policies and known answers, as they are read. */
  get policies(): readonly { readonly key: string; readonly text: string }[] {
    this.#policies ??= Object.entries(this.facts.policies).flatMap(([key, policy]) =>
      sentencesOf(policy).map((text) => ({ key, text })),
    )
    return this.#policies
  }
}

// A shop's policies are the same request after request.
const policiesMax = 200
/** A policy whole and sentence by sentence, as an answer is read. */
const sentencesOf = rememberText(policiesMax, (policy) =>
  [policy, ...policy.split(/(?<=[.!?])\s+/)].map((sentence) =>
    readable(sentence)
      .toLowerCase()
      .replace(/(?<![.!?\s])[.!?\s]+$/, ''),
  ),
)

const titlesMax = 1_000
const titleWords = rememberText(titlesMax, (title): readonly string[] => wordsIn(readable(title)).map(bare))

function isIn(text: string, word: string): boolean {
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1))
    if (!letter.test(text[at - 1] ?? '') && !letter.test(text[at + word.length] ?? '')) return true
  return false
}
const letter = /[\p{L}\p{N}]/u

const plainAddress = (address: string): string =>
  address
    .toLowerCase()
    .replace(/^(?:https?:)?\/\//, '')
    .replace(/(?<![/.,;:!?])[/.,;:!?]+$/, '')
const bare = (word: string): string => (word.length > 3 ? word.replace(/s$/u, '') : word)

// "Microwave safe" speaks of no dishwasher.
const tellsNothing = new Set(['safe', 'free', 'content', 'level', 'life', 'time', 'number'])
const labelWords = new Map<string, string[]>()
/** Keys of the attributes that a word names: "weight", "wiegt", "pèse". */
export function keysNamed(word: string): readonly string[] {
  if (labelWords.size === 0) {
    const put = (label: string, key: string) => {
      for (const part of fold(label).split(/[^a-z]+/))
        if (part.length > 3 && !tellsNothing.has(part)) labelWords.set(part, [...(labelWords.get(part) ?? []), key])
    }
    for (const { key, label } of attributes) {
      put(key, key)
      for (const language of languages) put(label[language], key)
    }
    for (const [words, key] of verbs)
      for (const verb of words.split(' ')) labelWords.set(verb, [...(labelWords.get(verb) ?? []), key])
  }
  return labelWords.get(word) ?? []
}
const verbs = [
  ['weigh weighs weighing heavy light wiegt wiegen pese pesent pesa pesan', 'weight'],
  ['holds hold fasst contient capacidad cabe', 'capacity'],
  ['lasts last halt dure dura', 'battery_life'],
  ['cost costs kostet coute cuesta', 'price'],
  ['rated stars sterne etoiles estrellas', 'rating'],
  ['made material hergestellt fabrique hecho', 'material'],
] as const
