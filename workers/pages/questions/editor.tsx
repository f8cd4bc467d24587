import { useEffect, useState } from 'preact/hooks'
import type { EntryView } from '../../known-answers/routes/responses.ts'
import { call } from '../admin-api.ts'
import { useWork, workMessage } from '../use-work.ts'
import type { Shop } from './api.ts'

interface EditorProps extends Shop {
  /** Empty for a new entry. */
  readonly id: string
  readonly onDone: () => void
}

interface Draft {
  readonly id: string
  readonly questions: string
  readonly answer: string
  readonly language: string
  readonly state: 'draft' | 'live'
  readonly verbatim: boolean
}

const blank: Draft = { id: '', questions: '', answer: '', language: 'en', state: 'draft', verbatim: false }

/** One entry. What this form does not show (links, regions, products, validity, owner) is kept as it is. */
export function Editor({ id, onDone, ...shop }: EditorProps) {
  const [draft, setDraft] = useState<Draft>({ ...blank, language: shop.locale })
  const [stored, setStored] = useState<EntryView | null>(null)
  const work = useWork()
  const address = `faqs/${encodeURIComponent(id)}`
  useEffect(() => {
    if (id) void work.run(read)
  }, [id])

  const read = async () => {
    const entry = await call<EntryView>(shop, address)
    setStored(entry)
    const { language, questions, state, verbatim } = entry
    setDraft({ id, language, state, verbatim, questions: questions.join('\n'), answer: entry.answer.plain })
    return ''
  }
  const store = () =>
    work.run(async () => {
      const { revision, updatedAt: _at, ...kept } = stored ?? { revision: 0, updatedAt: '' }
      const questions = draft.questions
        .split('\n')
        .map((line) => line.trim())
        .filter(Boolean)
      // A Markdown answer that differs from the plain one would be shown instead of it.
      const answer = stored && stored.answer.plain === draft.answer ? stored.answer : { plain: draft.answer }
      const body = { ...kept, ...draft, questions, answer }
      if (stored) await call(shop, address, { method: 'PUT', body, ifMatch: revision })
      else await call(shop, 'faqs', { body })
      onDone()
      return 'Stored.'
    })
  const remove = () =>
    work.run(async () => {
      await call(shop, address, { method: 'DELETE' })
      onDone()
      return 'Deleted.'
    })
  const set = (change: Partial<Draft>) => setDraft((before) => ({ ...before, ...change }))

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
