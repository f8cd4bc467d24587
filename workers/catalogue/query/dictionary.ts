import { type Language, languages, questionLanguage } from '../../../shared/weighing/language.ts'
import { plainText } from './plain-text.ts'
import { stemIn } from './stems.ts'
import { firstFrom } from './text-index.ts'

/** What a thing, a colour or a trait is called in each of the four languages, the usual word first. */
type Concept = Readonly<Record<Language, readonly string[]>>

interface Entry {
  readonly language: Language
  readonly concept: Concept
  /** The catalogue's language has the same word for something. */
  readonly isAmbiguous?: boolean
}

/** Phrases of the four languages as the stems of their words, in order, with the concepts they name. */
export interface Dictionary {
  readonly concepts: readonly string[]
  readonly phrases: readonly string[]
}

const phraseWordsMax = 4
const wordPattern = /[\p{L}\p{N}]+/gu

/**
 * What a table of `en TAB de TAB fr TAB es` (alternatives parted by `, `; `#` begins a note) is published as: its concepts, then
 * every phrase as stems. Stemming two thousand phrases takes an isolate 100 ms, reading them one.
 */
export function writeDictionary(table: string): string {
  const rows = table
    .split('\n')
    .filter((line) => line && !line.startsWith('#'))
    .map((line) => line.split('\t'))
  const numbers = new Map<string, Set<number>>()
  rows.forEach((cells, number) => {
    languages.forEach((language, at) => {
      for (const phrase of (cells[at] ?? '').split(', ')) {
        const key = stemsKey(language, wordsOf(phrase))
        numbers.set(key, (numbers.get(key) ?? new Set()).add(number))
      }
    })
  })
  const keys = [...numbers].map(([key, list]) => `${key}\t${[...list].join(' ')}`)
  return [...rows.map((cells) => cells.join('\t')), '', ...keys.sort()].join('\n')
}

/** Read in place: a line is taken apart when a question needs it. */
export function readDictionary(bytes: ArrayBuffer): Dictionary {
  const [concepts = '', phrases = ''] = new TextDecoder().decode(new Uint8Array(bytes)).split('\n\n')
  return { concepts: concepts.split('\n'), phrases: phrases.split('\n') }
}

function conceptOf(line: string): Concept {
  const [en, de, fr, es] = line.split('\t').map((cell) => cell.split(', '))
  return { en: en ?? [], de: de ?? [], fr: fr ?? [], es: es ?? [] }
}

const [sortColumn, usesColumn] = [languages.length, languages.length + 1]

/** Goods as a language names them, with what they are for as far as the table has words for it. */
export function goodsOf(dictionary: Dictionary, language: string): { readonly names: string[]; readonly uses: string[] }[] {
  if (!isOurs(language)) return []
  return dictionary.concepts.flatMap((line) => {
    const cells = line.split('\t')
    if (cells[sortColumn] !== 'goods') return []
    const uses = (cells[usesColumn] ?? '').split(', ').filter(Boolean)
    const inLanguage = (use: string): string[] =>
      language === 'en' ? [use] : entriesOf(dictionary, 'en', wordsOf(use)).flatMap(({ concept }) => concept[language])
    return [{ names: [...conceptOf(line)[language]], uses: uses.flatMap(inLanguage) }]
  })
}

/** What a category is called as well: Fashion is clothing. */
export const categoryNamesOf = (dictionary: Dictionary, language: string): readonly (readonly string[])[] =>
  isOurs(language)
    ? dictionary.concepts.flatMap((line) => {
        const names = conceptOf(line)[language]
        return line.split('\t')[sortColumn] === 'context' && names.length > 1 ? [names] : []
      })
    : []

/** Whether a question's words name goods, in the catalogue's language: then attributes alone are not what was meant. */
export function namesGoods({ concepts, phrases }: Dictionary, words: readonly string[], language: string): boolean {
  const key = `${stemsKey(language, words)}\t`
  const line = phrases[firstFrom(phrases, key)]
  if (!line?.startsWith(key)) return false
  const numbers = line.slice(key.length).split(' ')
  return numbers.every((number) => concepts[Number(number)]?.split('\t')[sortColumn] === 'goods')
}

const isOurs = (language: string): language is Language => languages.some((each) => each === language)
const wordsOf = (text: string): string[] => plainText(text).match(wordPattern) ?? []
const stemsKey = (language: string, words: readonly string[]): string =>
  `${language} ${words.map((word) => stemIn(language, word)).join(' ')}`

/**
 * English words that are others in another language ("hose", "pain", "pan"): they are taken for those only where more of the
 * question is in that language.
 */
const alsoEnglish = new Set(
  (
    'tee teller box handy bank regal mantel rock hose hut armband spiel roller rad helm matte angel sage fuller heft buggy kind mann manner bier torte bad mode essen rot golden titan stein hart hell stark lange warm hammer ' +
    'the fell chips ail suspension four balance micro portable pile ampoule chaise tabouret bureau lit plaid commode pull chemise robe jean short costume bonnet collier chat crayon landau pain voyage cuisine salon main visage grand court large pin lin pliable recycle durable sensible ensemble lot set sec rose pot casserole train ' +
    'plato collar jersey sierra pan pastel mascara negro largo suave sombrero te dos auto mesa manta son'
  ).split(' '),
)

interface Translating {
  /** The catalogue's language. */
  readonly language: string
  /** Whether a word's stem is one of the catalogue's terms. */
  readonly has: (term: string) => boolean
}

/** All terms that a question's words may become: a catalogue in a database is searched for them first. */
export function possibleTerms(dictionary: Dictionary, query: string, language: string): string[] {
  if (!isOurs(language)) return []
  const words = wordsOf(query)
  const found = words.flatMap((_, at) => matchesAt(dictionary, words, at, language))
  if (found.length === 0) return []
  const targets = found.flatMap(({ entries }) => entries.flatMap(({ concept }) => targetsOf(concept, language).flat()))
  return [...new Set([...words, ...targets].map((word) => stemIn(language, word)))]
}

/**
 * A question with the words that the catalogue has not put into its language, as far as the table goes; the question itself
 * where there are none.
 */
export function translated(dictionary: Dictionary, query: string, { language, has }: Translating): string {
  if (!isOurs(language)) return query
  const words = wordsOf(query)
  const isKnown = (word: string): boolean => has(stemIn(language, word))
  const spoken = spokenLanguage(dictionary, query, words, language)
  const out: string[] = []
  let changed = false
  for (let at = 0; at < words.length; ) {
    const match = matchesAt(dictionary, words, at, language)
      .filter(({ count }) => !words.slice(at, at + count).every(isKnown))
      .map(({ entries, count }) => {
        const believed = entries.filter((entry) => isBelieved(entry, words.slice(at, at + count), spoken))
        return {
          target: bestOf(
            believed.flatMap(({ concept }) => targetsOf(concept, language)),
            isKnown,
          ),
          count,
        }
      })
      .find(({ target }) => target !== null)
    changed ||= match !== undefined
    out.push(...(match?.target ?? [words[at] as string]))
    at += match?.count ?? 1
  }
  return changed ? out.join(' ') : query
}

function entriesOf({ concepts, phrases }: Dictionary, language: Language, words: readonly string[]): Entry[] {
  const key = `${stemsKey(language, words)}\t`
  const line = phrases[firstFrom(phrases, key)]
  if (!line?.startsWith(key)) return []
  return line
    .slice(key.length)
    .split(' ')
    .map((number) => ({ language, concept: conceptOf(concepts[Number(number)] ?? '') }))
    .filter(({ concept }) => concept[language].some((phrase) => isFormOf(wordsOf(phrase), words)))
}

const inflection = /^(?:e|n|en|em|er|es|s|x|a|o|as|os|al|aux|e?ns)?$/u

/** The same words but for their endings: a stemmer of another language takes more off an English word ("sell", "sel"). */
function isFormOf(phrase: readonly string[], words: readonly string[]): boolean {
  return (
    phrase.length === words.length &&
    phrase.every((own, at) => {
      const word = words[at] ?? ''
      let same = 0
      while (same < own.length && own[same] === word[same]) same++
      return inflection.test(own.slice(same)) && inflection.test(word.slice(same))
    })
  )
}

/** Whether any phrase of a language begins with a word: most words of most questions begin none. */
function begins({ phrases }: Dictionary, language: Language, word: string): boolean {
  const beginning = stemsKey(language, [word])
  const line = phrases[firstFrom(phrases, beginning)]
  return line?.startsWith(beginning) === true && (line[beginning.length] === '\t' || line[beginning.length] === ' ')
}

/** Longest first: "sac à dos" before "sac"; the two parts of a German compound where it has no line of its own. */
function matchesAt(dictionary: Dictionary, words: readonly string[], at: number, language: string) {
  const found: { readonly entries: readonly Entry[]; readonly count: number }[] = []
  const others = languages.filter((each) => each !== language && begins(dictionary, each, words[at] ?? ''))
  for (let count = others.length ? Math.min(phraseWordsMax, words.length - at) : 0; count >= 1; count--) {
    const phrase = words.slice(at, at + count)
    const isAmbiguous = isOurs(language) && entriesOf(dictionary, language, phrase).length > 0
    const entries = others
      .flatMap((each) => entriesOf(dictionary, each, phrase))
      .map((entry) => ({ ...entry, isAmbiguous }))
      .filter(({ concept }) => !namesIn(concept, language, phrase))
    if (entries.length) found.push({ entries, count })
  }
  if (found.length === 0) {
    const compound = compoundOf(dictionary, words[at] ?? '', language)
    if (compound) found.push({ entries: [compound], count: 1 })
  }
  return found
}

const compoundCharsMin = 8
const headCharsMin = 4
const links = ['', 's', 'n', 'en', 'es', 'er', 'e']

function compoundOf(dictionary: Dictionary, word: string, language: string): Entry | null {
  if (language === 'de' || word.length < compoundCharsMin) return null
  const german = (part: string): Entry | undefined => entriesOf(dictionary, 'de', [part])[0]
  for (let at = 3; at <= word.length - headCharsMin; at++) {
    const head = german(word.slice(at))
    if (!head) continue
    const modifier = links
      .filter((link) => word.slice(0, at).endsWith(link))
      .flatMap((link) => german(word.slice(0, at - link.length)) ?? [])[0]
    if (modifier) return { language: 'de', concept: joined(modifier.concept, head.concept) }
  }
  return null
}

/** "Lederjacke": a leather jacket. */
const joined = (modifier: Concept, head: Concept): Concept => {
  const both = (language: Language): string[] => [`${modifier[language][0] ?? ''} ${head[language][0] ?? ''}`]
  return { en: both('en'), de: both('de'), fr: both('fr'), es: both('es') }
}

/** The same word in both languages needs no translation. */
const namesIn = (concept: Concept, language: string, phrase: readonly string[]): boolean =>
  targetsOf(concept, language).some(
    (words) =>
      words.length === phrase.length && words.every((word, at) => stemIn(language, word) === stemIn(language, phrase[at] ?? '')),
  )

const targetsOf = (concept: Concept, language: string): string[][] =>
  (concept[language as Language] ?? []).map(wordsOf).filter((words) => words.length > 0)

/** The first name that the catalogue has, all of it or its last word, which says what it is; null where it has none. */
const bestOf = (targets: readonly (readonly string[])[], isKnown: (word: string) => boolean): readonly string[] | null =>
  targets.find((words) => words.every(isKnown)) ?? targets.find((words) => isKnown(words.at(-1) ?? '')) ?? null

/** The language that a question is in, if it is none of the shop's: by its small words, else by words that only it has. */
function spokenLanguage(dictionary: Dictionary, query: string, words: readonly string[], language: string): Language | null {
  const byForm = questionLanguage(query, language)
  if (byForm !== language) return byForm
  for (let at = 0; at < words.length; at++)
    for (const { entries, count } of matchesAt(dictionary, words, at, language)) {
      const [entry] = entries
      if (entry && isBelieved(entry, words.slice(at, at + count), null)) return entry.language
    }
  return null
}

/** A word that English has as well is believed in a question of that language only. */
const isBelieved = ({ language, isAmbiguous }: Entry, phrase: readonly string[], spoken: Language | null): boolean =>
  spoken === language || (!isAmbiguous && (phrase.length > 1 || !alsoEnglish.has(phrase[0] ?? '')))
