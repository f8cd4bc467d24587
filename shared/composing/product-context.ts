import { readBudget } from '../weighing/budget.ts'
import { fold, languages } from '../weighing/language.ts'
import type { Entry } from '../weighing/leaders.ts'
import { attributeOf, fieldFor, labelOf, type Mention, readMentions, withoutTypos } from '../weighing/mentions.ts'
import { readOptions } from '../weighing/options.ts'
import { readProperties } from '../weighing/yes-no.ts'
import type { Composed, ComposeInput } from './composed.ts'
import { type Intents, ownWords, readIntents } from './intents.ts'
import { focusOf, isAboutSeveral, type Subjects, subjectsOf } from './subjects.ts'
import { pick, type Sentences, sentencesIn } from './texts.ts'

export const listedMax = 5

const factsMax = 5

export interface Context extends ComposeInput {
  readonly entries: readonly Entry[]
  readonly mentions: readonly Mention[]
  readonly intents: Intents
  readonly subjects: Subjects
  readonly focus: readonly number[]
  readonly words: readonly string[]
  readonly sentences: Sentences
  /** The one product that came near shares a word with what is meant, and is none of it. */
  readonly isOfOthers: boolean
}

const definite = /(?<!\p{L})(?:the|der|die|das|den|dem|le|la|les|el|los|las) (\p{L}+(?: \p{L}+)?)/gu

/** "Is the honey extractor dishwasher-safe?" is not about the honey jars that say so: they are no extractor. */
function namesOthers(question: string, words: readonly string[], { fields }: Entry): boolean {
  const text = fold([...fields.values()].join(' '))
  const phrases = [...fold(question).matchAll(definite)].map(([, phrase = '']) => phrase.split(' '))
  const own = phrases.find((phrase) => phrase.some((word) => words.includes(word) && text.includes(stem(word))))
  return own?.some((word) => words.includes(word) && !text.includes(stem(word))) ?? false
}
const stem = (word: string): string => (word.length > 4 ? word.replace(/(?:es|s|en|er|e)$/u, '') : word)

function entriesOf({ facts }: ComposeInput): Entry[] {
  return facts.products.map((product, index) => {
    const prefix = `${index + 1}.`
    const own = [...facts.fields].filter(([slot]) => slot.startsWith(prefix) && !slot.endsWith('?'))
    return { product, fields: new Map(own.map(([slot, value]) => [slot.slice(prefix.length), value] as const)) }
  })
}

const continuing = /^(?:and|what about|how about|und|was ist mit|wie ist es (?:mit|bei)|et|y|que tal)(?![\p{L}])/u

/** "I meant the keyboard", "nein, das Zelt": the question before once more, of another product. */
const correcting =
  /^(?:(?:no|nope|nah|nvm|never mind|sorry|oops|ups|wait|pardon(?: me)?|actually|nein|ne|non|perdon|moment)(?!\p{L})[^\p{L}]*)*(?:(?:i (?:mean|meant|was thinking of|was talking about|asked about)|ich (?:meine|meinte|dachte an)|je (?:veux dire|voulais dire|parle de|parlais de)|(?:quiero|queria) decir|me refiero a)|(?:no|nope|nein|ne|non)[^\p{L}]+(?:not that|the|that|das|den|die|le|la|el))(?!\p{L})/u

/** What the message before was about; of a size or colour that it named, the sizes or colours. */
function mentionsBefore(previous: string, keys: readonly string[]): Mention[] {
  const mentions = readMentions(previous, keys)
  const [option] = mentions.length ? [] : readOptions(previous)
  const attribute = option && attributeOf(option.kind === 'color' ? 'color' : 'size')
  return attribute ? [{ attribute, sense: null, start: 0, end: 0 }] : mentions
}

/** What a question about products means, read once. */
export function readContext(input: ComposeInput): Context {
  const { question, facts, answers, found } = input
  const titles = facts.products.map(({ title }) => title)
  const plain = withoutTypos(question, titles)
  const own = titles.map((title) => title.toLowerCase())
  const untitled = own.reduce((text, title) => text.replaceAll(title, ' '), plain.toLowerCase())
  // "That doesn't cost more than thirty" ranks nothing by its price.
  const currencies = facts.products.map(({ price }) => price?.currency)
  const masked = (facts.fields.has('budget.limit') && readBudget(untitled, currencies)?.rest) || untitled
  const entries = entriesOf(input)
  const keys = entries.flatMap(({ fields }) => [...fields.keys()])
  const stated = readMentions(masked, keys)
  const words = ownWords(masked, stated)
  // "And the kettle?", "and in grams?": the question before, once more.
  const isContinued =
    stated.length === 0 &&
    found === null &&
    readProperties(plain, titles).length === 0 &&
    (words.length === 0 || continuing.test(fold(plain)))
  const isCorrected = stated.length === 0 && input.previous !== '' && correcting.test(fold(plain))
  const mentions = isContinued || isCorrected ? mentionsBefore(input.previous, keys) : stated
  const focus = focusOf(answers, titles)
  const named = subjectsOf({
    question: plain,
    asking: stated.map(({ start, end }) => fold(masked).slice(start, end)),
    titles,
    focus,
    found,
  })
  const [first] = entries
  const isOfOthers = input.match === 'near' && found === 1 && first !== undefined && namesOthers(plain, words, first)
  const subjects: Subjects = isOfOthers ? { indices: [1], by: 'search' } : named
  return {
    ...input,
    isOfOthers,
    entries,
    mentions,
    intents: readIntents(plain),
    subjects,
    focus,
    words,
    sentences: sentencesIn(input.language),
  }
}

export const slotOf = (index: number, key: string): string => `{{${index}.${key}}}`

export const titleSlot = (index: number): string => slotOf(index, 'title')

const nearBeginnings = languages.flatMap((language) => sentencesIn(language).nearest)

/** Of products that only came near to a wish none is meant before the shopper says which. */
export const isAfterNearList = ({ answers, focus }: Context): boolean =>
  focus.length > 1 && nearBeginnings.some((beginning) => answers.at(-1)?.startsWith(beginning))

/** The one product that a question is about; null where it may be several. */
export function soleSubject(context: Context): number | null {
  const { subjects, question, intents } = context
  const [first] = subjects.indices
  if (first === undefined) return null
  if (subjects.by === 'name') return subjects.indices.length === 1 ? first : null
  if (subjects.by === 'conversation' && isAfterNearList(context)) return null
  return subjects.by === 'conversation' && subjects.indices.length > 1 && isAboutSeveral(question) && !intents.seeks
    ? null
    : first
}

/** Those among which a leader is looked for. */
export function scopeOf({ subjects, facts, found, question, intents }: Context): number[] {
  if (subjects.by === 'name' && subjects.indices.length > 1) return [...subjects.indices]
  const all = facts.products.map((_, at) => at + 1)
  if (subjects.by === 'conversation')
    return subjects.indices.length > 1 && intents.rank === 1 ? [...subjects.indices] : found ? all.slice(found) : all
  if (subjects.by === 'name' && isAboutSeveral(question)) return all
  return found ? all.slice(0, found) : [...subjects.indices]
}

/** Whether a word of the question stands in a product's title. */
export const isTitledBy = ({ words, entries }: Context, index: number): boolean =>
  standsIn(words, fold(entries[index - 1]?.fields.get('title') ?? ''))

/** Whether a word of the question stands in a product's title or kind. */
export function isNamedBy({ words, entries }: Context, index: number): boolean {
  const fields = entries[index - 1]?.fields
  return standsIn(words, fold(`${fields?.get('title') ?? ''} ${fields?.get('category') ?? ''}`))
}

const standsIn = (words: readonly string[], names: string): boolean =>
  words.some((word) => names.includes(word.length > 4 ? word.replace(/(?:es|s|en|er|e)$/u, '') : word))

/** Keys of the verdicts that were worked out for the question, of these products. */
export function verdictKeys({ facts }: Context, indices: readonly number[]): string[] {
  const keys = [...facts.fields.keys()].flatMap((slot) => {
    const [, owner, key] = /^(\d+)\.([a-z0-9_]+)\?$/.exec(slot) ?? []
    return key !== undefined && indices.includes(Number(owner)) ? [key] : []
  })
  return [...new Set(keys)].filter((key) => key !== 'within_budget')
}

export const verdictLines = ({ facts }: Context, indices: readonly number[], keys: readonly string[]): string =>
  indices
    .flatMap((index) => {
      const some = keys.filter((key) => facts.fields.has(`${index}.${key}?`))
      return some.length ? [`- ${titleSlot(index)}: ${some.map((key) => slotOf(index, `${key}?`)).join('; ')}`] : []
    })
    .join('\n')

export const inline = ({ language }: Context, index: number, keys: readonly string[]): string =>
  keys
    .slice(0, factsMax)
    .map((key) => `${labelOf(attributeOf(key), language)}: ${slotOf(index, key)}`)
    .join(', ')

/** A product's own words for fields that a question names; null where its record has none of them. */
export function factsOf(context: Context, index: number, keys: readonly string[]): Composed | null {
  const { sentences, question, language, entries } = context
  const fields = entries[index - 1]?.fields ?? new Map<string, string>()
  const own = keys.flatMap((key) => (fields.has(key) ? [key] : (fieldFor(attributeOf(key), fields) ?? [])))
  const [key] = own
  if (key === undefined) return null
  if (own.length > 1)
    return {
      text: pick(sentences.facts(titleSlot(index), inline(context, index, own)), question),
      isCertain: true,
      kind: 'facts',
    }
  const wordings =
    sentences.byKey[key]?.(titleSlot(index), slotOf(index, key)) ??
    sentences.fact(titleSlot(index), labelOf(attributeOf(key), language), slotOf(index, key))
  return { text: pick(wordings, question), isCertain: true, kind: 'fact' }
}

/** One field of several products, a line each. */
export const lines = ({ entries }: Context, indices: readonly number[], key: string): string =>
  indices
    .map((index) => {
      const field = fieldFor(attributeOf(key), entries[index - 1]?.fields ?? new Map())
      return `- ${titleSlot(index)}${field ? `: ${slotOf(index, field)}` : ''}`
    })
    .join('\n')

/** `- {{1.title}}: {{1.price}}, {{1.stock}}`, of what the records have. */
export const cardLines = ({ facts }: Context, indices: readonly number[]): string =>
  indices
    .map((index) => {
      const values = ['price', 'stock', 'rating']
        .filter((key) => facts.fields.has(`${index}.${key}`))
        .map((key) => slotOf(index, key))
      return `- ${titleSlot(index)}${values.length ? `: ${values.join(', ')}` : ''}`
    })
    .join('\n')
