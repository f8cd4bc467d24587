import * as Plot from '@observablehq/plot'
import { parseHTML } from 'linkedom'

export { Plot }

interface Chart extends Plot.PlotOptions {
  readonly title: string
  /** What the colours stand for, in the order of the legend. */
  readonly names?: readonly string[]
}

const headHeight = 64
const letterWidth = 7

/** A chart as SVG text, drawn without a browser. Its legend is text within the picture: Plot's own is HTML beside it. */
export function chartSvg({ title, names = [], marks = [], marginLeft = 60, ...options }: Chart): string {
  const { document } = parseHTML('<!doctype html><html></html>')
  const starts = names.map((_, index) => names.slice(0, index).reduce((sum, name) => sum + (name.length + 3) * letterWidth, 0))
  const atTop = { frameAnchor: 'top-left', textAnchor: 'start', facet: 'super' } as const
  const left = 12 - marginLeft
  const drawn = Plot.plot({
    document: document as never,
    marginTop: headHeight,
    marginLeft,
    style: { background: 'white', fontSize: '12px' },
    ...options,
    y: { labelAnchor: 'center', labelArrow: 'none', ...options.y },
    color: { ...options.color, ...(names.length && { domain: [...names] }) },
    marks: [
      Plot.text([title], { ...atTop, dx: left, dy: -52, fontSize: 14, fontWeight: 'bold' }),
      ...names.map((name, index) =>
        Plot.text([`● ${name}`], { ...atTop, fill: () => name, dx: left + (starts[index] ?? 0), dy: -34 }),
      ),
      ...marks,
    ],
  } as Plot.PlotOptions)
  // A file of its own names its namespace.
  drawn.setAttribute('xmlns', 'http://www.w3.org/2000/svg')
  return `${drawn.outerHTML}\n`
}
