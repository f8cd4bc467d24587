type Lists = Readonly<Record<string, readonly string[]>>

/** A message of a frame: of each `(a|b|)` one choice, of each `{list}` one of its words; `draw` gives numbers from 0 to 1. */
export function expand(frame: string, lists: Lists, draw: () => number): string {
  const pick = <T>(of: readonly T[]): T => of[Math.floor(draw() * of.length)] as T
  let at = 0
  const choices = (): string => {
    const all: string[] = []
    let one = ''
    while (at < frame.length) {
      const sign = frame[at++]
      if (sign === '(') one += choices()
      else if (sign === '|') {
        all.push(one)
        one = ''
      } else if (sign === ')') break
      else if (sign === '{') {
        const end = frame.indexOf('}', at)
        const name = frame.slice(at, end)
        at = end + 1
        one += name === 'number' ? String(Math.floor(draw() * 90_000) + 100) : expand(pick(lists[name] ?? ['']), lists, draw)
      } else one += sign
    }
    return pick([...all, one])
  }
  return choices()
    .replace(/\s+/g, ' ')
    .replace(/ ([,.?!])/g, '$1')
    .trim()
}
