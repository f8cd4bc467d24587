import { indexTerms } from './search-words.ts'
import type { Alias, AliasesOf } from './synonyms.ts'

/** What a product whose text has a phrase is called, or is for, as well. */
export interface PhraseRule {
  readonly phrase: string
  readonly called: readonly { readonly text: string; readonly share: number; readonly isUse?: boolean }[]
}

interface Rule {
  readonly terms: readonly string[]
  readonly aliases: readonly Alias[]
}

const wordsOf = (text: string): string[] => text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []

/**
 * Rules read on each text of a product. Of phrases that overlap the longest counts: a baby monitor is no monitor; and of two
 * side by side the last one, since it says what the thing is: a bike helmet is no bike.
 */
export function aliasesByPhrase(
  rules: readonly PhraseRule[],
  language: string,
  textsOf: (product: Parameters<AliasesOf>[0]) => readonly string[],
): AliasesOf {
  const byFirst = new Map<string, Rule[]>()
  for (const { phrase, called } of rules) {
    const terms = indexTerms(phrase, language)
    const [first] = terms
    if (first === undefined) continue
    const aliases = called.flatMap(({ text, ...rest }) => wordsOf(text).map((word) => ({ word, ...rest })))
    const list = byFirst.get(first) ?? []
    list.push({ terms, aliases })
    byFirst.set(first, list)
  }
  for (const list of byFirst.values()) list.sort((a, b) => b.terms.length - a.terms.length)
  return (product) => {
    const found = new Map<string, Alias>()
    for (const text of textsOf(product)) {
      const terms = indexTerms(text, language)
      const matchesAt = (at: number): Rule[] =>
        (byFirst.get(terms[at] ?? '') ?? []).filter((rule) => rule.terms.every((each, index) => terms[at + index] === each))
      for (let at = 0; at < terms.length; ) {
        const matches = matchesAt(at)
        const length = matches[0]?.terms.length ?? 1
        const isModifier = matchesAt(at + length).length > 0
        for (const { aliases } of isModifier ? [] : matches.filter(({ terms: each }) => each.length === length))
          for (const alias of aliases) if (!found.has(alias.word)) found.set(alias.word, alias)
        at += length
      }
    }
    return [...found.values()]
  }
}
