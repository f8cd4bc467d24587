import { useEffect, useState } from 'preact/hooks'
import type { EntryPage } from '../../known-answers/routes/responses.ts'
import { call } from '../admin-api.ts'
import { Empty, Skeleton } from '../states.tsx'
import { Table } from '../table.tsx'
import { useWork, workMessage } from '../use-work.ts'
import type { Shop } from './api.ts'
import { Editor } from './editor.tsx'
import { Files } from './files.tsx'

interface EntriesProps extends Shop {
  /** The entry to edit; `''` for a new one, null for none. */
  readonly opened: string | null
  readonly onOpen: (id: string | null) => void
}

/** The shop's entries: find, read, write, take away. */
export function Entries({ opened, onOpen, ...shop }: EntriesProps) {
  const [query, setQuery] = useState('')
  const [found, setFound] = useState<EntryPage | null>(null)
  const work = useWork()
  const { apiKey } = shop

  const load = (after: string | null = null) =>
    work.run(async () => {
      const parameters = new URLSearchParams({ limit: '50', ...(query && { query }), ...(after && { after }) })
      const page = await call<EntryPage>(shop, `faqs?${parameters}`)
      const data = after ? [...(found?.data ?? []), ...page.data] : page.data
      setFound({ data, after: page.after })
      return `${data.length} entries${page.after ? ', and more' : ''}.`
    })
  useEffect(() => {
    if (apiKey) void load()
  }, [apiKey, query, opened])

  if (opened !== null)
    return (
      <Editor
        {...shop}
        id={opened}
        onDone={() => {
          onOpen(null)
        }}
      />
    )
  return (
    <section aria-labelledby="entries-heading">
      <h2 id="entries-heading">Entries</h2>
      <div class="actions">
        <label>
          Search questions and answers
          <input type="search" value={query} onInput={(event) => setQuery(event.currentTarget.value)} />
        </label>
        <button type="button" class="primary" onClick={() => onOpen('')}>
          New entry
        </button>
      </div>
      <Files {...shop} onImported={() => void load()} />
      <p {...workMessage(work)} />
      {!found && work.running && <Skeleton label="Reading entries…" />}
      {found?.data.length === 0 && !query && (
        <Empty
          title="No known question yet"
          hint="Write the first one, or take in a file of questions and answers. What is live answers shoppers once it is published under Versions."
        >
          <button type="button" onClick={() => onOpen('')}>
            Write the first entry
          </button>
        </Empty>
      )}
      {found && (found.data.length > 0 || query !== '') && (
        <Table
          caption="Entries as authored; shoppers see them once published"
          heads={['Entry', 'Main question', 'Questions', 'Language', 'State']}
          rows={found.data.map(({ id, questions, language, state }) => ({
            key: id,
            cells: [
              <button key="open" type="button" onClick={() => onOpen(id)}>
                {id}
              </button>,
              questions[0],
              questions.length,
              language,
              state,
            ],
          }))}
          empty="No entry has these words."
        />
      )}
      {found?.after && (
        <button type="button" disabled={work.running} onClick={() => void load(found.after)}>
          More
        </button>
      )}
    </section>
  )
}
