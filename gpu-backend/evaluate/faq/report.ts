import * as echarts from 'echarts'
import { type Asked, type Confusion, curveOf, type Scored, type Share } from './evaluate.ts'

const percent = (value: number): string => (100 * value).toFixed(1)
const range = ({ value, low, high }: Share): string => `${percent(value)} [${percent(low)}, ${percent(high)}]`

/** Rows side by side, shares of all questions in percent with 95 % intervals. */
export function table(rows: readonly Scored[]): string {
  const head = ['matcher', 'right', 'false hits', 'precision', 'recall', 'right at best']
  const cells = rows.map((row) => [
    row.name,
    range(row.right),
    range(row.falseHits),
    row.answered ? range(row.precision) : '–',
    range(row.recall),
    percent(row.rightAtBest),
  ])
  const widths = head.map((text, at) => Math.max(text.length, ...cells.map((row) => row[at]?.length ?? 0)))
  return [head, ...cells].map((row) => row.map((text, at) => text.padEnd(widths[at] ?? 0)).join('  ')).join('\n')
}

export function confusionTable(pairs: readonly Confusion[], rows: number): string {
  return pairs
    .slice(0, rows)
    .map(
      ({ expected, answered, times, example }) =>
        `${String(times).padStart(4)}  ${expected} → ${answered}   e.g. "${example.slice(0, 70)}"`,
    )
    .join('\n')
}

/** Right answers over false hits as the threshold falls, one line a matcher: an SVG. */
export function curvePicture(title: string, matchers: ReadonlyMap<string, readonly Asked[]>, falseShareMax: number): string {
  const picture = echarts.init(null, null, { renderer: 'svg', ssr: true, width: 760, height: 460 })
  picture.setOption({
    animation: false,
    title: { text: title, textStyle: { fontSize: 14 } },
    legend: { top: 24 },
    grid: { left: 60, right: 30, top: 60, bottom: 50 },
    xAxis: { type: 'value', name: 'false hits, % of all questions', nameLocation: 'middle', nameGap: 28, min: 0, max: 5 },
    yAxis: { type: 'value', name: 'right, % of all questions', min: 0 },
    series: [...matchers].map(([name, trials], at) => ({
      name,
      type: 'line',
      showSymbol: false,
      data: thin(curveOf(trials).map(({ falseShare, rightShare }) => [100 * falseShare, 100 * rightShare])),
      ...(at === 0 && {
        markLine: {
          symbol: 'none',
          data: [{ xAxis: 100 * falseShareMax }],
          lineStyle: { type: 'dashed' },
          label: { formatter: 'aim' },
        },
      }),
    })),
  })
  const svg = picture.renderToSVGString()
  picture.dispose()
  return svg
}

/** At most a few hundred points: a picture has no more pixels. */
const thin = (points: number[][]): number[][] => points.filter((_, at) => at % Math.ceil(points.length / 600) === 0)
