import { Table } from '../table.tsx'
import type { Insights } from './api.ts'

interface WorthALookProps {
  readonly insights: Insights
  readonly onOpen: (id: string) => void
}

/** Entries that need a person: hard to find, disliked, about to end, never used. */
export function WorthALook({ insights: { entries, expiring, neverHit, thin, votedDown }, onOpen }: WorthALookProps) {
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
      <Table
        caption="Few questions: each one more makes an entry easier to find"
        heads={['Entry', 'Questions', 'Shoppers asked']}
        rows={thin.map(({ id, questions, proposals }) => ({
          key: id,
          cells: [open(id), questions.join(' · '), proposals.join(' · ')],
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
