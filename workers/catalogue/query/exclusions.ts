import { fieldStates, statedOf } from '../../../shared/weighing/denials.ts'
import { compositionKeys, substances } from '../../../shared/weighing/verdicts.ts'
import type { Columns } from './columns.ts'
import { queryTerms } from './search-words.ts'
import { stemIn } from './stems.ts'

/** Which products have a term in their title, brand or category. */
export interface NamedBy {
  readonly language: string
  readonly has: (term: string) => (at: number) => boolean
}

/** "That needs no plug", "ohne Strom": what draws watts is ruled out, whatever its record calls them. */
const current =
  /^(?:power|plugs?|electric(?:ity|al|s)?|wires?|strom|stecker|elektrisch\p{L}*|elektr\p{L}*|electricite|electriques?|electricidad|electric[oa]s?|enchufes?)$/u
const drawsCurrent = /^(?:power|voltage|wattage|battery life|charging time)=/u

const isBattery = (word: string): boolean => battery.test(word)
/** What needs one says how long it lasts, if nothing else. */
const battery = /^(?:(?:rechargeable )?(?:batter(?:y|ies)|accus?)|rechargeable|batterien?|akkus?|piles?|baterias?|pilas?)$/u
const ofBattery = /^(?:battery life|batter(?:y|ies)|charging time)=/u
const hasBattery = (trait: string): boolean =>
  (ofBattery.test(trait) && !none.test(trait)) || statedOf(trait.slice(trait.indexOf('=') + 1), isBattery) === 'has'
const none = /=(?:no|none|not|without|nein|kein\p{L}*|ohne|non|aucun\p{L}*|sans|sin)(?!\p{L})/u

const compositions = new Set(compositionKeys.map((key) => key.replaceAll('_', ' ')))

/**
 * Whether a product is or has what a shopper rules out. An attribute that is denied ("dishwasher safe: no", "gluten-free") is
 * none; a substance is also what it is made of, beech where wood is not wanted. A description is not looked at here: what is
 * shown is held to it afterwards (`ruled-out.ts`).
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
  if (battery.test(thing)) {
    const needs = words.traits.map(hasBattery)
    return (at) => (traits[at] ?? []).some((trait) => needs[trait])
  }
  const terms = queryTerms(thing, language).map(({ word }) => stemIn(language, word))
  if (terms.length === 0) return () => false
  const tests = terms.map(has)
  const substance = substances.find(({ means }) => means.test(thing))
  const known = new Map<number, boolean>()
  const isAffirmed = (trait: number): boolean => {
    const before = known.get(trait)
    if (before !== undefined) return before
    const text = words.traits[trait] ?? ''
    const cut = text.indexOf('=')
    const [name, value] = [text.slice(0, cut), text.slice(cut + 1)]
    const result =
      terms.every((term) => fieldStates(name, value, (word) => stemIn(language, word) === term) === 'has') ||
      (substance !== undefined && compositions.has(name) && statedOf(value, (word) => substance.means.test(word)) === 'has')
    known.set(trait, result)
    return result
  }
  return (at) => tests.every((test) => test(at)) || (traits[at] ?? []).some(isAffirmed)
}
