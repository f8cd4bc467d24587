import { useState } from 'preact/hooks'
import type { FaqImportReport } from '../../known-answers/routes/responses.ts'
import { download, sendFile } from '../admin-api.ts'
import { Table } from '../table.tsx'
import { useWork, workMessage } from '../use-work.ts'
import type { Shop } from './api.ts'

interface FilesProps extends Shop {
  readonly onImported: () => void
}

const formats: Readonly<Record<string, string>> = { csv: 'csv', tsv: 'tsv', json: 'json', md: 'markdown' }
const formatOf = (name: string): string | undefined => formats[name.split('.').at(-1)?.toLowerCase() ?? '']

/** Entries as files: what a file would do is shown before anything is stored. */
export function Files({ onImported, ...shop }: FilesProps) {
  const [read, setRead] = useState<{ readonly file: File; readonly report: FaqImportReport } | null>(null)
  const work = useWork()
  const send = (file: File, rest: string) =>
    sendFile<FaqImportReport>(shop, `faqs:import?format=${formatOf(file.name)}${rest}`, file, [422])
  const look = (file: File) =>
    work.run(async () => {
      setRead(null)
      if (!formatOf(file.name)) throw new Error('The file must end in .csv, .tsv, .json or .md.')
      const report = await send(file, '&dryRun=true')
      setRead({ file, report })
      return `${file.name}: ${report.entries} entries are right, ${report.problemCount} faults, ${report.clashes.length} clashes. Nothing is stored yet.`
    })
  const store = (file: File, partial: boolean) =>
    work.run(async () => {
      const report = await send(file, partial ? '&partial=true' : '')
      setRead(null)
      onImported()
      return `${report.entries} entries are stored. Shoppers see the live ones once they are published.`
    })

  return (
    <details>
      <summary>Import and export</summary>
      <div class="actions">
        <label>
          Import a file (CSV, TSV, JSON or Markdown)
          <input
            type="file"
            accept=".csv,.tsv,.json,.md"
            onChange={({ currentTarget: { files } }) => files?.[0] && void look(files[0])}
          />
        </label>
        {(['csv', 'json'] as const).map((format) => (
          <button
            key={format}
            type="button"
            disabled={work.running}
            onClick={() =>
              void work.run(async () => {
                await download(shop, `faqs:export?format=${format}`, `known-answers.${format}`)
                return 'Exported.'
              })
            }
          >
            Export as {format.toUpperCase()}
          </button>
        ))}
      </div>
      <p {...workMessage(work)} data-testid="files-message" />
      {read && <Findings {...read.report} />}
      {read && read.report.entries > 0 && (
        <button
          type="button"
          class="primary"
          disabled={work.running}
          onClick={() => void store(read.file, read.report.problemCount > 0)}
        >
          {read.report.problemCount ? `Store the ${read.report.entries} that are right` : `Store ${read.report.entries} entries`}
        </button>
      )}
    </details>
  )
}

const Findings = ({ problems, clashes }: FaqImportReport) => (
  <>
    <Table
      caption="Faults"
      heads={['Line', 'Field', 'What is wrong']}
      rows={problems.map(({ line, field, reason }, at) => ({ key: String(at), cells: [line, field ?? '', reason] }))}
      empty="No line is wrong."
    />
    <Table
      caption="Clashes: two entries that say the same, or not the same, to one question"
      heads={['Kind', 'Entries', 'Questions']}
      rows={clashes.map(({ kind, ids, questions }, at) => ({
        key: String(at),
        cells: [kind, ids.join(', '), questions.join(' · ')],
      }))}
      empty="No question is in two entries."
    />
  </>
)
