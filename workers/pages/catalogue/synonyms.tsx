import { useEffect, useState } from 'preact/hooks'
import type { SynonymGroup, SynonymList } from '../../catalogue/publish/synonym-list.ts'
import { call } from '../admin-api.ts'
import { Empty } from '../states.tsx'
import { Table } from '../table.tsx'
import { toast } from '../toasts.tsx'
import { useWork, workMessage } from '../use-work.ts'
import type { Shop } from './shop.ts'

const wordsOf = (text: string): string[] =>
  text
    .split(',')
    .map((word) => word.trim())
    .filter(Boolean)

/** What the shop's customers call things. */
export function Synonyms(shop: Shop) {
  const [groups, setGroups] = useState<readonly SynonymGroup[] | null>(null)
  const [words, setWords] = useState('')
  const [means, setMeans] = useState('')
  const work = useWork()
  const path = `catalogue:synonyms?locale=${shop.locale}`
  useEffect(() => {
    if (shop.apiKey)
      void work.run(async () => {
        setGroups((await call<SynonymList>(shop, path)).synonyms)
        return ''
      })
  }, [])

  const store = (next: readonly SynonymGroup[]) =>
    work.run(async () => {
      await call(shop, path, { method: 'PUT', body: { synonyms: next } })
      await call(shop, 'catalogue:publish', { body: { locale: shop.locale } })
      setGroups(next)
      toast('Stored and published.')
      return ''
    })
  const add = () => {
    const group = { words: wordsOf(words), ...(means.trim() && { means: wordsOf(means) }) }
    setWords('')
    setMeans('')
    void store([...(groups ?? []), group])
  }

  return (
    <section aria-labelledby="synonyms-heading">
      <h2 id="synonyms-heading">Synonyms</h2>
      <p class="hint">
        Words of your customers for things you have. Everyday ones are known already; these are yours, in this language.
      </p>
      <form
        class="editor box"
        onSubmit={(event) => {
          event.preventDefault()
          add()
        }}
      >
        <label>
          Words that find each other, parted by commas
          <input
            required
            placeholder="hut shoes, slippers"
            value={words}
            onInput={(event) => setWords(event.currentTarget.value)}
          />
        </label>
        <label>
          Or one way: who says one of those finds what is called (may stay empty)
          <input placeholder="down jacket" value={means} onInput={(event) => setMeans(event.currentTarget.value)} />
        </label>
        <div class="actions">
          <button
            type="submit"
            class="primary"
            disabled={work.running || groups === null || (wordsOf(words).length < 2 && !means.trim())}
          >
            Add and publish
          </button>
        </div>
      </form>
      <p {...workMessage(work)} />
      {groups?.length === 0 ? (
        <Empty
          title="No synonyms yet"
          hint="Under “Not found” stands what your customers looked for in vain: a good place to begin."
        />
      ) : (
        <Table
          caption="The shop's own"
          heads={['Words', 'Mean', 'Do']}
          rows={(groups ?? []).map((group, at) => ({
            key: `${at} ${group.words[0]}`,
            cells: [
              group.words.join(', '),
              group.means?.join(', ') ?? 'each other',
              <button
                key="remove"
                type="button"
                disabled={work.running}
                onClick={() => void store((groups ?? []).filter((_, index) => index !== at))}
              >
                Remove
              </button>,
            ],
          }))}
          empty=""
        />
      )}
    </section>
  )
}
