import * as echarts from 'echarts'
import type { Compared } from './compare-policies.ts'
import { windowMs } from './region.ts'
import { binMs } from './week.ts'
import type { Week } from './week-input.ts'

/** Ready replicas of each policy over the week, what the traffic takes behind them: an SVG. */
export function policiesPicture(week: Week, compared: readonly Compared[]): string {
  const picture = echarts.init(null, null, { renderer: 'svg', ssr: true, width: 1_000, height: 460 })
  const day = (at: number): number => at / 86_400_000
  picture.setOption({
    animation: false,
    title: { text: 'Ready replicas over a week', left: 0, textStyle: { fontSize: 14 } },
    legend: { top: 26 },
    grid: { left: 50, right: 30, top: 74, bottom: 45 },
    xAxis: { type: 'value', name: 'day', nameLocation: 'middle', nameGap: 26, max: day(week.perMinute.length * binMs) },
    yAxis: { type: 'value', name: 'replicas' },
    series: [
      {
        name: 'what the traffic takes',
        type: 'line',
        showSymbol: false,
        areaStyle: { opacity: 0.25 },
        lineStyle: { width: 0 },
        data: week.perMinute.map((rate, bin) => [day(bin * binMs), rate / 60 / week.knee.perSecond]),
      },
      // The calmest last, or the others would hide it.
      ...compared.toReversed().map(({ name, result }) => ({
        name,
        type: 'line',
        step: 'end',
        showSymbol: false,
        lineStyle: { width: name.startsWith('queue') ? 0.5 : 1.5, opacity: name.startsWith('queue') ? 0.35 : 1 },
        // Each quarter of an hour is fine enough to look at.
        data: result.windows.flatMap(({ replicas }, at) => (at % 3 ? [] : [[day(at * windowMs), replicas]])),
      })),
    ],
  })
  const svg = picture.renderToSVGString()
  picture.dispose()
  return svg
}
