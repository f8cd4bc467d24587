import { useEffect, useState } from 'preact/hooks'
import { dollarsPerMillionTokens } from '../../../shared/token-cost.ts'
import type { KeyView, UsageView } from '../../access/routes/responses.ts'
import { call } from '../admin-api.ts'
import { Bars } from '../plot/bars.tsx'
import { Empty, Numbers, Skeleton } from '../states.tsx'
import { Table } from '../table.tsx'
import { Problem } from '../tabs.tsx'

type Row = UsageView['data'][number]

const spans = [7, 30, 90] as const

/** What each key has used by day, and about what it cost. */
export function Usage({ apiKey, keys }: { readonly apiKey: string; readonly keys: readonly KeyView[] }) {
  const [days, setDays] = useState<number>(30)
  const [chosen, setChosen] = useState('')
  const [price, setPrice] = useState(dollarsPerMillionTokens)
  const [usage, setUsage] = useState<UsageView | null>(null)
  const [problem, setProblem] = useState<string | null>(null)
  useEffect(() => {
    if (!apiKey) return
    setUsage(null)
    call<UsageView>({ apiKey }, `usage?days=${days}`).then(
      (read) => {
        setUsage(read)
        setProblem(null)
      },
      (error: Error) => setProblem(error.message),
    )
  }, [apiKey, days])

  const nameOf = (id: string): string => keys.find((key) => key.id === id)?.name || id
  const rows = (usage?.data ?? []).filter(({ keyId }) => chosen === '' || keyId === chosen)
  const cost = ({ promptTokens, completionTokens }: Pick<Row, 'promptTokens' | 'completionTokens'>): string =>
    `$${(((promptTokens + completionTokens) / 1e6) * price).toFixed(2)}`
  const total = sumOf(rows)

  return (
    <section aria-labelledby="usage-heading">
      <h2 id="usage-heading">Usage</h2>
      <div class="actions">
        <label>
          Days{' '}
          <select value={days} onChange={(event) => setDays(Number(event.currentTarget.value))}>
            {spans.map((span) => (
              <option key={span} value={span}>
                the last {span}
              </option>
            ))}
          </select>
        </label>
        <label>
          Key{' '}
          <select value={chosen} onChange={(event) => setChosen(event.currentTarget.value)}>
            <option value="">all</option>
            {[...new Set((usage?.data ?? []).map(({ keyId }) => keyId))].map((id) => (
              <option key={id} value={id}>
                {nameOf(id)}
              </option>
            ))}
          </select>
        </label>
        <label>
          $ per million tokens{' '}
          <input
            type="number"
            min={0}
            step={0.01}
            value={price}
            onInput={(event) => setPrice(Number(event.currentTarget.value))}
          />
        </label>
      </div>
      <Problem text={problem} />
      {!usage && !problem && apiKey && <Skeleton />}
      {usage && rows.length === 0 && (
        <Empty title="Nothing was used yet" hint="Ask something in the playground: it stands here within a few seconds." />
      )}
      {rows.length > 0 && (
        <>
          <Numbers
            values={{
              requests: total.requests.toLocaleString('en'),
              'answered without a model': shareOf(total.cached + total.known, total.requests),
              failed: shareOf(total.failed, total.requests),
              'model tokens': (total.promptTokens + total.completionTokens).toLocaleString('en'),
              'estimated cost': cost(total),
            }}
          />
          <Bars
            label="Requests by day"
            values={daysOf(rows, usage?.since ?? '').map(([day, counts]) => ({
              name: day,
              parts: [
                { name: 'model', value: counts.modelRequests },
                { name: 'answer cache', value: counts.cached },
                { name: 'known answer', value: counts.known },
              ],
            }))}
          />
          <Table
            caption={`By key and day; cost at $${price} per million model tokens`}
            heads={['Day', 'Key', 'Requests', 'Tokens in', 'Tokens out', 'Cache', 'Known answers', 'Failed', 'Cost']}
            rows={rows.map((row) => ({
              key: `${row.day} ${row.keyId}`,
              cells: [
                row.day,
                nameOf(row.keyId),
                row.requests.toLocaleString('en'),
                row.promptTokens.toLocaleString('en'),
                row.completionTokens.toLocaleString('en'),
                shareOf(row.cached, row.requests),
                shareOf(row.known, row.requests),
                shareOf(row.failed, row.requests),
                cost(row),
              ],
            }))}
            empty=""
          />
        </>
      )}
    </section>
  )
}

const shareOf = (part: number, all: number): string => (all ? `${((100 * part) / all).toFixed(1)} %` : '–')

const noUse = { requests: 0, modelRequests: 0, cached: 0, known: 0, failed: 0, promptTokens: 0, completionTokens: 0 }

const sumOf = (rows: readonly Row[]): typeof noUse =>
  rows.reduce(
    (sum, row) => ({
      requests: sum.requests + row.requests,
      modelRequests: sum.modelRequests + row.modelRequests,
      cached: sum.cached + row.cached,
      known: sum.known + row.known,
      failed: sum.failed + row.failed,
      promptTokens: sum.promptTokens + row.promptTokens,
      completionTokens: sum.completionTokens + row.completionTokens,
    }),
    noUse,
  )

const dayMs = 86_400_000

/** All keys of a day together, from the first day to today, days without use among them. */
function daysOf(rows: readonly Row[], since: string): readonly (readonly [string, typeof noUse])[] {
  const first = Date.parse(since)
  const count = Math.floor((Date.now() - first) / dayMs) + 1
  return Array.from({ length: count }, (_, at) => {
    const day = new Date(first + at * dayMs).toISOString().slice(0, 10)
    return [day, sumOf(rows.filter((row) => row.day === day))] as const
  })
}
