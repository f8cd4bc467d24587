import { useState } from 'preact/hooks'
import { Llasa } from '../client/client.ts'
import { Table } from './table.tsx'
import { useWork, workMessage } from './use-work.ts'

interface TesterProps {
  readonly apiKey: string
  readonly locale: string
}

interface Tried {
  readonly question: string
  readonly entry: string
  readonly score: string
  readonly answer: string
}

const samples: Readonly<Record<string, string>> = {
  en: 'How do I cancel my order?\nCan I pay by invoice?\nWho won the match yesterday?',
  de: 'Wie storniere ich meine Bestellung?\nKann ich auf Rechnung zahlen?\nWer hat gestern gewonnen?',
}
const linesMax = 20

/** Which questions the shop's own answers meet, without a model; merchants curate them on `/questions`. */
export function FaqTester({ apiKey, locale }: TesterProps) {
  const [text, setText] = useState<string | null>(null)
  const [tried, setTried] = useState<readonly Tried[]>([])
  const work = useWork()
  const shown = text ?? samples[locale] ?? samples.en ?? ''
  const lines = shown
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean)
    .slice(0, linesMax)

  const run = () =>
    work.run(async () => {
      setTried([])
      const client = new Llasa({ apiKey })
      const rows: Tried[] = []
      for (const question of lines) {
        const { choices, llasa } = await client.chat({
          temperature: 0,
          max_tokens: 60,
          messages: [{ role: 'user', content: question }],
          llasa: { locale },
        })
        rows.push({
          question,
          entry: llasa?.faq?.id ?? '–',
          score: llasa?.faq?.score === undefined ? '–' : llasa.faq.score.toFixed(2),
          answer: llasa?.faq ? (choices[0]?.message.content ?? '') : 'left to the model',
        })
        setTried([...rows])
      }
      return `${rows.filter(({ entry }) => entry !== '–').length} of ${rows.length} answered by the shop's own words.`
    })

  return (
    <section class="wide" aria-labelledby="faq-heading">
      <h2 id="faq-heading">Known questions</h2>
      <form
        class="editor"
        onSubmit={(event) => {
          event.preventDefault()
          void run()
        }}
      >
        <label for="faq-questions">Questions, one a line</label>
        <textarea id="faq-questions" rows={5} value={shown} onInput={(event) => setText(event.currentTarget.value)} />
        <div class="actions">
          <button type="submit" class="primary" disabled={work.running || lines.length === 0}>
            Try
          </button>
        </div>
        <p {...workMessage(work)} />
      </form>
      <Table
        caption="What became of them"
        heads={['question', 'entry', 'score', 'answer']}
        rows={tried.map(({ question, entry, score, answer }, at) => ({
          key: String(at),
          cells: [question, entry, score, answer],
        }))}
        empty="Nothing was tried yet."
      />
    </section>
  )
}
