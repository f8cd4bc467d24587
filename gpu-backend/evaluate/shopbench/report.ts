import { chartSvg, Plot } from '../../chart-svg.ts'
import type { Results } from './results.ts'

/** Rows of a comparison: overall, then types, skills, tasks. */
function rowNames(runs: readonly Results[]): string[] {
  const collect = (key: 'byType' | 'bySkill' | 'byTask', prefix: string) => [
    ...new Set(runs.flatMap((run) => Object.keys(run[key]).map((name) => `${prefix}:${name}`))),
  ]
  return ['overall', ...collect('byType', 'type'), ...collect('bySkill', 'skill'), ...collect('byTask', 'task')]
}

function scoreOf(run: Results, row: string): number | null {
  if (row === 'overall') return run.overall
  const [kind, ...rest] = row.split(':')
  const name = rest.join(':')
  if (kind === 'type') return run.byType[name] ?? null
  return kind === 'skill' ? (run.bySkill[name] ?? null) : (run.byTask[name]?.score ?? null)
}

/** Questions, metric, and what of it the model may have seen; of a task that nothing could score, that too. */
function noteOf(runs: readonly Results[], row: string): string {
  if (!row.startsWith('task:')) return ''
  const task = row.slice('task:'.length)
  const known = runs.find(({ byTask }) => byTask[task])
  const { samples = 0, metric = '', score = null } = known?.byTask[task] ?? {}
  const leaked = runs.find(({ leakage }) => leakage[task] !== undefined)?.leakage[task]
  const parts = [
    `n=${samples}`,
    metric,
    ...(leaked ? [`${percent(leaked / samples)} % in training data`] : []),
    ...(score === null ? ['not scored: its metric needs a model or tool that is not at hand'] : []),
  ]
  return parts.filter(Boolean).join(', ')
}

const percent = (value: number | null): string => (value === null ? '–' : (100 * value).toFixed(1))

function cell(run: Results, row: string): string {
  const interval = run.intervals[row]
  const range = interval ? ` [${percent(interval.low)}, ${percent(interval.high)}]` : ''
  return `${percent(scoreOf(run, row))}${range}`
}

/** The runs side by side, with 95 % intervals, as text. */
export function reportTable(runs: readonly Results[]): string {
  const rows = rowNames(runs)
  const width = Math.max(...rows.map((row) => row.length), 10)
  const columns = runs.map(({ name }) => Math.max(name.length, 20))
  const line = (cells: readonly string[]) =>
    cells.map((text, index) => text.padEnd(index === 0 ? width : (columns[index - 1] ?? 20))).join('  ')
  return [
    line(['score × 100', ...runs.map(({ name }) => name), '']),
    ...rows.map((row) => line([row, ...runs.map((run) => cell(run, row)), noteOf(runs, row)]).trimEnd()),
    line(['p50 / p95 ms', ...runs.map(({ cost }) => `${cost.latencyP50Ms.toFixed(0)} / ${cost.latencyP95Ms.toFixed(0)}`)]),
    line(['refused', ...runs.map(({ cost }) => String(cost.failed))]),
    line(['USD', ...runs.map(({ cost }) => cost.usd.toFixed(4))]),
  ].join('\n')
}

const escapeHtml = (text: string): string => text.replace(/[&<>"]/g, (letter) => `&#${letter.charCodeAt(0)};`)

function chart(runs: readonly Results[], rows: readonly string[], title: string): string {
  const bars = rows.flatMap((row) =>
    runs.map((run) => ({ row: row.replace(/^\w+:/, ''), run: run.name, score: 100 * (scoreOf(run, row) ?? 0) })),
  )
  return chartSvg({
    title,
    names: runs.map(({ name }) => name),
    width: 960,
    height: 100 + rows.length * (14 * runs.length + 14),
    marginLeft: 240,
    marginRight: 40,
    x: { domain: [0, 100], grid: true, label: null },
    y: { axis: null, domain: runs.map(({ name }) => name) },
    fy: { label: null, axis: 'left', domain: [...new Set(bars.map(({ row }) => row))], padding: 0.2 },
    marks: [Plot.barX(bars, { x: 'score', y: 'run', fy: 'row', fill: 'run' })],
  })
}

/** One self-contained page: plots, the table, how each run was made, and answers to read. */
export function reportPage(runs: readonly Results[], examplesPerTask = 3): string {
  const rows = rowNames(runs)
  const of = (prefix: string) => rows.filter((row) => row.startsWith(prefix))
  const table = `<table><tr><th>score × 100 [95 % interval]</th>${runs.map(({ name }) => `<th>${escapeHtml(name)}</th>`).join('')}<th>questions, metric</th></tr>${rows
    .map(
      (row) =>
        `<tr><td>${escapeHtml(row)}</td>${runs.map((run) => `<td>${cell(run, row)}</td>`).join('')}<td>${escapeHtml(noteOf(runs, row))}</td></tr>`,
    )
    .join('')}</table>`
  const made = runs
    .map(
      ({ samples: _samples, intervals: _intervals, byTask: _tasks, ...rest }) =>
        `<pre>${escapeHtml(JSON.stringify(rest, null, 1))}</pre>`,
    )
    .join('')
  const examples = runs
    .map(({ name, samples }) => {
      const shown = [...Map.groupBy(samples, ({ task }) => task).values()].flatMap((group) => group.slice(0, examplesPerTask))
      return `<h3>${escapeHtml(name)}</h3><table><tr><th>task</th><th>gold</th><th>answer</th><th>score</th></tr>${shown
        .map(
          ({ task, gold, response, score }) =>
            `<tr><td>${escapeHtml(task)}</td><td>${escapeHtml(JSON.stringify(gold))}</td><td>${escapeHtml(response)}</td><td>${percent(score)}</td></tr>`,
        )
        .join('')}</table>`
    })
    .join('')
  return `<!doctype html><html lang="en"><meta charset="utf-8"><title>ShopBench</title>
<style>body{font:14px/1.5 system-ui,sans-serif;margin:2rem;max-width:1100px}table{border-collapse:collapse}td,th{border:1px solid #ccc;padding:.2rem .5rem;text-align:left;vertical-align:top}pre{background:#f6f6f6;padding:1rem;overflow:auto}</style>
<h1>ShopBench</h1>${chart(runs, ['overall', ...of('type:')], 'Overall and by answer type')}${chart(runs, of('skill:'), 'By skill')}${chart(runs, of('task:'), 'By task')}
<h2>Scores</h2>${table}<h2>Runs</h2>${made}<h2>Answers</h2>${examples}</html>\n`
}
