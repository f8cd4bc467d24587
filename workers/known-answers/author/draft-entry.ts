/** An entry to be finished by a person: the questions as shoppers wrote them, no answer yet. */
export const draftEntry = (questions: readonly string[], language: string) => ({
  id:
    (questions[0] ?? '')
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, '-')
      .replace(/^-/, '')
      .slice(0, 64)
      .replace(/-$/, '') || 'draft',
  questions,
  answer: { plain: '…' },
  language,
  state: 'draft' as const,
})
