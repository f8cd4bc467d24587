import { keysAsWords } from '../keys-as-words.ts'
import { idleWords } from './lexicon/idle-words.ts'
import { readable } from './readable.ts'
import { stemOf } from './stems.ts'
import { type Token, tokensOf } from './tokens.ts'

/** Words of a record that are said of one another: "steel deck" of a steel deck and an aluminium handle. */
export interface WordGroup {
  readonly key: string
  readonly stems: ReadonlySet<string>
}

const joining = new Set(
  'and or but with plus while which whose und oder aber sowie mit dazu et ou mais avec dont y o pero con'.split(' '),
)
const articles = new Set(
  'a an the its ein eine einen einem einer der die das den dem un une le la les l una el los las su'.split(' '),
)
const prepositions = new Set('of from in for at by de du des d en au aux pour aus von im fur bei para del'.split(' '))
const wordCharsMin = 3
const partsMax = 60
const wordsMax = 24

/** The parts of a text between its commas, conjunctions and "with". */
export function partsOf<T extends Token>(tokens: readonly T[], text: string): T[][] {
  const parts: T[][] = [[]]
  tokens.forEach((token, at) => {
    const gap = at === 0 ? '' : text.slice(tokens[at - 1]?.end, token.start)
    if (/[,;:|()\n!?•–—]|\.\s/.test(gap)) parts.push([])
    if (joining.has(token.text)) parts.push([])
    else parts.at(-1)?.push(token)
  })
  return parts.filter((part) => part.length > 0)
}

/** Whether a word is none that stands anywhere: "of", "fits". */
export const tellsInGroup = ({ kind, text }: Pick<Token, 'kind' | 'text'>): boolean =>
  kind === 'word' && text.length >= wordCharsMin && !idleWords.has(text) && !articles.has(text) && !prepositions.has(text)

/** The groups of one field. A list's single words are of what stands in front of them: "notes of honey and of cocoa". */
export function groupsIn(key: string, value: string): WordGroup[] {
  const isText = key === 'description'
  const keyStems = isText ? [] : stemsOf(tokensOf(keysAsWords(key)))
  const text = readable(value)
  const groups: Set<string>[] = []
  let hadPreposition = false
  for (const sentence of isText ? text.split(/(?<=[.!?])\s+/) : [text]) {
    let before: Set<string> | null = null
    for (const part of partsOf(tokensOf(sentence), sentence).slice(0, partsMax)) {
      const stems = stemsOf(part)
      const isOfBefore = before !== null && stems.length === 1 && !articles.has(part[0]?.text ?? '')
      const isListed = isOfBefore && (!isText || hadPreposition || prepositions.has(part[0]?.text ?? ''))
      if (before && isListed && (isText || before.size <= keyStems.length + 1)) before.add(stems[0] as string)
      else {
        before = new Set([...keyStems, ...stems])
        groups.push(before)
      }
      hadPreposition = part.some(({ text: word }) => prepositions.has(word))
    }
  }
  return groups.map((stems) => ({ key, stems }))
}

/** The words of a text that tell something, by what their forms share. */
export const stemsTelling = (text: string): ReadonlySet<string> => new Set(stemsOf(tokensOf(readable(text))))

const stemsOf = (tokens: readonly Token[]): string[] =>
  tokens.flatMap((token) => (tellsInGroup(token) ? [stemOf(token.text)] : []))

// Of these a product has each as a whole: a red cotton shirt.
const wholeKeys = new Set(
  'color colour colors material origin size pattern style finish type category shape gender age season taste flavor flavour leaf organic'.split(
    ' ',
  ),
)

/** Whether words may be said of one another: all of them of one group, or each of what the whole product is. */
export function belongTogether(words: readonly { readonly groups: readonly WordGroup[] }[]): boolean {
  const [first] = words
  if (!first || words.length < 2) return true
  if (first.groups.some((group) => words.every(({ groups }) => groups.includes(group)))) return true
  const whole = words.map(({ groups }) => groups.filter(({ key }) => wholeKeys.has(key)))
  return whole.every((own, at) =>
    whole
      .slice(at + 1)
      .every((others) => own.some((group) => others.some((other) => other === group || other.key !== group.key))),
  )
}

/** The words of a listing written as one text, `key: value.` after its sentences. */
export class Pairs {
  readonly #groups: readonly WordGroup[]
  readonly #names: ReadonlySet<string>

  constructor(text: string, name: string) {
    const named = readable(name)
    const stated = text.startsWith(named) ? text.slice(named.length).trimStart() : text
    this.#groups = stated.split(/(?<=[.!?])\s+|\n/).flatMap((sentence) => {
      const [, key, value] = /^([\p{L}\d _]{1,40}): (.*)$/u.exec(sentence) ?? []
      return key === undefined || value === undefined
        ? groupsIn('description', sentence)
        : groupsIn(key.replaceAll(' ', '_'), value)
    })
    this.#names = stemsTelling(name)
  }

  /** Whether a text says words of one another that the listing does not. */
  areMixedIn(tokens: readonly Token[], text: string): boolean {
    return partsOf(tokens, text).some((part) => {
      const words = part
        .filter(tellsInGroup)
        .slice(0, wordsMax)
        .flatMap(({ text: word }) => {
          const stem = stemOf(word)
          const groups = this.#groups.filter(({ stems }) => stems.has(stem))
          const isName = this.#names.has(stem) && groups.every(({ key }) => key === 'description')
          return groups.length === 0 || isName ? [] : [{ groups }]
        })
      return !belongTogether(words)
    })
  }
}
