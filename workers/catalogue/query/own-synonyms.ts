import type { SynonymGroup } from '../publish/synonym-list.ts'
import { indexTerms } from './search-words.ts'
import type { Alias, AliasesOf } from './synonyms.ts'

/** Nearly as good as a product's own name: who keeps a list knows what customers call things. */
const ownShare = 0.9

interface Rule {
  readonly named: readonly string[]
  readonly called: readonly string[]
}

/** A shop's own synonyms, then those of the language, which only English has. */
export function aliasesWith(own: readonly SynonymGroup[], language: string, general: AliasesOf): AliasesOf {
  const others: AliasesOf = language === 'en' ? general : () => []
  if (own.length === 0) return others
  const aliasesOf = ownAliases(own, language)
  return (product) => {
    const found = aliasesOf(product)
    const words = new Set(found.map(({ word }) => word))
    return [...found, ...others(product).filter(({ word }) => !words.has(word))]
  }
}

/** What products are called beside their names: those whose title, brand or category has all words of a phrase, in its order. */
function ownAliases(groups: readonly SynonymGroup[], language: string): AliasesOf {
  const rules = new Map<string, Rule[]>()
  for (const { words, means } of groups)
    for (const phrase of means ?? words) {
      const named = indexTerms(phrase, language)
      const called = words.filter((word) => word !== phrase)
      const [first] = named
      if (first !== undefined) rules.set(first, [...(rules.get(first) ?? []), { named, called }])
    }
  return ({ title, brand = '', category = '' }) => {
    const aliases = new Map<string, Alias>()
    for (const text of [title, brand, category]) {
      const terms = indexTerms(text, language)
      terms.forEach((term, at) => {
        for (const { named, called } of rules.get(term) ?? [])
          if (named.every((each, index) => terms[at + index] === each))
            for (const word of called.flatMap((phrase) => phrase.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []))
              aliases.set(word, { word, share: ownShare })
      })
    }
    return [...aliases.values()]
  }
}
