import { useState } from 'preact/hooks'
import type { ImportView } from '../../catalogue/routes/responses.ts'
import { Numbers } from '../states.tsx'
import { Table } from '../table.tsx'
import { PreviewCards } from './preview-cards.tsx'

interface ReportProps {
  readonly report: ImportView
  readonly name: string
  readonly isBusy: boolean
  readonly onShopUrl: (url: string) => void
  readonly onPublish: (allowed: { partial: boolean; shrink: boolean }, imageHosts: readonly string[]) => void
  readonly onBack: () => void
}

/** What a file would do, before it does: figures, what is wrong by row and field, and the first products as they will look. */
export function Report({ report: view, name, isBusy, onShopUrl, onPublish, onBack }: ReportProps) {
  const { format, mode, refused, report } = view
  const { read, broken, created, changed, unchanged, removed, problems, notes, skipped, preview } = report
  const [partial, setPartial] = useState(false)
  const [shrink, setShrink] = useState(false)
  const hosts = [...new Set(preview.flatMap(({ image }) => (image && URL.parse(image.url)?.host) ?? []))]
  const [areShown, setShown] = useState(true)
  const hidden = Object.entries(skipped)
  const isReady = read > 0 && (!refused.includes('partial') || partial) && (!refused.includes('shrink') || shrink)
  const lacksLinks = format === 'shopify-csv' && preview.length > 0 && preview.every(({ url }) => !url)

  return (
    <section aria-labelledby="report-heading">
      <h3 id="report-heading">
        {name} <span class="badge">{format}</span>
      </h3>
      <Numbers
        values={{
          'right products': read,
          new: created,
          changed,
          unchanged,
          ...(mode !== 'patch' && { 'will go': removed }),
          ...(broken > 0 && { broken: <span class="gone">{broken}</span> }),
        }}
      />
      {hidden.length > 0 && (
        <p class="hint">
          Left out, as the shop does not show them: {hidden.map(([reason, rows]) => `${rows} (${reason})`).join(', ')}.
        </p>
      )}
      {problems.length > 0 && <Problems caption="Rows that are no product yet" rows={problems} />}
      {notes.length > 0 && (
        <details>
          <summary>Left out of right products ({notes.length})</summary>
          <Problems caption="What was left out" rows={notes} />
        </details>
      )}
      <h3>As shoppers will see them</h3>
      <PreviewCards products={preview} arePicturesShown={areShown} />
      {lacksLinks && <ShopUrl isBusy={isBusy} onShopUrl={onShopUrl} />}
      {hosts.length > 0 && (
        <p>
          <label>
            <input type="checkbox" checked={areShown} onChange={() => setShown(!areShown)} /> Pictures may come from{' '}
            {hosts.join(', ')}
          </label>
        </p>
      )}
      {refused.includes('partial') && (
        <p>
          <label>
            <input type="checkbox" checked={partial} onChange={() => setPartial(!partial)} /> Take the {read} right products and
            leave the {broken || report.unmatched} others out
          </label>
        </p>
      )}
      {refused.includes('shrink') && (
        <p>
          <label>
            <input type="checkbox" checked={shrink} onChange={() => setShrink(!shrink)} /> More than half of the catalogue goes: I
            mean it
          </label>
        </p>
      )}
      <div class="actions">
        <button
          type="button"
          class="primary"
          disabled={isBusy || !isReady}
          onClick={() => onPublish({ partial, shrink }, areShown ? hosts : [])}
        >
          Publish {read} products
        </button>
        <button type="button" onClick={onBack}>
          Another file
        </button>
      </div>
    </section>
  )
}

const Problems = ({ caption, rows }: { readonly caption: string; readonly rows: ImportView['report']['problems'] }) => (
  <Table
    caption={caption}
    heads={['Row', 'Id', 'Field', 'What', 'Rows']}
    rows={rows.slice(0, 50).map(({ at, id, field, reason, rows: count }) => ({
      key: `${at} ${field} ${reason}`,
      cells: [at, id ?? '', field ?? '', reason, count],
    }))}
    empty=""
  />
)

function ShopUrl({ isBusy, onShopUrl }: { readonly isBusy: boolean; readonly onShopUrl: (url: string) => void }) {
  const [url, setUrl] = useState('')
  return (
    <form
      class="box"
      onSubmit={(event) => {
        event.preventDefault()
        onShopUrl(url.trim().replace(/\/+$/, ''))
      }}
    >
      <label>
        These products have no links. Where is the shop?{' '}
        <input
          type="url"
          required
          placeholder="https://www.shop.example"
          value={url}
          onInput={(event) => setUrl(event.currentTarget.value)}
        />
      </label>{' '}
      <button type="submit" disabled={isBusy}>
        Add links
      </button>
    </form>
  )
}
