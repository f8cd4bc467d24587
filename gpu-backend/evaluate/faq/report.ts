import { chartSvg, Plot } from '../../chart-svg.ts'
import { type Confusion, curveOf, type QueryTrial, type ReliabilityBin, type Scored, type Share } from './evaluate.ts'
import type { ShopRow } from './shop-fixture.ts'

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
  return aligned(head, cells)
}

/** One of our shops, with one question an entry and with four. */
export const shopTable = (rows: readonly ShopRow[]): string =>
  aligned(
    ['questions', 'right', 'other entry', 'right entry to the model', 'near misses answered', 'threshold'],
    rows.map((row) => [
      String(row.questions),
      `${row.right} of ${row.paraphrases}`,
      String(row.wrong),
      String(row.groundRight),
      `${row.nearMissesAnswered} of ${row.nearMisses}`,
      row.threshold.toFixed(2),
    ]),
  )

function aligned(head: readonly string[], cells: readonly (readonly string[])[]): string {
  const widths = head.map((text, at) => Math.max(text.length, ...cells.map((row) => row[at]?.length ?? 0)))
  return [head, ...cells].map((row) => row.map((text, at) => text.padEnd(widths[at] ?? 0)).join('  ')).join('\n')
}

/** How sure the matcher was beside how often it was right: on the diagonal it is as sure as it should be. */
export const reliabilityPicture = (title: string, bins: readonly ReliabilityBin[]): string =>
  chartSvg({
    title,
    names: [title],
    width: 460,
    height: 460,
    x: { label: 'stated probability', domain: [0, 1] },
    y: { label: 'right', domain: [0, 1], grid: true },
    marks: [
      Plot.line(
        [
          { stated: 0, right: 0 },
          { stated: 1, right: 1 },
        ],
        { x: 'stated', y: 'right', strokeDasharray: '4 3' },
      ),
      Plot.line(bins, { x: 'stated', y: 'right' }),
      Plot.text(bins, { x: 'stated', y: 'right', text: 'count', dy: -8 }),
    ],
  })

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
export function curvePicture(title: string, matchers: ReadonlyMap<string, readonly QueryTrial[]>, falseShareMax: number): string {
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
