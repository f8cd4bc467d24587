export interface Line {
  readonly at: number
  readonly text: string
}

// Longer than any honest row; what is longer is a broken quote or not a text file.
export const lineCharsMax = 1_000_000

/** Lines of a text that arrives in any pieces, counted from 1; a line too long comes cut, so that memory stays bounded. */
export async function* linesOf(chunks: AsyncIterable<string>): AsyncGenerator<Line> {
  let rest = ''
  let at = 0
  for await (const chunk of chunks) {
    let from = 0
    for (let end = chunk.indexOf('\n'); end >= 0; end = chunk.indexOf('\n', from)) {
      yield { at: ++at, text: trimmed(rest + chunk.slice(from, end), at) }
      rest = ''
      from = end + 1
    }
    if (rest.length <= lineCharsMax) rest += chunk.slice(from)
  }
  if (rest) yield { at: ++at, text: trimmed(rest, at) }
}

const trimmed = (text: string, at: number): string => {
  const unmarked = at === 1 && text.startsWith('\ufeff') ? text.slice(1) : text
  return (unmarked.endsWith('\r') ? unmarked.slice(0, -1) : unmarked).slice(0, lineCharsMax)
}
