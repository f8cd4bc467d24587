import type { FaqEntry } from '../../../shared/faq/entry.ts'
import { primaryLanguage } from '../../../shared/faq/entry.ts'
import { type InSteps, mapInSteps } from '../../../shared/in-steps.ts'
import type { FaqBundle } from '../look-up/faq-bundle.ts'

/** A question that its entry answers today, and would not after publishing. */
export interface LostAnswer {
  readonly id: string
  readonly question: string
  readonly language: string
  /** What would happen to it then. */
  readonly reason: 'contested' | 'removed' | 'unsure'
}

const lostListed = 200

/** Own questions of the entries being published, and the main questions of those served that are gone. */
export function* lostAnswers(
  entries: readonly FaqEntry[],
  language: string,
  { served, next, now }: { readonly served: FaqBundle; readonly next: FaqBundle | null; readonly now: number },
): InSteps<LostAnswer[]> {
  const live = entries.filter((entry) => entry.state === 'live' && primaryLanguage(entry.language) === language)
  const ids = new Set(live.map(({ id }) => id))
  const checked = [
    ...live.flatMap(({ id, questions, products }) => questions.map((question) => ({ id, question, products }))),
    ...Array.from({ length: served.index.entryLimits.length }, (_, entry) => served.entryAt(entry)).filter(
      ({ id }) => !ids.has(id),
    ),
  ]
  const lost = yield* mapInSteps(
    checked,
    ({ id, question, products }): LostAnswer[] => {
      const query = { text: question, products, country: null, continent: null, now }
      if (served.lookUp(query).entry?.id !== id) return []
      const after = next?.lookUp(query)
      if (after?.entry?.id === id) return []
      const reason = !ids.has(id) ? 'removed' : after?.match.tied || after?.entry ? 'contested' : 'unsure'
      return [{ id, question, language, reason }]
    },
    1,
  )
  return lost.flat().slice(0, lostListed)
}
