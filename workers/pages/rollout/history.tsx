import { useEffect, useState } from 'preact/hooks'
import type { RolloutChange, RolloutStatus } from '../../rollout/rollout-status.ts'
import { Table } from '../table.tsx'
import { useWork, workMessage } from '../use-work.ts'
import { call, shownEffect, shownTime } from './api.ts'

/** Who changed what, when and why; and what the guard thought in between. */
export function History({ apiKey, status }: { readonly apiKey: string; readonly status: RolloutStatus }) {
  const [entries, setEntries] = useState<readonly RolloutChange[]>([])
  const work = useWork()
  useEffect(() => {
    void work.run(async () => {
      setEntries((await call<{ data: RolloutChange[] }>({ apiKey }, 'rollout:history')).data)
      return ''
    })
  }, [apiKey, status.revision])

  return (
    <section aria-labelledby="history-heading">
      <h2 id="history-heading">History</h2>
      <p {...workMessage(work)} />
      <Table
        caption="Changes, newest first"
        heads={['Revision', 'When', 'By', 'What', 'Region, arm, before and after', 'Why']}
        rows={entries.map((change) => {
          const { revision, at, by, action, why } = change
          return {
            key: String(revision),
            cells: [revision, shownTime(at), by, action, shownEffect(change), why],
          }
        })}
        empty="Nothing was changed yet."
      />
      <Table
        caption="What the guard decided, newest first"
        heads={['When', 'Decision', 'Region', 'Arm', 'Why']}
        rows={status.decisions.map(({ at, action, region, arm, why }) => ({
          key: `${at} ${action}`,
          cells: [shownTime(at), action, region ?? '–', arm ?? '–', why],
        }))}
        empty="The guard has decided nothing yet."
      />
    </section>
  )
}
