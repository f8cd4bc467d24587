import { useState } from 'preact/hooks'
import type { MatchView, TestView } from '../../known-answers/routes/responses.ts'
import { call } from '../admin-api.ts'
import { Table } from '../table.tsx'
import { useWork, workMessage } from '../use-work.ts'
import type { Shop } from './api.ts'

const rounded = (value: number | null | undefined): string => (value === null || value === undefined ? '–' : value.toFixed(2))
const percent = (value = 0): string => `${Math.round(100 * value)} %`
const words = { answer: 'Answered by the entry', ground: 'Handed to the model', ignore: 'Left to the model' } as const

/** What a shopper's question would meet, and why; many at once, pasted one a line. */
export function Try(shop: Shop) {
  const [text, setText] = useState('')
  const [one, setOne] = useState<MatchView | null>(null)
  const [batch, setBatch] = useState<TestView | null>(null)
  const work = useWork()
  const lines = text
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean)

  const ask = () =>
    work.run(async () => {
      setOne(null)
      setBatch(null)
      if (lines.length === 1) {
        const found = await call<MatchView>(shop, 'faqs:match', { body: { query: lines[0], locale: shop.locale } })
        setOne(found)
        return `${words[found.decision]}: ${found.reason}`
      }
      const tested = await call<TestView>(shop, 'faqs:test', { body: { questions: lines, locale: shop.locale } })
      setBatch(tested)
      const { answer, ground, ignore } = tested.summary
      return `${lines.length} questions: ${answer} answered, ${ground} handed to the model, ${ignore} left to it.`
    })

  return (
    <section aria-labelledby="try-heading">
      <h2 id="try-heading">Try questions</h2>
      <form
        onSubmit={(event) => {
          event.preventDefault()
          void ask()
        }}
      >
        <label for="try">One question, or many, one a line</label>
        <textarea id="try" rows={4} value={text} onInput={(event) => setText(event.currentTarget.value)} />
        <div class="actions">
          <button type="submit" class="primary" disabled={!lines.length || work.running}>
            Try
          </button>
        </div>
      </form>
      <p {...workMessage(work)} data-testid="try-message" />
      {one && <Candidates {...one} />}
      {batch && (
        <Table
          caption="What each question would meet"
          heads={['Question', 'Decision', 'Entry', 'Why']}
          rows={batch.data.map(({ query, decision, id = '', reason }, at) => ({
            key: `${at} ${query}`,
            cells: [query, words[decision], id, reason],
          }))}
          empty=""
        />
      )}
    </section>
  )
}

const Candidates = ({ candidates, probability, thresholds, version }: MatchView) => (
  <>
    <p class="hint">
      Right with probability {percent(probability)}; answers from {percent(thresholds.answer)}, is handed on from{' '}
      {percent(thresholds.ground)}. Version {version}.
    </p>
    <Table
      caption="Nearest entries"
      heads={['Entry', 'Main question', 'Score', 'Meaning', 'Wording', 'Held back by']}
      rows={candidates.map(({ id, question, score, meaning, wording, gate }) => ({
        key: id,
        cells: [id, question, rounded(score), rounded(meaning), rounded(wording), gate ? `another ${gate}` : ''],
      }))}
      empty="No entry is near."
    />
  </>
)
