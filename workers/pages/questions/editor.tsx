import { useEffect, useState } from 'preact/hooks'
import type { EntryView } from '../../known-answers/routes/responses.ts'
import { call } from '../admin-api.ts'
import { useWork, workMessage } from '../use-work.ts'
import type { Shop } from './api.ts'
import { blankDraft, type EntryDraft, fromDraft, toDraft } from './entry-draft.ts'

const moreFields = [
  ['links', 'Links, one a line: type, address, title (refund_policy https://… Returns)', 'lines'],
  ['regions', 'Countries (DE) or continents (EU); empty: everywhere', 'text'],
  ['products', 'Ids of the products it is about; empty: the shop', 'text'],
  ['validFrom', 'Valid from', 'date'],
  ['validUntil', 'Valid until', 'date'],
  ['owner', 'Owner', 'text'],
  ['priority', 'Priority in lists, 0 to 100', 'text'],
] as const

interface EditorProps extends Shop {
  /** Empty for a new entry. */
  readonly id: string
  readonly onDone: () => void
}

/** One entry, all of it. */
export function Editor({ id, onDone, ...shop }: EditorProps) {
  const [draft, setDraft] = useState<EntryDraft>(blankDraft(shop.locale))
  const [stored, setStored] = useState<EntryView | null>(null)
  const work = useWork()
  const address = `faqs/${encodeURIComponent(id)}`
  useEffect(() => {
    if (id) void work.run(read)
  }, [id])

  const read = async () => {
    const entry = await call<EntryView>(shop, address)
    setStored(entry)
    setDraft(toDraft(entry))
    return ''
  }
  const store = () =>
    work.run(async () => {
      const body = fromDraft(draft, stored)
      if (stored) await call(shop, address, { method: 'PUT', body, ifMatch: stored.revision })
      else await call(shop, 'faqs', { body })
      onDone()
      return 'Stored.'
    })
  const remove = () =>
    work.run(async () => {
      if (!confirm(`Delete ${id}? Shoppers lose its answer with the next publishing.`)) return 'Nothing was deleted.'
      await call(shop, address, { method: 'DELETE' })
      onDone()
      return 'Deleted.'
    })
  const set = (change: Partial<EntryDraft>) => setDraft((before) => ({ ...before, ...change }))

  // Nobody types into a form that is about to be filled.
  if (id && !stored) return <p {...workMessage(work)} />
  return (
    <section aria-labelledby="editor-heading">
      <h2 id="editor-heading">{id ? `Entry ${id}` : 'New entry'}</h2>
      <form
        class="editor"
        onSubmit={(event) => {
          event.preventDefault()
          void store()
        }}
      >
        <label>
          Id
          <input value={draft.id} disabled={id !== ''} required onInput={(event) => set({ id: event.currentTarget.value })} />
        </label>
        <label>
          Questions, one a line; the main one first
          <textarea
            rows={5}
            required
            value={draft.questions}
            onInput={(event) => set({ questions: event.currentTarget.value })}
          />
        </label>
        <label>
          Answer
          <textarea rows={5} required value={draft.answer} onInput={(event) => set({ answer: event.currentTarget.value })} />
        </label>
        <label>
          Language
          <input value={draft.language} required onInput={(event) => set({ language: event.currentTarget.value })} />
        </label>
        <label>
          State
          <select
            value={draft.state}
            onChange={(event) => set({ state: event.currentTarget.value === 'live' ? 'live' : 'draft' })}
          >
            <option value="draft">Draft: never published</option>
            <option value="live">Live: goes out with the next publishing</option>
          </select>
        </label>
        <details>
          <summary>Links, where and when it holds, owner</summary>
          {moreFields.map(([field, label, type]) => {
            const shown = {
              id: `editor-${field}`,
              value: draft[field],
              onInput: (event: { readonly currentTarget: { readonly value: string } }) =>
                set({ [field]: event.currentTarget.value }),
            }
            return (
              <div key={field}>
                <label for={shown.id}>{label}</label>
                {type === 'lines' && <textarea rows={2} {...shown} />}
                {type === 'date' && <input type="date" {...shown} />}
                {type === 'text' && <input {...shown} />}
              </div>
            )
          })}
        </details>
        <label class="check">
          <input type="checkbox" checked={draft.verbatim} onChange={(event) => set({ verbatim: event.currentTarget.checked })} />
          Legal text: shown as written, never given to a model
        </label>
        <p {...workMessage(work)} />
        <div class="actions">
          <button type="submit" class="primary" disabled={work.running}>
            Store
          </button>
          <button type="button" onClick={onDone}>
            Back
          </button>
          {id && (
            <button type="button" disabled={work.running} onClick={() => void remove()}>
              Delete
            </button>
          )}
        </div>
      </form>
    </section>
  )
}
