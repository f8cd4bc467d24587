import { rememberFor } from '../remember.ts'
import type { Language } from './language.ts'
import { comparableAttributes, type Entry, type Leader, leaderOf, standingLeaders } from './leaders.ts'
import { attributeOf } from './mentions.ts'
import { putLeader } from './put-leader.ts'
import { Slots, type Weighed } from './weighed.ts'

/** What is weighed of some products whatever the question: their leaders, and which of them have a field. */
export interface Standing {
  readonly leaders: readonly Leader[]
  readonly slots: Pick<Weighed, 'fields' | 'bases'>
  /** The titles of those that have a field, by its key. */
  readonly having: ReadonlyMap<string, string>
}

interface Kept {
  readonly entries: readonly Entry[]
  readonly locale: string
  readonly language: Language
  readonly standing: Standing
}

const recordsMax = 100
const listsMax = 2
/** By the first product of a list. */
const kept = rememberFor(recordsMax, (_: ReadonlyMap<string, string>): Kept[] => [])

/** The same for the same records, which live in the isolate and are never changed in place: worked out once for some lists of each. */
export function standingOf(entries: readonly Entry[], locale: string, language: Language): Standing {
  const [first] = entries
  if (!first) return readStanding(entries, locale, language)
  const lists = kept(first.fields)
  const known = lists.find((list) => list.locale === locale && list.language === language && areSame(list.entries, entries))
  if (known) return known.standing
  const standing = readStanding(entries, locale, language)
  if (lists.length >= listsMax) lists.shift()
  lists.push({ entries, locale, language, standing })
  return standing
}

const areSame = (some: readonly Entry[], others: readonly Entry[]): boolean =>
  some.length === others.length &&
  some.every(({ product, fields }, at) => product === others[at]?.product && fields === others[at].fields)

function readStanding(entries: readonly Entry[], locale: string, language: Language): Standing {
  const isComparable = comparableAttributes(entries).length > 0
  const leaders = isComparable
    ? standingLeaders.flatMap(([key, sense]) => leaderOf(entries, attributeOf(key), sense, locale) ?? [])
    : []
  const slots = new Slots(entries)
  for (const leader of leaders) putLeader(slots, entries, leader, false, language)
  return { leaders, slots: slots.weighed(language), having: titlesByField(entries) }
}

function titlesByField(entries: readonly Entry[]): Map<string, string> {
  const titles = new Map<string, string>()
  for (const { fields } of entries)
    for (const key of fields.keys()) {
      const before = titles.get(key)
      const title = fields.get('title') ?? ''
      titles.set(key, before === undefined ? title : `${before}, ${title}`)
    }
  return titles
}
