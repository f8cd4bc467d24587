import { type Language, listed } from './language.ts'
import { type Entry, type Leader, reasonOf, titleOf } from './leaders.ts'
import type { Slots } from './weighed.ts'

/** The slots of a leader: all fields of the product that leads, of several that tie what they tie in; and the reason. */
export function putLeader(
  slots: Slots,
  entries: readonly Entry[],
  leader: Leader,
  isRelevant: boolean,
  language: Language,
): void {
  const { slot, leads, field } = leader
  const [first = 0] = leads
  const bases = leads.map((index) => ({ index: index + 1, field: field === 'reviews' ? 'rating' : field }))
  if (leads.length === 1) {
    for (const key of entries[first]?.fields.keys() ?? []) slots.putField(`${slot}.${key}`, first, key)
    slots.putField(`${slot}.title`, first, 'title', isRelevant)
    slots.putField(`${slot}.${field === 'reviews' ? 'rating' : field}`, first, field === 'reviews' ? 'rating' : field, isRelevant)
  } else {
    slots.put(
      `${slot}.title`,
      listed(
        leads.map((index) => titleOf(entries, index)),
        language,
      ),
      leads.map((index) => ({ index: index + 1, field: 'title' })),
      isRelevant,
    )
    slots.put(`${slot}.${field}`, entries[first]?.fields.get(field), bases, isRelevant)
  }
  slots.put(`${slot}.reason`, reasonOf(leader, entries, language), bases, isRelevant)
}
