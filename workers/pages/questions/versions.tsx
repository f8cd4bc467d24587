import { useEffect, useState } from 'preact/hooks'
import type { LanguageReport } from '../../known-answers/publish/published.ts'
import type { PublishedView, VersionList } from '../../known-answers/routes/responses.ts'
import { call } from '../admin-api.ts'
import { Empty, Skeleton } from '../states.tsx'
import { Table } from '../table.tsx'
import { useWork, workMessage } from '../use-work.ts'
import type { Shop } from './api.ts'

const channel = 'live'
const sureness = ({ language, answerThreshold, trials, entries }: LanguageReport): string =>
  `${language}: ${entries} entries, answers from ${Math.round(100 * answerThreshold)} % on (${trials.right} of ${trials.answered} right on own questions)`

/** What is out, what was out before, and the ways between. */
export function Versions(shop: Shop) {
  const [published, setPublished] = useState<VersionList | null>(null)
  const work = useWork()
  const load = async () => setPublished(await call<VersionList>(shop, 'faqs:versions'))
  useEffect(() => {
    void work.run(async () => {
      await load()
      return ''
    })
  }, [shop.apiKey])

  const publish = () =>
    work.run(async () => {
      const { lost } = await call<PublishedView>(shop, 'faqs:publish', { body: { channel, dryRun: true } })
      const named = lost.slice(0, 5).map(({ id, question, reason }) => `${id}: “${question}” (${reason})`)
      if (
        lost.length &&
        !confirm(`Publishing loses ${lost.length} answers that work now:\n${named.join('\n')}\nPublish all the same?`)
      )
        return 'Nothing was published.'
      const { version, languages } = await call<PublishedView>(shop, 'faqs:publish', { body: { channel } })
      await load()
      if (languages.length === 0) return 'Published, but no entry is live: set some live under Entries, then publish again.'
      return `Version ${version} is out. ${languages.map(sureness).join('; ')}.`
    })
  const restore = (version: string) =>
    work.run(async () => {
      await call(shop, 'faqs:restore', { body: { channel, version } })
      await load()
      return `Version ${version} is back.`
    })
  const purge = () =>
    work.run(async () => {
      await call(shop, 'answers:purge', { body: {} })
      return 'No stored answer of the model is used any more.'
    })
  const current = published?.channels[channel]?.version

  return (
    <section aria-labelledby="versions-heading">
      <h2 id="versions-heading">Versions</h2>
      <div class="actions">
        <button type="button" class="primary" disabled={work.running} onClick={() => void publish()}>
          Publish live entries
        </button>
        <button type="button" disabled={work.running} onClick={() => void purge()}>
          Purge stored answers
        </button>
      </div>
      <p {...workMessage(work)} data-testid="versions-message" />
      {!published && work.running && <Skeleton label="Reading versions…" />}
      {published?.versions.length === 0 && (
        <Empty
          title="Nothing was published yet"
          hint="Publishing takes the live entries to every location; each publishing stays here, to go back to."
        />
      )}
      {published && published.versions.length > 0 && (
        <Table
          caption="What was published, newest first"
          heads={['Version', 'When', 'By', 'Languages', 'Do']}
          rows={published.versions.map(({ version, publishedAt, publishedBy, languages }) => ({
            key: version,
            cells: [
              version,
              publishedAt.slice(0, 16).replace('T', ' '),
              publishedBy,
              languages.map(sureness).join('; '),
              version === current ? (
                'serving'
              ) : (
                <button key="restore" type="button" disabled={work.running} onClick={() => void restore(version)}>
                  Bring back
                </button>
              ),
            ],
          }))}
          empty=""
        />
      )}
    </section>
  )
}
