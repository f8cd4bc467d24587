import { useEffect, useState } from 'preact/hooks'
import type { CatalogueSettings } from '../../catalogue/publish/published.ts'
import type { SearchCounts } from '../../catalogue/routes/responses.ts'
import { call } from '../admin-api.ts'
import { Empty, Skeleton } from '../states.tsx'
import { Table } from '../table.tsx'
import { useWork, workMessage } from '../use-work.ts'
import type { Shop } from './shop.ts'

/** What shoppers looked for in vain; kept only where the shop says so. */
export function Missing({ onSynonym, ...shop }: Shop & { readonly onSynonym: () => void }) {
  const [list, setList] = useState<SearchCounts | null>(null)
  const work = useWork()
  const load = async () => {
    setList(await call<SearchCounts>(shop, `catalogue:searches?locale=${shop.locale}&show=missing`))
    return ''
  }
  useEffect(() => {
    if (shop.apiKey) void work.run(load)
  }, [])
  const keep = (days: number) =>
    work.run(async () => {
      const path = `catalogue:settings?locale=${shop.locale}`
      const settings = await call<CatalogueSettings>(shop, path)
      await call(shop, path, { method: 'PUT', body: { ...settings, keepSearchesDays: days } })
      await call(shop, 'catalogue:publish', { body: { locale: shop.locale } })
      await load()
      return days ? `Searches are counted and kept for ${days} days.` : 'Searches are not kept any more.'
    })

  return (
    <section aria-labelledby="missing-heading">
      <h2 id="missing-heading">What found nothing</h2>
      <p {...workMessage(work)} />
      {!list && work.running && <Skeleton />}
      {list && list.keepSearchesDays === 0 && (
        <Empty
          title="Searches are not kept"
          hint="Say so, and what shoppers look for is counted: the words, how often, and whether they were found. Addresses and numbers are masked before anything is stored."
        >
          <button type="button" class="primary" disabled={work.running} onClick={() => void keep(30)}>
            Keep for 30 days
          </button>
        </Empty>
      )}
      {list && list.keepSearchesDays > 0 && (
        <>
          <p class="hint">
            Kept for {list.keepSearchesDays} days.{' '}
            <button type="button" disabled={work.running} onClick={() => void keep(0)}>
              Keep none
            </button>
          </p>
          {list.data.length === 0 ? (
            <Empty title="Everything was found" hint="What shoppers look for in vain will stand here, most often first." />
          ) : (
            <Table
              caption="Most often first"
              heads={['Looked for', 'Nothing', 'Only near', 'Found', 'Last', 'Do']}
              rows={list.data.map(({ example, none, near, found, lastDay }) => ({
                key: example,
                cells: [
                  example,
                  none,
                  near,
                  found,
                  lastDay,
                  <button key="synonym" type="button" onClick={onSynonym}>
                    Teach a synonym
                  </button>,
                ],
              }))}
              empty=""
            />
          )}
        </>
      )}
    </section>
  )
}
