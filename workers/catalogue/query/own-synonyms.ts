import type { SynonymGroup } from '../publish/synonym-list.ts'
import { headsAmong } from './compounds.ts'
import { categoryNamesOf, type Dictionary, goodsOf } from './dictionary.ts'
import { aliasesByPhrase, type PhraseRule } from './phrase-aliases.ts'
import type { AliasesOf } from './synonyms.ts'

/** Nearly as good as a product's own name: who keeps a list knows what customers call things. */
const ownShare = 0.9
const nameShare = 0.4
const categoryShare = 0.8
const useShare = 0.3
const headShare = 0.6

interface AliasSources {
  readonly language: string
  /** The shop's own synonyms. */
  readonly own: readonly SynonymGroup[]
  readonly dictionary: Dictionary
  /** Other words for English nouns; no other language has such a list. */
  readonly english: AliasesOf
}

/** What products are called beside their names, and what they are for; the surest source first. */
export function aliasesWith({ language, own, dictionary, english }: AliasSources): AliasesOf {
  const sources = [
    aliasesByPhrase(own.flatMap(ownRules), language, ({ title, brand = '', category = '' }) => [title, brand, category]),
    aliasesByPhrase(goodsOf(dictionary, language).flatMap(goodsRule), language, ({ title }) => [title]),
    aliasesByPhrase(categoryNamesOf(dictionary, language).flatMap(categoryRules), language, ({ category = '' }) => [category]),
    aliasesByHead(dictionary, language),
    ...(language === 'en' ? [english] : []),
  ]
  return (product) => [
    ...new Map(
      sources
        .flatMap((source) => source(product))
        .toReversed()
        .map((alias) => [alias.word, alias]),
    ).values(),
  ]
}

function aliasesByHead(dictionary: Dictionary, language: string): AliasesOf {
  const headOf = headsAmong(
    goodsOf(dictionary, language).flatMap(({ names }) => names),
    language,
  )
  if (!headOf) return () => []
  return ({ title }) =>
    (title.toLowerCase().match(/\p{L}+/gu) ?? []).flatMap((word) => {
      const head = headOf(word)
      return head === null ? [] : [{ word: head, share: headShare }]
    })
}

const ownRules = ({ words, means }: SynonymGroup): PhraseRule[] =>
  (means ?? words).map((phrase) => ({
    phrase,
    called: words.filter((word) => word !== phrase).map((text) => ({ text, share: ownShare })),
  }))

const categoryRules = (names: readonly string[]): PhraseRule[] =>
  names.map((phrase) => ({
    phrase,
    called: names.filter((name) => name !== phrase).map((text) => ({ text, share: categoryShare })),
  }))

const goodsRule = ({ names, uses }: ReturnType<typeof goodsOf>[number]): PhraseRule[] =>
  names.map((phrase) => ({
    phrase,
    called: [
      ...names.filter((name) => name !== phrase).map((text) => ({ text, share: nameShare })),
      ...uses.map((text) => ({ text, share: useShare, isUse: true })),
    ],
  }))
