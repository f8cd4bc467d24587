import type { InsightsView } from '../../known-answers/routes/responses.ts'
import { Table } from '../table.tsx'
import { useWork, workMessage } from '../use-work.ts'
import { addQuestions, type Shop } from './api.ts'

interface WorthALookProps extends Shop {
  readonly insights: InsightsView
  readonly onOpen: (id: string) => void
  /** Something was stored: read anew. */
  readonly onStored: () => void
}

/** Entries that need a person: hard to find, disliked, about to end, never used. */
export function WorthALook({ insights, onOpen, onStored, ...shop }: WorthALookProps) {
  const { entries, expiring, neverHit, thin, votedDown } = insights
  const work = useWork()
  const accept = (id: string, question: string) =>
    work.run(async () => {
      const count = await addQuestions(shop, id, [question])
      onStored()
      return `${id} has ${count} questions now. Publish to have it answer them.`
    })
  const open = (id: string) => (
    <button key="open" type="button" onClick={() => onOpen(id)}>
      {id}
    </button>
  )
  const answered = entries.reduce((sum, entry) => sum + entry.answered, 0)
  return (
    <section aria-labelledby="look-heading">
      <h2 id="look-heading">Worth a look</h2>
      <p class="hint">
        {entries.length} live entries have answered {answered} times.
      </p>
      <p {...workMessage(work)} />
      <Table
        caption="Few questions: each one more makes an entry easier to find"
        heads={[
          'Entry',
          'Questions',
          'Shoppers wrote, and other wordings: add by a click; how many unanswered questions each would win',
        ]}
        rows={thin.map(({ id, questions, proposals, generated, coverage }) => ({
          key: id,
          cells: [
            open(id),
            questions.join(' · '),
            <div key="proposals" class="actions">
              {[...new Set([...proposals, ...generated])].map((question) => (
                <button key={question} type="button" disabled={work.running} onClick={() => void accept(id, question)}>
                  {question}
                  {coverage[question] ? ` (wins ${coverage[question]})` : ''}
                </button>
              ))}
            </div>,
          ],
        }))}
        empty="Every entry has three questions or more."
      />
      <Table
        caption="Voted down"
        heads={['Entry', 'Up', 'Down']}
        rows={votedDown.map(({ id, up, down }) => ({ key: id, cells: [open(id), up, down] }))}
        empty="No answer was voted down."
      />
      <Table
        caption="Ending within two weeks, or over"
        heads={['Entry', 'Valid until']}
        rows={expiring.map(({ id, validUntil }) => ({ key: id, cells: [open(id), validUntil] }))}
        empty="No entry is about to end."
      />
      <Table
        caption="Never hit"
        heads={['Entry']}
        rows={neverHit.map((id) => ({ key: id, cells: [open(id)] }))}
        empty="Every live entry has answered."
      />
    </section>
  )
}
