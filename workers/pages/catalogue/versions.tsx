import { useEffect, useState } from 'preact/hooks'
import type { CatalogueVersionList, ImportList } from '../../catalogue/routes/responses.ts'
import { call } from '../admin-api.ts'
import { ConfirmDialog } from '../confirm-dialog.tsx'
import { Empty, Skeleton } from '../states.tsx'
import { Table } from '../table.tsx'
import { toast } from '../toasts.tsx'
import { useWork, workMessage } from '../use-work.ts'
import type { Shop } from './shop.ts'

const timeOf = (at: string): string => at.slice(0, 16).replace('T', ' ')

/** What is out and what was before, a click apart; and every import with what it did. */
export function Versions(shop: Shop) {
  const [list, setList] = useState<CatalogueVersionList | null>(null)
  const [imports, setImports] = useState<ImportList['data']>([])
  const [chosen, setChosen] = useState<CatalogueVersionList['versions'][number] | null>(null)
  const work = useWork()
  const load = async () => {
    setList(await call<CatalogueVersionList>(shop, `catalogue:versions?locale=${shop.locale}`))
    setImports((await call<ImportList>(shop, 'catalogue/imports')).data)
    return ''
  }
  useEffect(() => {
    if (shop.apiKey) void work.run(load)
  }, [])
  const restore = (version: string) =>
    work.run(async () => {
      await call(shop, 'catalogue:restore', { body: { locale: shop.locale, version } })
      await load()
      toast(`Version ${version} is back.`)
      return ''
    })
  const publish = () =>
    work.run(async () => {
      await call(shop, 'catalogue:publish', { body: { locale: shop.locale } })
      await load()
      toast('Published.')
      return ''
    })

  return (
    <section aria-labelledby="versions-heading">
      <h2 id="versions-heading">Versions</h2>
      <p {...workMessage(work)} />
      {!list && work.running && <Skeleton />}
      {list?.versions.length === 0 && (
        <Empty title="Nothing is published yet" hint="The first import that you publish stands here." />
      )}
      {list && list.versions.length > 0 && (
        <>
          <div class="actions">
            <button type="button" disabled={work.running} onClick={() => void publish()}>
              Publish as authored now
            </button>
          </div>
          <Table
            caption="Newest first"
            heads={['Version', 'When', 'By', 'Products', 'Do']}
            rows={list.versions.map((version) => ({
              key: version.version,
              cells: [
                version.version,
                timeOf(version.publishedAt),
                version.publishedBy,
                version.count,
                version.version === list.current?.version ? (
                  <span class="badge">serves</span>
                ) : (
                  <button key="restore" type="button" disabled={work.running} onClick={() => setChosen(version)}>
                    Bring back
                  </button>
                ),
              ],
            }))}
            empty=""
          />
        </>
      )}
      <Table
        caption="Imports, newest first"
        heads={['When', 'By', 'Format', 'Language', 'State', 'What it did']}
        rows={imports.map(({ id, createdAt, createdBy, format, locale, state, report }) => ({
          key: id,
          cells: [
            timeOf(createdAt),
            createdBy,
            format,
            locale,
            state,
            `${report.created} new, ${report.changed} changed, ${report.removed} gone, ${report.broken} broken`,
          ],
        }))}
        empty="Nothing was imported yet."
      />
      {chosen && (
        <ConfirmDialog
          title={`Bring ${chosen.version} back?`}
          action="Bring back"
          onConfirm={() => void restore(chosen.version)}
          onClose={() => setChosen(null)}
        >
          <p>
            Shoppers see its {chosen.count} products, with the prices of {timeOf(chosen.publishedAt)}, within a minute. What is
            authored stays; you can go forward again the same way.
          </p>
        </ConfirmDialog>
      )}
    </section>
  )
}
