import { keysAsWords } from '../keys-as-words.ts'
import { rememberFor } from '../remember.ts'
import { readable } from './readable.ts'
import { stemOf } from './stems.ts'
import { wordsIn } from './tokens.ts'
import { groupsIn, stemsTelling, tellsInGroup, type WordGroup } from './word-groups.ts'

/** A value of a record by its words, as a sentence may quote it. */
export interface RecordValue {
  readonly key: string
  readonly words: readonly string[]
  readonly hasFigure: boolean
  /** The words of a key whose value is yes: "noise cancelling". */
  readonly isAffirmed: boolean
}

/** A field by the record's own words for it, and what it says where it says only yes or no. */
export interface OwnKey {
  readonly key: string
  readonly stems: readonly string[]
  readonly answer: 'yes' | 'no' | null
}

const ownOfAll = new Set(['title', 'url', 'description', 'brand', 'category', 'price', 'list_price', 'stock', 'rating'])
/** Whether a field is one that only some products have. */
export const isAttribute = (key: string): boolean => !ownOfAll.has(key)

const valueCharsMax = 90
/** Values longer than this are texts, no facts. */
export const factCharsMax = 90
// A list price is none of its product's prices: figures prove it, where the words say so.
const notQuoted = new Set(['title', 'url', 'description', 'list_price'])
const affirmed = /^(?:yes|ja|oui|s[ií]|true)(?![\p{L}\p{N}])/iu
const denied = /^(?:no|nein|non|false|not|nicht)(?![\p{L}\p{N}])/iu
const negates = /(?<!\p{L})(?:no|not|non|without|nicht|keine?|ohne|sans|pas|sin)(?!\p{L})/iu
const yesOrNo = new Set(['yes', 'no', 'ja', 'nein', 'oui', 'non', 'si', 'true', 'false'])
const deniedWordsMax = 2
const having = new Set('included available required safe free proof'.split(' '))

/** One product's record by its words, whatever the question; each part is made when a sentence first needs it. */
export class RecordText {
  readonly #fields: ReadonlyMap<string, string>
  #text: string | null = null
  #values: readonly RecordValue[] | null = null
  #stems: ReadonlySet<string> | null = null
  #denied: ReadonlySet<string> | null = null
  #keys: ReadonlyMap<string, readonly OwnKey[]> | null = null
  #groups: readonly WordGroup[] | null = null
  #names: ReadonlySet<string> | null = null

  constructor(fields: ReadonlyMap<string, string>) {
    this.#fields = fields
  }

  /** All of it, its keys included, as it is looked through. */
  get text(): string {
    this.#text ??= ` ${readable([...this.#fields].map(([key, value]) => `${keysAsWords(key)}: ${value}`).join(' \n ')).toLowerCase()} `
    return this.#text
  }

  /** Short values, longest first. */
  get values(): readonly RecordValue[] {
    this.#values ??= readValues(this.#fields)
    return this.#values
  }

  /** All words, its keys included, by what their forms share. */
  get stems(): ReadonlySet<string> {
    this.#stems ??= new Set(
      wordsIn(readable([...this.#fields].map(([key, value]) => `${keysAsWords(key)} ${value}`).join('\n'))).map(stemOf),
    )
    return this.#stems
  }

  /** Words that its values have only to say no: "bulb: not included". */
  get denied(): ReadonlySet<string> {
    this.#denied ??= readDenied(this.#fields)
    return this.#denied
  }

  /** Its words that are said of one another. */
  get groups(): readonly WordGroup[] {
    this.#groups ??= [...this.#fields].flatMap(([key, value]) =>
      key === 'description' || isAttribute(key) ? groupsIn(key, value) : [],
    )
    return this.#groups
  }

  /** What the product is called: words of its title, kind and maker. */
  get names(): ReadonlySet<string> {
    this.#names ??= stemsTelling(['title', 'category', 'brand'].map((key) => this.#fields.get(key) ?? '').join('\n'))
    return this.#names
  }

  /** Its own names for its fields, by their first word. */
  get keys(): ReadonlyMap<string, readonly OwnKey[]> {
    this.#keys ??= readKeys(this.#fields)
    return this.#keys
  }
}

const recordsMax = 200
/** A catalogue's record has the same fields request after request, and is read once. */
export const recordTextOf = rememberFor(recordsMax, (fields: ReadonlyMap<string, string>) => new RecordText(fields))

function readValues(fields: ReadonlyMap<string, string>): RecordValue[] {
  const values: RecordValue[] = []
  for (const [key, value] of fields) {
    if (notQuoted.has(key) || value.length > valueCharsMax) continue
    if (affirmed.test(value)) values.push({ key, words: key.split('_'), hasFigure: false, isAffirmed: true })
    const words = wordsIn(readable(value))
    if (words.length === 0 || (words.length === 1 && yesOrNo.has(words[0] as string))) continue
    values.push({ key, words, hasFigure: words.some((word) => /\d/.test(word)), isAffirmed: false })
  }
  return values.sort((a, b) => b.words.length - a.words.length)
}

function readDenied(fields: ReadonlyMap<string, string>): ReadonlySet<string> {
  const found = new Set<string>()
  const stated = new Set<string>()
  const values = [...fields].filter(([key, value]) => isAttribute(key) && value.length <= factCharsMax)
  const sentences = (fields.get('description') ?? '').split(/[.,;!?]\s+/)
  const texts = [...values.map(([, value]) => value), ...sentences]
  if (!texts.some((text) => negates.test(text))) return found
  for (const text of texts) {
    const words = wordsIn(readable(text)).filter((word) => negates.test(word) || tellsInGroup({ kind: 'word', text: word }))
    const from = words.findLastIndex((word) => negates.test(word))
    for (const [at, word] of words.entries()) {
      const isDenied = from >= 0 && at > from && at <= from + deniedWordsMax
      ;(isDenied ? found : stated).add(stemOf(word))
    }
  }
  // "Charger included: no" has no charger.
  for (const [key, value] of values)
    for (const word of key.split('_')) if (!having.has(word)) (denied.test(value) ? found : stated).add(stemOf(word))
  for (const stem of stated) found.delete(stem)
  return found
}

function readKeys(fields: ReadonlyMap<string, string>): ReadonlyMap<string, readonly OwnKey[]> {
  const keys = [...fields].flatMap(([key, value]): OwnKey[] =>
    isAttribute(key)
      ? [{ key, stems: key.split('_').map(stemOf), answer: affirmed.test(value) ? 'yes' : denied.test(value) ? 'no' : null }]
      : [],
  )
  // The longest name first: "play time" is no count of players.
  keys.sort((a, b) => b.stems.length - a.stems.length)
  return Map.groupBy(keys, ({ stems }) => stems[0] ?? '')
}
