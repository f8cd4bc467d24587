import { useEffect, useState } from 'preact/hooks'
import type { CatalogueSettings } from '../../catalogue/publish/published.ts'
import { call } from '../admin-api.ts'
import { toast } from '../toasts.tsx'
import { useKey } from '../use-key.ts'
import { useWork, workMessage } from '../use-work.ts'

const lines = (text: string): string[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean)

/** What the assistant says before the first question: settings of the shop in one language, for who has its operator key. */
export function FirstScreen({ locale }: { readonly locale: string }) {
  const [apiKey, setApiKey] = useKey('operator')
  const [settings, setSettings] = useState<CatalogueSettings | null>(null)
  const [draft, setDraft] = useState({ heading: '', chips: '', imageHosts: '' })
  const work = useWork()
  const path = `catalogue:settings?locale=${locale}`

  useEffect(() => {
    setSettings(null)
    if (!apiKey) return
    void work.run(async () => {
      const read = await call<CatalogueSettings>({ apiKey }, path)
      const { heading, chips, imageHosts } = read.assistant
      setSettings(read)
      setDraft({ heading: heading ?? '', chips: chips.join('\n'), imageHosts: imageHosts.join('\n') })
      return ''
    })
  }, [apiKey, locale])

  const save = () =>
    work.run(async () => {
      const assistant = { heading: draft.heading.trim() || null, chips: lines(draft.chips), imageHosts: lines(draft.imageHosts) }
      await call({ apiKey }, path, { method: 'PUT', body: { ...settings, assistant } })
      await call({ apiKey }, 'catalogue:publish', { body: { locale } })
      toast('Stored and published. Pages show it within a minute.')
      return ''
    })
  const set = (change: Partial<typeof draft>) => setDraft((before) => ({ ...before, ...change }))

  return (
    <section aria-labelledby="first-heading">
      <h2 id="first-heading">What it says first</h2>
      <p class="hint">Settings of the shop in this language. Without questions of yours it words some about what you sell.</p>
      <form
        class="editor box"
        onSubmit={(event) => {
          event.preventDefault()
          void save()
        }}
      >
        <label>
          Operator key
          <input
            type="password"
            autocomplete="off"
            value={apiKey}
            onChange={(event) => setApiKey(event.currentTarget.value.trim())}
          />
        </label>
        <label>
          Heading
          <input maxLength={60} value={draft.heading} onInput={(event) => set({ heading: event.currentTarget.value })} />
        </label>
        <label>
          First questions, one a line, at most four
          <textarea rows={4} value={draft.chips} onInput={(event) => set({ chips: event.currentTarget.value })} />
        </label>
        <label>
          Hosts that product pictures may come from, one a line
          <textarea
            rows={2}
            placeholder="cdn.shopify.com"
            value={draft.imageHosts}
            onInput={(event) => set({ imageHosts: event.currentTarget.value })}
          />
        </label>
        <p {...workMessage(work)} />
        <div class="actions">
          <button type="submit" class="primary" disabled={!settings || work.running}>
            Store and publish
          </button>
        </div>
      </form>
    </section>
  )
}
