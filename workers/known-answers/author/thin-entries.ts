import type { FaqEntry } from '../../../shared/faq/entry.ts'

const questionsOfThin = 3
const listed = 50

/** Entries with so few questions that one more makes them easier to find than anything else would. */
export const thinEntries = (entries: readonly FaqEntry[]): FaqEntry[] =>
  entries.filter(({ questions }) => questions.length < questionsOfThin).slice(0, listed)
