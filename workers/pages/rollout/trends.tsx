import { useEffect, useState } from 'preact/hooks'
import type { RolloutSeries } from '../../rollout/rollout-status.ts'
import { Lines } from '../plot/lines.tsx'
import { Empty, Skeleton } from '../states.tsx'
import { Problem } from '../tabs.tsx'
import { call, shownMs, shownPercent } from './api.ts'

type Series = RolloutSeries['series'][number]
type Measure = keyof Omit<Series, 'region' | 'arm'>

const windows = { hour: 'last hour', day: 'last day', week: 'last week' } as const
const sources: Readonly<Record<RolloutSeries['source'], string>> = {
  guard: 'Counted by the guard of this environment.',
  'analytics-engine': 'From Analytics Engine: every location, a minute or so late, sampled where there is much traffic.',
}
const refreshMs = 15_000
const perMinute = (value: number): string => `${value.toFixed(1)}/min`
const plots: readonly (readonly [string, Measure, (value: number) => string])[] = [
  ['Requests', 'requestsPerMinute', perMinute],
  ['Errors', 'errorRate', shownPercent],
  ['TTFT p50', 'ttftP50Ms', shownMs],
  ['TTFT p95', 'ttftP95Ms', shownMs],
  ['Answered without a model', 'hitRate', shownPercent],
  ['Grounding violations', 'violationRate', shownPercent],
]

/** How each arm of each region fared over time. */
export function Trends({ apiKey }: { readonly apiKey: string }) {
  const [span, setSpan] = useState<keyof typeof windows>('hour')
  const [region, setRegion] = useState('')
  const [found, setFound] = useState<RolloutSeries | null>(null)
  const [problem, setProblem] = useState<string | null>(null)
  useEffect(() => {
    let isCurrent = true
    const load = () =>
      call<RolloutSeries>({ apiKey }, `rollout:series?window=${span}`).then(
        (read) => {
          if (!isCurrent) return
          setFound(read)
          setProblem(null)
        },
        (error: Error) => isCurrent && setProblem(error.message),
      )
    void load()
    const timer = setInterval(() => !document.hidden && void load(), refreshMs)
    return () => {
      isCurrent = false
      clearInterval(timer)
    }
  }, [apiKey, span])

  const all = found?.series ?? []
  const shown = all.filter((series) => region === '' || series.region === region)
  const count = all[0]?.requestsPerMinute.length ?? 0
  const end = found ? new Date(Date.parse(found.from) + count * found.stepSeconds * 1000) : null
  return (
    <section aria-labelledby="trends-heading">
      <h2 id="trends-heading">Over time</h2>
      <div class="actions">
        <label>
          Time span{' '}
          <select value={span} onChange={(event) => setSpan(event.currentTarget.value as keyof typeof windows)}>
            {Object.entries(windows).map(([name, label]) => (
              <option key={name} value={name}>
                {label}
              </option>
            ))}
          </select>
        </label>
        <label>
          Region{' '}
          <select value={region} onChange={(event) => setRegion(event.currentTarget.value)}>
            <option value="">all</option>
            {[...new Set(all.map((series) => series.region))].map((name) => (
              <option key={name} value={name}>
                {name}
              </option>
            ))}
          </select>
        </label>
      </div>
      {found && <p class="hint">{sources[found.source]}</p>}
      <Problem text={problem} />
      {!found && !problem && <Skeleton />}
      {found && all.length === 0 && (
        <Empty title="No traffic in this time" hint="Ask something in the playground: the guard hears of it within seconds." />
      )}
      <div class="plots">
        {shown.length > 0 &&
          plots.map(([label, measure, format]) => (
            <Lines
              key={measure}
              label={label}
              series={shown.map((series) => ({ name: `${series.region}/${series.arm}`, values: series[measure] }))}
              from={timeOf(found?.from ?? '', span)}
              to={timeOf(end?.toISOString() ?? '', span)}
              format={format}
            />
          ))}
      </div>
    </section>
  )
}

const timeOf = (at: string, span: keyof typeof windows): string => (span === 'week' ? at.slice(5, 10) : `${at.slice(11, 16)} UTC`)
