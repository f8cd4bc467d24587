import { useState } from 'preact/hooks'
import type { InsightsView, MissView } from '../../known-answers/routes/responses.ts'
import { call } from '../admin-api.ts'
import { Table } from '../table.tsx'
import { useWork, workMessage } from '../use-work.ts'
import { addQuestions, type Shop } from './api.ts'

type Shown = 'all' | 'near' | 'new'

interface MissesProps extends Shop {
  readonly insights: InsightsView
  /** Something was stored: read anew. */
  readonly onStored: (id: string) => void
}

/** Shoppers' questions that no entry answered, most often first; one click makes a draft of it or adds it to an entry. */
export function Misses({ insights: { keepMissesDays, misses }, onStored, ...shop }: MissesProps) {
  const work = useWork()
  const [shown, setShown] = useState<Shown>('all')
  const [words, setWords] = useState('')
  const draft = (group: MissView) =>
    work.run(async () => {
      await call(shop, 'faqs', { body: group.draft })
      onStored(group.draft.id)
      return `Draft ${group.draft.id} is stored. Give it an answer under Entries.`
    })
  const add = (group: MissView, id: string) =>
    work.run(async () => {
      const count = await addQuestions(shop, id, group.examples)
      onStored(id)
      return `${id} has ${count} questions now. Publish to have it answer them.`
    })
  const dismiss = ({ language, examples }: MissView) =>
    work.run(async () => {
      await call(shop, 'faqs:dismiss', { body: { language, questions: examples } })
      onStored('')
      return `Dismissed: ${examples[0]}. It stays away when it comes again.`
    })
  const keep = (days: number) =>
    work.run(async () => {
      await call(shop, 'faqs:settings', { method: 'PUT', body: { keepMissesDays: days } })
      onStored('')
      return days ? `Unanswered questions are kept for ${days} days.` : 'No question is kept any more.'
    })

  const isShown = ({ near, examples }: MissView): boolean =>
    (shown === 'all' || (shown === 'near') === (near !== null)) &&
    examples.some((example) => example.toLowerCase().includes(words.trim().toLowerCase()))

  return (
    <section aria-labelledby="misses-heading">
      <h2 id="misses-heading">Asked, not answered</h2>
      <p class="hint">
        {keepMissesDays
          ? `Questions are kept for ${keepMissesDays} days.`
          : 'This shop keeps no questions, so there is nothing to show.'}{' '}
        <button type="button" disabled={work.running} onClick={() => void keep(keepMissesDays ? 0 : 30)}>
          {keepMissesDays ? 'Keep none' : 'Keep for 30 days'}
        </button>
      </p>
      <div class="actions">
        <label>
          With these words
          <input type="search" value={words} onInput={(event) => setWords(event.currentTarget.value)} />
        </label>
        <label>
          Show
          <select value={shown} onChange={(event) => setShown(event.currentTarget.value as Shown)}>
            <option value="all">all</option>
            <option value="near">near to an entry</option>
            <option value="new">near to none</option>
          </select>
        </label>
      </div>
      <p {...workMessage(work)} data-testid="misses-message" />
      <Table
        caption="Questions that mean the same, together"
        heads={['Times', 'Asked as', 'Last', 'Near to', 'Do']}
        rows={misses.filter(isShown).map((group) => ({
          key: group.examples[0] ?? '',
          cells: [
            group.times,
            <Examples key="examples" texts={group.examples} />,
            group.lastAt.slice(0, 10),
            group.near ? `${group.near.id}: ${group.near.question}` : '',
            <div key="actions" class="actions">
              <button type="button" disabled={work.running} onClick={() => void draft(group)}>
                Draft
              </button>
              <button type="button" disabled={work.running} onClick={() => void dismiss(group)}>
                Dismiss
              </button>
              {group.near && (
                <button type="button" disabled={work.running} onClick={() => void add(group, group.near?.id ?? '')}>
                  Add to {group.near.id}
                </button>
              )}
            </div>,
          ],
        }))}
        empty={emptyText(misses.length, keepMissesDays)}
      />
    </section>
  )
}

function emptyText(count: number, keepMissesDays: number): string {
  if (count) return 'None of these.'
  return keepMissesDays ? 'Every question had an answer.' : 'None is kept.'
}

function Examples({ texts: [first, ...others] }: { readonly texts: readonly string[] }) {
  if (!others.length) return <>{first}</>
  return (
    <details>
      <summary>
        {first} (+{others.length})
      </summary>
      <ul>
        {others.map((text) => (
          <li key={text}>{text}</li>
        ))}
      </ul>
    </details>
  )
}
