import { chartSvg, Plot } from '../../gpu-backend/chart-svg.ts'
import type { SetRow } from './evaluate-sets.ts'

/** NDCG@10 of each search with the interval that queries drawn again give it. */
export const setPicture = (title: string, rows: readonly SetRow[]): string =>
  chartSvg({
    title,
    width: 640,
    height: 80 + rows.length * 46,
    marginLeft: 150,
    x: { label: 'NDCG@10', domain: [0, 1], grid: true },
    y: { label: null },
    marks: [
      Plot.ruleY(rows, { y: 'search', x1: 'low', x2: 'high', strokeWidth: 3 }),
      Plot.dot(rows, { y: 'search', x: 'ndcg10', r: 5, fill: 'currentColor' }),
      Plot.text(rows, { y: 'search', x: 'high', text: (row: SetRow) => row.ndcg10.toFixed(3), dx: 22 }),
    ],
  })
