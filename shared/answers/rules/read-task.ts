import type { AnswerType } from '../answer-type.ts'
import { asksForRating, asksYesOrNo } from '../answer-type.ts'
import { type Option, readOptions } from '../options.ts'

/** What a question compares its options with, each kind with weights of its own. */
export const optionKinds = [
  'aspects of a review',
  'snippets for an aspect',
  'products of a category',
  'category of a product',
  'products that go along',
  'value of an attribute',
  'what has an attribute',
  'step of a plan',
  'sum',
  'why together',
  'keywords',
  'other language',
  'product for a query',
  'search results',
  'any',
] as const
export type OptionKind = (typeof optionKinds)[number]

/** Judgements over two texts, and their verdicts in the order of the weights. */
export const pairVerdicts = {
  relevance: ['irrelevant', 'complement', 'substitute', 'exact'],
  'relation of products': ['bought together', 'viewed together', 'similar'],
  'same product': ['no', 'yes'],
  'substitute or not': ['no', 'yes'],
} as const
export type PairKind = keyof typeof pairVerdicts

/** A question with options to be ranked. */
export interface OptionTask {
  readonly form: 'options'
  readonly kind: OptionKind
  readonly options: readonly Option[]
  /** What the options are held against: a quoted title, a review, an aspect. */
  readonly about: string
  /** The instruction without it. */
  readonly instruction: string
  /** Which opinion is looked for: 1 a good one, -1 a bad one, 0 none. */
  readonly sign: number
}

/** A question about how two texts stand to each other. */
export interface PairTask {
  readonly form: 'pair'
  readonly kind: PairKind
  readonly pair: readonly [string, string]
  /** The answer that stands for each verdict. */
  readonly answers: readonly string[]
}

/** What a question asks, as far as a rule can tell; null where none can. */
export function readTask(question: string, type: AnswerType): OptionTask | PairTask | null {
  if (type === 'named_entity_recognition' || asksForRating(question)) return null
  const listed = readOptions(question)
  const pair = pairTask(question, listed?.items ?? [])
  if (pair) return pair
  if (!listed || type === 'generation') return null
  const { before, items } = listed
  const sign = /\bnegative\b/i.test(before) ? -1 : /\bpositive\b/i.test(before) ? 1 : 0
  const { about, kind } = subjectOf(before, items, type, sign)
  const instruction = quotedIn(before).reduce((text, quote) => text.replace(quote, ' '), before)
  return { form: 'options', kind, options: items, about, instruction, sign }
}

const quotedIn = (text: string): string[] =>
  [...text.matchAll(/(?<![\p{L}\p{N}])['"]([^\n]{1,600}?)['"](?![\p{L}\p{N}])/gu)].map(([, quote]) => quote ?? '')
const labelled = /^ *(?:product|title|text|query|product title|product description)(?: \d| [AB])?: *(.+)$/gim

function subjectOf(
  before: string,
  options: readonly Option[],
  type: AnswerType,
  sign: number,
): { about: string; kind: OptionKind } {
  const review = /\bReview:\s*([\s\S]+?)(?:\n\s*Aspect List|$)/i.exec(before)?.[1]
  if (review && /\baspects?\b|\btag\b/i.test(before)) return { about: review, kind: 'aspects of a review' }
  const aspect = sign !== 0 && /\b(?:snippet|phrase)s?\b/i.test(before) && aspectIn(before)
  if (aspect) return { about: aspect, kind: 'snippets for an aspect' }
  const attribute = /\battribute '?([^\n.?']{2,60})[.?'\n]/.exec(before)?.[1]
  if (attribute) return { about: attribute, kind: 'what has an attribute' }
  const quoted = quotedIn(before)
  const lines = [...before.matchAll(labelled)].map(([, text]) => text ?? '')
  const about = lines.length ? lines.join(' ') : quoted.length ? quoted.join(' ') : before
  const kind = kindOf(before, options, type, quoted.length > 0)
  return { about: kind === 'search results' ? withoutPurpose(about) : about, kind }
}

/** "A light for the tent" is no tent: what is looked for stands before its purpose. */
const withoutPurpose = (query: string): string => query.replace(/(?<=\S) for (?:the|a|an|my|our|your|his|her)\b.*$/i, '')

const aspects: readonly RegExp[] = [
  /\baspect: *([^.\n]{2,50})/i,
  /\b(?:opinion|sentiment|view|feedback|review|positive|negative)\b[^\n]{0,200}?\b(?:on|about|regarding)\s+(?:the product's |the |its )?([^.,?\n]{2,50}?)(?: aspect| of an?\b[^.,?\n]*)?[.,?\n]/i,
  /\bfocusing on\s+(?:the product's |the |its )?([^.,\n]{2,50}?)[.,\n]/i,
]
const aspectIn = (text: string): string | undefined =>
  aspects.map((pattern) => pattern.exec(text)?.[1]).find((aspect) => aspect !== undefined)

const instructions: readonly (readonly [RegExp, OptionKind])[] = [
  [/\breasonable step\b|because PersonX|\bevents?\b|\bget(?:s|ting)? in the way\b|\bobstacle\b/i, 'step of a plan'],
  [/\b(?:keywords?|key ?phrases|phrases|keyword sets)\b/i, 'keywords'],
  [/\blanguages?\b|\btranslation\b/i, 'other language'],
  [/\bwhich of the following products? best\b[^\n]*\bit\?/i, 'product for a query'],
  [
    /\bcategor(?:y|ies)\b(?![^\n]*\bcomplement)|\bhas to be listed\b|\bfiled under\b|\bput into\b|\bof that kind\b/i,
    'products of a category',
  ],
  [/\bsearch(?:ed)?\b[^\n]*\b(?:meet|answer|see|results)\b|\bshow first\b|\bmeet the query\b/i, 'search results'],
  [
    /\b(?:bought|buy|purchased?|complements?|together|goes with|go with|addition|view(?:ed|s)?|next|substitutes?|replace(?:ment)?|alternatives?|searche?[ds]?|query)\b/i,
    'products that go along',
  ],
]

function kindOf(before: string, options: readonly Option[], type: AnswerType, isQuoted: boolean): OptionKind {
  if (type === 'ranking') return 'search results'
  if (options.every(({ text }) => /^because\b/i.test(text))) return 'why together'
  const isAboutTitle =
    isQuoted && /\b(?:what|which|how|does|is|are|for whom|when|where|who|can)\b[^\n]{0,200}\?\s*$/i.test(before.trim())
  if (!isQuoted && options.every(({ text }) => /^[$€£]?-?[\d.,/]+ ?\p{L}*$/u.test(text))) return 'sum'
  const rest = quotedIn(before).reduce((text, quote) => text.replace(quote, ' '), before)
  const named = instructions.find(([pattern]) => pattern.test(rest))?.[1]
  if (named === 'products that go along' && isAboutTitle && type === 'multiple-choice' && options.every(isShort))
    return 'value of an attribute'
  const isFiled = type === 'multiple-choice' && isQuoted && !/\b(?:categor(?:y|ies)|page|under|into)\s+['"]/i.test(before)
  if (named === 'products of a category' && isFiled) return 'category of a product'
  return (
    named ??
    (isQuoted && type === 'multiple-choice' ? 'value of an attribute' : type === 'retrieval' ? 'products that go along' : 'any')
  )
}

const isShort = ({ text }: Option): boolean => text.split(' ').length <= 5

const pairs: readonly RegExp[] = [
  /"([^\n]{1,150}?)" (?:and|to)\s+(?:query )?"([^\n]{1,500}?)"(?=\?|\s*\n)/,
  /query:\s*"([^\n]{1,400}?)"\.?\s*product:\s*"([^\n]{1,600}?)"\s*\n/i,
  /(?:Product|Title|Query) 1: "?([^\n]{1,1500}?)"?(?:, |\n *)(?:Product|Title|Query) 2: "?([^\n]{1,1500}?)"?\s*(?=\n|$)/i,
  /Query: '?([^\n]+?)'?\s*(?:\n|\. )\s*Product: '?([^\n]+?)'?\.?\s*(?=\n|$|\. )/i,
  /product 1: (\{[^\n]+\})\n\s*product 2: (\{[^\n]+\})/i,
]

const verdictPatterns: Readonly<Record<'relevance' | 'relation of products', readonly RegExp[]>> = {
  relevance: [
    /\birrelevant\b|nothing to do/i,
    /\bcomplement\b|in combination|goes with/i,
    /\bsubstitute\b|somewhat relevant|used instead/i,
    /\bexact\b|\bnarrowing\b|satisfies all|every wish/i,
  ],
  'relation of products': [/\bbuy\b/i, /\bview\b/i, /\bsimilar\b|little to do/i],
}

function pairTask(question: string, options: readonly Option[]): PairTask | null {
  const found = pairs.map((pattern) => pattern.exec(question)).find((match) => match !== null)
  if (!found) return null
  const pair = [titleIn(found[1] ?? ''), titleIn(found[2] ?? '')] as const
  for (const kind of ['relevance', 'relation of products'] as const) {
    const answers = verdictPatterns[kind].map((pattern) => options.find(({ text }) => pattern.test(text))?.number)
    if (options.length > 2 && answers.every((number) => number !== undefined) && new Set(answers).size === options.length)
      return { form: 'pair', kind, pair, answers: answers.map(String) }
  }
  const answers = yesNoAnswers(question, options)
  if (!answers) return null
  const kind = /\b(?:substitute|alternative|instead|in place of|replace)\b/i.test(question)
    ? 'substitute or not'
    : /\b(?:same|identical|one product|merged?|one and the same|put these together|another way to write)\b/i.test(question)
      ? 'same product'
      : null
  return kind && { form: 'pair', kind, pair, answers }
}

/** A record's title stands for it: descriptions of two offers share little, whatever they offer. */
const titleIn = (text: string): string => /^\{title: "([^\n]*?)"(?:, \w+:|\})/.exec(text)?.[1] ?? text.trim()

/** How no and yes are written: as the options' numbers, or as words. */
function yesNoAnswers(question: string, options: readonly Option[]): readonly [string, string] | null {
  if (options.length === 2) {
    const numberOf = (word: string) => options.find(({ text }) => text.toLowerCase().startsWith(word))?.number
    const [no, yes] = [numberOf('no'), numberOf('yes')]
    return no === undefined || yes === undefined ? null : [String(no), String(yes)]
  }
  return options.length === 0 && (asksYesOrNo(question) || /\byes\b[^\n]{0,90}\bno\b/i.test(question)) ? ['no', 'yes'] : null
}
