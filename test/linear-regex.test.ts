import { describe, expect, it } from 'vitest'
import { builtBy, literalsIn, superlinear, timesOf } from './support/regex-growth.ts'

const folders = ['shared', 'workers']

/**
 * Text from outside may be as long as a body. An expression that looks at the same characters again and again takes 80 seconds for
 * the longest, and its isolate with it: a run is entered at its beginning only (`(?<!\s)\s*,`), an optional sign takes the spaces
 * behind it along (`\s*(?:-\s*)?`), and what may be anything has a bound (`.{0,120}`).
 */
describe('regular expressions that see text from outside', () => {
  it('take no more than linear time, every one of the edge and of what it shares', { timeout: 300_000 }, async () => {
    const all = [...literalsIn(folders), ...(await builtBy(folders))]
    expect(all.length).toBeGreaterThan(700)
    const bySource = new Map(all.map((found) => [String(found.regex), found]))
    const found = [...bySource.values()].flatMap(({ file, regex }) => {
      const growth = superlinear(regex)
      return growth ? [{ file, regex: String(regex).slice(0, 120), ...growth }] : []
    })
    expect(found).toEqual([])
  })

  it('are told apart by the measure: a linear, a quadratic, a cubic and an exponential one', () => {
    expect(superlinear(/\s+x|a+b/)).not.toBeNull()
    expect(superlinear(/(?<!\s)\s+x|(?<!a)a+b/)).toBeNull()
    expect(superlinear(/\s*,?\s*;?\s*$/)).not.toBeNull()
    expect(superlinear(/^(a|a)*b/)).not.toBeNull()
  })

  it('grow with the text at 1, 2, 4 and 8 times the length, and no faster', () => {
    const linear = timesOf(
      (text) => text.replace(/(?<!\s)\s+$/, ''),
      (length) => `${' '.repeat(length)}x`,
      [32_768, 65_536, 131_072, 262_144],
    )
    expect(linear.at(-1)).toBeLessThan(20)
  })
})
