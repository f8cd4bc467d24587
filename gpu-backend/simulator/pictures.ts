import { chartSvg, Plot } from '../chart-svg.ts'
import type { Compared } from './compare-policies.ts'
import { windowMs } from './region.ts'
import { binMs } from './week.ts'
import type { Week } from './week-input.ts'

/** Ready replicas of each policy over the week, what the traffic takes behind them: an SVG. */
export function policiesPicture(week: Week, compared: readonly Compared[]): string {
  const day = (at: number): number => at / 86_400_000
  const needed = week.perMinute.map((rate, bin) => ({ day: day(bin * binMs), replicas: rate / 60 / week.knee.perSecond }))
  // The calmest last, or the others would hide it.
  const lines = compared.toReversed().map(({ name, result }) => ({
    isQueue: name.startsWith('queue'),
    // Each quarter of an hour is fine enough to look at.
    points: result.windows.flatMap(({ replicas }, index) => (index % 3 ? [] : [{ name, day: day(index * windowMs), replicas }])),
  }))
  return chartSvg({
    title: 'Ready replicas over a week; what the traffic takes in grey',
    names: compared.map(({ name }) => name),
    width: 1_000,
    height: 460,
    x: { label: 'day', domain: [0, day(week.perMinute.length * binMs)] },
    y: { label: 'replicas', grid: true, zero: true },
    marks: [
      Plot.areaY(needed, { x: 'day', y: 'replicas', fill: '#ccc' }),
      ...lines.map(({ points, isQueue }) =>
        Plot.lineY(points, {
          x: 'day',
          y: 'replicas',
          stroke: 'name',
          curve: 'step-after',
          strokeWidth: isQueue ? 0.5 : 1.5,
          strokeOpacity: isQueue ? 0.35 : 1,
        }),
      ),
      Plot.ruleY([0]),
    ],
  })
}
