import { type FaqEntry, primaryLanguage } from '../../../shared/faq/entry.ts'
import { rulesFor } from '../../../shared/faq/language/rules-for.ts'
import { normaliseQuestion } from '../../../shared/faq/normalise.ts'
import { stemsOf } from '../../../shared/faq/read-question.ts'
import { sentenceVector } from '../../../shared/faq/sentence-vector.ts'
import { dot } from '../../../shared/faq/train-classes.ts'
import { meaningTokens } from '../../../shared/faq/units.ts'
import type { WordTable } from '../../../shared/faq/word-table.ts'
import { type InSteps, mapInSteps } from '../../../shared/in-steps.ts'
import type { Clash } from './import-report.ts'

const nearLikeness = 0.93
const clashesListed = 500
// Questions that share one of their rarest words are compared; a word of more questions than this is not rare.
const sharersMax = 200
const rareWords = 2

/**
 * The same question in two entries is a duplicate, or with another answer a contradiction, where both may answer the same
 * shopper. Questions that mean nearly the same are worth a look: neither of the two will ever answer surely.
 */
export function* compareEntries(table: WordTable, entries: readonly FaqEntry[]): InSteps<Clash[]> {
  const clashes: Clash[] = []
  const owners = new Map<string, { entry: FaqEntry; question: string }[]>()
  for (const entry of entries) {
    yield
    for (const question of entry.questions) {
      const key = `${primaryLanguage(entry.language)} ${normaliseQuestion(question)}`
      const known = owners.get(key) ?? []
      const other = known.find((each) => each.entry.id !== entry.id && overlap(each.entry, entry))
      if (other) {
        const kind = other.entry.answer.plain === entry.answer.plain ? 'duplicate' : 'contradiction'
        clashes.push({ kind, ids: [other.entry.id, entry.id], questions: [other.question, question], likeness: 1 })
      }
      known.push({ entry, question })
      owners.set(key, known)
    }
  }
  return [...clashes, ...(yield* nearDuplicates(table, entries))].slice(0, clashesListed)
}

function* nearDuplicates(table: WordTable, entries: readonly FaqEntry[]): InSteps<Clash[]> {
  const mains = yield* mapInSteps(entries, (entry) => ({
    entry,
    question: entry.questions[0] ?? '',
    stems: [...new Set(stemsOf(entry.questions[0] ?? '', rulesFor(primaryLanguage(entry.language))))],
  }))
  const counts = new Map<string, number>()
  for (const { stems } of mains) for (const stem of stems) counts.set(stem, (counts.get(stem) ?? 0) + 1)
  const sharers = new Map<string, number[]>()
  mains.forEach(({ stems }, at) => {
    const rarest = stems.toSorted((a, b) => (counts.get(a) ?? 0) - (counts.get(b) ?? 0)).slice(0, rareWords)
    for (const stem of rarest) if ((counts.get(stem) ?? 0) <= sharersMax) sharers.set(stem, [...(sharers.get(stem) ?? []), at])
  })
  const vectors = new Map<number, Float32Array>()
  const vectorOf = (at: number): Float32Array => {
    const known =
      vectors.get(at) ??
      sentenceVector(table, meaningTokens(table, mains[at]?.question ?? '', primaryLanguage(mains[at]?.entry.language ?? 'en')))
    vectors.set(at, known)
    return known
  }
  const seen = new Set<string>()
  const found: Clash[] = []
  for (const group of sharers.values())
    for (const [position, a] of group.entries()) {
      yield
      for (const b of group.slice(position + 1)) {
        const [left, right] = [mains[a], mains[b]]
        if (!left || !right || seen.has(`${a} ${b}`) || !overlap(left.entry, right.entry)) continue
        seen.add(`${a} ${b}`)
        const likeness = dot(vectorOf(a), 0, vectorOf(b), 0, table.dimensions)
        if (likeness < nearLikeness || normaliseQuestion(left.question) === normaliseQuestion(right.question)) continue
        found.push({
          kind: 'near-duplicate',
          ids: [left.entry.id, right.entry.id],
          questions: [left.question, right.question],
          likeness,
        })
      }
    }
  return found.sort((a, b) => b.likeness - a.likeness)
}

/** Whether one shopper could be answered by both: same language, a common region, a common product or none named. */
function overlap(a: FaqEntry, b: FaqEntry): boolean {
  const share = (left: readonly string[], right: readonly string[]) =>
    left.length === 0 || right.length === 0 || left.some((item) => right.includes(item))
  return (
    primaryLanguage(a.language) === primaryLanguage(b.language) && share(a.regions, b.regions) && share(a.products, b.products)
  )
}
