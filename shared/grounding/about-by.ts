import type { Reading } from './reading.ts'

// Slots that speak of no single product.
const ofSeveral = new Set(['limit', 'count', 'titles', 'summary', 'reason'])

const connectives = new Set('and or und oder et ou y o the der die das le la les el los'.split(' '))

/** Which products each place of a sentence speaks of: those named just before it, else the next, else those of the sentences before. */
export function aboutBy({ tokens }: Reading, before: readonly number[]): (at: number) => readonly number[] {
  const groups: { indexes: number[]; from: number; to: number }[] = []
  tokens.forEach(({ name }, at) => {
    if (name === null) return
    const last = groups.at(-1)
    const between = last ? tokens.slice(last.to + 1, at) : []
    const isJoined = last && between.every(({ text, name: other }) => other !== null || connectives.has(text))
    if (last && isJoined) {
      last.to = at
      if (!last.indexes.includes(name)) last.indexes.push(name)
    } else groups.push({ indexes: [name], from: at, to: at })
  })
  if (groups.length === 0) return () => before
  const firstFigure = tokens.findIndex(
    ({ kind, name, key }, at) =>
      (kind === 'slot' && name === null && !ofSeveral.has(key ?? '')) ||
      (kind === 'number' && [tokens[at - 1], tokens[at + 1]].some((beside) => beside?.kind === 'sign')),
  )
  const isBehind = firstFigure >= 0 && firstFigure < (groups[0]?.from ?? 0)
  return (at) => {
    const next = groups.find(({ from }) => from > at)
    const last = groups.findLast(({ from }) => from <= at)
    return ((isBehind ? (next ?? last) : (last ?? next)) ?? groups[0])?.indexes ?? before
  }
}
