import { useEffect, useState } from 'preact/hooks'
import type { RolloutDiff } from '../../rollout/rollout-status.ts'
import { useWork, workMessage } from '../use-work.ts'
import { call, type State, shownChanges } from './api.ts'

interface DocumentProps {
  readonly apiKey: string
  readonly onChanged: () => Promise<void>
}

/** The complete document, to be read, tried and applied. */
export function Document({ apiKey, onChanged }: DocumentProps) {
  const [text, setText] = useState('')
  const [revision, setRevision] = useState(0)
  const [why, setWhy] = useState('')
  const work = useWork()
  const load = async () => {
    const state = await call<State>({ apiKey }, 'rollout')
    setText(JSON.stringify(state.document, null, 2))
    setRevision(state.revision)
  }
  useEffect(() => {
    void work.run(async () => {
      await load()
      return ''
    })
  }, [apiKey])

  const body = () => ({ document: JSON.parse(text) as unknown, why: why || 'dry run' })
  const tryIt = () =>
    work.run(async () => {
      const { changes, predicted } = await call<RolloutDiff>({ apiKey }, 'rollout?dryRun=true', { method: 'PUT', body: body() })
      const traffic = predicted.map(({ region, arm, requestsPerMinute }) => `${region}/${arm} ${requestsPerMinute.toFixed(1)}`)
      return `Would change ${shownChanges(changes)}. Requests a minute then: ${traffic.join(', ') || 'none'}.`
    })
  const apply = () =>
    work.run(async () => {
      const state = await call<State>({ apiKey }, 'rollout', { method: 'PUT', body: body(), ifMatch: revision })
      await load()
      await onChanged()
      setWhy('')
      return `Revision ${state.revision} is in effect.`
    })

  return (
    <section aria-labelledby="document-heading">
      <h2 id="document-heading">Document</h2>
      <label>
        Rollout as JSON, from revision {revision}
        <textarea rows={24} spellcheck={false} value={text} onInput={(event) => setText(event.currentTarget.value)} />
      </label>
      <div class="filter">
        <label>
          Why (goes into the audit log)
          <input value={why} maxLength={500} onInput={(event) => setWhy(event.currentTarget.value)} />
        </label>
      </div>
      <div class="actions">
        <button type="button" disabled={work.running} onClick={() => void tryIt()}>
          Show what it changes
        </button>
        <button type="button" class="primary" disabled={work.running || why.trim().length < 3} onClick={() => void apply()}>
          Apply
        </button>
        <button type="button" disabled={work.running} onClick={() => void work.run(async () => load().then(() => 'Read again.'))}>
          Read again
        </button>
      </div>
      <p {...workMessage(work)} data-testid="document-message" />
    </section>
  )
}
