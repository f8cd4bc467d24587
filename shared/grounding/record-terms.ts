import { keysAsWords } from '../keys-as-words.ts'
import { rememberText } from '../remember.ts'
import { idleWords } from './lexicon/idle-words.ts'
import { bitsOf } from './lexicon/word-senses.ts'
import { readable } from './readable.ts'
import type { ReadToken } from './reading.ts'
import { factCharsMax, isAttribute, type OwnKey } from './record-text.ts'
import type { Records } from './records.ts'
import { stemOf } from './stems.ts'
import { withSign, wordsIn } from './tokens.ts'
import type { WordGroup } from './word-groups.ts'

interface Terms {
  readonly stems: ReadonlySet<string>
}

interface PolicyTerms extends Terms {
  readonly figures: ReadonlySet<string>
}

const questionCharsMax = 2_000

/** The words of records, policies and the question by what their forms share; each part is made when a sentence first needs it. */
export class RecordTerms {
  readonly #records: Records
  #policies: ReadonlyMap<string, PolicyTerms> | null = null
  #question: ReadonlySet<string> | null = null

  constructor(records: Records) {
    this.#records = records
  }

  /** All words of one product's record, its keys included. */
  wordsOf(index: number): ReadonlySet<string> {
    return this.#records.textOf(index).stems
  }

  /** Words that a product's values have only to say no: "bulb: not included". */
  deniedIn(index: number): ReadonlySet<string> {
    return this.#records.textOf(index).denied
  }

  /** Words of a product's record that are said of one another. */
  groupsOf(index: number): readonly WordGroup[] {
    return this.#records.textOf(index).groups
  }

  /** What a product is called: words of its title, kind and maker. */
  namesOf(index: number): ReadonlySet<string> {
    return this.#records.textOf(index).names
  }

  /** Where a sentence names fields of a product by the record's own words for them, outside of names. */
  keysIn(tokens: readonly ReadToken[], index: number): { readonly own: OwnKey; readonly at: number; readonly to: number }[] {
    // Most sentences of slots have no word that could name one.
    if (!tokens.some(mayName)) return []
    const { keys } = this.#records.textOf(index)
    return tokens.flatMap((token, at) => {
      const found = mayName(token) ? (keys.get(stemOf(token.text)) ?? []) : []
      for (const own of found) {
        const to = endOf(own, tokens, at)
        if (to !== null) return [{ own, at, to }]
      }
      return []
    })
  }

  /** Short values of a product. */
  factsOf(index: number): readonly (Terms & { readonly key: string })[] {
    return [...this.#records.fieldsOf(index)].flatMap(([key, value]) =>
      !isAttribute(key) || value.length > factCharsMax ? [] : [{ key, stems: stemsIn(value) }],
    )
  }

  /** Whether a record says what the product is made of, and has a word for something else only. */
  isOtherMaterial(index: number, word: string): boolean {
    const own = this.#records.fieldsOf(index).get('material')
    const stem = stemOf(word)
    return own !== undefined && !stemsIn(own).has(stem) && !this.descriptionOf(index).some(({ stems }) => stems.has(stem))
  }

  /** Sentences of a product's description. */
  descriptionOf(index: number): readonly (Terms & { readonly text: string })[] {
    const description = this.#records.facts.fields.get(`${index}.description`) ?? ''
    return description.split(/(?<=[.!?])\s+/).map((text) => ({ text, stems: stemsIn(text) }))
  }

  /** Policies with their figures. */
  get policies(): ReadonlyMap<string, PolicyTerms> {
    this.#policies ??= new Map(
      Object.entries(this.#records.facts.policies).map(([key, text]) => [key, policyTerms(`${keysAsWords(key)} ${text}`)]),
    )
    return this.#policies
  }

  /** The telling words of the shopper's question. */
  get question(): ReadonlySet<string> {
    this.#question ??= stemsIn((this.#records.facts.question ?? '').slice(0, questionCharsMax))
    return this.#question
  }
}

/** Where a key that begins at a word ends: "battery included", "the battery is not included". */
function endOf({ stems }: OwnKey, tokens: readonly ReadToken[], from: number): number | null {
  let at = from
  for (const stem of stems.slice(1)) {
    at++
    for (let gap = 0; gap < gapMax && (tokens[at]?.bits ?? 0) & between && stemOf(tokens[at]?.text ?? '') !== stem; gap++) at++
    if (stemOf(tokens[at]?.text ?? '') !== stem) return null
  }
  return at + 1
}
const gapMax = 2
const between = bitsOf('frame', 'not')

const spokenOf = bitsOf('frame', 'price', 'rating', 'inStock', 'soldOut')
const mayName = ({ kind, name, bits }: ReadToken): boolean => kind === 'word' && name === null && (bits & spokenOf) === 0

const stemsIn = (text: string): ReadonlySet<string> =>
  new Set(wordsIn(readable(text)).flatMap((word) => (word.length > 2 && !idleWords.has(word) ? [stemOf(word)] : [])))

// A shop's policies are the same request after request.
const policiesMax = 200
const policyTerms = rememberText(policiesMax, (text): PolicyTerms => ({ stems: stemsIn(text), figures: figuresIn(text) }))

const figuresIn = (text: string): ReadonlySet<string> =>
  new Set(
    [...text.matchAll(/\d+(?:[.,]\d+)*/g)].map(({ 0: number, index }) => withSign(number, text, index, index + number.length)),
  )
