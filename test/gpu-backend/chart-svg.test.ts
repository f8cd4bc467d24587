import { SaxesParser } from 'saxes'
import { describe, expect, it } from 'vitest'
import { chartSvg, Plot } from '../../gpu-backend/chart-svg.ts'

const points = [
  { name: 'a', x: 1, y: 10 },
  { name: 'b', x: 2, y: 1000 },
]
const draw = (title: string): string =>
  chartSvg({
    title,
    names: ['a', 'b'],
    y: { type: 'log' },
    marks: [Plot.dot(points, { x: 'x', y: 'y', fill: 'name' })],
  })

describe('a chart', () => {
  it('is one well-formed SVG file, whatever its title holds', () => {
    const texts: string[] = []
    const parser = new SaxesParser({ xmlns: true })
    parser.on('error', (error) => {
      throw error
    })
    parser.on('text', (text) => texts.push(text))
    parser.write(draw('Right & wrong, <1 s')).close()
    expect(texts).toEqual(expect.arrayContaining(['Right & wrong, <1 s', '● a', '● b']))
  })

  it('gives a name the same colour in the legend and in the marks', () => {
    const svg = draw('Colours')
    const colourOf = (pattern: RegExp): string | undefined => pattern.exec(svg)?.[1]
    const dots = [...svg.matchAll(/<circle[^>]* fill="(#\w+)"/g)].map(([, colour]) => colour)
    expect(dots).toHaveLength(2)
    expect(new Set(dots).size).toBe(2)
    expect(dots[0]).toBe(colourOf(/fill="(#\w+)"[^>]*>● a</))
  })

  it('is the same text each time', () => {
    expect(draw('Twice')).toBe(draw('Twice'))
  })
})
