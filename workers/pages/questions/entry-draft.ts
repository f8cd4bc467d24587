import type { EntryView } from '../../known-answers/routes/responses.ts'

/** An entry as a form has it: every field a text. */
export interface EntryDraft {
  readonly id: string
  readonly questions: string
  readonly answer: string
  readonly language: string
  readonly state: 'draft' | 'live'
  readonly verbatim: boolean
  readonly links: string
  readonly regions: string
  readonly products: string
  readonly validFrom: string
  readonly validUntil: string
  readonly owner: string
  readonly priority: string
}

export const blankDraft = (language: string): EntryDraft => ({
  id: '',
  questions: '',
  answer: '',
  language,
  state: 'draft',
  verbatim: false,
  links: '',
  regions: '',
  products: '',
  validFrom: '',
  validUntil: '',
  owner: '',
  priority: '0',
})

export const toDraft = (entry: EntryView): EntryDraft => ({
  id: entry.id,
  questions: entry.questions.join('\n'),
  answer: entry.answer.plain,
  language: entry.language,
  state: entry.state,
  verbatim: entry.verbatim,
  links: entry.links.map(({ type, url, title }) => [type, url, title ?? ''].join(' ').trim()).join('\n'),
  regions: entry.regions.join(' '),
  products: entry.products.join(' '),
  validFrom: dayOf(entry.validFrom),
  validUntil: dayOf(entry.validUntil),
  owner: entry.owner ?? '',
  priority: String(entry.priority),
})

/** The entry to store; a Markdown answer goes where the plain one was changed, since it would be shown instead of it. */
export function fromDraft(draft: EntryDraft, stored: EntryView | null): object {
  const { validFrom, validUntil } = draft
  return {
    id: draft.id,
    questions: linesOf(draft.questions),
    answer: stored && stored.answer.plain === draft.answer ? stored.answer : { plain: draft.answer },
    language: draft.language,
    state: draft.state,
    verbatim: draft.verbatim,
    links: linesOf(draft.links).map(toLink),
    regions: draft.regions
      .toUpperCase()
      .split(/[\s,]+/)
      .filter(Boolean),
    products: draft.products.split(/[\s,]+/).filter(Boolean),
    priority: Number(draft.priority),
    ...(validFrom && { validFrom: instantOf(validFrom, stored?.validFrom) }),
    ...(validUntil && { validUntil: instantOf(validUntil, stored?.validUntil) }),
    ...(draft.owner.trim() && { owner: draft.owner.trim() }),
  }
}

const linesOf = (text: string): string[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean)

function toLink(line: string): object {
  const [type = '', url = '', ...title] = line.split(/\s+/)
  return { type, url, ...(title.length && { title: title.join(' ') }) }
}

const dayOf = (instant = ''): string => instant.slice(0, 10)

/** Midnight in UTC of a day; the hour that an import gave stays while the day does. */
const instantOf = (day: string, stored: string | undefined): string =>
  dayOf(stored) === day && stored ? stored : `${day}T00:00:00Z`
