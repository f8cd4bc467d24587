import { chartSvg, Plot } from '../../chart-svg.ts'
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
  const curves = [...matchers].map(([name, trials]) =>
    thin(curveOf(trials)).map(({ falseShare, rightShare }) => ({ name, wrong: 100 * falseShare, right: 100 * rightShare })),
  )
  return chartSvg({
    title,
    names: [...matchers.keys()],
    width: 760,
    height: 460,
    x: { label: 'false hits, % of all questions', domain: [0, 5] },
    y: { label: 'right, % of all questions', zero: true, grid: true },
    marks: [
      ...curves.map((curve) => Plot.line(curve, { x: 'wrong', y: 'right', stroke: 'name', clip: true })),
      Plot.ruleX([100 * falseShareMax], { strokeDasharray: '4 3' }),
      Plot.text(['aim'], { x: 100 * falseShareMax, frameAnchor: 'top', dy: -8 }),
    ],
  })
}

/** At most a few hundred points: a picture has no more pixels. */
const thin = <T>(points: readonly T[]): T[] => points.filter((_, index) => index % Math.ceil(points.length / 600) === 0)
