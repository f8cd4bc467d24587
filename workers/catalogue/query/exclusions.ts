import type { Columns } from './columns.ts'
import { indexTerms, queryTerms } from './search-words.ts'
import { stemIn } from './stems.ts'

/** Which products have a term in their title, brand or category. */
export interface NamedBy {
  readonly language: string
  readonly has: (term: string) => (at: number) => boolean
}

const denied = /^(?:no|none|without|not|non|nein|kein\p{L}*|ohne|nicht|sans|aucun\p{L}*|sin|ning\p{L}*)(?![\p{L}\p{N}])/u

/** "That needs no plug", "ohne Strom": what draws watts is ruled out, whatever its record calls them. */
const current =
  /^(?:power|plugs?|electric(?:ity|al|s)?|batter(?:y|ies)|wires?|strom|stecker|elektrisch\p{L}*|elektr\p{L}*|electricite|electriques?|electricidad|electric[oa]s?|enchufes?)$/u
const drawsCurrent = /^(?:power|voltage|wattage|battery life|charging time)=/u

/**
 * Whether a product is or has what a shopper rules out. An attribute that is denied ("dishwasher safe: no") is none; a
 * description is not looked at, since "contains no alcohol" stands there as well as the opposite.
 */
export function exclusionTest(
  { traits, words }: Pick<Columns, 'traits' | 'words'>,
  thing: string,
  { language, has }: NamedBy,
): (at: number) => boolean {
  if (current.test(thing)) {
    const draws = words.traits.map((trait) => drawsCurrent.test(trait))
    return (at) => (traits[at] ?? []).some((trait) => draws[trait])
  }
  const terms = queryTerms(thing, language).map(({ word }) => stemIn(language, word))
  if (terms.length === 0) return () => false
  const tests = terms.map(has)
  const known = new Map<number, boolean>()
  const isAffirmed = (trait: number): boolean => {
    const before = known.get(trait)
    if (before !== undefined) return before
    const text = words.traits[trait] ?? ''
    const own = indexTerms(text.replace('=', ' '), language)
    const result = terms.every((term) => own.includes(term)) && !denied.test(text.slice(text.indexOf('=') + 1))
    known.set(trait, result)
    return result
  }
  return (at) => tests.every((test) => test(at)) || (traits[at] ?? []).some(isAffirmed)
}
