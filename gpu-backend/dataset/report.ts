import { writeFileSync } from 'node:fs'
import * as z from 'zod'
import { chartSvg, Plot } from '../chart-svg.ts'
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
  /** Row of the composition → how many were required. */
  requiredByTask: Counter,
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
  requiredByTask: {},
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
    const required = report.requiredByTask[name]
    const short = required !== undefined && made < required ? `  ${required - made} short` : ''
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

/** The same as a picture: one panel a counter, its bars in falling order. */
export function writeReportPicture(report: Report, file: string): void {
  const counters = [
    ['answer types', report.byType],
    ['skills', report.bySkill],
    ['languages', report.byLanguage],
    ['sources', report.bySource],
    ['dropped', report.droppedBy],
  ] as const
  const panels = counters.filter(([, counter]) => Object.keys(counter).length)
  const picture = panels.map(([title, counter], index) => {
    const bars = Object.entries(counter).map(([name, count]) => ({ name, count }))
    const chart = chartSvg({
      title,
      width: 900,
      height: panelHeight,
      marginLeft: 190,
      marginRight: 60,
      x: { label: null, grid: true },
      y: { label: null },
      marks: [
        Plot.barX(bars, { x: 'count', y: 'name', fill: 'steelblue', sort: { y: '-x' } }),
        Plot.text(bars, { x: 'count', y: 'name', text: 'count', textAnchor: 'start', dx: 4 }),
      ],
    })
    return chart.replace('<svg ', `<svg y="${index * panelHeight}" `)
  })
  const size = `width="900" height="${panels.length * panelHeight}"`
  writeFileSync(file, `<svg xmlns="http://www.w3.org/2000/svg" ${size}>\n${picture.join('')}</svg>\n`)
}

const panelHeight = 240
