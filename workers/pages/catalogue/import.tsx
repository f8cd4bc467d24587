import { useState } from 'preact/hooks'
import type { CatalogueSettings } from '../../catalogue/publish/published.ts'
import type { ImportView } from '../../catalogue/routes/responses.ts'
import { call } from '../admin-api.ts'
import { useWork, workMessage } from '../use-work.ts'
import { ColumnNames } from './column-names.tsx'
import { DropZone } from './drop-zone.tsx'
import { type ImportChoices, stageFile } from './import-file.ts'
import { Missing } from './missing-word.tsx'
import { Published } from './published.tsx'
import { Report } from './report.tsx'
import type { Shop } from './shop.ts'
import { renamed, type TableHead, tableHeadOf } from './table-head.ts'

type Step =
  | { readonly at: 'file' }
  | { readonly at: 'missing'; readonly file: Blob; readonly name: string; readonly message: string }
  | { readonly at: 'columns'; readonly file: File; readonly head: TableHead }
  | { readonly at: 'report'; readonly report: ImportView; readonly file: Blob; readonly name: string }
  | { readonly at: 'published'; readonly version: string; readonly count: number }

const noChoices: ImportChoices = { mode: 'replace', currency: '', shopUrl: '', format: '' }

/** From a file to a published catalogue: read, completed with what it does not say, reported, committed. */
export function Import(shop: Shop) {
  const [step, setStep] = useState<Step>({ at: 'file' })
  const [choices, setChoices] = useState(noChoices)
  const work = useWork()

  const stage = (file: Blob, name: string, chosen: ImportChoices) =>
    work.run(async (say) => {
      setChoices(chosen)
      const staged = await stageFile(shop, file, chosen, (share) =>
        say(share < 1 ? `Sending ${name}: ${Math.round(100 * share)} %` : `Reading ${name}…`),
      )
      if (staged.kind === 'report') setStep({ at: 'report', report: staged.report, file, name })
      else if (staged.param === 'format') {
        const head = file instanceof File ? await tableHeadOf(file) : null
        if (!head || !(file instanceof File)) throw new Error(staged.message)
        setStep({ at: 'columns', file, head })
      } else setStep({ at: 'missing', file, name, message: staged.message })
      return ''
    })
  const publish = (report: ImportView, allowed: { partial: boolean; shrink: boolean }, imageHosts: readonly string[]) =>
    work.run(async () => {
      const committed = await call<ImportView>(shop, `catalogue/imports/${report.id}/commit`, { body: allowed })
      if (committed.refused.length) throw new Error(`Not taken: ${committed.refused.join(', ')}.`)
      await keepChoices(shop, choices, imageHosts)
      const { version, count } = await call<{ version: string; count: number }>(shop, 'catalogue:publish', {
        body: { locale: shop.locale },
      })
      setStep({ at: 'published', version, count })
      return ''
    })
  const restart = () => setStep({ at: 'file' })

  return (
    <section aria-labelledby="import-heading">
      <h2 id="import-heading" class="visually-hidden">
        Import
      </h2>
      {step.at === 'file' && (
        <DropZone
          isBusy={work.running}
          mode={choices.mode}
          onMode={(mode) => setChoices({ ...choices, mode })}
          onFile={(file) => void stage(file, file.name, choices)}
        />
      )}
      <p {...workMessage(work)} data-testid="import-message" />
      {step.at === 'missing' && (
        <Missing
          message={step.message}
          isBusy={work.running}
          onAnswer={(currency, shopUrl) => void stage(step.file, step.name, { ...choices, currency, shopUrl })}
          onBack={restart}
        />
      )}
      {step.at === 'columns' && (
        <ColumnNames
          head={step.head}
          isBusy={work.running}
          onNamed={(names, currency) =>
            void stage(renamed(step.file, step.head, names), step.file.name, {
              ...choices,
              currency,
              format: step.head.delimiter === '\t' ? 'google-tsv' : 'google-csv',
            })
          }
          onBack={restart}
        />
      )}
      {step.at === 'report' && (
        <Report
          report={step.report}
          name={step.name}
          isBusy={work.running}
          onShopUrl={(shopUrl) => void stage(step.file, step.name, { ...choices, shopUrl })}
          onPublish={(allowed, imageHosts) => void publish(step.report, allowed, imageHosts)}
          onBack={restart}
        />
      )}
      {step.at === 'published' && <Published {...step} onMore={restart} />}
    </section>
  )
}

/** The next import of this shop need not say it again, and its pictures may be shown. */
async function keepChoices(shop: Shop, { currency, shopUrl }: ImportChoices, imageHosts: readonly string[]): Promise<void> {
  const path = `catalogue:settings?locale=${shop.locale}`
  const settings = await call<CatalogueSettings>(shop, path)
  const { assistant } = settings
  const hosts = [...new Set([...assistant.imageHosts, ...imageHosts])].slice(0, 10)
  const body: CatalogueSettings = {
    ...settings,
    ...(currency && { currency }),
    ...(shopUrl && { shopUrl }),
    assistant: { ...assistant, imageHosts: hosts },
  }
  await call(shop, path, { method: 'PUT', body })
}
