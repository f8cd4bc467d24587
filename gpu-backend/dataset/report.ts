import { writeFileSync } from 'node:fs'
import * as echarts from 'echarts'
import * as z from 'zod'
import { composition, releasedTotal } from './eshop/composition.ts'
import type { Sample } from './eshop/sample.ts'

const Counter = z.record(z.string(), z.number())
type Counter = z.infer<typeof Counter>

/** What a build made, and what it dropped and why. */
export const Report = z.object({
  total: z.number(),
  byTask: Counter,
  byType: Counter,
  bySkill: Counter,
  byLanguage: Counter,
  bySource: Counter,
  /** Row of the composition → how many were wanted. */
  wantedByTask: Counter,
  /** Cleaning step → how many it dropped. */
  droppedBy: Counter,
  seconds: z.number(),
})
export type Report = z.infer<typeof Report>

const add = (counter: Counter, key: string): void => {
  counter[key] = (counter[key] ?? 0) + 1
}

export const emptyReport = (): Report => ({
  total: 0,
  byTask: {},
  byType: {},
  bySkill: {},
  byLanguage: {},
  bySource: {},
  wantedByTask: {},
  droppedBy: {},
  seconds: 0,
})

export function countKept(report: Report, { task_name, task_type, skill, language, source }: Sample): void {
  report.total++
  add(report.byTask, task_name)
  add(report.byType, task_type)
  add(report.bySkill, skill)
  add(report.byLanguage, language)
  add(report.bySource, source)
}

export const countDropped = (report: Report, reason: string): void => add(report.droppedBy, reason)

/** The report as text tables: composition first, beside the released one. */
export function reportTable(report: Report): string {
  const share = (count: number) => `${((100 * count) / report.total).toFixed(1)} %`.padStart(8)
  const rows = composition.map(({ name, type, count }) => {
    const made = report.byTask[name] ?? 0
    const wanted = report.wantedByTask[name]
    const short = wanted !== undefined && made < wanted ? `  ${wanted - made} short` : ''
    return `  ${name.padEnd(36)} ${type.padEnd(25)} ${String(count).padStart(6)} ${String(made).padStart(7)}${short}`
  })
  const known = new Set(composition.map(({ name }) => name))
  const ready = Object.entries(report.byTask).filter(([name]) => !known.has(name))
  const table = (title: string, counter: Counter) =>
    Object.keys(counter).length
      ? [
          `\n${title}`,
          ...Object.entries(counter)
            .sort(([, a], [, b]) => b - a)
            .map(([name, count]) => `  ${name.padEnd(36)} ${String(count).padStart(7)} ${share(count)}`),
        ]
      : []
  return [
    `${report.total} samples in ${report.seconds.toFixed(1)} s`,
    `\n  ${'row of the composition'.padEnd(36)} ${'answer type'.padEnd(25)} ${'release'.padStart(6)} ${'here'.padStart(7)}`,
    ...rows,
    `  ${'sum'.padEnd(62)} ${String(releasedTotal).padStart(6)} ${String(composition.reduce((sum, { name }) => sum + (report.byTask[name] ?? 0), 0)).padStart(7)}`,
    ...table('Ready-made instructions', Object.fromEntries(ready)),
    ...table('Answer types', report.byType),
    ...table('Skills', report.bySkill),
    ...table('Languages', report.byLanguage),
    ...table('Sources', report.bySource),
    ...table('Dropped, by the first step that objected (percent of what was kept)', report.droppedBy),
  ].join('\n')
}

/** The same as a picture. */
export function writeReportPicture(report: Report, file: string): void {
  const panels = [
    ['answer types', report.byType],
    ['skills', report.bySkill],
    ['languages', report.byLanguage],
    ['sources', report.bySource],
    ['dropped', report.droppedBy],
  ] as const
  const shown = panels.filter(([, counter]) => Object.keys(counter).length)
  const chart = echarts.init(null, null, { renderer: 'svg', ssr: true, width: 900, height: 190 * shown.length })
  chart.setOption({
    animation: false,
    title: shown.map(([text], index) => ({ text, textStyle: { fontSize: 13 }, left: 10, top: index * 190 + 4 })),
    grid: shown.map((_, index) => ({ top: index * 190 + 30, height: 130, left: 190, right: 60 })),
    xAxis: shown.map((_, gridIndex) => ({ gridIndex, type: 'value' })),
    yAxis: shown.map(([, counter], gridIndex) => ({ gridIndex, type: 'category', data: sorted(counter).map(([name]) => name) })),
    series: shown.map(([, counter], index) => ({
      type: 'bar',
      xAxisIndex: index,
      yAxisIndex: index,
      label: { show: true, position: 'right' },
      data: sorted(counter).map(([, count]) => count),
    })),
  })
  writeFileSync(file, chart.renderToSVGString())
  chart.dispose()
}

const sorted = (counter: Counter): [string, number][] => Object.entries(counter).sort(([, a], [, b]) => a - b)
