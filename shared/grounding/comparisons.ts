import { compareWeights, leaderOf, weightOf } from '../weighing/leaders.ts'
import { readMentions } from '../weighing/mentions.ts'
import type { Reading } from './reading.ts'
import type { Records } from './records.ts'

const inverting = /(?<!\p{L})(?:compared|verglichen|comparee?s?|comparad[oa]s?|gegenuber|contrary|gegensatz)(?!\p{L})/u
const equalising = /\bthan\b|\bals\b|\bque\b|\bgegenuber\b/u
const only = /(?<!\p{L})(?:only one|the only|einzige[rsnm]?|le seul|la seule|seule?|el unico|la unica|unic[oa] que)(?!\p{L})/u

/**
 * Whether the records say what a comparison says: who leads, or which of two has more. What they do not decide (another
 * property, one product alone, values that overlap) is not proven.
 */
export function isProvenComparison(reading: Reading, records: Records): boolean {
  const { entries, facts } = records
  const { named, tokens } = reading
  if (inverting.test(reading.lower)) return false
  if (only.test(reading.lower)) return facts.products.length === 1
  if (named.length === 0 || tokens.some(({ kind, bits, isProven }) => !isProven && kind === 'number' && bits === 0)) return false
  // Names and values compare nothing: the "light" of a night light.
  let text = reading.lower
  for (const { isProven, start, end } of tokens)
    if (isProven) text = `${text.slice(0, start)}${' '.repeat(end - start)}${text.slice(end)}`
  const mentions = readMentions(text).filter(({ sense }) => sense !== null)
  const [mention, ...others] = mentions
  if (!mention?.sense || others.some(({ attribute }) => attribute.key !== mention.attribute.key)) return false
  const { attribute, sense } = mention
  const [first, ...rest] = named as readonly [number, ...number[]]
  if (rest.length === 0) {
    if (equalising.test(text)) return false
    const leader = leaderOf(entries, attribute, sense, facts.locale)
    return leader !== null && leader.leads.length === 1 && leader.leads[0] === first - 1
  }
  const wins = sense === 'most' ? 'more' : 'less'
  return [attribute.key, ...(attribute.also ?? [])].some((field) => {
    const weights = [first, ...rest].map((index) => {
      const entry = entries[index - 1]
      return entry ? weightOf(entry, field, facts.locale) : null
    })
    const [own, ...against] = weights
    return own !== null && own !== undefined && against.every((other) => other !== null && compareWeights(own, other) === wins)
  })
}
