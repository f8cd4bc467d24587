import { useState } from 'preact/hooks'
import type { KeyView, NewKey } from '../../access/routes/responses.ts'
import { call } from '../admin-api.ts'
import { useWork, workMessage } from '../use-work.ts'
import { FreshKey } from './fresh-key.tsx'
import { draftOf, settingsOf } from './key-draft.ts'

interface EditorProps {
  readonly apiKey: string
  /** Null for a new key. */
  readonly stored: KeyView | null
  readonly onDone: () => void
}

const limits = [
  ['requestsPerMinute', 'Requests a minute'],
  ['requestsPerDay', 'Requests a day'],
  ['tokensPerMinute', 'Tokens a minute'],
  ['tokensPerDay', 'Tokens a day'],
  ['tokensPerMonth', 'Tokens a month (the budget)'],
] as const

const kinds = { public: 'Calls the API', operator: 'Curates the shop', platform: 'Runs the platform' } as const

/** One key: what it may do, from where, how much and how long. */
export function KeyEditor({ apiKey, stored, onDone }: EditorProps) {
  const [draft, setDraft] = useState(draftOf(stored))
  const [fresh, setFresh] = useState<NewKey | null>(null)
  const work = useWork()
  const set = (change: Partial<typeof draft>) => setDraft((before) => ({ ...before, ...change }))
  const store = () =>
    work.run(async () => {
      const body = settingsOf(draft)
      if (!stored) setFresh(await call<NewKey>({ apiKey }, 'keys', { body }))
      else {
        await call({ apiKey }, `keys/${stored.id}`, { method: 'PUT', body })
        onDone()
      }
      return ''
    })

  if (fresh) return <FreshKey fresh={fresh} onDone={onDone} />
  return (
    <section aria-labelledby="key-heading">
      <h2 id="key-heading">{stored ? `Key ${stored.name || stored.id}` : 'New key'}</h2>
      <form
        class="editor"
        onSubmit={(event) => {
          event.preventDefault()
          void store()
        }}
      >
        <label>
          Name
          <input maxLength={100} value={draft.name} onInput={(event) => set({ name: event.currentTarget.value })} />
        </label>
        <fieldset class="box">
          <legend>What it may do</legend>
          {(Object.keys(kinds) as (keyof typeof kinds)[]).map((scope) => (
            <div key={scope}>
              <label>
                <input
                  type="checkbox"
                  checked={draft.scopes.includes(scope)}
                  onChange={() =>
                    set({
                      scopes: draft.scopes.includes(scope)
                        ? draft.scopes.filter((other) => other !== scope)
                        : [...draft.scopes, scope],
                    })
                  }
                />{' '}
                {kinds[scope]} ({scope})
              </label>
            </div>
          ))}
        </fieldset>
        <label>
          Pages it works from, one origin a line (for the widget; empty: from anywhere, so keep it secret)
          <textarea
            rows={3}
            placeholder="https://www.shop.example"
            value={draft.origins}
            onInput={(event) => set({ origins: event.currentTarget.value })}
          />
        </label>
        <fieldset class="box limits">
          <legend>Limits (empty: none)</legend>
          {limits.map(([name, label]) => (
            <label key={name}>
              {label}
              <input
                type="number"
                min={1}
                value={draft.limits[name]}
                onInput={(event) => set({ limits: { ...draft.limits, [name]: event.currentTarget.value } })}
              />
            </label>
          ))}
        </fieldset>
        <label>
          Works until (empty: until it is revoked)
          <input type="date" value={draft.expiresOn} onInput={(event) => set({ expiresOn: event.currentTarget.value })} />
        </label>
        <p {...workMessage(work)} />
        <div class="actions">
          <button type="submit" class="primary" disabled={work.running || draft.scopes.length === 0}>
            {stored ? 'Store' : 'Create the key'}
          </button>
          <button type="button" onClick={onDone}>
            Back
          </button>
        </div>
      </form>
    </section>
  )
}
